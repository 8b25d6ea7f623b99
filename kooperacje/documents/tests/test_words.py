"""How values and words are written."""

import importlib
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import typst

from kooperacje.documents import pdf
from kooperacje.documents.formats import text_of
from kooperacje.documents.labels import ENGLISH, LANGUAGES, POLISH, labels_for
from kooperacje.documents.measure import BREAK, LONG, breakable, column_needs, column_widths, fits
from kooperacje.documents.tests import sample
from kooperacje.documents.tree import (
    NOT_APPLICABLE,
    Column,
    Document,
    Kind,
    Paragraph,
    Section,
    Table,
    Window,
)
from kooperacje.documents.words import drawable, legible, plainest, printable, tied

render = importlib.import_module("kooperacje.documents.pdf.render")


@pytest.mark.parametrize(
    ("value", "kind", "polish", "english"),
    [
        (None, Kind.INT, "nie podano", "not stated"),
        (NOT_APPLICABLE, Kind.INT, "nie dotyczy", "not applicable"),
        (0, Kind.INT, "0", "0"),
        (1234, Kind.INT, "1234", "1,234"),
        (12345, Kind.INT, "12\u00a0345", "12,345"),
        (-12345, Kind.INT, "-12\u00a0345", "-12,345"),
        (1.5, Kind.DECIMAL, "1,5", "1.5"),
        (Decimal("1.50"), Kind.DECIMAL, "1,5", "1.5"),
        (Decimal("0.175"), Kind.PERCENT, "17,5\u00a0%", "17.5%"),
        (1, Kind.PERCENT, "100\u00a0%", "100%"),
        (date(2019, 3, 5), Kind.DATE, "5.03.2019", "5.03.2019"),
        (datetime(2019, 3, 5, 9, 7, tzinfo=UTC), Kind.DATETIME, "5.03.2019 09:07", "5.03.2019 09:07"),
        (True, Kind.BOOL, "tak", "yes"),
        (False, Kind.BOOL, "nie", "no"),
    ],
)
def test_values_in_words(value, kind, polish, english):
    assert text_of(value, kind, POLISH) == polish
    assert text_of(value, kind, ENGLISH) == english


def test_every_language_has_every_label():
    for language in LANGUAGES:
        labels = labels_for(language)
        assert all(getattr(labels, name) != "" for name in labels.__slots__)


def test_what_no_file_may_hold_is_replaced():
    assert legible("a\x00b\ud800c\u202ed\r\ne\rf") == "a\ufffdb\ufffdc\ufffdd\ne\nf"


def test_what_the_font_lacks_is_given_by_its_code():
    assert printable("zażółć → 👍 中\u3000x") == "zażółć → [U+1F44D] [U+4E2D] x"
    assert printable("a\u0328") == "ą"
    assert drawable("x\u0301") == "x"
    assert plainest("a→b") == "a[U+2192]b"


def test_one_letter_words_stay_with_the_next():
    assert tied("w gminie i w powiecie") == "w\u00a0gminie i\u00a0w\u00a0powiecie"
    assert tied("Plan A – b") == "Plan A – b"


def test_only_words_that_are_too_wide_may_break():
    assert breakable("krótkie słowa", 20) == "krótkie słowa"
    broken = breakable(f"krótkie {'x' * 50}", 10)
    assert broken.replace(BREAK, "") == f"krótkie {'x' * 50}"
    assert max(map(len, broken.replace(BREAK, " ").split())) < 20


def test_columns_fill_the_width_and_numbers_get_what_they_need():
    needs = column_needs(sample.REMARKS, POLISH)
    widths = column_widths(sample.REMARKS, needs, 60)
    assert sum(widths) == pytest.approx(60)
    assert all(width >= need - 0.001 for width, need in zip(widths, needs, strict=True))
    assert widths[2] == max(widths)
    assert sum(column_widths(sample.REMARKS, needs, 10)) == pytest.approx(10)
    numbers = Table("n", "N", (Column("a", "A", Kind.INT), Column("b", "B", Kind.INT)), ((1, 2),))
    assert sum(column_widths(numbers, column_needs(numbers, POLISH), 50)) == pytest.approx(50)


def small():
    return Document("T", "t", (Section("S", "s", (Paragraph("żółw → 中"),)),))


def test_what_the_standards_refuse_is_written_in_codes(monkeypatch):
    seen = []
    compile_ = render._compile

    def refusing(data, moment):
        seen.append(data)
        if len(seen) == 1:
            raise typst.TypstError("refused")
        return compile_(data, moment)

    monkeypatch.setattr(render, "_compile", refusing)
    assert pdf.render(small()).startswith(b"%PDF")
    assert "→" in seen[0]
    assert "[U+2192]" in seen[1]
    assert "żółw" in seen[1]


def test_a_pdf_that_cannot_be_made_is_one_clear_error(monkeypatch):
    def refusing(data, moment):
        raise typst.TypstError("refused")

    monkeypatch.setattr(render, "_compile", refusing)
    with pytest.raises(pdf.PdfError, match="«T» could not be made"):
        pdf.render(small())


def test_a_window_may_be_open():
    assert Window("w", None, date(2019, 1, 1)).first is None


def test_a_large_document_is_forgotten(monkeypatch):
    calls = []
    compile_ = typst.compile

    def counted(source, **options):
        calls.append(len(source))
        return compile_(source, **options)

    monkeypatch.setattr(render.typst, "compile", counted)
    pdf.render(small())
    assert len(calls) == 1
    monkeypatch.setattr(render, "LARGE", 10)
    pdf.render(small())
    assert calls[2:] == [0] * render.REMEMBERED


def _long(rows: int) -> Table:
    """Short cells where the columns ask for much room, and a long text where they ask for little."""
    columns = (Column("who", "Kto", weight=5), Column("said", "Uwaga", weight=1))
    said = "Zapis wymaga doprecyzowania, bo dubluje istniejące zadania gminy. " * 3
    return Table("long", "Uwagi", columns, tuple((f"Instytucja {n}", said) for n in range(rows)))


def test_a_long_table_gets_the_widths_that_make_it_short():
    few, many = _long(LONG - 1), _long(LONG)
    needs = column_needs(many, POLISH)
    asked, made = column_widths(few, needs, 60), column_widths(many, needs, 60)
    assert asked[0] > asked[1]
    assert made[0] < made[1]
    assert sum(made) == pytest.approx(60)
    assert all(width >= need for width, need in zip(made, needs, strict=True))


def test_words_of_a_long_table_that_have_room_are_not_hyphenated():
    many = _long(LONG)
    assert fits(many, column_widths(many, column_needs(many, POLISH), 60))
    assert not fits(many, [4.0, 56.0])
    assert not fits(_long(LONG - 1), [30.0, 30.0])
