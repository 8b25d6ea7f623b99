"""Components show what they are given and let nothing through as markup."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django import forms
from django.template import engines
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base.decisions import denied
from kooperacje.web.components import comparison, marks, ways

HOSTILE = "\"><script>alert('x')</script>&{{ 1 }}"


@dataclass
class Item:
    label: str = HOSTILE
    url: str = HOSTILE
    current: bool = True
    count: str = HOSTILE


@dataclass
class Line:
    """One remark, and the words around it, hostile in every place."""

    key: str = HOSTILE
    text: str = HOSTILE
    source: str = HOSTILE
    place: str = HOSTILE
    question: str = HOSTILE
    kind: str = HOSTILE
    themes: tuple[str, ...] = (HOSTILE, HOSTILE)
    group: str = HOSTILE
    stance: str = HOSTILE
    tone: str = HOSTILE
    outcome: str = HOSTILE
    reason: str = HOSTILE
    waits: bool = True
    url: str = HOSTILE
    position_url: str = HOSTILE
    number: str = HOSTILE
    sender: str = HOSTILE
    remark: str = HOSTILE
    current: str = HOSTILE
    proposed: str = HOSTILE
    unknown: str = HOSTILE
    choose: str = HOSTILE
    position: str = HOSTILE
    change: str = HOSTILE


@dataclass
class Row:
    """The same for a row of the public table."""

    number: int = 1
    sender: str = HOSTILE
    place: str = HOSTILE
    text: str = HOSTILE
    remark: str = HOSTILE
    current: str = HOSTILE
    proposed: str = HOSTILE
    position: tuple[str, str] = (HOSTILE, HOSTILE)
    reason: str = HOSTILE
    change: str = HOSTILE


class Hostile(forms.Form):
    text = forms.CharField(label=HOSTILE, help_text=HOSTILE)
    choice = forms.ChoiceField(label=HOSTILE, choices=[(HOSTILE, HOSTILE)], widget=forms.RadioSelect)
    tick = forms.BooleanField(label=HOSTILE, help_text=HOSTILE)

    def clean(self) -> None:
        self.add_error("text", HOSTILE)
        self.add_error(None, HOSTILE)


USES = [
    "{% button h %}",
    "{% button h kind='danger' name=h value=h small=True %}",
    "{% button h no %}",
    "{% link_button h h %}",
    "{% link_button h h no %}",
    "{% action_button h h name=h value=h %}",
    "{% action_button h h no %}",
    "{% status h h %}",
    "{% callout h title=h %}{{ h }}{% endcallout %}",
    "{% panel title=h %}{{ h }}{% endpanel %}",
    "{% details h open=True %}{{ h }}{% enddetails %}",
    "{% table h stacked=True %}<tbody><tr><td>{{ h }}</td></tr></tbody>{% endtable %}",
    "{% facts %}{% fact h h url=h action=h %}{% fact_block h url=h %}{{ h }}{% endfact_block %}{% endfacts %}",
    "{% tasks %}{% task h url=h kind=h state=h hint=h %}{% task h %}{% endtasks %}",
    "{% timeline label=h %}{% step h when=h state='now' %}{{ h }}{% endstep %}{% endtimeline %}",
    "{% stats %}{% stat h h note=h kind=h %}{% endstats %}",
    "{% empty h %}{{ h }}{% endempty %}",
    "{% breadcrumbs h h h %}",
    "{% subnav items label=h %}",
    "{% pagination 2 9 %}",
    "{% filterbar target=h label=h clear=h %}{{ h }}{% endfilterbar %}",
    "{% remark_lines lines item True %}",
    "<table>{% remark_rows rows item h %}</table>",
    "{% comparison h h other now_label=h yours_label=h %}",
    "<p>{{ h|stated }}</p>",
    "{% error_summary form %}",
    "{{ form }}",
    "{% field form.choice %}",
]


def drawn(source: str, rf) -> str:
    form = Hostile({"text": HOSTILE})
    values = {"h": HOSTILE, "other": HOSTILE[::-1], "no": denied(HOSTILE), "items": [Item()], "form": form}
    values |= {"lines": [Line()], "rows": [Row()], "item": Line()}
    request = rf.get("/x/", {"page": HOSTILE, "q": HOSTILE})
    return engines["django"].from_string("{% load ui %}" + source).render(values, request)


class Elements(HTMLParser):
    """The names of all elements, and a check that they are closed in order."""

    VOID = frozenset({"input", "path", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs), attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("source", USES)
def test_hostile_text_stays_text(source, rf):
    elements = Elements(drawn(source, rf))
    assert elements.names
    assert "script" not in elements.names


def test_every_tag_is_drawn_above():
    from kooperacje.web.templatetags.ui import register

    used = " ".join(USES) + " {% icon %} {% period %} {% once %} |day |moment"
    assert [name for name in [*register.tags, *register.filters] if name not in used] == []


def test_a_refused_button_says_why_to_everyone(rf):
    text = engines["django"].from_string("{% load ui %}{% button 'Go' no %}{% button 'Go' no %}")
    drawn_twice = text.render({"no": denied("Bo nie.")}, rf.get("/"))
    assert drawn_twice.count("disabled") == 2
    assert 'aria-describedby="reason-1"' in drawn_twice
    assert '<span class="action__reason" id="reason-1">Bo nie.</span>' in drawn_twice
    assert 'id="reason-2"' in drawn_twice


def test_an_unknown_kind_of_button_is_a_mistake():
    with pytest.raises(ValueError, match="primary, quiet, danger"):
        engines["django"].from_string("{% load ui %}{% button 'x' kind='big' %}").render({})


def test_a_field_is_wired_to_its_help_and_error(rf):
    text = drawn("{% field form.text %}", rf)
    assert 'aria-describedby="id_text_helptext id_text_error"' in text
    assert 'aria-invalid="true"' in text
    assert 'id="id_text_helptext"' in text
    assert 'id="id_text_error"' in text


def test_the_error_summary_leads_to_controls_that_exist(rf):
    text = drawn("{% error_summary form %}{{ form }}", rf)
    for place in ("id_text", "id_choice_0", "id_tick"):
        assert f'href="#{place}"' in text
        assert f'id="{place}"' in text


def test_missing_values_are_said_and_zero_is_a_value():
    with translation.override("pl"):
        assert "nie podano" in marks.stated(None)
        assert "nie podano" in marks.stated("")
        assert marks.stated(0) == 0


def text_of(markup: str) -> str:
    parts: list[str] = []
    reader = HTMLParser()
    reader.handle_data = parts.append  # type: ignore[method-assign]
    reader.feed(markup)
    reader.close()
    return "".join(parts)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2019, 3, 12), date(2019, 3, 28), "12–28 marca 2019"),
        (date(2019, 3, 12), date(2019, 4, 28), "12 marca – 28 kwietnia 2019"),
        (date(2018, 12, 3), date(2019, 1, 8), "3 grudnia 2018 – 8 stycznia 2019"),
        (date(2019, 3, 12), date(2019, 3, 12), "12 marca 2019"),
        (date(2019, 3, 12), None, "od 12 marca 2019"),
        (None, date(2019, 3, 12), "do 12 marca 2019"),
        (None, None, "nie podano"),
    ],
)
def test_a_window_of_days_reads_as_people_write_it(start, end, words):
    with translation.override("pl"):
        assert text_of(marks.period(start, end)) == words


def test_a_moment_is_told_in_polish_time():
    with translation.override("pl"):
        moment = datetime(2019, 3, 31, 22, 30, tzinfo=UTC)
        assert text_of(marks.moment(moment)) == "1 kwietnia 2019, 00:30"
        assert text_of(marks.day(moment)) == "1 kwietnia 2019"


@given(st.text(), st.text())
def test_marked_texts_are_still_the_texts(before, after):
    left, right = comparison.marked(before, after)
    if "\r" not in before + after and "\0" not in before + after:
        assert text_of(left) == before
        assert text_of(right) == after
    assert ("<del>" in left or "<ins>" in right) == (before != after)


def test_neighbouring_words_are_marked_together():
    left, right = comparison.marked("once a month", "once every two weeks")
    assert left == "once <del>a month</del>"
    assert right == "once <ins>every two weeks</ins>"


@given(st.integers(1, 60), st.integers(1, 60))
def test_page_numbers_show_ends_and_neighbours(number, last):
    number = min(number, last)
    shown = ways.page_numbers(number, last)
    numbers = [page for page in shown if page is not None]
    assert numbers == sorted(set(numbers))
    assert {1, number, last} <= set(numbers)
    assert all(1 <= page <= last for page in numbers)
    for before, after in pairwise(shown):
        assert before is not None or after is not None


def test_breadcrumbs_end_with_this_page():
    with pytest.raises(ValueError, match="label of this page last"):
        ways.breadcrumbs("A", "/a/")


def test_one_page_needs_no_pagination(rf):
    assert ways.pagination({"request": rf.get("/")}, 1, 1) == ""


def test_a_form_without_errors_has_no_summary(rf):
    source = engines["django"].from_string("{% load ui %}{% error_summary form %}")
    assert source.render({"form": forms.Form({})}) == ""


def test_very_long_texts_are_shown_whole():
    long = "słowo " * 3000
    assert comparison.marked(long, long + "koniec") == (long, long + "koniec")


def test_a_missing_day_or_moment_is_said():
    with translation.override("pl"):
        assert text_of(marks.day(None)) == text_of(marks.moment(None)) == "nie podano"
