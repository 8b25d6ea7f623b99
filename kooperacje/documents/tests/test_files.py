"""DOCX, XLSX and open data: what each promises beyond the counts."""

import csv
import io
import json
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import docx as word
import pytest
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from python_calamine import CalamineWorkbook

from kooperacje.documents import docx, opendata, xlsx
from kooperacje.documents.tests import sample
from kooperacje.documents.tests.test_pdf import HOSTILE, hostile_document
from kooperacje.documents.tree import Column, Document, Fact, Facts, Kind, Mark, Section, Table
from kooperacje.documents.words import FORBIDDEN

FORMULAS = ("=1+1", "+48 12 345 67 89", "-5", "@SUM(A1)", "\t=1", "＝1+1")


def workbook(document):
    return CalamineWorkbook.from_filelike(io.BytesIO(xlsx.render(document)))


def one_table(*rows, kind=Kind.TEXT, caption="Caption"):
    table = Table("t", caption, (Column("a", "A", kind),), tuple((cell,) for cell in rows))
    return Document("T", "t", (Section("S", "s", (table,)),))


@pytest.fixture(scope="module")
def written():
    return word.Document(io.BytesIO(docx.render(sample.document())))


def test_docx_headings_are_real(written):
    headings = [(p.style.name, p.text) for p in written.paragraphs if p.style.name.startswith("Heading")]
    assert headings[0] == ("Heading 1", "1. Koncepcja")
    assert ("Heading 2", "2.1. Etapy") in headings


def test_docx_contents_are_a_field_with_entries(written):
    codes = [node.text for node in written.element.iter(qn("w:instrText"))]
    assert [code.split()[0] for code in codes] == ["TOC"]
    entries = [p for p in written.paragraphs if p.style.name.startswith("toc ")]
    assert len(entries) == 6
    names = {node.get(qn("w:name")) for node in written.element.iter(qn("w:bookmarkStart"))}
    links = {node.get(qn("w:anchor")) for node in written.element.iter(qn("w:hyperlink"))} - {None}
    assert links <= names


def test_docx_tables_repeat_their_header_and_have_captions(written):
    for table in written.tables:
        properties = table.rows[0]._tr.trPr
        assert properties.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    captions = [p.text for p in written.paragraphs if p.style.name.lower() == "caption"]
    assert len(captions) == 8


def test_docx_pictures_have_alternatives(written):
    found = [node.get("descr") for node in written.element.iter(qn("wp:docPr"))]
    document = sample.document()
    marks = [block.alt for block in document.all_blocks() if isinstance(block, Mark)]
    assert found == [*(figure.alt for figure in document.figures()), *marks]


def test_docx_knows_its_language_title_and_moment(written):
    core = written.core_properties
    assert (core.title, core.language) == ("Raport z konsultacji modelu współpracy", "pl-PL")
    assert core.created == core.modified == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    language = written.styles.element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "pl-PL"


def test_docx_parts_are_well_formed_and_all_named():
    with zipfile.ZipFile(io.BytesIO(docx.render(sample.document()))) as archive:
        names = set(archive.namelist())
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        assert {node.get("PartName")[1:] for node in types if node.get("PartName")} <= names
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_docx_lists_count_from_their_start():
    numbering = etree.fromstring(
        zipfile.ZipFile(io.BytesIO(docx.render(sample.document()))).read("word/numbering.xml")
    )
    assert len(numbering.findall(qn("w:num"))) == 2


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=40))
@example(HOSTILE[2])
@example(HOSTILE[3])
@example("]]></w:t><w:p/>")
def test_docx_keeps_hostile_words_as_words(text):
    document = hostile_document(text)
    found = word.Document(io.BytesIO(docx.render(document)))
    cell = found.tables[0].rows[1].cells[0].text
    assert "".join(cell.split()) == "".join(FORBIDDEN.sub("\ufffd", f"x {text}").split())


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=40))
@example(HOSTILE[2])
@example('=HYPERLINK("http://example.org")')
@example("_x0041_")
@example("0" * 20 + "\U00010000" * 9)
def test_xlsx_keeps_hostile_words_as_words(text):
    document = hostile_document(text)
    book = workbook(document)
    cell = book.get_sheet_by_index(1).to_python()[1][0]
    assert "".join(cell.split()) == "".join(FORBIDDEN.sub("\ufffd", f"x {text}").split())


@pytest.mark.parametrize("text", FORMULAS)
def test_xlsx_has_no_formula(text):
    content = xlsx.render(one_table(text))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet for sheet in sheets)
    assert workbook(one_table(text)).get_sheet_by_index(1).to_python()[1][0] == text


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_takes_the_force_from_formulas(text):
    files = opendata.csv_files(one_table(text))
    rows = list(csv.reader(io.StringIO(files["report-table-t.csv"].decode("utf-8-sig"), newline="")))
    assert rows[1] == [f"'{text}"]


def test_csv_leaves_negative_numbers_alone():
    files = opendata.csv_files(one_table(-5, kind=Kind.INT))
    assert files["report-table-t.csv"] == b"\xef\xbb\xbfa\r\n-5\r\n"


def test_xlsx_types_of_rare_values():
    long = "x" * 40_000
    document = Document(
        "T",
        "t",
        (
            Section(
                "S",
                "s",
                (
                    Table(
                        "d", "D", (Column("a", "A", Kind.DATE),), ((date(1899, 5, 1),), (date(2019, 5, 1),))
                    ),
                    Table("n", "N", (Column("a", "A", Kind.INT),), ((10**20,), (7,))),
                    Table(
                        "m",
                        "M",
                        (Column("a", "A", Kind.DATETIME),),
                        ((datetime(2019, 5, 1, 12, tzinfo=UTC),),),
                    ),
                    Table("b", "B", (Column("a", "A", Kind.BOOL),), ((True,),)),
                    Table("p", "P", (Column("a", "A", Kind.PERCENT),), ((Decimal("0.5"),),)),
                    Table("l", "L", (Column("a", "A"),), ((long,),)),
                ),
            ),
        ),
    )
    book = workbook(document)
    cells = [[row[0] for row in book.get_sheet_by_index(n).to_python()[1:]] for n in range(1, 7)]
    assert cells[0] == ["1899-05-01", date(2019, 5, 1)]
    assert cells[1] == [str(10**20), 7.0]
    assert cells[2] == [datetime(2019, 5, 1, 12)]
    assert cells[3:5] == [[True], [0.5]]
    assert len(cells[5][0]) == 32_767
    assert cells[5][0].endswith("…")


def test_sheet_names_are_allowed_and_different():
    captions = ["A" * 60, "A" * 60, "[x]:*?/\\'", "Fakty"]
    tables = tuple(Table(f"t{n}", c, (Column("a", "A"),), ()) for n, c in enumerate(captions))
    names = list(xlsx.sheet_names(Document("T", "t", (Section("S", "s", tables),))).values())
    assert len({name.lower() for name in names}) == 4
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\']", name) for name in names)


def test_json_tells_missing_values_apart():
    content = json.loads(opendata.render_json(sample.document()))
    stages = next(table for table in content["tables"] if table["key"] == "stages-data")
    assert stages["rows"][-1] == ["Publikacja raportu", None, {"gap": "not_applicable"}]
    assert stages["rows"][0][1] == "2019-02-21"
    remarks = next(table for table in content["tables"] if table["key"] == "remarks")
    assert remarks["total"][0] == 3
    assert remarks["section"] == "remarks"


def test_facts_with_equal_labels_get_different_keys():
    facts = Facts(
        (
            Fact("Łączna liczba", 1),
            Fact("Łączna liczba", 2),
            Fact("?", 3),
            Fact("x", 4, key="laczna-liczba-2"),
        )
    )
    content = json.loads(opendata.render_json(Document("T", "t", (Section("S", "s", (facts,)),))))
    assert [fact["key"] for fact in content["facts"]] == [
        "laczna-liczba",
        "laczna-liczba-3",
        "fact",
        "laczna-liczba-2",
    ]
