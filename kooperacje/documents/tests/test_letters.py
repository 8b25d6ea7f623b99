"""Letters as files: one to a page, the code and its mark on each, and the structure that readers need."""

import io
from datetime import UTC, datetime

import docx
import pikepdf
import pytest

from kooperacje.documents.letters import Letter, Letters, render_docx, render_pdf
from kooperacje.documents.tests.pdftext import TaggedText
from kooperacje.documents.tests.pdfua import structural_faults

HOSTILE = '#panic("x") $ x $ *b* <label> \x00\x0b\ufffe \ud800 👍 <w:p> & "q"'


def letters(count=3, text="Szanowni Państwo,\n\nzapraszamy.\nDrugi wiersz.", subject="Zaproszenie"):
    made = tuple(
        Letter(
            (f"Ośrodek Zmyślony nr {number}", "ul. Nigdzie 1"),
            subject,
            text,
            f"7KQ4-M2TX-9RWC-{number}",
            f"https://example.org/k/7KQ4-M2TX-9RWC-{number}/",
        )
        for number in range(count)
    )
    modified = datetime(2026, 11, 28, tzinfo=UTC)
    return Letters(
        "Zaproszenia",
        "pl",
        ("Organizator",),
        "28 listopada 2026",
        "Zeskanuj.",
        "Kod:",
        "Kod QR",
        modified,
        made,
    )


def test_a_pdf_has_a_page_for_each_and_no_structural_fault(tmp_path):
    path = tmp_path / "listy.pdf"
    path.write_bytes(render_pdf(letters()))
    assert structural_faults(path) == []
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 3


def test_a_docx_has_a_page_and_a_mark_for_each():
    found = docx.Document(io.BytesIO(render_docx(letters())))
    text = "\n".join(paragraph.text for paragraph in found.paragraphs)
    for number in range(3):
        assert f"7KQ4-M2TX-9RWC-{number}" in text
    assert "Drugi wiersz." in text
    assert len(found.inline_shapes) == 3
    breaks = found.element.body.findall(".//{*}pageBreakBefore")
    assert len(breaks) == 2


@pytest.mark.parametrize("render", [render_pdf, render_docx])
def test_equal_letters_give_equal_bytes(render):
    assert render(letters()) == render(letters())


@pytest.mark.parametrize("render", [render_pdf, render_docx])
def test_no_words_break_a_letter(render):
    assert render(letters(1, text=HOSTILE, subject=HOSTILE))


def test_words_stay_words(tmp_path):
    path = tmp_path / "listy.pdf"
    path.write_bytes(render_pdf(letters(1, text='#panic("x")')))
    with TaggedText(path) as read:
        assert '#panic("x")' in read.text()
        assert read.alternatives() == ["Kod QR"]
