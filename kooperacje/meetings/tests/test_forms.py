"""What people type, understood or refused with a sentence beside the field."""

from datetime import date

import pytest
from django.forms import ValidationError

from kooperacje.institutions.fields import InstitutionField
from kooperacje.meetings.details import Share
from kooperacje.meetings.fields import BreakdownField, breakdown_text
from kooperacje.meetings.forms import MeetingForm
from kooperacje.meetings.when import When

pytestmark = pytest.mark.django_db


def form(**given):
    return MeetingForm({"title": "Warsztat", **given})


def test_all_ways_to_tell_the_time():
    ways = {
        When.on(date(2019, 3, 28)): {"day": "2019-03-28"},
        When.during(date(2019, 1, 16), date(2019, 1, 31), "druga połowa stycznia"): {
            "period_from": "2019-01-16",
            "period_to": "2019-01-31",
            "term": "druga połowa stycznia",
        },
        When.unknown(): {},
    }
    for when, given in ways.items():
        filled = form(**given)
        assert filled.is_valid(), filled.errors
        assert filled.details().when == when


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": ""}, "title"),
        ({"day": "2019-03-28", "period_from": "2019-03-01"}, "period_from"),
        ({"period_from": "2019-03-28", "period_to": "2019-03-01"}, "period_to"),
        ({"starts": "09:00"}, "starts"),
        ({"day": "2019-03-28", "ends": "09:00"}, "ends"),
        ({"day": "2019-03-28", "starts": "09:00", "ends": "08:00"}, "ends"),
        ({"day": "2019-03-31", "starts": "02:30"}, "starts"),
        ({"day": "0019-03-31"}, "day"),
        ({"day": "31 lutego"}, "day"),
        ({"capacity": "0"}, "capacity"),
        ({"online_link": "nie adres"}, "online_link"),
        ({"territory": "Atlantyda"}, "territory"),
    ],
)
def test_contradictions_are_said_beside_the_field(given, field):
    filled = form(**given)
    assert not filled.is_valid()
    assert list(filled.errors) == [field]


def test_what_the_form_shows_reads_back_the_same(meeting):
    shown = MeetingForm.initial_of(meeting)
    bound = MeetingForm({name: "" if value is None else value for name, value in shown.items()})
    assert bound.is_valid(), bound.errors
    assert bound.details().when == meeting.when
    assert not bound.without_day
    assert form(term="zimą").without_day


def test_an_institution_is_found_by_key_name_or_words(body):
    one, two = (
        body("Miejski Ośrodek Pomocy Społecznej w Alwerni"),
        body("Miejski Ośrodek Pomocy Społecznej w Oświęcimiu"),
    )
    field = InstitutionField()
    assert field.clean(one.key) == one
    assert field.clean("miejski ośrodek pomocy społecznej w alwerni") == one
    assert field.clean("mops oswiecim" if "mops" in two.search_key else "osrodek oswiecimiu") == two
    assert field.clean(field.prepare_value(two)) == two
    assert field.clean(two) == two
    with pytest.raises(ValidationError, match=one.key):
        field.clean("ośrodek pomocy")
    for nonsense in ("Nie ma takiej", "!!!"):
        with pytest.raises(ValidationError, match="rejestrze"):
            field.clean(nonsense)
    assert InstitutionField(required=False).clean("") is None


def test_breakdown_reads_back_as_written():
    field = BreakdownField(required=False)
    text = "kierownicy: 12\npracownicy\n\nwoj. śląskie = 3"
    found = field.clean(text)
    assert found == (Share("kierownicy", 12), Share("pracownicy"), Share("woj. śląskie", 3))
    assert field.clean(breakdown_text(found)) == found
    assert field.prepare_value(found) == "kierownicy: 12\npracownicy\nwoj. śląskie: 3"
    assert field.clean("") == ()
    with pytest.raises(ValidationError, match="Wiersz 2"):
        field.clean("a: 1\nb: dużo")
