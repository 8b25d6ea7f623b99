"""Controls drawn by functions are the controls that the framework's templates draw."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.web.components.forms import Renderer

GROUPED = [("", "żadne"), ("a", "A & B"), ("Grupa", [("b", "<b>"), (3, "trzy")])]
WIDGETS = [
    forms.TextInput({"size": 5, "required": True, "hidden": False}),
    forms.HiddenInput(),
    forms.EmailInput(),
    forms.NumberInput({"min": 0}),
    forms.PasswordInput(),
    forms.PasswordInput(render_value=True),
    forms.DateInput(format="%Y-%m-%d"),
    forms.TimeInput(),
    forms.FileInput(),
    forms.CheckboxInput(),
    forms.Textarea({"rows": 3, "aria-describedby": 'a"b'}),
    forms.Select(choices=GROUPED),
    forms.SelectMultiple(choices=GROUPED),
]


class Read(HTMLParser):
    """What a browser would make of it: elements with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, sorted(attrs)))

    def handle_endtag(self, tag):
        self.seen.append(f"/{tag}")

    def handle_data(self, data):
        if data.strip():
            self.seen.append(data.strip())


def seen(renderer, widget, value) -> list[object]:
    return Read(widget.render("na<me", value, {"id": "id_name"}, renderer=renderer)).seen


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
@pytest.mark.parametrize("value", [None, "", "a", "3", '"><script>&amp;', True, ["a", "b"]])
def test_a_control_is_what_the_framework_draws(widget, value):
    assert seen(Renderer(), widget, value) == seen(DjangoTemplates(), widget, value)


@given(st.text())
def test_any_text_in_a_text_area_stays_as_it_is(text):
    one, other = (forms.Textarea().render("t", text, renderer=made()) for made in (Renderer, DjangoTemplates))
    assert one == other
