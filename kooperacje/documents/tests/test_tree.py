from datetime import UTC, date, datetime

import pytest

from kooperacje.documents.tests import sample
from kooperacje.documents.tree import (
    Bar,
    BarChart,
    BulletList,
    Callout,
    Column,
    Document,
    Fact,
    Figure,
    FormField,
    Kind,
    Link,
    Mark,
    Meta,
    NumberedList,
    Paragraph,
    Section,
    Signatures,
    StackedBar,
    StackedBarChart,
    Table,
    TreeError,
    Window,
    number,
    plain,
)


def table(**changes):
    values = {
        "key": "t",
        "caption": "Caption",
        "columns": (Column("a", "A"), Column("b", "B", Kind.INT)),
        "rows": (("x", 1),),
    }
    return Table(**(values | changes))


def test_numbers_follow_the_nesting():
    numbering = number(sample.document())
    assert dict(numbering.sections) == {
        "concept": "1",
        "course": "2",
        "stages": "2.1",
        "people": "2.2",
        "remarks": "2.3",
        "annex": "",
    }
    assert dict(numbering.figures) == {"stages": 1, "people": 2, "answers": 3}
    assert dict(numbering.tables) == {
        "stages-data": 1,
        "people-data": 2,
        "answers-data": 3,
        "remarks": 4,
        "empty": 5,
    }


def test_heading_has_its_number_before_it():
    document = sample.document()
    numbering = number(document)
    headings = [numbering.heading(section) for _, section in document.walk()]
    assert headings[:3] == ["1. Koncepcja", "2. Przebieg", "2.1. Etapy"]
    assert headings[-1] == "Załącznik: formularz"


def test_a_figure_makes_its_own_data_table():
    data = Figure("f", "Caption", sample.PEOPLE, "alt").data
    assert data.rows[0] == ("Warsztat konsultacyjny", 52)
    assert data.rows[-1][1] is None
    assert data.columns[1].kind is Kind.INT


@pytest.mark.parametrize(
    ("build", "place"),
    [
        (lambda: table(rows=(("x", 1), ("y",))), "row 2 has 1 cells"),
        (lambda: table(rows=(("x", 1), ("y", "2"))), "row 2, column 'b'"),
        (lambda: table(rows=(("x", True),)), "column 'b'"),
        (lambda: table(total=("x",)), "row 2 has 1 cells"),
        (lambda: table(caption=" "), "no caption"),
        (lambda: table(columns=()), "no columns"),
        (lambda: table(key="Big Key"), "'Big Key'"),
        (lambda: table(columns=(Column("a", "A"), Column("a", "B"))), "two columns 'a'"),
        (
            lambda: table(
                columns=(Column("a", "A"), Column("b", "B", Kind.DECIMAL)), rows=(("x", float("nan")),)
            ),
            "nan",
        ),
        (lambda: Column("a", ""), "no title"),
        (lambda: Column("a", "A", weight=0), "weight"),
        (lambda: Figure("f", "Caption", sample.PEOPLE, " "), "no text alternative"),
        (lambda: Paragraph(""), "empty"),
        (lambda: BulletList(("a", " ")), "Item 2"),
        (lambda: BulletList(()), "no items"),
        (lambda: NumberedList(("a",), start=-1), "-1"),
        (lambda: Link("x", "javascript:alert(1)"), "not allowed"),
        (lambda: Link(" ", "https://example.org"), "no text"),
        (lambda: Link("x", 'https://example.org/"><script>'), "not allowed"),
        (lambda: Fact("", 1), "no label"),
        (lambda: Fact("People", "many", kind=Kind.INT), "«People»"),
        (lambda: Callout(" ", ()), "no title"),
        (lambda: FormField("a", "A", options=("x",)), "choice"),
        (lambda: Signatures(()), "no signature"),
        (lambda: Mark("tu", "x"), "leads nowhere"),
        (lambda: Mark("https://a.pl/", " "), "no text alternative"),
        (lambda: Bar("x", -1), "from 0 up: -1"),
        (lambda: Bar("x", float("inf")), "from 0 up: inf"),
        (lambda: StackedBar("x", (1, float("nan"))), "from 0 up"),
        (lambda: BarChart("", "y", ()), "blank axis title"),
        (lambda: StackedBarChart("a", "b", ("x", "x"), ()), "twice"),
        (lambda: StackedBarChart("a", "b", ("x", "y"), (StackedBar("z", (1,)),)), "1 parts"),
        (lambda: Window("w", date(2019, 2, 2), date(2019, 1, 1)), "ends before"),
        (lambda: Section("Title", "Bad anchor"), "anchor"),
        (lambda: Meta(modified=datetime(2020, 1, 1)), "time zone"),
        (lambda: Document("T", "t", (), language="xx"), "'xx'"),
        (lambda: Document("T", "t", (Section("A", "a"), Section("B", "a"))), "'a' is used twice"),
        (lambda: Document("T", "t", (Section("A", "a", (table(), table())),)), "'t' is used twice"),
        (lambda: Document("T", "t", (Section("A", "a", (Paragraph(Link("x", "#b")),)),)), "#b"),
        (lambda: Document("T", "t", (Section("A", "table-t", (table(),)),)), "'table-t' is used twice"),
    ],
)
def test_a_wrong_tree_is_refused_with_its_place(build, place):
    with pytest.raises(TreeError, match=r".") as caught:
        build()
    assert place in str(caught.value)


def test_sections_may_be_five_deep_and_no_deeper():
    section = Section("S", "s")
    for level in range(4):
        section = Section("S", f"s{level}", sections=(section,))
    Document("T", "t", (section,))
    with pytest.raises(TreeError, match="6 deep"):
        Document("T", "t", (Section("S", "top", sections=(section,)),))


def test_links_inside_lists_facts_and_cells_are_checked():
    broken = Table("t", "C", (Column("a", "A"),), ((("see ", Link("x", "#nowhere")),),))
    for block in (BulletList((Link("x", "#nowhere"),)), broken):
        with pytest.raises(TreeError, match="#nowhere"):
            Document("T", "t", (Section("A", "a", (block,)),))


def test_plain_words_of_rich_content():
    assert plain(("a ", Link("b", "#c"))) == "a b"


def test_the_sample_has_a_moment():
    assert sample.document().meta.modified == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
