"""A file is what its name says and safe to keep, or refused in one sentence that names it."""

import io
import struct
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base.problems import BadInput
from kooperacje.files import archives, kinds
from kooperacje.files.inspection import clean_name, inspect
from kooperacje.files.tests.conftest import JPG, PDF, PNG, docx, odt, xlsx, zipped

Upload = Callable[[str, bytes], SimpleUploadedFile]
LIMIT = 1024 * 1024


def word_document() -> bytes:
    from docx import Document

    document, buffer = Document(), io.BytesIO()
    document.add_paragraph("Zażółć")
    document.save(buffer)
    return buffer.getvalue()


def workbook() -> bytes:
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet().write(0, 0, "Zażółć")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("plan.pdf", PDF, "application/pdf"),
        ("PLAN.PDF", PDF, "application/pdf"),
        ("zdjęcie.png", PNG, "image/png"),
        ("zdjęcie.jpeg", JPG, "image/jpeg"),
        ("uwagi.txt", "Zażółć\r\n\tgęślą".encode(), "text/plain"),
        ("uwagi.csv", "gmina;liczba\nŁąck;3\n".encode("cp1250"), "text/csv"),
        ("uwagi.docx", word_document(), f"{kinds.OOXML}.wordprocessingml.document"),
        ("uwagi.xlsx", workbook(), f"{kinds.OOXML}.spreadsheetml.sheet"),
        ("uwagi.docx", docx(word__embeddings__chart=workbook()), f"{kinds.OOXML}.wordprocessingml.document"),
        ("uwagi.odt", odt(), f"{kinds.ODF}.text"),
    ],
)
def test_good_files_are_taken(upload: Upload, name: str, content: bytes, content_type: str) -> None:
    file = upload(name, content)
    assert inspect(file, limit=LIMIT) == (name, content_type)
    assert file.read() == content


def protected() -> bytes:
    return archives.COMPOUND_HEADER + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 900


def flagged() -> bytes:
    """The same archive with its members marked as encrypted."""
    content = bytearray(docx())
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


OLD_MACRO = archives.COMPOUND_HEADER + b"\0" * 64 + b"_\0V\0B\0A\0_\0P\0R\0O\0J\0"
NOT_TAKEN, NOT_WHAT, MACROS, PASSWORD, DAMAGED = (
    "nieprzyjmowanego",
    "nie jest tym",
    "makra",
    "hasłem",
    "uszkodzony",
)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("program.exe", b"MZ", NOT_TAKEN),
        ("strona.html", b"<p>", NOT_TAKEN),
        ("rysunek.svg", b"<svg/>", NOT_TAKEN),
        ("makro.docm", docx(), NOT_TAKEN),
        ("archiwum.zip", zipped({"a": "b"}), NOT_TAKEN),
        ("bez-końcówki", PDF, NOT_TAKEN),
        (".pdf", PDF, NOT_TAKEN),
        ("plan.pdf", PNG, NOT_WHAT),
        ("plan.pdf", docx(), NOT_WHAT),
        ("plan.docx", PDF, NOT_WHAT),
        ("plan.docx", xlsx(), NOT_WHAT),
        ("plan.docx", zipped({"a": "b"}), NOT_WHAT),
        ("plan.odt", zipped({"mimetype": "application/zip"}), NOT_WHAT),
        ("plan.docx", archives.COMPOUND_HEADER + b"\0" * 900, NOT_WHAT),
        ("uwagi.txt", PDF, NOT_WHAT),
        ("uwagi.csv", b"a\0b", NOT_WHAT),
        ("zdjecie.png", JPG, NOT_WHAT),
        ("pusty.pdf", b"", "pusty"),
        ("duzy.pdf", PDF + b" " * LIMIT, "za duży"),
        ("makra.docx", docx(**{"word__vbaProject.bin": "x"}), MACROS),
        ("makra.xlsx", xlsx({"xl/macrosheets/sheet1.xml": "x"}), MACROS),
        ("makra.xlsx", xlsx({"xl/vbaProject.bin": b"x"}), MACROS),
        ("makra.odt", odt({"Basic/Standard/Module1.xml": "x"}), MACROS),
        ("makra.docx", zipped({"[Content_Types].xml": "ms-word.document.macroEnabled.main+xml"}), MACROS),
        ("makra.docx", docx(word__embeddings__old=OLD_MACRO), MACROS),
        ("makra.docx", docx(word__embeddings__book=xlsx({"xl/vbaProject.bin": b"x"})), MACROS),
        ("haslo.docx", protected(), PASSWORD),
        ("haslo.docx", flagged(), PASSWORD),
        ("uciety.docx", docx()[:-30], DAMAGED),
        ("uciety.docx", docx().replace(b"word/document.xml", b"word/documenu.xml", 1), DAMAGED),
    ],
)
def test_other_files_are_refused_by_name(upload: Upload, name: str, content: bytes, word: str) -> None:
    with pytest.raises(BadInput) as refused:
        inspect(upload(name, content), limit=LIMIT)
    assert word in str(refused.value)
    assert f"„{name}”" in str(refused.value)
    assert len(refused.value.faults) == 1


def lying(content: bytes) -> bytes:
    """The central directory declares every member to be of one byte."""
    data = bytearray(content)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = struct.pack("<I", 1)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        archives.Budget, "__init__", lambda self: self.__dict__.update(members=50, inflated=10**6)
    )
    monkeypatch.setattr(archives, "DIRECTORY_LIMIT", 8000)


def nested(depth: int) -> bytes:
    content = docx()
    for _ in range(depth):
        content = docx(word__embeddings__inner=content)
    return content


@pytest.mark.parametrize(
    "content",
    [
        docx(word__big=b"\0" * 2_000_000),
        docx(word__a=b"\0" * 600_000, word__b=b"\0" * 600_000),
        docx(word__inner=docx(word__big=b"\0" * 2_000_000)),
        docx(**{f"word__{n}": "x" for n in range(60)}),
        docx(**{f"word__{n:0200}": "x" for n in range(40)}),
        nested(4),
    ],
    ids=["one member", "together", "in an inner archive", "many members", "large directory", "deep"],
)
def test_bombs_are_counted_while_they_unpack(upload: Upload, tight: None, content: bytes) -> None:
    with pytest.raises(BadInput, match="bezpieczn"):
        inspect(upload("bomba.docx", content), limit=LIMIT)


def test_a_bomb_that_lies_about_its_size_is_refused_too(upload: Upload, tight: None) -> None:
    with pytest.raises(BadInput):
        inspect(upload("bomba.docx", lying(docx(word__big=b"\0" * 2_000_000))), limit=LIMIT)


def test_an_inner_archive_that_is_no_deeper_than_usual_is_taken(upload: Upload) -> None:
    assert inspect(upload("a.docx", nested(2)), limit=LIMIT)[0] == "a.docx"


@given(st.binary(max_size=300), st.integers(0, 400))
def test_a_broken_archive_is_refused_and_never_a_fault_of_ours(noise: bytes, at: int) -> None:
    content = docx(word__styles="<x/>" * 50)
    broken = content[: at % len(content)] + noise + content[at % len(content) + len(noise) :]
    try:
        inspect(SimpleUploadedFile("a.docx", broken), limit=LIMIT)
    except BadInput as refused:
        assert len(refused.faults) == 1


@given(st.binary(max_size=300), st.sampled_from(sorted(kinds.BY_ENDING)))
def test_any_bytes_are_taken_or_refused(content: bytes, ending: str) -> None:
    try:
        inspect(SimpleUploadedFile(f"a.{ending}", content), limit=LIMIT)
    except BadInput as refused:
        assert len(refused.faults) == 1


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/plan.pdf", "plan.pdf"),
        ("C:\\Users\\Anna\\plan.pdf", "plan.pdf"),
        ("pl\u202ean\x00\n.pdf", "plan.pdf"),
        ("  a   b .pdf", "a b .pdf"),
        ("a\u0301.pdf", "á.pdf"),
        ("", "?"),
        ("x" * 200 + ".pdf", "x" * 145 + "….pdf"),
    ],
)
def test_names_are_cleaned(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept
