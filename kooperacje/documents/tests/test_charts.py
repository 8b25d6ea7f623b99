"""Charts survive anything that can be counted, and are readable without colour."""

import re
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from kooperacje.documents.charts import chart_png, chart_svgs, pictures
from kooperacje.documents.charts.layout import GUTTER, WIDTH, wrap
from kooperacje.documents.labels import ENGLISH, POLISH
from kooperacje.documents.tests import sample
from kooperacje.documents.tree import (
    Bar,
    BarChart,
    Event,
    Figure,
    StackedBar,
    StackedBarChart,
    Timeline,
    Window,
)

LONG = "Powiatowe Centrum Pomocy Rodzinie w bardzo długiej nazwie miejscowości, z adresem i telefonem"
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    return [node.text for node in etree.fromstring(svg).iter(f"{SVG}text")]


def bars(count, label=LONG):
    return BarChart("Gmina", "Osoby", tuple(Bar(f"{n} {label}", n) for n in range(count)))


CHARTS = {
    "no bars": BarChart("a", "b", ()),
    "no stacks": StackedBarChart("a", "b", ("x",), ()),
    "no rows": Timeline("a", "b", "c", ()),
    "nothing stated": BarChart("a", "b", (Bar("x", None),)),
    "nothing stated in a stack": StackedBarChart("a", "b", ("x", "y"), (StackedBar("s", (None, None)),)),
    "zero": BarChart("a", "b", (Bar("x", 0),)),
    "fractions": BarChart("a", "b", (Bar("x", 0.25), Bar("y", Decimal("1.5")))),
    "enormous": BarChart("a", "b", (Bar("x", 10**14),)),
    "no dates": Timeline("a", "b", "c", (Event("x", None), Window("y", None, None))),
    "one day": Timeline("a", "b", "c", (Event("x", date(2019, 1, 1)),)),
    "open window": Timeline(
        "a", "b", "c", (Window("x", None, date(2019, 1, 1)), Window("y", date(2019, 1, 1), None))
    ),
    "whole calendar": Timeline("a", "b", "c", (Window("x", date.min, date.max),)),
    "a hundred days": Timeline("a", "b", "c", (Window("x", date(2019, 1, 1), date(2019, 4, 11)),)),
    "same labels": BarChart("a", "b", (Bar("x", 1), Bar("x", 2))),
    "six parts": StackedBarChart("a", "b", tuple("uvwxyz"), (StackedBar("s", (1, 2, 3, 4, 5, 6)),)),
    "one long word": bars(2, "x" * 200),
    "a hundred": bars(100),
    "two hundred": bars(200),
}


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_can_be_drawn(name):
    for svg in chart_svgs(CHARTS[name], POLISH):
        root = etree.fromstring(svg)
        assert int(root.get("width")) == WIDTH
        assert 40 < int(root.get("height")) < 900
    assert chart_png(chart_svgs(CHARTS[name], POLISH)[0]).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", CHARTS)
def test_svg_has_presentation_attributes_only(name):
    for svg in chart_svgs(CHARTS[name], POLISH):
        root = etree.fromstring(svg)
        assert not [
            node for node in root.iter() if node.get("style") or node.tag in (f"{SVG}style", f"{SVG}script")
        ]
        assert "aria-" not in svg


def test_no_data_says_so():
    assert texts(chart_svgs(CHARTS["no bars"], POLISH)[0]) == ["Brak danych"]
    assert texts(chart_svgs(CHARTS["no bars"], ENGLISH)[0]) == ["No data"]


def test_bars_carry_their_values_and_say_what_is_not_stated():
    shown = texts(chart_svgs(sample.PEOPLE, POLISH)[0])
    assert {"52", "42", "17", "4", "nie podano", "Liczba osób"} <= set(shown)


def test_parts_of_a_bar_have_patterns():
    svg = chart_svgs(sample.ANSWERS, POLISH)[0]
    assert set(re.findall(r'fill="url\(#(koop-[a-z]+)\)"', svg)) == {"koop-hatch", "koop-dots"}
    assert {"Z uwagami", "Bez uwag", "Bez odpowiedzi", "+ nie podano"} <= set(texts(svg))


def test_a_timeline_shows_dates_in_words_and_a_legend_of_shapes():
    shown = texts(chart_svgs(sample.STAGES, POLISH)[0])
    assert {"21.02.2019 – 5.03.2019", "28.03.2019", "nie podano", POLISH.marked_event} <= set(shown)


def test_a_tall_chart_is_cut_into_pages_that_know_their_number():
    figure = Figure("f", "Caption", CHARTS["two hundred"], "Alt")
    drawn = pictures(figure, POLISH)
    assert len(drawn) > 5
    assert drawn[1].alt == f"Alt (część 2 z {len(drawn)})"
    values = [value for picture in drawn for value in texts(picture.svg)]
    assert all(str(number) in values for number in range(200))


def test_a_long_label_is_cut_and_the_table_has_it_whole():
    lines = wrap(LONG)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert Figure("f", "c", bars(1), "alt").data.rows[0][0] == f"0 {LONG}"
    assert wrap("Krótka") == ("Krótka",)
    assert wrap("x" * 300, GUTTER)[0].endswith("…")


def test_numbers_follow_the_language():
    chart = BarChart("a", "b", (Bar("x", 12345.5),))
    assert "12\u00a0345,5" in texts(chart_svgs(chart, POLISH)[0])
    assert "12,345.5" in texts(chart_svgs(chart, ENGLISH)[0])
