"""Persons in office: spells, deputies, overlaps, and the end of keeping."""

from dataclasses import replace
from datetime import date

import pytest

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Stale
from kooperacje.competences.actions import appoint, change_office, forget_former, leave_office
from kooperacje.competences.details import Office
from kooperacje.competences.models import Officeholder
from kooperacje.competences.queries import people, reachable
from kooperacje.competences.queries.people import months_before
from kooperacje.institutions.actions import add_unit
from kooperacje.journal.models import Event

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def office(name="Anna Zmyślona", function="dyrektor", start=date(2026, 1, 1), **other):
    return Office(name=name, function=function, valid_from=start, **other)


def test_who_is_in_office_and_who_stands_in(powiat, speaker) -> None:
    pcpr, by = powiat["pcpr"], speaker("pcpr")
    head = appoint(pcpr, by=by, office=office(sole=True, phone="18 000 00 01"))
    appoint(pcpr, by=by, office=office("Bolesław Urojony", "zastępca", deputy_of=head))
    past = appoint(
        pcpr, by=by, office=office("Celina Dawna", "księgowa", date(2020, 1, 1), valid_to=date(2021, 1, 1))
    )
    assert [row.name for row in people(pcpr, DAY)] == ["Bolesław Urojony", "Anna Zmyślona"]
    (found,) = reachable(Officeholder.objects.all(), [pcpr.pk], DAY)[pcpr.pk]
    assert (found.person.name, [one.name for one in found.deputies]) == (
        "Anna Zmyślona",
        ["Bolesław Urojony"],
    )
    leave_office(head, by=by, on=date(2026, 6, 1))
    (alone,) = reachable(Officeholder.objects.all(), [pcpr.pk], DAY)[pcpr.pk]
    assert alone.person.name == "Bolesław Urojony"
    assert people(pcpr, date(2020, 5, 1)) == [past]
    told = list(Event.objects.values_list("verb", "details"))
    assert "competences.office_left" in dict(told)
    assert "Zmyślona" not in str(told)


def test_one_function_for_one_person_at_a_time(powiat, speaker) -> None:
    pcpr, by = powiat["pcpr"], speaker("pcpr")
    first = appoint(pcpr, by=by, office=office(sole=True))
    with pytest.raises(BadInput) as refused:
        appoint(pcpr, by=by, office=office("Inna Osoba", "Dyrektor", sole=True))
    assert refused.value.faults[0].place == "valid_from"
    leave_office(first, by=by, on=date(2026, 7, 1))
    appoint(pcpr, by=by, office=office("Inna Osoba", "Dyrektor", date(2026, 7, 1), sole=True))
    again = office(start=date(2026, 5, 1))
    with pytest.raises(BadInput):
        appoint(pcpr, by=by, office=again)  # the same person in the same function
    assert Officeholder.objects.count() == 2
    assert appoint(powiat["mops"], by=speaker("mops"), office=office(sole=True))


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"name": " "}, "name"),
        ({"function": "…"}, "function"),
        ({"valid_to": date(2025, 1, 1)}, "valid_to"),
        ({"phone": "zadzwoń"}, "phone"),
        ({"email": "nie-adres"}, "email"),
    ],
)
def test_what_cannot_stand_is_named(powiat, speaker, wrong, where) -> None:
    with pytest.raises(BadInput) as refused:
        appoint(powiat["pcpr"], by=speaker("pcpr"), office=office(**wrong))
    assert [fault.place for fault in refused.value.faults] == [where]


def test_deputies_and_units_are_of_the_same_institution(powiat, speaker, system_actor) -> None:
    pcpr, by = powiat["pcpr"], speaker("pcpr")
    stranger = appoint(powiat["mops"], by=system_actor, office=office())
    with pytest.raises(BadInput):
        appoint(pcpr, by=by, office=office(deputy_of=stranger))
    section = add_unit(powiat["mops"], by=system_actor, name="Dział")
    with pytest.raises(BadInput):
        appoint(pcpr, by=by, office=office(unit=section))
    one = appoint(pcpr, by=by, office=office())
    with pytest.raises(BadInput):
        change_office(one, by=by, office=office(deputy_of=one), expected=None)
    with pytest.raises(Denied):
        change_office(one, by=speaker("mops"), office=office(), expected=None)
    with pytest.raises(Denied):
        appoint(pcpr, by=speaker("mops"), office=office())


def test_a_correction_and_a_clash(powiat, speaker) -> None:
    pcpr, by = powiat["pcpr"], speaker("pcpr")
    one = appoint(pcpr, by=by, office=office(sole=True))
    assert change_office(one, by=by, office=office(sole=True, phone="18 000 00 02"), expected=1).version == 2
    assert change_office(one, by=by, office=office(sole=True, phone="18 000 00 02"), expected=2).version == 2
    with pytest.raises(Stale):
        change_office(one, by=by, office=office("Inne Nazwisko"), expected=1)
    later = appoint(pcpr, by=by, office=office("Nowa Osoba", "zastępca"))
    with pytest.raises(BadInput):
        change_office(later, by=by, office=replace(office("Nowa Osoba"), sole=True), expected=None)
    with pytest.raises(BadInput):
        leave_office(later, by=by, on=date(2025, 1, 1))


def test_who_left_long_ago_is_forgotten(powiat, system_actor, settings) -> None:
    settings.COMPETENCES_STAFF_KEEP_MONTHS = 12
    pcpr = powiat["pcpr"]
    appoint(
        pcpr, by=system_actor, office=office("Dawna Osoba", start=date(2015, 1, 1), valid_to=date(2016, 1, 1))
    )
    appoint(pcpr, by=system_actor, office=office())
    assert forget_former(by=system_actor) == 1
    assert forget_former(by=system_actor) == 0
    assert [row.name for row in Officeholder.objects.all()] == ["Anna Zmyślona"]
    assert Event.objects.filter(verb="competences.staff_forgotten").count() == 1


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 20), 12, date(2025, 11, 20)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
    ],
)
def test_months_before(day, months, expected) -> None:
    assert months_before(day, months) == expected
