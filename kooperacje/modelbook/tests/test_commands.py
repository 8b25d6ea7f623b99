"""The console compares two documents without a database, and refuses what is no document in one sentence."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from click.testing import CliRunner

from kooperacje.documents.tests.passages.making import made
from kooperacje.modelbook.commands import import_, redline
from kooperacje.modelbook.models import ModelVersion


def document(path: Path, *texts: str) -> Path:
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    made.save(str(path))
    return path


def test_what_became_of_the_paragraphs_is_told(tmp_path: Path) -> None:
    old = document(tmp_path / "old.docx", "Lider zwołuje zespół raz na kwartał.", "Zgoda jest dobrowolna.")
    new = document(tmp_path / "new.docx", "Lider zwołuje zespół raz na miesiąc.", "Zgoda jest dobrowolna.")
    out = tmp_path / "r.docx"
    done = CliRunner().invoke(redline, [str(old), str(new), "--out", str(out)])
    assert done.exit_code == 0
    told = [line.split() for line in done.output.splitlines()]
    assert told[:2] == [["bez", "zmian", "1"], ["zmienione", "1"]]
    assert b"w:del " in ZipFile(out).read("word/document.xml")


@pytest.mark.parametrize("content", [b"", b"nie dokument", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_document_is_named(tmp_path: Path, content: bytes) -> None:
    old, bad = document(tmp_path / "old.docx", "Tekst."), tmp_path / "zly.docx"
    bad.write_bytes(content)
    for pair in ((old, bad), (bad, old)):
        done = CliRunner().invoke(redline, [*map(str, pair), "--out", str(tmp_path / "r.docx")])
        assert done.exit_code == 1
        assert "zly.docx" in str(done.exception)
    assert not (tmp_path / "r.docx").exists()


def test_no_such_file(tmp_path: Path) -> None:
    done = CliRunner().invoke(redline, ["nie-ma.docx", "nie-ma.docx", "--out", str(tmp_path / "r.docx")])
    assert "nie-ma.docx" in str(done.exception)


def test_a_document_is_looked_at_and_then_made_a_draft(tmp_path: Path, db: None) -> None:
    path = tmp_path / "model.docx"
    path.write_bytes(made(("Heading 1", "Zespół"), ("Heading 3", "Lider"), "Lider zwołuje zespół."))
    given = [str(path), "--model", "nowy", "--label", "Pierwsza", "--name", "Nowy model", "--for", "rural"]
    looked = CliRunner().invoke(import_, [*given, "--look"])
    assert looked.output.splitlines() == [
        "akapit lub tabela nr 2: Przed tym nagłówkiem pominięto poziom nagłówków; "
        "umieszczono go pod poprzednim nagłówkiem. – Lider",
        "rozdział: Zespół",
        "  podrozdział: Lider",
        "    akapit: Lider zwołuje zespół.",
    ]
    assert not ModelVersion.objects.exists()
    done = CliRunner().invoke(import_, given)
    assert "fragmenty: 3" in done.output
    assert ModelVersion.objects.get().label == "Pierwsza"


def test_bad_documents_are_named_before_anything_is_written(tmp_path: Path, db: None) -> None:
    path = tmp_path / "model.docx"
    path.write_bytes(made(("Heading 1", "Za długi " * 80)))
    options = ["--model", "nowy", "--label", "Pierwsza"]
    assert "nr 1" in str(CliRunner().invoke(import_, [str(path), *options]).exception)
    missing = CliRunner().invoke(import_, [str(tmp_path / "nie-ma.docx"), *options])
    assert "nie-ma.docx" in str(missing.exception)
