"""The PDF: structure, hostile text, long tables, equal bytes."""

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pikepdf import Name

from kooperacje.documents import pdf
from kooperacje.documents.tests import sample
from kooperacje.documents.tests.pdfua import structural_faults
from kooperacje.documents.tree import (
    Bar,
    BarChart,
    BulletList,
    Callout,
    Column,
    Document,
    Fact,
    Facts,
    Figure,
    Meta,
    Paragraph,
    Section,
    Table,
)

HOSTILE = (
    '#panic("x") $ x $ = H *b* _e_ `code` \\ @ref <label> // c /* c */ ~ -- --- "q" [c] {c}',
    "#read(\"/etc/passwd\")\n#eval('1')",
    "\x00\x01\x0b\x1f\x7f\ufffe\ud800 end",
    "emoji 👍🏽 中文 العربية हिन्दी Ω ﷽ \u202e rtl \u200b zero",
    "x" * 3000,
    "https://example.org/" + "a" * 400,
    "\u0301\u0301 combining a\u0328\u0301",
)


def hostile_document(text):
    words = f"x {text}"
    columns = (Column("a", words), Column("b", "B"))
    return Document(
        title=words,
        subtitle=words,
        identifier=words,
        meta=Meta(words, words, words, (words,), words),
        sections=(
            Section(
                words,
                "a",
                (
                    Paragraph(words),
                    BulletList((words,)),
                    Facts((Fact(words, words),)),
                    Callout(words, (Paragraph(words),)),
                    Table("t", words, columns, ((words, words), (text, None)), note=words),
                    Figure("f", words, BarChart(words, words, (Bar(words, 1),)), words),
                ),
            ),
        ),
    )


@pytest.fixture(scope="module")
def sample_pdf(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(pdf.render(sample.document()))
    return path


def test_the_structure_has_no_faults(sample_pdf):
    assert structural_faults(sample_pdf) == []


def test_a_long_table_has_no_faults_and_repeats_its_header(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf.render(sample.remark_document(60)))
    assert structural_faults(path) == []
    with pikepdf.open(path) as file:
        assert len(file.pages) > 3


def test_english_documents_say_so(tmp_path):
    path = tmp_path / "english.pdf"
    path.write_bytes(pdf.render(sample.document("en")))
    assert structural_faults(path, language="en") == []
    assert any("language" in fault for fault in structural_faults(path))


def test_equal_trees_give_equal_bytes():
    assert pdf.render(sample.document()) == pdf.render(sample.document())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
@example(HOSTILE[0])
@example(HOSTILE[1])
@example(HOSTILE[2])
@example(HOSTILE[3])
@example(HOSTILE[4])
@example(HOSTILE[5])
@example(HOSTILE[6])
def test_no_text_is_read_as_markup_or_stops_the_pdf(tmp_path, text):
    path = tmp_path / "hostile.pdf"
    path.write_bytes(pdf.render(hostile_document(text)))
    assert structural_faults(path) == []


def damage_language(file):
    del file.Root.Lang


def damage_marks(file):
    file.Root.MarkInfo.Marked = False


def damage_tree(file):
    del file.Root.StructTreeRoot


def damage_title(file):
    file.Root.ViewerPreferences.DisplayDocTitle = False


def damage_metadata(file):
    del file.Root.Metadata


def damage_bookmarks(file):
    del file.Root.Outlines


def damage_content(file):
    page = file.pages[0]
    page.contents_add(b"BT (untagged) Tj ET")


def elements(file, kind):
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == Name(f"/{kind}"):
            yield item


def damage_alternatives(file):
    for figure in elements(file, "Figure"):
        del figure.Alt


def damage_headings(file):
    for heading in elements(file, "H1"):
        heading.S = Name.H3


def damage_heads(file):
    for head in elements(file, "TH"):
        head.S = Name.TD


def damage_scopes(file):
    for head in elements(file, "TH"):
        del head.A


def damage_types(file):
    for paragraph in elements(file, "P"):
        paragraph.S = Name.Absatz


def damage_tabs(file):
    for page in file.pages:
        if "/Tabs" in page.obj:
            del page.obj.Tabs


def damage_parents(file):
    for page in file.pages:
        del page.obj.StructParents


DAMAGES = {
    damage_language: "language",
    damage_marks: "not marked",
    damage_tree: "no structure tree",
    damage_title: "title is not displayed",
    damage_metadata: "do not say PDF/UA-1",
    damage_bookmarks: "no bookmarks",
    damage_content: "neither tagged nor an artifact",
    damage_alternatives: "no text alternative",
    damage_headings: "heading of level 3 follows",
    damage_heads: "no header cells",
    damage_scopes: "without a scope",
    damage_types: "Absatz is not standard",
    damage_tabs: "tab order",
    damage_parents: "not in the structure tree",
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_the_checker_finds_every_damage(sample_pdf, tmp_path, damage):
    path = tmp_path / "damaged.pdf"
    with pikepdf.open(sample_pdf) as file:
        damage(file)
        file.save(path)
    assert any(DAMAGES[damage] in fault for fault in structural_faults(path))
