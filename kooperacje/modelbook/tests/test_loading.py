"""Model files from strangers: whole or nothing, with the line of each fault."""

import pytest

from kooperacje.base.problems import BadInput
from kooperacje.modelbook import actions, queries
from kooperacje.modelbook.models import CooperationModel, ModelVersion

pytestmark = pytest.mark.django_db

GOOD = """\
format: kooperacje.model/1
model: {key: proba, name: Model próbny, commune_kind: rural}
versions:
  - number: 1
    label: Pierwsza
    passages:
      - {ref: cel, kind: chapter, heading: Cel}
      - {ref: zakres, kind: section, depth: 2, heading: Zakres, text: Gmina}
definition:
  sources:
    - {key: R1, title: Źródło}
  teams:
    - {key: zespol, serves: [case], name: {value: Zespół, mark: sourced, sources: [R1]}}
  path:
    steps:
      - {key: krok, title: Krok, what: {mark: not_found}, teams: [zespol]}
    states:
      - {key: start, title: Start, next: [koniec]}
      - {key: koniec, title: Koniec}
  gaps:
    - {key: kto, question: "Kto prowadzi?", about: "team:zespol"}
"""


def refusal(actor, text) -> str:
    with pytest.raises(BadInput) as caught:
        actions.load_definition(by=actor, file=text)
    return str(caught.value)


def test_loads_and_loads_again_without_a_change(system_actor):
    first = actions.load_definition(by=system_actor, file=GOOD)
    assert first.changed
    assert [row.number for row in queries.outline(first.versions[0])] == ["1", "1.1"]
    assert not actions.load_definition(by=system_actor, file=GOOD).changed


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("sources: [R1]", "sources: [R9]", "wiersz 13, definition.teams.0.name.sources.0"),
        ("teams: [zespol]}", "teams: [inny]}", "wiersz 16, definition.path.steps.0.teams.0"),
        ("next: [koniec]", "next: [nigdzie]", "wiersz 18, definition.path.states.0.next.0"),
        (
            "      - {key: koniec, title: Koniec}",
            "      - {key: koniec, title: Koniec, next: []}\n      - {key: wyspa, title: W}",
            "wiersz 20, definition.path.states.2",
        ),
        ('about: "team:zespol"', 'about: "team:inny"', "wiersz 21, definition.gaps.0.about"),
        ("kind: section, depth: 2", "kind: section, depth: 3", "wiersz 8, versions.0.passages.1.depth"),
        ("ref: zakres", "ref: cel", "wiersz 8, versions.0.passages.1"),
        ("heading: Cel}", "heading: Cel, source: R7}", "wiersz 7, versions.0.passages.0.source"),
        ("label: Pierwsza", "label: Pierwsza\n    predecessor: 1", "wiersz 6, versions.0.predecessor"),
        ("commune_kind: rural", "commune_kind: lunar", "wiersz 2, model.commune_kind"),
        ("mark: not_found", "mark: not_found, value: x", "wiersz 16, definition.path.steps.0.what"),
        ("mark: sourced, sources: [R1]", "mark: sourced", "wiersz 13, definition.teams.0.name"),
        ("    - {key: kto,", "    - {key: kto, default: 3,", "wiersz 21, definition.gaps.0"),
        (
            '{key: kto, question: "Kto prowadzi?"',
            '{key: kto, proposal: {value: x, mark: sourced, sources: [R1]}, question: "?"',
            "wiersz 21, definition.gaps.0",
        ),
        (", heading: Cel}", "}", "wiersz 7, versions.0.passages.0"),
        ("  - number: 1", "  - number: one", "wiersz 4, versions.0.number"),
        ("model/1", "model/9", "wiersz 1, format"),
    ],
)
def test_each_fault_names_its_line_and_nothing_is_saved(system_actor, old, new, place):
    assert old in GOOD
    assert refusal(system_actor, GOOD.replace(old, new)).startswith(place)
    assert not CooperationModel.objects.exists()


def test_two_approved_versions_are_refused(system_actor):
    entry = "  - {number: %d, label: W, state: approved}\n"
    text = GOOD.split("versions:")[0] + "versions:\n" + entry % 1 + entry % 2
    assert "najwyżej jedna wersja" in refusal(system_actor, text)


def test_predecessor_must_exist(system_actor):
    text = GOOD.replace("number: 1", "number: 3").replace(
        "label: Pierwsza", "label: Trzecia\n    predecessor: 2"
    )
    assert refusal(system_actor, text).startswith("wiersz 6, versions.0.predecessor")
    assert not ModelVersion.objects.exists()


def test_a_draft_follows_the_file(system_actor):
    actions.load_definition(by=system_actor, file=GOOD)
    text = GOOD.replace(
        "      - {ref: cel, kind: chapter, heading: Cel}\n",
        "      - {ref: nowy, kind: chapter, heading: Nowy}\n",
    )
    version = actions.load_definition(by=system_actor, file=text).versions[0]
    rows = queries.outline(version)
    assert [(row.ref, row.number) for row in rows] == [("nowy", "1"), ("zakres", "1.1")]
    renamed = GOOD.replace("text: Gmina", "text: Powiat").replace("label: Pierwsza", "label: Inaczej")
    version = actions.load_definition(by=system_actor, file=renamed).versions[0]
    assert version.label == "Inaczej"
    assert [row.text for row in queries.outline(version)] == ["", "Powiat"]


def test_a_version_that_was_consulted_keeps_its_text(system_actor):
    version = actions.load_definition(by=system_actor, file=GOOD).versions[0]
    actions.put_up_for_consultation(by=system_actor, version=version)
    changed = GOOD.replace("text: Gmina", "text: Powiat")
    assert refusal(system_actor, changed).startswith("wiersz 6, versions.0.passages")
    assert not actions.load_definition(by=system_actor, file=GOOD).changed


def test_definition_of_a_consulted_version_may_be_corrected(system_actor):
    version = actions.load_definition(by=system_actor, file=GOOD).versions[0]
    actions.put_up_for_consultation(by=system_actor, version=version)
    loaded = actions.load_definition(by=system_actor, file=GOOD.replace("title: Krok", "title: Inny krok"))
    assert loaded.changed
    assert queries.definition(loaded.versions[0]).path.steps[0].title == "Inny krok"


def test_a_superseded_version_without_a_later_one(system_actor):
    text = GOOD.replace("label: Pierwsza", "label: Pierwsza\n    state: superseded")
    assert actions.load_definition(by=system_actor, file=text).versions[0].state == "superseded"
    assert not actions.load_definition(by=system_actor, file=text).changed


def test_predecessors_of_passages_are_linked(system_actor):
    second = "\n  - number: 2\n    label: Druga\n    predecessor: 1\n    passages:\n      - {ref: cel, kind: chapter, heading: Cel i zasady}\ndefinition:"
    loaded = actions.load_definition(by=system_actor, file=GOOD.replace("\ndefinition:", second))
    first, later = (queries.outline(version) for version in loaded.versions)
    assert later[0].predecessor == first[0]
