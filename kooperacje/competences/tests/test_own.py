"""Own cards, agreements, and what holds in an institution because of them."""

from dataclasses import replace
from datetime import date

import pytest

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Stale
from kooperacje.competences.actions import (
    agree,
    change_agreement,
    change_own,
    end_agreement,
    end_own,
    write_own,
)
from kooperacje.competences.details import CardFacts, HandoverFacts
from kooperacje.competences.models import Act, Card, Matter, Upkeep
from kooperacje.competences.queries import Question, agreements_of, answer, effective, own_cards, type_ids
from kooperacje.competences.states import CardKind, Known
from kooperacje.institutions.models import InstitutionType
from kooperacje.journal.models import Event

from .conftest import SECOND, TOWN, VILLAGE

pytestmark = pytest.mark.django_db


def facts(**other):
    matter = Matter.objects.get(key="praca-socjalna")
    return CardFacts(**{"kind": CardKind.DUTY, "matter": matter, "what": "dyżurować w poniedziałki", **other})


def type_card(key="praca-socjalna"):
    return Card.objects.get(type__key="ops", key=key)


def sentences(found):
    return {card.what for card in found}


def test_an_own_card_stands_beside_or_in_the_place_of_that_of_the_type(powiat, speaker) -> None:
    gops, by = powiat["gops"], speaker("gops")
    before = len(effective(gops))
    write_own(gops, by=by, facts=facts())
    assert len(effective(gops)) == before + 1
    own = write_own(gops, by=by, facts=facts(what="robić to po swojemu"), replaces=type_card())
    assert len(effective(gops)) == before + 1
    assert type_card().what not in sentences(effective(gops))
    assert type_card().what in sentences(effective(powiat["mops"]))
    end_own(own, by=by, on=date(2020, 1, 1))
    assert type_card().what in sentences(effective(gops))
    assert Upkeep.objects.get(institution=gops).part == "cards"
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"competences.card_written", "competences.card_ended"} <= verbs


def test_a_card_may_be_said_not_to_hold_here(powiat, speaker, unit) -> None:
    gops, by = powiat["gops"], speaker("gops")
    matter = Matter.objects.get(key="zatrudnienie-socjalne")
    question = Question((matter,), unit(VILLAGE), day=date(2026, 11, 20))

    def here():
        return {doer.institution.key for one in answer(question).found for doer in one.doers}

    assert "gops" in here()
    dropped = facts(matter=matter, drops=True, note="Nie ma u nas klubu.")
    write_own(gops, by=by, facts=dropped, replaces=type_card("kis"))
    assert "gops" not in here()
    assert not [card for card in effective(gops) if card.key == "kis"]
    assert own_cards(gops)[0].drops


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"what": "  "}, "what"),
        ({"provision": "art. 1"}, "provision"),
        ({"known": Known.SOURCED}, "source"),
        ({"drops": True}, "note"),
        ({"drops": True, "note": "bo nie"}, "drops"),
        ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}, "valid_to"),
    ],
)
def test_what_cannot_stand_is_named(powiat, speaker, wrong, where) -> None:
    with pytest.raises(BadInput) as refused:
        write_own(powiat["gops"], by=speaker("gops"), facts=facts(**wrong))
    assert [fault.place for fault in refused.value.faults] == [where]
    assert not Card.objects.filter(institution=powiat["gops"]).exists()


def test_replacing_what_is_not_ours_or_replaced_already_is_refused(powiat, speaker) -> None:
    gops, by = powiat["gops"], speaker("gops")
    foreign = Card.objects.filter(type__key="pup").first()
    with pytest.raises(BadInput) as refused:
        write_own(gops, by=by, facts=facts(), replaces=foreign)
    assert refused.value.faults[0].place == "replaces"
    write_own(gops, by=by, facts=facts(), replaces=type_card())
    with pytest.raises(BadInput):
        write_own(gops, by=by, facts=facts(what="jeszcze inaczej"), replaces=type_card())


def test_two_cards_of_the_same_words_get_two_keys(powiat, speaker) -> None:
    keys = [write_own(powiat["gops"], by=speaker("gops"), facts=facts()).key for _ in range(2)]
    assert keys == ["dyzurowac-w-poniedzialki", "dyzurowac-w-poniedzialki-2"]


def test_changing_counts_the_version_and_refuses_what_is_stale(powiat, speaker) -> None:
    by = speaker("gops")
    card = write_own(powiat["gops"], by=by, facts=facts())
    changed = change_own(card, by=by, facts=facts(act=Act.objects.get(key="ups")), expected=1)
    assert changed.version == 2
    assert change_own(card, by=by, facts=facts(act=changed.act), expected=2).version == 2
    with pytest.raises(Stale):
        change_own(card, by=by, facts=facts(what="inaczej"), expected=1)
    with pytest.raises(BadInput):
        change_own(card, by=by, facts=facts(drops=True, note="bo nie"), expected=None)


def test_cards_of_types_and_of_others_cannot_be_changed(powiat, speaker, system_actor) -> None:
    card = write_own(powiat["gops"], by=system_actor, facts=facts())
    with pytest.raises(Denied):
        change_own(card, by=speaker("mops"), facts=facts(), expected=None)
    with pytest.raises(Denied):
        write_own(powiat["gops"], by=speaker("mops"), facts=facts())
    with pytest.raises(BadInput):
        end_own(type_card(), by=system_actor, on=date(2026, 1, 1))
    begun = write_own(powiat["gops"], by=system_actor, facts=facts(valid_from=date(2026, 5, 1)))
    with pytest.raises(BadInput):
        end_own(begun, by=system_actor, on=date(2026, 1, 1))


def test_types_whose_cards_hold(powiat, place, system_actor) -> None:
    def keys(institution):
        return set(InstitutionType.objects.filter(pk__in=type_ids(institution)).values_list("key", flat=True))

    assert keys(powiat["mops"]) == {"mops", "ops"}
    assert keys(powiat["mopr"]) == {"mopr", "ops", "pcpr"}
    assert keys(place("cus", "cus", TOWN, [TOWN])) == {"cus", "ops"}
    assert keys(place("bez-miejsca", "mops")) == {"mops", "ops"}


def agreement(powiat, unit, **other):
    matter = Matter.objects.get(key="uslugi-opiekuncze")
    start = date(2025, 1, 1)
    given = {"matters": (matter,), "areas": (unit(VILLAGE),), "document": "nr 3/2025", "valid_from": start}
    return HandoverFacts(**{**given, "giver": powiat["gops"], **other})


def doers(unit, code=VILLAGE, day=date(2026, 11, 20)):
    matter = Matter.objects.get(key="uslugi-opiekuncze")
    found = answer(Question((matter,), unit(code), day=day)).found
    return {doer.institution.key for one in found if one.card.type for doer in one.doers}


def test_by_agreement_another_does_it_while_it_is_in_force(powiat, unit, speaker) -> None:
    mops, by = powiat["mops"], speaker("mops")
    assert doers(unit) == {"gops"}
    row = agree(mops, by=by, facts=agreement(powiat, unit))
    assert doers(unit) == {"mops"}
    assert doers(unit, day=date(2024, 12, 31)) == {"gops"}
    assert doers(unit, SECOND) == set()
    assert [one.pk for one in agreements_of(powiat["gops"])] == [row.pk]
    longer = replace(agreement(powiat, unit), valid_to=date(2027, 1, 1))
    assert change_agreement(row, by=by, facts=longer, expected=1).valid_to == date(2027, 1, 1)
    end_agreement(row, by=by, on=date(2026, 1, 1))
    assert doers(unit) == {"gops"}
    assert not agreements_of(mops)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"matters": ()}, "matters"),
        ({"areas": ()}, "areas"),
        ({"document": " "}, "document"),
        ({"giver": None}, "giver"),
        ({"valid_to": date(2024, 1, 1)}, "valid_to"),
    ],
)
def test_an_agreement_that_says_too_little_is_refused(powiat, unit, speaker, wrong, where) -> None:
    with pytest.raises(BadInput) as refused:
        agree(powiat["mops"], by=speaker("mops"), facts=agreement(powiat, unit, **wrong))
    assert [fault.place for fault in refused.value.faults] == [where]


def test_nobody_agrees_with_themselves_or_for_another(powiat, unit, speaker) -> None:
    with pytest.raises(BadInput):
        agree(powiat["gops"], by=speaker("gops"), facts=agreement(powiat, unit))
    with pytest.raises(Denied):
        agree(powiat["mops"], by=speaker("gops"), facts=agreement(powiat, unit))
    row = agree(powiat["mops"], by=speaker("mops"), facts=agreement(powiat, unit))
    with pytest.raises(BadInput):
        end_agreement(row, by=speaker("mops"), on=date(2024, 1, 1))
    with pytest.raises(Denied):
        end_agreement(row, by=speaker("gops"), on=date(2026, 1, 1))
