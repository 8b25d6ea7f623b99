"""Cards are written, published, confirmed and taken out of use; what is wrong is said at its field."""

from datetime import date

import pytest

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Stale
from kooperacje.basket import actions, changes, quality, queries
from kooperacje.basket.models import Place, Service
from kooperacje.basket.states import SERVICE_FLOW, Scheme, ServiceState
from kooperacje.basket.tests import making
from kooperacje.journal.models import Event
from kooperacje.modelbook import packaged
from kooperacje.modelbook.actions import load_definition

BY = making.BY
MOVES = {
    ServiceState.DRAFT: actions.reopen,
    ServiceState.PUBLISHED: actions.publish,
    ServiceState.SUSPENDED: actions.suspend,
    ServiceState.WITHDRAWN: actions.withdraw,
}


@pytest.fixture
def told(monkeypatch):
    heard: list = []
    monkeypatch.setattr(changes, "_listeners", [lambda ids: heard.extend(ids)])
    return heard


def faults(refused):
    return {fault.place for fault in refused.value.faults}


@pytest.mark.parametrize("source", ServiceState)
@pytest.mark.parametrize("target", ServiceState)
def test_every_move_of_the_table_and_no_other(service, told, source, target):
    Service.objects.filter(pk=service.pk).update(state=source.value)
    if not SERVICE_FLOW.allows(source, target):
        with pytest.raises(IllegalMove):
            MOVES[target](by=BY, service=service)
        return
    row = MOVES[target](by=BY, service=service)
    assert row.state == target
    assert row.version == service.version + 1
    assert told == [service.pk]
    event = Event.objects.order_by("-id").first()
    assert event.verb == f"basket.service_{target.value}"
    assert event.details == {"before": source.value}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_a_stranger_moves_nothing(service, move):
    with pytest.raises(Denied):
        move(by=ANONYMOUS, service=service)


def test_a_card_gets_a_key_of_its_name_and_one_that_is_taken_is_refused(gops):
    first, second = (making.a_service(gops, name="Poradnia rodzinna") for _ in range(2))
    assert (first.key, second.key) == ("poradnia-rodzinna", "poradnia-rodzinna-2")
    assert making.a_service(gops, name="Допомога", published=False).key == "usluga"
    with pytest.raises(BadInput) as refused:
        making.a_service(gops, key="poradnia-rodzinna")
    assert faults(refused) == {"key"}
    with pytest.raises(Denied):
        actions.create_service(by=ANONYMOUS, provider=gops, card=making.a_card())


def test_a_change_writes_everything_once_and_tells(gops, told):
    row = making.a_service(gops)
    place = making.a_place(gops)
    told.clear()
    card = making.a_card(
        name="Nowa",
        areas=("1207",),
        hours=({"day": 1, "opens": "8:00", "closes": "9:00"},),
        at=({"place": place.key},),
        texts={"en": {"name": "New"}},
        categories=("zdrowie", "temat-kryzys"),
    )
    row = actions.change_service(by=BY, service=row, card=card, expected=row.version)
    assert queries.card(row, BY) == card
    assert told == [row.pk]
    event = Event.objects.order_by("-id").first()
    assert set(event.details["fields"]) >= {"name", "areas", "hours", "at", "texts", "categories"}
    version = row.version
    told.clear()
    again = actions.change_service(by=BY, service=row, card=card, expected=version)
    assert (again.version, told) == (version, [])


def test_only_what_hangs_on_a_card_counts_as_a_change_too(service):
    card = queries.card(service, BY).model_copy(update={"areas": ("1207",)})
    row = actions.change_service(by=BY, service=service, card=card, expected=service.version)
    assert row.version == service.version + 1


def test_two_people_do_not_overwrite_each_other(service):
    card = queries.card(service, BY)
    actions.change_service(
        by=BY, service=service, card=card.model_copy(update={"name": "A"}), expected=service.version
    )
    with pytest.raises(Stale):
        actions.change_service(
            by=BY, service=service, card=card.model_copy(update={"name": "B"}), expected=service.version
        )


WRONG = {
    "ages": ({"age_from": 9, "age_to": 3}, "age_to"),
    "places": ({"capacity": 2, "free": 3}, "free"),
    "term": ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}, "valid_to"),
    "hours": (
        {
            "hours": (
                {"day": 1, "opens": "8:00", "closes": "12:00"},
                {"day": 1, "opens": "11:00", "closes": "13:00"},
            )
        },
        "hours",
    ),
    "heading": ({"categories": ("nie-ma",)}, "categories"),
    "unit": ({"areas": ("9999",)}, "areas"),
    "place": ({"at": ({"place": "nie-ma"},)}, "at"),
}


@pytest.mark.parametrize(("said", "place"), WRONG.values(), ids=WRONG)
def test_contradictions_are_refused(gops, service, said, place):
    with pytest.raises(BadInput) as refused:
        making.a_service(gops, **said)
    assert faults(refused) == {place}
    with pytest.raises(BadInput):
        actions.change_service(by=BY, service=service, card=making.a_card(**said), expected=None)


def test_a_card_cannot_be_published_without_what_a_reader_needs(gops):
    bare = making.a_service(gops, published=False, summary="", categories=(), phone="")
    with pytest.raises(BadInput) as refused:
        actions.publish(by=BY, service=bare)
    assert faults(refused) == {"summary", "categories", "phone"}
    over = making.a_service(gops, published=False, valid_to="2020-01-01")
    with pytest.raises(BadInput) as refused:
        actions.publish(by=BY, service=over)
    assert faults(refused) == {"valid_to"}


def test_a_published_card_cannot_lose_it_either(service):
    card = queries.card(service, BY).model_copy(update={"summary": ""})
    with pytest.raises(BadInput) as refused:
        actions.change_service(by=BY, service=service, card=card, expected=None)
    assert faults(refused) == {"summary"}


def test_words_do_not_tell_a_protected_address(gops):
    place = making.a_place(gops, address="Zaciszna 9", is_protected=True)
    at = ({"place": place.key},)
    row = making.a_service(gops, is_protected=True, at=at)
    for said in (
        {"description": "Jesteśmy przy ul. Zacisznej 9, ZACISZNA 9."},
        {"texts": {"en": {"name": "Zaciszna 9"}}},
    ):
        card = making.a_card(is_protected=True, at=at, **said)
        with pytest.raises(BadInput) as refused:
            actions.change_service(by=BY, service=row, card=card, expected=None)
        assert faults(refused) == {"is_protected"}


def test_an_address_does_not_become_protected_while_a_card_tells_it(gops):
    place = making.a_place(gops, address="Zaciszna 9")
    making.a_service(gops, at=({"place": place.key},), description="Zaciszna 9, drugie piętro")
    spot = making.a_spot(address="Zaciszna 9", is_protected=True)
    with pytest.raises(BadInput):
        actions.change_place(by=BY, place=place, spot=spot, expected=place.version)


def test_a_word_that_all_is_true_has_its_day_and_its_institution(service, pcpr):
    row = actions.verify(by=BY, service=service)
    assert row.verified_by == service.provider.name
    assert row.quality > service.quality
    assert actions.verify(by=BY, service=row, word_of=pcpr).verified_by == pcpr.name


def test_places_and_waiting_are_told_with_their_day(service):
    row = actions.tell_capacity(by=BY, service=service, capacity=10, free=2, wait_days=7)
    assert (row.capacity, row.free, row.wait_days, bool(row.capacity_on)) == (10, 2, 7, True)
    with pytest.raises(BadInput) as refused:
        actions.tell_capacity(by=BY, service=row, capacity=1, free=2, wait_days=None)
    assert faults(refused) == {"free"}
    row = actions.tell_capacity(by=BY, service=row, capacity=None, free=None, wait_days=None)
    assert row.capacity_on is None
    card = queries.card(row, BY).model_copy(update={"wait_days": 3})
    assert actions.change_service(by=BY, service=row, card=card, expected=None).capacity_on


def test_a_place_is_kept_as_long_as_something_is_given_there(gops, told):
    place = making.a_place(gops, town="Tymbark")
    assert place.key == "gops-tymbark"
    row = making.a_service(gops, at=({"place": place.key},))
    told.clear()
    changed = actions.change_place(
        by=BY, place=place, spot=making.a_spot(address="Nowa 2"), expected=place.version
    )
    assert told == [row.pk]
    assert (
        actions.change_place(
            by=BY, place=changed, spot=making.a_spot(address="Nowa 2"), expected=None
        ).version
        == 2
    )
    with pytest.raises(BadInput):
        actions.remove_place(by=BY, place=place)
    other = making.a_place(gops, is_protected=True)
    assert other.key == "gops-chronione"
    actions.remove_place(by=BY, place=other)
    assert not Place.objects.filter(pk=other.pk).exists()
    with pytest.raises(BadInput):
        actions.remove_place(by=BY, place=other)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"longitude": None}, "latitude"),
        ({"address": "", "town": ""}, "address"),
        ({"gmina": "9999999"}, "gmina"),
    ],
)
def test_a_place_that_says_nothing_is_refused(gops, said, place):
    with pytest.raises(BadInput) as refused:
        making.a_place(gops, **said)
    assert faults(refused) == {place}
    making.a_place(gops, key="raz")
    with pytest.raises(BadInput):
        making.a_place(gops, key="raz")


def test_a_card_that_somebody_removed_is_said_to_be_gone(service):
    Service.objects.filter(pk=service.pk).delete()
    with pytest.raises(BadInput):
        actions.verify(by=BY, service=service)


def test_quality_says_what_is_missing_what_counts_most_first(service):
    found = queries.judged(service, queries.card(service, BY))
    assert found.total == service.quality == 30
    points = [one.points for one in found.missing]
    assert points == sorted(points, reverse=True)
    assert sum(one.points for one in quality.CRITERIA) == 100


def test_quality_falls_as_a_card_grows_old():
    card = making.a_card()
    fresh, old, older = (
        quality.judge(card, quality.Known(date(2026, 11, 28), verified_on=day)).total
        for day in (date(2026, 11, 1), date(2026, 1, 1), date(2025, 1, 1))
    )
    assert fresh == old + 5 == older + 15


def test_the_headings_load_once_and_leave_what_left_the_list(land):
    assert actions.load_categories(by=BY) == 0
    assert len(queries.categories()) == 28


def test_a_heading_that_only_a_model_has_is_loaded_with_its_name(land, system_actor):
    text = next(path for path in packaged.files() if path.stem == "cus").read_bytes().decode()
    text = text.replace(
        "- {key: reintegracja,", '- {key: gminne-osobne, title: "Usługi osobne"}\n      - {key: reintegracja,'
    )
    load_definition(by=system_actor, file=text.encode())
    assert actions.load_categories(by=BY) == 1
    assert "Usługi osobne" in {one.name for one in queries.categories(Scheme.MODEL)}


def test_institutions_are_seen_with_their_cards(service):
    assert queries.of_provider(service.provider) == [service]
