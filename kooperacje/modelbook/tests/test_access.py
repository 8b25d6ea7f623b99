"""Who may read and write: the whole matrix."""

import pytest

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import NotThere
from kooperacje.modelbook import access, actions
from kooperacje.modelbook.definition import Definition, ModelCard
from kooperacje.modelbook.models import ModelVersion
from kooperacje.modelbook.states import CommuneKind, PassageKind, VersionState

ROLES = ["officer", "reader", "member", "local_administrator", "administrator", "auditor"]
PUBLIC = [state for state in VersionState if state is not VersionState.DRAFT]


@pytest.fixture
def actors(person, system_actor):
    return {"anonymous": ANONYMOUS, "system": system_actor, **{role: person(role) for role in ROLES}}


@pytest.mark.parametrize("state", VersionState)
@pytest.mark.parametrize("who", ["anonymous", "system", *ROLES])
def test_visible_and_can_agree(actors, draft, who, state):
    ModelVersion.objects.filter(pk=draft.pk).update(state=state)
    draft.refresh_from_db()
    actor = actors[who]
    seen = access.visible(actor).filter(pk=draft.pk).exists()
    assert seen == bool(access.can(actor, access.VIEW, draft))
    assert seen == (state in PUBLIC or who in ("system", "officer", "reader"))
    assert access.visible_models(actor).exists() == seen
    assert access.visible_passages(actor).model.__name__ == "Passage"


@pytest.mark.parametrize("who", ["anonymous", *ROLES])
def test_only_officers_write(actors, model, draft, who):
    actor = actors[who]
    row = actions.add_passage(by=actors["system"], version=draft, kind=PassageKind.CHAPTER, text="t")
    writes = [
        lambda: actions.ensure_model(
            by=actor, card=ModelCard(key="x", name="X", commune_kind=CommuneKind.CUS)
        ),
        lambda: actions.create_version(by=actor, model=model, label="x"),
        lambda: actions.derive_version(by=actor, predecessor=draft, label="x"),
        lambda: actions.add_passage(by=actor, version=draft, kind=PassageKind.CHAPTER, text="t"),
        lambda: actions.change_passage(by=actor, passage=row, expected=None, text="u"),
        lambda: actions.move_passage(by=actor, passage=row, after=None, depth=1),
        lambda: actions.remove_passage(by=actor, passage=row, expected=None),
        lambda: actions.set_definition(by=actor, version=draft, definition=Definition()),
        lambda: actions.put_up_for_consultation(by=actor, version=draft),
        lambda: actions.approve(by=actor, version=draft),
        lambda: actions.load_definition(by=actor, file=""),
    ]
    if who == "officer":
        assert all(write() is not None or True for write in writes[:-1])
        return
    for write in writes:
        with pytest.raises(Denied) as refused:
            write()
        assert "ośrodka regionalnego" in str(refused.value.reason)


def test_a_missing_version_and_a_hidden_one_look_the_same(draft, person):
    for actor, number in ((ANONYMOUS, 1), (person("officer"), 77)):
        with pytest.raises(NotThere):
            access.get_or_404(actor, "m", number)
    with pytest.raises(Denied):
        actions.approve(by=person("reader"), version=draft)
    assert access.get_or_404(person("reader"), "m", 1) == draft
    with pytest.raises(Denied):
        access.get_or_404(person("reader"), "m", 1, access.EDIT)
