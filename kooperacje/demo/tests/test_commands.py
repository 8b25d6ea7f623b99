"""The console's main job on the samples: load, check, report, export; and its one clear sentence when it cannot."""

import json
import os
from pathlib import Path
from unittest.mock import patch

import click
import pytest
from click.testing import CliRunner, Result

from kooperacje.consultations import commands
from kooperacje.demo import load as sample_data
from kooperacje.web.cli import plainly

MALOPOLSKA = sample_data.FOLDER / "malopolska-2019.yaml"


def run(command: click.Command, *arguments: str) -> Result:
    @click.command(context_settings={"ignore_unknown_options": True})
    @click.argument("words", nargs=-1, type=click.UNPROCESSED)
    def shell(words: tuple[str, ...]) -> None:
        with plainly():
            command.main(list(words), standalone_mode=False)

    return CliRunner().invoke(shell, list(arguments))


def test_loading_the_samples_again_changes_nothing(samples: None) -> None:
    for path in sample_data.files():
        result = run(commands.load, str(path))
        assert result.exit_code == 0
        assert result.output == f"{path.stem}: nic się nie zmieniło.\n"


def test_check_names_every_kind_of_fault(samples: None) -> None:
    result = run(commands.check, "malopolska-2019")
    assert result.exit_code == 0
    for key in ("event-outside-window", "e-consultation-too-short", "question-without-conclusion",
                "remarks-not-listed", "invited-number-not-stated", "total-without-breakdown", "contradictory-dates"):  # fmt: skip
        assert f"[{key}]" in result.output
    assert "28 marca 2019" in result.output
    assert "Nic nie stoi na przeszkodzie publikacji." in result.output


def test_check_exits_with_1_when_publication_is_blocked(samples: None, tmp_path: Path) -> None:
    text = MALOPOLSKA.read_text("utf-8")
    file = tmp_path / "bez-uzasadnien.yaml"
    file.write_text(text[: text.index("overrides:")] + text[text.index("\nsources:") + 1 :], "utf-8")
    result = run(commands.check, "--file", str(file))
    assert result.exit_code == 1
    assert "Raportu nie można jeszcze opublikować." in result.output


def test_report_writes_the_whole_pack_with_names_from_the_registers(samples: None, tmp_path: Path) -> None:
    result = run(commands.report, "malopolska-2019", "--out", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    kinds = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert kinds == {".html", ".pdf", ".docx", ".xlsx", ".json", ".csv"}
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "województwo małopolskie" in page
    assert "zespół szkół" in page


def test_the_same_input_gives_the_same_bytes(samples: None, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run(commands.report, "liderzy-2019", "--out", str(tmp_path / name)).exit_code == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_export_is_what_was_loaded(samples: None, tmp_path: Path) -> None:
    out = tmp_path / "eksport.yaml"
    assert run(commands.export, "malopolska-2019", "--out", str(out)).exit_code == 0
    assert run(commands.load, str(out)).output == "malopolska-2019: nic się nie zmieniło.\n"
    assert json.loads(run(commands.export, "malopolska-2019", "--json").output)["slug"] == "malopolska-2019"


def test_unknown_slug_is_one_sentence(samples: None) -> None:
    result = run(commands.check, "malopolska-2091")
    assert result.exit_code == 1
    assert result.output.strip() == (
        "Error: Nie ma konsultacji „malopolska-2091”; czy chodzi o „malopolska-2019”?"
    )
    assert "Są: liderzy-2019" in run(commands.export, "zupelnie-inna").output


def test_broken_file_is_refused_with_its_line(samples: None, tmp_path: Path) -> None:
    file = tmp_path / "zly.yaml"
    file.write_text("slug: nowa\ntitle: Nowa\norganiser: nikt\n", "utf-8")
    result = run(commands.load, str(file))
    assert result.exit_code == 1
    assert "wiersz 3, organiser" in result.output
    assert run(commands.check, "nowa").exit_code == 1


def test_full_disk_is_one_sentence_and_leaves_nothing(samples: None, tmp_path: Path) -> None:
    with patch("os.fsync", side_effect=OSError(28, os.strerror(28))):
        result = run(commands.report, "liderzy-2019", "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert result.output.count("Error:") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [(), ("malopolska-2019", "--file", str(MALOPOLSKA))])
def test_a_consultation_or_a_file(samples: None, arguments: tuple[str, ...]) -> None:
    result = run(commands.check, *arguments)
    assert result.exit_code == 1
    assert "jedno z dwojga" in result.output
