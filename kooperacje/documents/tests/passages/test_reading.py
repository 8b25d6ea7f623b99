"""A Word document read as passages."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches

from kooperacje.documents import docx as writer
from kooperacje.documents.answerform.opening import Package, Unreadable, Why
from kooperacje.documents.passages import Kind, Notice, Reading, read
from kooperacje.documents.tests.passages.making import made, saved
from kooperacje.documents.tests.sample import document as whole

REAL = sorted((Path(__file__).parents[1]).rglob("*.docx"))
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)


def reading(*parts) -> Reading:
    return read(Package(made(*parts)))


def shape(found: Reading) -> list[tuple[Kind, int, str]]:
    return [(one.kind, one.level, one.text) for one in found.found]


def test_headings_paragraphs_lists_and_tables_each_with_level_and_place():
    found = reading(
        ("Title", "Model współpracy"),
        ("Heading 1", "1. Zespół"),
        "Zespół tworzą:",
        ("List Bullet", "ośrodek pomocy;"),
        ("List Bullet 2", "szkoła."),
        "",
        [["Kto", "Co"], ["OPS", "prowadzi"]],
        ("Heading 2", "Zadania"),
        ("List Number", "Lider zwołuje spotkania."),
    )
    assert found.title == "Model współpracy"
    assert shape(found) == [
        (Kind.HEADING, 1, "Zespół"),
        (Kind.PARAGRAPH, 0, "Zespół tworzą:"),
        (Kind.ITEM, 0, "ośrodek pomocy;"),
        (Kind.ITEM, 0, "szkoła."),
        (Kind.TABLE, 0, "Kto\tCo\nOPS\tprowadzi"),
        (Kind.HEADING, 2, "Zadania"),
        (Kind.ITEM, 0, "Lider zwołuje spotkania."),
    ]
    assert [one.place for one in found.found] == [2, 3, 4, 5, 7, 8, 9]
    assert [one.introduces for one in found.found][1:3] == [True, False]
    assert found.remarks == ()


def test_where_no_style_says_what_a_heading_is_bold_lines_are_taken_and_told():
    document = docx.Document()
    document.add_paragraph().add_run("1. Zespół").bold = True
    document.add_paragraph("Zespół pracuje.")
    document.add_paragraph().add_run("1.2 Zadania").bold = True
    document.add_paragraph().add_run("Ważne zdanie, które jest całe pogrubione.").bold = True
    found = read(Package(saved(document)))
    assert shape(found) == [
        (Kind.HEADING, 1, "Zespół"),
        (Kind.PARAGRAPH, 0, "Zespół pracuje."),
        (Kind.HEADING, 2, "Zadania"),
        (Kind.PARAGRAPH, 0, "Ważne zdanie, które jest całe pogrubione."),
    ]
    assert [(one.notice, one.place) for one in found.remarks] == [
        (Notice.NO_HEADINGS, 0),
        (Notice.LOOKS_LIKE_HEADING, 1),
        (Notice.LOOKS_LIKE_HEADING, 3),
    ]


def test_outline_level_and_polish_style_names_make_headings():
    document = docx.Document()
    style = document.styles.add_style("Nagłówek 2", 1)
    document.add_paragraph("Zasady", style=style)
    own = document.add_paragraph("Cele")
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), "0")
    own._p.get_or_add_pPr().append(outline)
    body = document.add_paragraph("Tekst", style="Heading 1")
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), "9")
    body._p.get_or_add_pPr().append(outline)
    assert shape(read(Package(saved(document)))) == [
        (Kind.HEADING, 2, "Zasady"),
        (Kind.HEADING, 1, "Cele"),
        (Kind.PARAGRAPH, 0, "Tekst"),
    ]


def test_numbering_of_its_own_makes_items_and_the_number_nought_makes_none():
    document = docx.Document()
    for number, level, text in (("1", "1", "drugi poziom"), ("0", "0", "bez numeru")):
        properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = int(level)
        properties.get_or_add_numId().val = int(number)
    assert shape(read(Package(saved(document)))) == [
        (Kind.ITEM, 1, "drugi poziom"),
        (Kind.PARAGRAPH, 0, "bez numeru"),
    ]


def test_a_list_without_any_sign_is_no_list():
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for node in numbering.iter(qn("w:numFmt")):
        node.set(qn("w:val"), "none")
    for node in numbering.iter(qn("w:lvlText")):
        node.set(qn("w:val"), "")
    document.add_paragraph("zwykły", style="List Number")
    assert [one.kind for one in read(Package(saved(document))).found] == [Kind.PARAGRAPH]


def test_what_is_not_carried_over_is_told_with_its_place():
    document = docx.Document()
    document.add_heading("Zespół", 1)
    document.add_paragraph("Schemat:").add_run().add_picture(io.BytesIO(PIXEL), width=Inches(1))
    run = document.add_paragraph("Zdanie z przypisem").add_run()
    run._r.append(OxmlElement("w:footnoteReference"))
    inserted = OxmlElement("w:ins")
    document.add_paragraph("Stare ")._p.append(inserted)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "i nowe"
    run.append(text)
    inserted.append(run)
    found = read(Package(saved(document)))
    assert [(one.notice, one.place) for one in found.remarks] == [
        (Notice.TRACKED, 0),
        (Notice.PICTURE, 2),
        (Notice.NOTE, 3),
    ]
    assert found.found[-1].text == "Stare i nowe"


def test_a_frame_is_its_text_and_lines_in_a_cell_stay_apart():
    found = reading([["Ramka\nz dwoma liniami"]], [["a", "b\nc"], ["", ""]])
    assert shape(found) == [(Kind.PARAGRAPH, 0, "Ramka\nz dwoma liniami"), (Kind.TABLE, 0, "a\tb c")]
    document = docx.Document()
    cell = document.add_table(1, 2).rows[0].cells[1]
    cell.text = "pierwszy"
    cell.add_paragraph("drugi")
    assert read(Package(saved(document))).found[0].text == "\tpierwszy\u2028drugi"


def test_contents_are_left_out_and_told_once():
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Spis", style="TOC Heading")
    document.add_paragraph("Zespół 1", style="toc 1")
    document.add_heading("Zespół", 1)
    found = read(Package(saved(document)))
    assert shape(found) == [(Kind.HEADING, 1, "Zespół")]
    assert [one.notice for one in found.remarks] == [Notice.CONTENTS]


def test_styles_that_are_based_on_each_other_end():
    document = docx.Document()
    one, other = (document.styles.add_style(name, 1) for name in ("a", "b"))
    one.base_style, other.base_style = other, one
    document.add_paragraph("tekst", style="a")
    assert shape(read(Package(saved(document)))) == [(Kind.PARAGRAPH, 0, "tekst")]


def test_a_document_of_our_own_is_read_whole():
    found = read(Package(writer.render(whole())))
    titles = {section.title for _level, section in whole().walk()}
    assert titles <= {one.text for one in found.found if one.kind is Kind.HEADING}


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_files_saved_by_a_real_editor_are_read(path):
    assert read(Package(path.read_bytes())).found


def test_an_empty_document_is_refused():
    with pytest.raises(Unreadable) as refused:
        reading("", "  ")
    assert refused.value.why is Why.EMPTY
