"""The frame of every page: language, navigation, who one is."""

import re
import tomllib
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.translation import get_language, override

from kooperacje.base.actor import ANONYMOUS, Actor, ActorKind
from kooperacje.base.decisions import ALLOWED, denied
from kooperacje.runtime.paths import ROOT
from kooperacje.web import context, navigation
from kooperacje.web.components import keeping
from kooperacje.web.version import VERSION

PERSON = Actor(ActorKind.PERSON)
ENTRIES = (
    navigation.Entry("Home", "web:home"),
    navigation.Entry("Gallery", "web:gallery"),
    navigation.Entry(
        "Work", "web:accessibility", lambda actor: ALLOWED if actor.is_person else denied("No.")
    ),
)


def test_the_version_is_said_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == VERSION


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/dostepnosc/", "/en/dostepnosc/"),
        ("/en/dostepnosc/", "/dostepnosc/"),
        ("/dostepnosc/?a=1&b=%C4%85", "/en/dostepnosc/?a=1&amp;b=%C4%85"),
        ("/nie-ma/takiej/", "/en/"),
        ("/en/nowhere/", "/"),
    ],
)
def test_the_language_switch_leads_to_this_page_in_the_other_language(client, db, path, other):
    text = client.get(path).content.decode()
    code = "pl" if path.startswith("/en/") else "en"
    assert re.findall(rf'<a href="([^"]*)" lang="{code}"', text) == [other]


def test_the_part_one_is_in_is_marked():
    marks = {item.label: item.current for item in navigation.items(ANONYMOUS, "/galeria/x/", ENTRIES)}
    assert marks == {"Home": "", "Gallery": "true"}
    marks = {item.label: item.current for item in navigation.items(ANONYMOUS, "/", ENTRIES)}
    assert marks == {"Home": "page", "Gallery": ""}


def test_entries_follow_their_decision():
    assert [item.label for item in navigation.items(ANONYMOUS, "/", ENTRIES)] == ["Home", "Gallery"]
    assert [item.public for item in navigation.items(PERSON, "/", ENTRIES)] == [True, True, False]


def test_every_entry_leads_somewhere():
    """An entry whose address no room defines would break every page."""
    assert navigation.items(PERSON, "/") is not None
    assert navigation.items(ANONYMOUS, "/") is not None


def test_the_name_of_a_signed_in_person_is_shown_and_escaped(rf, db):
    request = rf.get("/")
    request.signed_in = SimpleNamespace(full_name="<b>Anna</b> Przykładowa")
    from django.template.loader import render_to_string

    text = render_to_string("web/masthead.html", context.site(request), request)
    assert "&lt;b&gt;Anna&lt;/b&gt; Przykładowa" in text
    assert context.site(rf.get("/"))["site"].person is None


def test_the_demo_says_that_it_is_one(client, db, settings):
    settings.DEMO = True
    assert "Wersja pokazowa" in client.get("/").content.decode()
    settings.DEMO = False
    assert "Wersja pokazowa" not in client.get("/").content.decode()


def test_the_operator_is_named_or_said_to_be_unnamed(client, db, settings):
    settings.OPERATOR = "Gmina <Przykładowo>"
    assert "Prowadzi: Gmina &lt;Przykładowo&gt;" in client.get("/").content.decode()
    settings.OPERATOR = ""
    assert "Podmiot prowadzący nie został wskazany" in client.get("/dostepnosc/").content.decode()


def test_a_piece_of_the_frame_is_drawn_once_for_each_language_and_value():
    drawn = []

    class Counted:
        def __str__(self) -> str:
            drawn.append(get_language())
            return "<&>"

    template = Template("{% load ui %}{% once key %}{{ counted }}{% endonce %}")
    for language, key in [("pl", 1), ("pl", 1), ("en", 1), ("pl", 2), ("pl", 2)]:
        with override(language):
            assert template.render(Context({"key": key, "counted": Counted()})) == "&lt;&amp;&gt;"
    assert drawn == ["pl", "en", "pl"]


def test_pieces_that_differ_too_often_do_not_fill_the_memory():
    template = Template("{% load ui %}{% once key %}{{ key }}{% endonce %}")
    node = template.nodelist.get_nodes_by_type(keeping.Once)[0]
    for key in range(2 * keeping.MOST + 1):
        assert template.render(Context({"key": key})) == str(key)
    assert len(node.kept) <= keeping.MOST
