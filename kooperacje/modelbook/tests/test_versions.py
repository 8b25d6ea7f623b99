"""Actions on models and versions."""

import pytest
from django.db import IntegrityError, transaction

from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput
from kooperacje.journal.models import Event
from kooperacje.modelbook import actions, queries
from kooperacje.modelbook.definition import Definition, Fact, ModelCard
from kooperacje.modelbook.models import ModelVersion
from kooperacje.modelbook.states import CommuneKind, Mark, VersionState


def state(version) -> str:
    return ModelVersion.objects.get(pk=version.pk).state


def test_ensure_model_makes_changes_and_then_leaves_alone(model, system_actor):
    card = ModelCard(key="m", name="Inny", commune_kind=CommuneKind.URBAN, regions=("śląskie",))
    changed, written = actions.ensure_model(by=system_actor, card=card)
    assert (changed.pk, changed.name, changed.regions, written) == (model.pk, "Inny", ["śląskie"], True)
    assert actions.ensure_model(by=system_actor, card=card)[1] is False
    verbs = list(Event.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["modelbook.model_created", "modelbook.model_changed"]


def test_numbers_follow_and_are_taken_once(model, draft, system_actor):
    second = actions.create_version(by=system_actor, model=model, label="Druga")
    assert (draft.number, second.number) == (1, 2)
    with pytest.raises(BadInput, match="2"):
        actions.create_version(by=system_actor, model=model, label="Znowu", number=2)


def test_derived_version_keeps_refs_and_knows_what_it_continues(draft, write, system_actor):
    chapter = write("Cel", text="Razem", source="R1")
    write("Zakres", after=chapter, depth=2)
    actions.set_definition(
        by=system_actor, version=draft, definition=Definition(about=(Fact(value="x", mark=Mark.INFERRED),))
    )
    draft.refresh_from_db()
    second = actions.derive_version(by=system_actor, predecessor=draft, label="Druga")
    rows = queries.outline(second)
    assert [(row.ref, row.number, row.depth) for row in rows] == [("cel", "1", 1), ("zakres", "1.1", 2)]
    assert [row.predecessor.ref for row in rows] == ["cel", "zakres"]
    assert queries.definition(second).about[0].value == "x"
    assert second.state == VersionState.DRAFT


def test_approval_supersedes_the_predecessor_and_the_one_approved_before(draft, system_actor):
    actions.approve(by=system_actor, version=draft)
    consulted = actions.derive_version(by=system_actor, predecessor=draft, label="Druga")
    actions.put_up_for_consultation(by=system_actor, version=consulted)
    third = actions.derive_version(by=system_actor, predecessor=consulted, label="Trzecia")
    actions.approve(by=system_actor, version=third)
    assert [state(one) for one in (draft, consulted, third)] == ["superseded", "superseded", "approved"]


def test_superseded_version_stays_as_it_is(draft, system_actor):
    actions.approve(by=system_actor, version=draft)
    second = actions.derive_version(by=system_actor, predecessor=draft, label="Druga")
    actions.approve(by=system_actor, version=second)
    with pytest.raises(IllegalMove):
        actions.put_up_for_consultation(by=system_actor, version=draft)
    with pytest.raises(IllegalMove):
        actions.approve(by=system_actor, version=draft)
    changed = Definition(about=(Fact(value="nowe", mark=Mark.INFERRED),))
    with pytest.raises(BadInput):
        actions.set_definition(by=system_actor, version=draft, definition=changed)
    assert state(second) == "approved"


def test_definition_is_written_only_when_it_differs(draft, system_actor):
    definition = Definition(about=(Fact(value="x", mark=Mark.INFERRED),))
    assert actions.set_definition(by=system_actor, version=draft, definition=definition)
    assert not actions.set_definition(by=system_actor, version=draft, definition=definition)
    assert Event.objects.get(verb="modelbook.definition_set").details["parts"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("state", "burnt"), ("number", 1)],
)
def test_database_refuses_what_actions_never_write(model, draft, field, value):
    other = {"state": "draft", "number": 7, "label": "x", field: value}
    with pytest.raises(IntegrityError), transaction.atomic():
        ModelVersion.objects.create(model=model, **other)


def test_only_one_version_can_be_approved(model, draft, system_actor):
    actions.approve(by=system_actor, version=draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        ModelVersion.objects.create(model=model, number=2, label="x", state="approved")


def test_find_version_by_label_or_number(model, draft, system_actor):
    assert queries.find_version(system_actor, "m", "pierwsza") == draft
    assert queries.find_version(system_actor, "m", "1") == draft
    assert queries.find_version(system_actor, "m") == draft
    assert queries.find_version(system_actor, "m", "nie ma") is None
    assert queries.find_version(system_actor, "inny") is None
