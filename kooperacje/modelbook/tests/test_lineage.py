"""What became of passages is written down, and a person decides what is in question."""

import re

import pytest

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.journal.models import Event
from kooperacje.modelbook import actions, queries
from kooperacje.modelbook.models import Lineage
from kooperacje.modelbook.states import Certainty, Change, PassageKind

pytestmark = pytest.mark.django_db
LIDER = "Lider partnerstwa zwołuje spotkania zespołu co najmniej raz na kwartał."
PLAN = "Zespół układa plan małych kroków razem z rodziną i zapisuje, kto za co odpowiada."


@pytest.fixture
def fill(system_actor):
    """`fill(version, {"ref": "text"})`: passages in this order."""

    def add(version, texts):
        last = None
        for ref, text in texts.items():
            last = actions.add_passage(
                by=system_actor, version=version, kind=PassageKind.PARAGRAPH, text=text, ref=ref, after=last
            )

    return add


@pytest.fixture
def as_officer(client, signed_in):
    signed_in(client, "officer")
    return client


@pytest.fixture
def doubtful(draft, fill, model, system_actor):
    """One passage kept, one that could be either of two new ones."""
    fill(draft, {"plan": PLAN, "lider": LIDER})
    second = actions.create_version(by=system_actor, model=model, label="Druga")
    fill(second, {"plan-2": PLAN, "lider-a": f"{LIDER} Raz.", "lider-b": f"{LIDER} Dwa."})
    return draft, second


def rows(before, after):
    found = Lineage.objects.filter(before=before, after=after).order_by("old__position", "new__position")
    return [(row.old.ref, row.new.ref if row.new else None, row.kind, row.certainty) for row in found]


def test_what_is_sure_and_what_waits_is_written_down(doubtful, system_actor):
    before, after = doubtful
    assert actions.settle_lineage(by=system_actor, before=before, after=after) == 1
    assert rows(before, after) == [
        ("plan", "plan-2", Change.SAME, Certainty.SURE),
        ("lider", "lider-a", Change.CHANGED, Certainty.WAITING),
    ]
    assert actions.settle_lineage(by=system_actor, before=before, after=after) == 1
    assert len(rows(before, after)) == 2


def test_a_person_decides_and_the_draft_takes_over_the_id(doubtful, person):
    before, after = doubtful
    by = person("officer")
    waiting = actions.confirm_matches(by=by, before=before, after=after, choices={"lider": "lider-b"})
    assert waiting == 0
    assert rows(before, after)[1] == ("lider", "lider", Change.CHANGED, Certainty.CONFIRMED)
    row = Lineage.objects.get(certainty=Certainty.CONFIRMED)
    assert (row.confirmed_by, row.confirmed_at is not None) == (by.account_id, True)
    assert [one.ref for one in queries.outline(after)] == ["plan-2", "lider-a", "lider"]
    assert Event.objects.filter(verb="modelbook.matches_confirmed").count() == 1
    pair = next(p for p in queries.differences(before, after) if p.ref == "lider")
    assert (pair.uncertain, pair.after.text) == (False, f"{LIDER} Dwa.")


def test_it_is_no_more_and_then_it_is_after_all(doubtful, system_actor):
    before, after = doubtful
    actions.confirm_matches(by=system_actor, before=before, after=after, choices={"lider": None})
    assert rows(before, after)[1] == ("lider", None, Change.REMOVED, Certainty.CONFIRMED)
    actions.confirm_matches(by=system_actor, before=before, after=after, choices={"lider": "lider-a"})
    assert ("lider", "lider", Change.CHANGED, Certainty.CONFIRMED) in rows(before, after)
    assert len(rows(before, after)) == 2


def test_an_id_that_means_another_passage_is_given_up(draft, fill, model, system_actor):
    fill(draft, {"lider": LIDER})
    second = actions.derive_version(by=system_actor, predecessor=draft, label="Druga")
    row = queries.outline(second)[0]
    actions.change_passage(by=system_actor, passage=row, expected=None, text="Koszty: 10 %.")
    fill(second, {"nowy": LIDER})
    assert actions.settle_lineage(by=system_actor, before=draft, after=second) == 1
    actions.confirm_matches(by=system_actor, before=draft, after=second, choices={"lider": "nowy"})
    refs = {one.text: one.ref for one in queries.outline(second)}
    assert refs[LIDER] == "lider"
    assert refs["Koszty: 10 %."] not in ("lider", "nowy")


def test_two_passages_went_into_one(draft, fill, model, system_actor):
    fill(draft, {"a": "Etap II", "b": "Etap III"})
    second = actions.create_version(by=system_actor, model=model, label="Druga")
    fill(second, {"c": "Etap IV"})
    actions.confirm_matches(by=system_actor, before=draft, after=second, choices={"a": "c", "b": "c"})
    kinds = {old: kind for old, _new, kind, _certainty in rows(draft, second)}
    assert sorted(kinds.values()) == [Change.CHANGED, Change.MERGED]
    assert len(queries.outline(second)) == 1


def test_a_version_that_is_no_draft_keeps_its_ids(doubtful, system_actor):
    before, after = doubtful
    actions.put_up_for_consultation(by=system_actor, version=after)
    actions.confirm_matches(by=system_actor, before=before, after=after, choices={"lider": "lider-b"})
    assert [one.ref for one in queries.outline(after)] == ["plan-2", "lider-a", "lider-b"]


def test_passages_that_are_not_there_are_named(doubtful, system_actor):
    before, after = doubtful
    with pytest.raises(BadInput, match="nie-ma"):
        actions.confirm_matches(by=system_actor, before=before, after=after, choices={"nie-ma": None})
    with pytest.raises(BadInput, match="lider"):
        actions.confirm_matches(by=system_actor, before=before, after=after, choices={"lider": "nie-ma"})
    assert rows(before, after) == []


def test_only_who_writes_models_decides(doubtful, person):
    before, after = doubtful
    for attempt in (
        lambda by: actions.settle_lineage(by=by, before=before, after=after),
        lambda by: actions.confirm_matches(by=by, before=before, after=after, choices={"lider": None}),
    ):
        with pytest.raises(Denied):
            attempt(person("reader"))


def test_the_page_asks_and_keeps_the_answer(doubtful, as_officer):
    shown = as_officer.get("/modele/m/1/zgodnosc/2/").content.decode()
    assert "Co stało się z fragmentem 2?" in shown
    assert 'value="lider-a"' in shown
    assert 'value="lider-b"' in shown
    assert (
        as_officer.post("/modele/m/1/zgodnosc/2/", {"p-lider": "lider-b", "p-plan": "-"}).status_code == 302
    )
    shown = as_officer.get("/modele/m/1/zgodnosc/2/").content.decode()
    assert "Nic na Ciebie nie czeka" in shown
    assert re.search(r'value="lider" checked', shown)
    before, after = doubtful
    assert queries.decided(before, after).became == {"lider": "lider"}


def test_the_page_is_there_only_for_who_writes(doubtful, client):
    assert client.get("/modele/m/1/zgodnosc/2/").status_code == 404
