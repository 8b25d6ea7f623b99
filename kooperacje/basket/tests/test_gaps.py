"""The life of a gap: who may take which step, what each step needs, what helps meanwhile."""

from datetime import timedelta

import pytest

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.base.versions import Stale
from kooperacje.basket import access, actions, gaps, nearby, queries
from kooperacje.basket.exchange.schema import Basket, Evidence
from kooperacje.basket.models import Gap
from kooperacje.basket.states import GAP_FLOW, GapState
from kooperacje.basket.tests import making
from kooperacje.territory.actions import import_places

BY = making.BY


@pytest.fixture
def gap(gops):
    return making.a_gap(gops, key="psychiatra")


def put(gap, state):
    Gap.objects.filter(pk=gap.pk).update(state=state.value)
    gap.refresh_from_db()
    return gap


STEPS = {
    "confirm": (actions.confirm_gap, {}, GapState.CONFIRMED),
    "in hand": (actions.take_in_hand, {"note": "Rozmowy ze szpitalem."}, GapState.IN_HAND),
    "dismiss": (actions.dismiss_gap, {"reason": "Jest w sąsiedniej gminie."}, GapState.DISMISSED),
    "reopen": (actions.reopen_gap, {"reason": "Lekarz odszedł."}, GapState.CONFIRMED),
}


@pytest.mark.parametrize("source", GapState)
@pytest.mark.parametrize(("step", "said", "target"), STEPS.values(), ids=STEPS)
def test_every_step_of_the_table_and_no_other(gap, source, step, said, target):
    put(gap, source)
    again = step is actions.reopen_gap
    fits = GAP_FLOW.allows(source, target) and (not again or source in (GapState.CLOSED, GapState.DISMISSED))
    if not fits:
        with pytest.raises(IllegalMove):
            step(by=BY, gap=gap, **said)
        return
    row = step(by=BY, gap=gap, **said)
    assert row.state == target
    event = row.events.order_by("-id").first()
    assert (event.state, event.note) == (target, next(iter(said.values()), ""))


@pytest.mark.parametrize("step", [one[0] for one in STEPS.values()][1:])
def test_a_step_that_needs_a_reason_does_not_go_without(gap, step):
    put(gap, GapState.CLOSED if step is actions.reopen_gap else GapState.CONFIRMED)
    with pytest.raises(BadInput) as refused:
        step(by=BY, gap=gap, **{"note" if step is actions.take_in_hand else "reason": "  "})
    assert refused.value.faults[0].place == "note"


def test_a_published_service_closes_it_and_it_opens_again(gap, gops):
    put(gap, GapState.CONFIRMED)
    draft, shown = making.a_service(gops, published=False), making.a_service(gops)
    with pytest.raises(BadInput):
        actions.close_gap(by=BY, gap=gap, service=draft)
    row = actions.close_gap(by=BY, gap=gap, service=shown)
    assert row.closed_by == shown
    assert actions.reopen_gap(by=BY, gap=row, reason="Znów nie ma.").closed_by is None


WHO = {
    "leader of the area": ("leader", "pcpr", True, True),
    "keeper's contact": ("contact", "gops", True, True),
    "contact of the same powiat": ("contact", "pcpr", True, False),
    "leader of a neighbouring powiat": ("leader", "foreign", False, False),
    "administrator": ("administrator", "foreign", True, True),
    "member": ("member", "gops", False, False),
}


@pytest.mark.parametrize(("role", "body", "sees", "decides"), WHO.values(), ids=WHO)
def test_who_sees_and_decides(person, gap, gops, pcpr, foreign, role, body, sees, decides):
    actor = person(role, {"gops": gops, "pcpr": pcpr, "foreign": foreign}[body].pk)
    assert access.visible_gaps(actor).exists() is sees
    for verb, may in ((access.VIEW_GAP, sees), (access.WORK, sees), (access.DECIDE, decides)):
        assert bool(access.can_gap(actor, verb, gap)) is may
    assert bool(access.can_report(actor, "1207122")) is sees
    if not sees:
        with pytest.raises(NotThere):
            access.gap_or_404(actor, gap.key)
        with pytest.raises(Denied):
            actions.report_gap(by=actor, lack=making.a_lack(), keeper=gops)
    elif not decides:
        assert access.gap_or_404(actor, gap.key) == gap
        with pytest.raises(Denied):
            access.gap_or_404(actor, gap.key, access.DECIDE)


@pytest.mark.parametrize("state", GapState)
@pytest.mark.parametrize("is_public", [True, False])
def test_residents_read_of_what_is_meant_for_them(gap, state, is_public):
    Gap.objects.update(is_public=is_public)
    put(gap, state)
    shown = is_public and state in access.SHOWN
    assert access.visible_gaps(ANONYMOUS).exists() is shown
    assert bool(access.can_gap(ANONYMOUS, access.VIEW_GAP, gap)) is shown


def test_a_gap_is_reported_by_its_own_institution_with_what_it_is_known_from(person, gops, pcpr):
    contact = person("contact", gops.pk)
    evidence = Evidence(kind="refusal", text="Odmówiono rodzinom.", number=4)
    row = actions.report_gap(
        by=contact, lack=making.a_lack(title="Brak logopedy"), keeper=gops, evidence=evidence
    )
    assert (row.key, row.state) == ("brak-logopedy", GapState.REPORTED)
    assert row.evidence.get().number == 4
    with pytest.raises(Denied):
        actions.report_gap(by=contact, lack=making.a_lack(), keeper=pcpr)
    with pytest.raises(BadInput):
        actions.report_gap(by=contact, lack=making.a_lack(), keeper=gops, key="brak-logopedy")


WRONG = {
    "unit": ({"territory": "9999"}, "territory"),
    "heading": ({"category": "nie-ma"}, "category"),
    "service": ({"full_service": "nie-ma"}, "full_service"),
    "day": ({"since": "2999-01-01"}, "since"),
}


@pytest.mark.parametrize(("said", "place"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_at_its_field(gops, said, place):
    with pytest.raises(BadInput) as refused:
        making.a_gap(gops, **said)
    assert [fault.place for fault in refused.value.faults] == [place]


def test_it_is_changed_once_and_not_over_somebody_else(gap):
    lack = gaps.lack(gap).model_copy(update={"title": "Brak psychiatry dziecięcego"})
    row = actions.change_gap(by=BY, gap=gap, lack=lack, expected=gap.version)
    assert actions.change_gap(by=BY, gap=row, lack=lack, expected=row.version).version == row.version
    with pytest.raises(Stale):
        actions.change_gap(by=BY, gap=gap, lack=making.a_lack(title="Inny"), expected=gap.version)
    with pytest.raises(Denied):
        actions.change_gap(by=ANONYMOUS, gap=gap, lack=lack, expected=None)


def test_it_does_not_move_to_where_the_actor_may_not_report(person, gap, gops):
    lack = gaps.lack(gap).model_copy(update={"territory": "2461011"})
    with pytest.raises(Denied):
        actions.change_gap(by=person("contact", gops.pk), gap=gap, lack=lack, expected=None)


def test_it_is_handed_over(gap, pcpr):
    assert actions.hand_over(by=BY, gap=gap, keeper=pcpr).keeper == pcpr
    assert actions.hand_over(by=BY, gap=gap, keeper=pcpr).version == gap.version + 1


def test_evidence_comes_and_goes(gap):
    made = actions.add_evidence(by=BY, gap=gap, evidence=Evidence(kind="survey", text="Ankieta.", number=12))
    assert gaps.listed(Gap.objects.order_by("key")).get().people == 12
    actions.remove_evidence(by=BY, gap=gap, ref=made.pk)
    with pytest.raises(NotThere):
        actions.remove_evidence(by=BY, gap=gap, ref=made.pk)
    Gap.objects.all().delete()
    with pytest.raises(BadInput):
        actions.add_evidence(by=BY, gap=gap, evidence=Evidence(kind="survey", text="Ankieta."))


def test_a_full_service_raises_a_gap_once(person, gops):
    row = making.a_service(gops, areas=("1207122",), audiences=("youth",), free=0, capacity=5, wait_days=60)
    contact = person("contact", gops.pk)
    made = actions.raise_from(by=contact, service=row)
    assert (made.territory.code, made.kind, made.audience, made.full_service) == (
        "1207122",
        "full",
        "youth",
        row,
    )
    assert "60" in made.evidence.get().text
    assert actions.raise_from(by=contact, service=row) == made
    put(made, GapState.CLOSED)
    assert actions.raise_from(by=contact, service=row) != made
    with pytest.raises(Denied):
        actions.raise_from(by=ANONYMOUS, service=row)


def test_a_full_service_without_an_area_raises_one_where_its_provider_is(land, gops):
    wide = making.a_service(gops, areas=("1207", "1210"), free=0, categories=(), published=False)
    assert actions.raise_from(by=BY, service=wide).territory == gops.seat
    nowhere = making.a_provider("bez-siedziby", seat=None)
    with pytest.raises(BadInput):
        actions.raise_from(by=BY, service=making.a_service(nowhere))


def test_a_person_chooses_what_helps_meanwhile(gap, gops):
    full, other, draft = (
        making.a_service(gops),
        making.a_service(gops),
        making.a_service(gops, published=False),
    )
    Gap.objects.update(full_service=full)
    row = actions.choose_substitute(by=BY, gap=gap, service=other, note="Dojazd autobusem.")
    assert (row.substitute, row.substitute_note) == (other, "Dojazd autobusem.")
    assert (
        actions.choose_substitute(by=BY, gap=row, service=other, note="Dojazd autobusem.").version
        == row.version
    )
    for wrong in (full, draft):
        with pytest.raises(BadInput):
            actions.choose_substitute(by=BY, gap=gap, service=wrong)
    assert actions.choose_substitute(by=BY, gap=gap, service=None).substitute is None


def test_what_could_help_meanwhile_is_the_nearest_that_fits(gap, gops, pcpr, foreign):
    near = making.a_place(gops)
    seats = "gmina;latitude;longitude;how\n120712;49.73;20.32;seat\n121005;49.62;20.95;seat\n120701;49.70;20.42;seat\n"
    import_places(by=BY, content=seats.encode())
    beside = making.a_service(foreign, categories=("zdrowie",))
    here = making.a_service(gops, categories=("zdrowie",), at=({"place": near.key},))
    full = making.a_service(gops, categories=("zdrowie",), at=({"place": near.key},), free=0)
    making.a_service(gops, categories=("kultura",))
    making.a_service(gops, categories=("zdrowie",), audiences=("seniors",))
    wide = making.a_service(pcpr, categories=("zdrowie",), audiences=("youth", "adults"))
    Gap.objects.update(audience="youth")
    gap.refresh_from_db()
    found = gaps.proposals(gap, BY)
    assert [one.service for one in found] == [here, wide, beside, full]
    assert [one.distance.ring for one in found] == [0, 1, 2, 0]
    assert found[0].distance.km < 5 < found[2].distance.km
    Gap.objects.update(full_service=here, category=None)
    gap.refresh_from_db()
    assert here not in [one.service for one in gaps.proposals(gap, BY)]
    Gap.objects.update(full_service=None)
    gap.refresh_from_db()
    assert gaps.proposals(gap, BY) == []


def test_distances_without_points_go_by_the_division_of_the_country():
    origin = nearby.Origin("1207122", None)
    found = [
        nearby.distance(origin, nearby.Target(code, ()))
        for code in ("1207122", "1207011", "1210052", "2461011")
    ]
    assert [one.ring for one in found] == [0, 1, 2, 3]
    assert [one.counts_as for one in found] == sorted(one.counts_as for one in found)
    assert round(nearby.kilometres((52.23, 21.01), (50.06, 19.94))) in range(240, 265)


def test_the_middle_of_a_powiat_is_that_of_its_gminas(gap):
    assert gaps.middle(gap.territory) is None
    import_places(
        by=BY, content=b"gmina;latitude;longitude;how\n120712;49.0;20.0;seat\n120701;50.0;21.0;seat\n"
    )
    assert gaps.middle(gap.territory.parent) == (49.5, 20.5)


def test_gaps_travel_by_file(gap, gops, system_actor):
    shown = making.a_service(gops)
    for state in GapState:
        row = making.a_gap(
            gops, key=f"brak-{state.value}".replace("_", "-"), full_service=making.a_service(gops).key
        )
        actions.add_evidence(by=BY, gap=row, evidence=Evidence(kind="queue", text="Kolejka.", number=3))
        actions.choose_substitute(by=BY, gap=row, service=shown, note="Daleko.")
        Gap.objects.filter(pk=row.pk).update(
            state=state.value, closed_by=shown if state == GapState.CLOSED else None
        )
    value = queries.basket(access.visible(BY), BY, lacking=access.visible_gaps(BY))
    Gap.objects.all().delete()
    actions.load_basket(value, by=BY)
    assert queries.basket(access.visible(BY), BY, lacking=access.visible_gaps(BY)) == value
    actions.load_basket(value, by=BY)
    assert Gap.objects.count() == 6
    lost = value.gaps[0].model_copy(update={"key": "nowy", "substitute": "nie-ma"})
    with pytest.raises(BadInput):
        actions.load_basket(Basket(gaps=(lost,)), by=BY)


def test_days_to_come_are_no_since(gops):
    assert making.a_gap(gops, since=clock.today() - timedelta(days=1)).since
