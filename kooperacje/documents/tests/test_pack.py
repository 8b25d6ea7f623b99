"""The whole pack: all of it or nothing."""

import errno
import os

import pytest

from kooperacje.documents import pack
from kooperacje.documents.pack import PackError, write_pack
from kooperacje.documents.tests import sample
from kooperacje.documents.tree import Column, Document, Section, Table

NAMES = {
    "report.html",
    "report.pdf",
    "report.docx",
    "report.xlsx",
    "report.json",
    "report-facts.csv",
    "report-table-stages-data.csv",
    "report-table-people-data.csv",
    "report-table-answers-data.csv",
    "report-table-remarks.csv",
    "report-table-empty.csv",
}


def small(*keys):
    tables = tuple(Table(key, key, (Column("a", "A"),), (("x",),)) for key in keys)
    return Document("T", "t", (Section("S", "s", tables),))


def test_a_pack_has_every_format(tmp_path):
    seen = []
    paths = write_pack(sample.document(), tmp_path / "new" / "out", progress=lambda *step: seen.append(step))
    assert (
        {path.name for path in paths} == {path.name for path in (tmp_path / "new" / "out").iterdir()} == NAMES
    )
    assert all(path.stat().st_size for path in paths)
    assert seen[0] == (0, 6, "report.html")
    assert seen[-1] == (6, 6, "")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["out"]


def test_a_pack_replaces_an_earlier_one_and_leaves_other_files(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    write_pack(small("one", "two"), tmp_path)
    write_pack(small("two"), tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert {"mine.txt", "report-table-two.csv"} <= names
    assert "report-table-one.csv" not in names


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "zabrakło miejsca"), (errno.EACCES, "brak prawa"), (errno.EIO, "Input/output error")],
)
@pytest.mark.parametrize("exists", [True, False])
def test_a_failing_disk_gives_one_sentence_and_leaves_nothing(tmp_path, monkeypatch, number, words, exists):
    target = tmp_path / "out"
    if exists:
        write_pack(small("one"), target)
    before = {path.name: path.read_bytes() for path in target.iterdir()} if exists else None
    written = []

    def failing(path, content):
        written.append(path)
        if len(written) == 3:
            raise OSError(number, os.strerror(number))
        path.write_bytes(content)

    monkeypatch.setattr(pack, "_write", failing)
    with pytest.raises(PackError) as caught:
        write_pack(small("two"), target)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    after = {path.name: path.read_bytes() for path in target.iterdir()} if target.exists() else None
    assert after == before
    assert [path.name for path in tmp_path.iterdir()] == (["out"] if exists else [])


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path):
    target = tmp_path / "out"
    target.write_text("a file", encoding="utf-8")
    with pytest.raises(PackError):
        write_pack(small("one"), target)
    assert target.read_text(encoding="utf-8") == "a file"


def test_a_refused_pdf_is_one_sentence(tmp_path, monkeypatch):
    def refuse(document):
        raise pack.pdf.PdfError("refused")

    monkeypatch.setattr(pack.pdf, "render", refuse)
    with pytest.raises(PackError, match="nie udało się utworzyć pliku PDF"):
        write_pack(small("one"), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
