"""Ten situations from practice: who is named, as must, may or may not, and on what basis."""

from datetime import date

import pytest

from kooperacje.competences.actions import agree
from kooperacje.competences.details import HandoverFacts
from kooperacje.competences.models import Matter
from kooperacje.competences.queries import Question, answer
from kooperacje.competences.states import CardKind, Group
from kooperacje.institutions.models import InstitutionType

from .conftest import CITY, SECOND, TOWN, VILLAGE

DAY = date(2026, 11, 20)
SITUATIONS = [
    pytest.param(
        ["zabezpieczenie-dziecka"], TOWN, Group.CHILDREN,
        {("duty", "policja", "interwencja-dziecko", "art. 1 i art. 14"),
         ("duty", "sad", "zarzadzenie-pilne", "art. 569 § 2"),
         ("duty", "pcpr", "piecza-nagla", "art. 32 ust. 2 i art. 58"),
         ("duty", "mops", "odebranie-dziecka", "art. 12a ust. 1–5"),
         ("power", "policja", "odebranie-wspolnie", "art. 12a ust. 3"),
         ("limit", "mops", "odebranie-w-pojedynke", "art. 12a ust. 3")},
        {"gops", "mopr"}, id="a child in immediate danger at night"),
    pytest.param(
        ["leczenie-odwykowe"], TOWN, Group.ADDICTED,
        {("power", "urzad", "komisja-wniosek", "art. 25 i art. 26 ust. 3"),
         ("power", "sad", "odwyk", "art. 26 i art. 27"),
         ("limit", "mops", "odwyk-przymus", "art. 21 ust. 2 i art. 26 ust. 2"),
         ("limit", "policja", "zatrzymanie-do-leczenia", "art. 30, art. 32 i art. 33")},
        {"pup", "szkola"}, id="an adult who refuses treatment of an addiction"),
    pytest.param(
        ["pomoc-po-zwolnieniu", "schronienie", "wychodzenie-z-bezdomnosci"], VILLAGE, Group.RELEASED,
        {("duty", "gops", "schronienie", "art. 17 ust. 1 pkt 3 i art. 48"),
         ("duty", "gops", "po-zwolnieniu", "art. 17 ust. 1 pkt 16a"),
         ("duty", "zk", "przygotowanie", "art. 164"),
         ("power", "kuratorzy", "pomoc-postpenitencjarna", "art. 43"),
         ("power", "gops", "program-bezdomnosc", "art. 49 ust. 1 i 2")},
        {"mops", "szkola"}, id="a released prisoner without a home"),
    pytest.param(
        ["obowiazek-szkolny"], TOWN, Group.PUPILS,
        {("duty", "szkola", "kontrola", "art. 41"),
         ("duty", "szkola", "egzekucja", "art. 42"),
         ("duty", "urzad", "obowiazek-szkolny", ""),
         ("power", "sad", "nieletni", "")},
        {"pup", "pcpr"}, id="a pupil who does not attend school"),
    pytest.param(
        ["status-bezrobotnego", "aktywizacja-zawodowa", "orzeczenie-o-niepelnosprawnosci"], TOWN, Group.DISABLED,
        {("duty", "pup", "rejestracja", ""),
         ("power", "pup", "niepelnosprawny", "art. 11 i art. 12a"),
         ("duty", "pcpr", "orzekanie", "art. 6 i art. 6a"),
         ("limit", "pup", "orzekanie", "art. 6")},
        {"policja"}, id="an unemployed disabled person"),
    pytest.param(
        ["kryzys-psychiczny"], TOWN, Group.MENTAL_CRISIS,
        {("power", "szpital", "przyjecie-bez-zgody", "art. 23 ust. 1, 2 i 4"),
         ("power", "sad", "szpital-psychiatryczny", "art. 29 ust. 1 i 2"),
         ("power", "mops", "wniosek-o-szpital", "art. 29 ust. 3 i art. 30"),
         ("limit", "szpital", "leczenie-bez-zgody", "art. 22–29"),
         ("duty", "policja", "kryzys-asysta", "art. 18 ust. 9")},
        {"pup", "szkola"}, id="a psychiatric crisis"),
    pytest.param(
        ["wsparcie-rodzin-zastepczych"], VILLAGE, Group.FOSTER,
        {("duty", "pcpr", "koordynator", "art. 77 ust. 1 i ust. 3 pkt 2"),
         ("power", "pcpr", "rodzina-pomocowa", "art. 73 i art. 75"),
         ("limit", "pcpr", "koordynator-najwyzej", "art. 77 ust. 4")},
        {"gops", "mopr"}, id="a foster family short of help"),
    pytest.param(
        ["niebieskie-karty", "nakaz-opuszczenia"], TOWN, Group.VIOLENCE,
        {("duty", "policja", "niebieska-karta", "art. 9d ust. 1 i 4"),
         ("power", "policja", "nakaz", "art. 15aa"),
         ("duty", "mops", "niebieska-karta", "art. 9d ust. 1 i 4"),
         ("duty", "urzad", "zespol", "art. 9a ust. 2–4 i 7"),
         ("power", "sad", "opuszczenie-mieszkania", "art. 11a ust. 1"),
         ("limit", "mops", "niebieska-karta-tajemnica", "art. 9c ust. 2 i 4")},
        {"pup", "gops"}, id="violence, the police called"),
    pytest.param(
        ["najem-socjalny", "dodatek-mieszkaniowy"], TOWN, Group.IN_DEBT,
        {("duty", "urzad", "najem-socjalny", "art. 14 ust. 1 i 6"),
         ("duty", "sad", "najem", "art. 14 ust. 1, 3, 4 i 7"),
         ("limit", "urzad", "eksmisja-zima", "art. 16 i art. 17"),
         ("duty", "urzad", "dodatek", ""),
         ("power", "mops", "zadluzenie", "art. 45 ust. 4 i art. 46 ust. 1")},
        {"pcpr", "policja"}, id="debts and an eviction"),
]  # fmt: skip


def found(answered):
    return {
        (finding.card.kind, doer.institution.key, finding.card.key, finding.card.provision)
        for finding in answered.found
        for doer in finding.doers
    }


def asked(keys, unit, group=None):
    matters = tuple(Matter.objects.filter(key__in=keys))
    assert len(matters) == len(keys)
    return Question(matters, unit, group, DAY)


@pytest.mark.parametrize(("matters", "gmina", "group", "expected", "absent"), SITUATIONS)
def test_the_question_is_answered(powiat, unit, matters, gmina, group, expected, absent) -> None:
    answered = answer(asked(matters, unit(gmina), group))
    assert expected <= found(answered), expected - found(answered)
    assert not {key for _kind, key, *_rest in found(answered)} & absent
    assert all(finding.card.act for finding in answered.found)


def test_a_centre_of_services_does_it_instead_by_agreement(powiat, place, unit, system_actor) -> None:
    """The tenth: a gmina without a centre of its own, served by the centre of another by agreement."""
    cus = place("cus", "cus", TOWN, [TOWN])
    question = asked(["praca-socjalna", "plan-uslug"], unit(SECOND))
    before = answer(question)
    assert {finding.card.key for finding in before.missing} >= {"praca-socjalna"}
    facts = HandoverFacts(
        matters=tuple(question.matters),
        areas=(unit(SECOND),),
        document="porozumienie nr 3/2025",
        valid_from=date(2025, 1, 1),
        giver_type=InstitutionType.objects.get(key="ops"),
    )
    agree(cus, by=system_actor, facts=facts)
    answered = answer(question)
    assert ("duty", "cus", "praca-socjalna", "art. 17 ust. 1 pkt 10 i art. 45 ust. 4") in found(answered)
    (doer,) = next(one.doers for one in answered.found if one.card.key == "praca-socjalna")
    assert doer.handover is not None
    assert doer.handover.document == "porozumienie nr 3/2025"


def test_a_city_centre_does_the_work_of_the_powiat(powiat, unit) -> None:
    answered = answer(asked(["wsparcie-rodzin-zastepczych"], unit(CITY)))
    assert ("duty", "mopr", "koordynator", "art. 77 ust. 1 i ust. 3 pkt 2") in found(answered)
    assert not any(key == "pcpr" for _kind, key, *_rest in found(answered))


def test_what_the_register_lacks_is_said_and_not_hidden(powiat, unit) -> None:
    answered = answer(asked(["praca-socjalna", "zatrudnienie-socjalne"], unit(SECOND)))
    assert "praca-socjalna" in {finding.card.key for finding in answered.missing}
    assert {finding.type.key for finding in answered.possible} >= {"cis", "kis"}
    assert {finding.type.key for finding in answered.found} == {"pup", "rops"}


def test_without_a_gmina_the_types_are_named(cards) -> None:
    answered = answer(asked(["kontrakt-socjalny"], None))
    assert [finding.type.key for finding in answered.of(CardKind.POWER)] == ["ops"]
    assert not answered.missing
