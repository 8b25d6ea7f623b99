"""Text that came and went is told apart in every format, without colour too."""

import io
import zipfile

from kooperacje.documents import docx, html, pdf, xlsx
from kooperacje.documents.opendata import render_csv
from kooperacje.documents.tests.pdftext import TaggedText
from kooperacje.documents.tree import Column, Deleted, Document, Inserted, Paragraph, Section, Table, plain

CONTENT = ("Zespół ", Deleted("raz na kwartał"), Inserted("co miesiąc & częściej"), " spotyka się.")
TREE = Document(
    title="Zmiany",
    identifier="zmiany",
    sections=(
        Section(
            "Zmiany",
            "zmiany",
            (
                Paragraph(CONTENT),
                Table("t", "Tabela", (Column("a", "A"), Column("b", "B")), ((CONTENT, Inserted("nowe")),)),
            ),
        ),
    ),
)
SAID = "Zespół [−raz na kwartał][+co miesiąc & częściej] spotyka się."


def test_words_alone_have_signs():
    assert plain(CONTENT) == SAID
    assert SAID.encode() in render_csv(TREE.tables()[0])


def test_html_has_the_elements_for_it():
    page = html.page(TREE)
    assert page.count("<ins>") == 3
    assert page.count("<del>") == 2
    assert 'co miesiąc &amp; częściej<span class="doc-sign">]</span></ins>' in page


def test_docx_pdf_and_xlsx_hold_the_same_words(tmp_path):
    with zipfile.ZipFile(io.BytesIO(docx.render(TREE))) as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count("<w:strike/>") == 2
    assert body.count('<w:u w:val="single"/>') == 3
    assert "[+co miesiąc &amp; częściej]" in body
    path = tmp_path / "zmiany.pdf"
    path.write_bytes(pdf.render(TREE))
    with TaggedText(path) as tagged:
        said = tagged.text().replace("\u00a0", " ")
    assert said.replace(" ", "").count(SAID.replace(" ", "")) == 2
    with zipfile.ZipFile(io.BytesIO(xlsx.render(TREE))) as archive:
        assert any(
            "[+nowe]" in archive.read(name).decode() for name in archive.namelist() if name.endswith("xml")
        )
