"""The console compares two documents without a database, and refuses what is no document in one sentence."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from click.testing import CliRunner

from kooperacje.modelbook.commands import redline


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
