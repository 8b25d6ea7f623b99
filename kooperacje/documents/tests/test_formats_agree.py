"""The same words and counts in every format, and the same bytes every time."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx as word
import pytest
from lxml import html as parser
from python_calamine import CalamineWorkbook

from kooperacje.documents import docx, html, opendata, pdf, xlsx
from kooperacje.documents.formats import text_of, total_text
from kooperacje.documents.labels import POLISH
from kooperacje.documents.tests import sample
from kooperacje.documents.tests.pdftext import TaggedText
from kooperacje.documents.tree import Gap, Mark

ROOT = Path(__file__).parents[3]


def squeezed(text):
    return " ".join(str(text).split())


@pytest.fixture(scope="module")
def document():
    return sample.document()


@pytest.fixture(scope="module")
def expected(document):
    """Every table as words: the header, the rows, the total."""
    return {table.key: expected_rows(table) for table in document.tables()}


def expected_rows(table):
    kinds = [column.kind for column in table.columns]
    rows = [[squeezed(column.title) for column in table.columns]]
    rows += [[squeezed(text_of(c, k, POLISH)) for c, k in zip(row, kinds, strict=True)] for row in table.rows]
    if table.total:
        rows.append([total_text(c, k, POLISH) for c, k in zip(table.total, kinds, strict=True)])
    return [[squeezed(cell) for cell in row] for row in rows]


def test_html_has_every_cell(document, expected):
    page = parser.fromstring(html.page(document))
    for key, rows in expected.items():
        found = [
            [words(cell) for cell in row.xpath("./th|./td")]
            for row in page.xpath(f"//table[@id='table-{key}']//tr")
        ]
        assert found == rows or found == [*rows, ["Brak danych"]]


def words(cell):
    for line in cell.xpath(".//br"):
        line.tail = f" {line.tail or ''}"
    return squeezed(cell.text_content())


def test_pdf_has_every_cell(document, expected, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf.render(document))
    with TaggedText(path) as read:
        found = read.tables()
        marks = [block.alt for block in document.all_blocks() if isinstance(block, Mark)]
        assert [*(figure.alt for figure in document.figures()), *marks] == read.alternatives()
        assert ("H2", "2.1. Etapy") in read.headings()
    for rows, seen in zip(expected.values(), found, strict=True):
        compact = [[cell.replace(" ", "") for cell in row] for row in rows]
        seen = [[cell.replace(" ", "") for cell in row] for row in seen]
        assert seen == compact or seen == [*compact, ["Brakdanych"]]


def test_docx_has_every_cell(document, expected):
    found = word.Document(io.BytesIO(docx.render(document))).tables
    for rows, table in zip(expected.values(), found, strict=True):
        seen = [[squeezed("".join(cell.itertext_all())) for cell in cells(row)] for row in table.rows]
        assert seen == rows or seen == [*rows, ["Brak danych"]]


class Cell:
    """A cell with the text of its links too, which python-docx leaves out."""

    def __init__(self, element):
        self.element = element

    def itertext_all(self):
        for node in self.element.iter():
            name = node.tag.rsplit("}", 1)[1]
            if name == "t":
                yield node.text or ""
            elif name == "br":
                yield " "


def cells(row):
    return [Cell(element) for element in row._tr.tc_lst]


def test_xlsx_has_every_cell_with_its_type(document):
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.render(document)))
    names = xlsx.sheet_names(document)
    assert book.sheet_names == ["Fakty", *names.values()]
    for table in document.tables():
        found = book.get_sheet_by_name(names[table.key]).to_python()
        assert found[0] == [column.title for column in table.columns]
        body = [
            [typed(cell, column) for cell, column in zip(row, table.columns, strict=True)]
            for row in table.rows
        ]
        assert found[1 : 1 + len(table.rows)] == body


def typed(cell, column):
    if cell is None or isinstance(cell, Gap | str | tuple) or hasattr(cell, "text"):
        return text_of(cell, column.kind, POLISH)
    return cell if isinstance(cell, date) else float(cell)


def test_json_and_csv_have_every_row(document):
    content = json.loads(opendata.render_json(document))
    assert content["format"] == opendata.FORMAT
    files = opendata.csv_files(document)
    assert set(files) == {"report-facts.csv", *(table["file"] for table in content["tables"])}
    for table, written in zip(document.tables(), content["tables"], strict=True):
        rows = list(csv.reader(io.StringIO(files[written["file"]].decode("utf-8-sig"))))
        assert rows[0] == [column["key"] for column in written["columns"]] == [c.key for c in table.columns]
        assert len(rows) - 1 == written["count"] == len(written["rows"]) == len(table.rows)


def test_the_facts_are_in_every_format(document, tmp_path):
    content = json.loads(opendata.render_json(document))
    values = {fact["key"]: fact["value"] for fact in content["facts"]}
    assert values["invited"] is None
    assert (values["workshop"], values["answered"], values["odsetek"]) == (52, 7, 0.175)
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf.render(document))
    with TaggedText(path) as read:
        pdf_text = read.text()
    docx_text = "".join(Cell(word.Document(io.BytesIO(docx.render(document))).element.body).itertext_all())
    html_text = parser.fromstring(html.page(document)).text_content()
    sheet = (
        CalamineWorkbook.from_filelike(io.BytesIO(xlsx.render(document)))
        .get_sheet_by_name("Fakty")
        .to_python()
    )
    written = {row[0]: row[1] for row in sheet if row[0]}
    assert (written["Uczestnicy warsztatu"], written["Zaproszone instytucje"]) == (52.0, "nie podano")
    for text in (pdf_text, docx_text, html_text):
        joined = text.replace(" ", "").replace("\n", "")
        assert "Zaproszoneinstytucjeniepodano" in joined
        assert "Uczestnicywarsztatu52" in joined
        assert "17,5" in joined


RENDERERS = {
    "html": lambda document: html.page(document).encode(),
    "pdf": pdf.render,
    "docx": docx.render,
    "xlsx": xlsx.render,
    "json": opendata.render_json,
    "csv": lambda document: b"".join(opendata.csv_files(document).values()),
}

SCRIPT = """
import hashlib
from kooperacje.documents.tests import sample
from kooperacje.documents.tests.test_formats_agree import RENDERERS
for name, render in RENDERERS.items():
    print(name, hashlib.sha256(render(sample.document())).hexdigest())
"""


def test_equal_input_gives_equal_bytes_in_another_process():
    here = {name: hashlib.sha256(render(sample.document())).hexdigest() for name, render in RENDERERS.items()}
    again = {
        name: hashlib.sha256(render(sample.document())).hexdigest() for name, render in RENDERERS.items()
    }
    assert here == again
    environment = os.environ | {"PYTHONHASHSEED": "1234", "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    )
    assert dict(line.split() for line in done.stdout.splitlines()) == here
