"""Signing in by phone: by a pass, within the window, never dropped, on the list only when confirmed."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from kooperacje.base import clock
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.meetings import access, actions, passes, queries, window
from kooperacje.meetings.actions import signing_in as limits
from kooperacje.meetings.matching import Typed
from kooperacje.meetings.models import Attendance, CheckIn
from kooperacje.meetings.states import CheckInState, MeetingState, Origin
from kooperacje.meetings.stuffing import Mark
from kooperacje.meetings.when import When


@pytest.fixture
def now_on(make):
    """A meeting that is going on."""
    start = clock.now() - timedelta(minutes=20)
    return make(when=When.at(start, start + timedelta(hours=3)), place="Sala próbna")


def a_pass(meeting, minutes=10):
    return passes.issue(access.CHECK_IN, str(meeting.pk), clock.now() + timedelta(minutes=minutes))


@pytest.fixture
def enter(now_on):
    def one(
        person="Jan Próbny", institution="", role="", *, minutes=10, token=None, device=None, meeting=None
    ):
        return actions.check_in(
            ticket=passes.read(access.CHECK_IN, a_pass(meeting or now_on, minutes)),
            token=token or uuid4(),
            typed=Typed(person, institution, role),
            device=device or uuid4(),
        )

    return one


def test_an_entry_waits_and_stands_on_the_list_when_it_is_confirmed(now_on, enter, officer, body):
    office = body("Ośrodek A")
    one, two = enter("Jan Próbny", "osrodek a", "kierownik"), enter("Ewa Zmyślona", "Fundacja X")
    assert not Attendance.objects.exists()
    assert actions.confirm_check_ins(by=officer, meeting=now_on, chosen=[one.pk, two.pk]) == 2
    found = {row.person: row for row in Attendance.objects.filter(meeting=now_on)}
    assert (found["Jan Próbny"].institution, found["Jan Próbny"].role) == (office, "kierownik")
    assert found["Ewa Zmyślona"].affiliation == "Fundacja X"
    assert {row.origin for row in found.values()} == {Origin.SELF}
    assert actions.confirm_check_ins(by=officer, meeting=now_on, chosen=[one.pk]) == 0


def test_who_stands_there_already_is_not_written_twice(now_on, enter, officer):
    actions.add_person(by=officer, meeting=now_on, person="Jan Próbny", affiliation="Fundacja X")
    entries = [enter("jan probny", "Fundacja X"), enter("Ewa Zmyślona"), enter("Ewa Zmyślona")]
    chosen = [one.pk for one in entries]
    assert actions.confirm_check_ins(by=officer, meeting=now_on, chosen=chosen) == 1
    assert Attendance.objects.filter(meeting=now_on).count() == 2
    assert set(CheckIn.objects.values_list("state", flat=True)) == {CheckInState.CONFIRMED}


def test_what_is_set_aside_stays_to_be_found(now_on, enter, officer):
    one = enter()
    deed = {"by": officer, "meeting": now_on, "chosen": [one.pk]}
    assert actions.set_check_ins_aside(**deed) == 1
    assert actions.set_check_ins_aside(**deed) == 0
    assert actions.confirm_check_ins(**deed) == 0
    assert actions.let_check_ins_wait(**deed) == 1
    assert actions.confirm_check_ins(**deed) == 1


def test_an_entry_of_another_meeting_is_not_touched(make, now_on, enter, officer):
    other = make("Inne")
    one = enter()
    assert actions.confirm_check_ins(by=officer, meeting=other, chosen=[one.pk]) == 0
    with pytest.raises(NotThere):
        enter(token=one.pk, meeting=other)


def test_the_same_form_sent_twice_waits_once(enter):
    token = uuid4()
    assert enter(token=token).pk == enter("Inna", token=token).pk


def test_too_many_too_late_and_a_rush_are_marked_and_never_dropped(enter, monkeypatch):
    device = uuid4()
    monkeypatch.setattr(limits, "PER_DEVICE", 2)
    monkeypatch.setattr(limits, "PER_MINUTE", 4)
    assert [enter(device=device).mark for _ in range(3)] == [Mark.NONE, Mark.NONE, Mark.MANY]
    assert [enter().mark for _ in range(2)] == [Mark.NONE, Mark.RUSH]
    assert enter(minutes=-5).mark == Mark.LATE
    assert CheckIn.objects.filter(state=CheckInState.WAITING).count() == 6


def test_what_cannot_be_taken_is_said_so(enter, monkeypatch):
    with pytest.raises(BadInput):
        enter("")
    monkeypatch.setattr(limits, "MOST_WAITING", 1)
    enter()
    with translation.override("en"), pytest.raises(BadInput, match="paper list"):
        enter()


def test_a_meeting_that_was_called_off_takes_nobody(now_on, enter, officer):
    actions.change_state(by=officer, meeting=now_on, target=MeetingState.CANCELLED)
    with pytest.raises(NotThere):
        enter()


def test_what_was_typed_goes_with_the_names(now_on, enter, officer, system_actor):
    one = enter()
    enter("Ewa Zmyślona")
    actions.confirm_check_ins(by=officer, meeting=now_on, chosen=[one.pk])
    assert queries.named(now_on.subject) == 3
    assert actions.forget_people(by=system_actor, subject=now_on.subject) == 3
    assert (queries.named(now_on.subject), queries.headcount(now_on).number) == (0, 1)
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize(
    ("when", "opens", "closes"),
    [
        (
            When.at(datetime(2026, 3, 25, 8, tzinfo=UTC), datetime(2026, 3, 25, 11, tzinfo=UTC)),
            (25, 7),
            (25, 12),
        ),
        (When.at(datetime(2026, 3, 25, 8, tzinfo=UTC)), (25, 7), (25, 15)),
        (When.on(date(2026, 3, 25)), (24, 23), (25, 23)),
    ],
)
def test_the_window_stands_around_the_hours_or_is_the_day(make, when, opens, closes):
    span = window.of(make(when=when))
    found = [
        (moment.astimezone(UTC).day, moment.astimezone(UTC).hour) for moment in (span.opens, span.closes)
    ]
    assert found == [opens, closes]
    assert not span.is_open


def test_without_a_day_there_is_no_window(make):
    assert window.of(make()) is None
    assert window.of(make("Okres", when=When.during(date(2026, 1, 1), date(2026, 2, 1)))) is None


@pytest.fixture
def office(client, signed_in):
    signed_in(client, "officer")
    return client


def test_a_participant_signs_in_without_an_account(client, now_on):
    address = reverse("meetings:check-in", args=[a_pass(now_on)])
    page = client.get(address)
    assert "Sala próbna" in page.content.decode()
    refused = client.post(address, {"person": "", "institution": "Fundacja X", "token": str(uuid4())})
    assert refused.status_code == 400
    assert "Fundacja X" in refused.content.decode()
    sent = {"person": "Jan  Próbny", "institution": "Fundacja X", "role": "prezes", "token": str(uuid4())}
    done = client.post(address, sent, follow=True)
    assert done.redirect_chain == [(f"{address}?wpisano=1", 302)]
    assert "Jan" not in done.content.decode()
    entry = CheckIn.objects.get()
    assert (entry.person, entry.affiliation, entry.role, entry.mark) == (
        "Jan Próbny",
        "Fundacja X",
        "prezes",
        "",
    )


def test_a_late_form_is_still_taken_and_a_long_past_or_forged_address_opens_nothing(client, now_on):
    address = reverse("meetings:check-in", args=[a_pass(now_on, -5)])
    assert "stracił ważność" in client.get(address).content.decode()
    client.post(address, {"person": "Jan Próbny", "token": str(uuid4())})
    assert CheckIn.objects.get().mark == Mark.LATE
    assert client.get(reverse("meetings:check-in", args=[a_pass(now_on, -60)])).status_code == 410
    assert client.get(reverse("meetings:check-in", args=["x.y.z"])).status_code == 404


def test_the_code_is_given_out_only_within_the_window(office, make, now_on):
    def shown(meeting, part="ekran"):
        return "/spotkania/lista/" in office.get(f"/spotkania/{meeting.pk}/obecnosc/{part}/").content.decode()

    ahead = make("Jutro", when=When.on(clock.today() + timedelta(days=1)))
    past = make("Wczoraj", when=When.on(clock.today() - timedelta(days=1)))
    undated = make("Kiedyś")
    assert [shown(one) for one in (now_on, ahead, past, undated)] == [True, False, False, False]
    assert [shown(one, "wydruk") for one in (now_on, ahead, past, undated)] == [True, True, False, False]
    assert (
        "Najpierw podaj dzień"
        in office.get(f"/spotkania/{undated.pk}/obecnosc/z-telefonow/").content.decode()
    )


def test_a_printed_code_of_tomorrow_is_not_taken_today(client, make):
    ahead = make("Jutro", when=When.on(clock.today() + timedelta(days=1)))
    address = reverse("meetings:check-in", args=[a_pass(ahead, 60 * 24)])
    page = client.get(address)
    assert page.status_code == 403
    assert 'name="person"' not in page.content.decode()
    assert client.post(address, {"person": "Jan Próbny", "token": str(uuid4())}).status_code == 403
    assert not CheckIn.objects.exists()


def test_the_screen_renews_itself_only_when_something_changed(office, now_on, enter):
    address = f"/spotkania/{now_on.pk}/obecnosc/ekran/"
    stamp = office.get(address).content.decode().partition("?stan=")[2][:16]
    assert office.get(address, {"stan": stamp}).status_code == 204
    enter()
    assert "Wpisała się 1 osoba" in office.get(address, {"stan": stamp}).content.decode()


def test_the_officer_confirms_and_sets_aside(office, now_on, enter):
    one, two = enter("Jan Próbny"), enter("<b>Ewa</b>", minutes=-5)
    base = f"/spotkania/{now_on.pk}/obecnosc/z-telefonow/"
    page = office.get(base).content.decode()
    assert "<b>Ewa" not in page
    assert page.count(" checked") == 1, "what is marked is not chosen beforehand"
    assert "2 wpisy czekają" in office.get(f"/spotkania/{now_on.pk}/obecnosc/").content.decode()
    done = office.post(base, {"entry": [str(one.pk), "nonsense"], "deed": "confirm"}, follow=True)
    assert "Na listę trafiła 1 osoba." in done.content.decode()
    assert "wpis z telefonu" in office.get(f"/spotkania/{now_on.pk}/obecnosc/").content.decode()
    office.post(base, {"entry": str(two.pk), "deed": "aside"})
    assert "Ewa" in office.get(f"{base}?odlozone=1").content.decode()
    office.post(base, {"entry": str(two.pk), "deed": "back"})
    assert "Ewa" in office.get(base).content.decode()
    assert office.post(base, {"entry": str(two.pk), "deed": "other"}).status_code == 200


def test_the_list_takes_as_many_queries_for_many_entries(office, now_on, enter, flat_queries):
    base = f"/spotkania/{now_on.pk}/obecnosc/z-telefonow/"
    assert flat_queries(enter, lambda: office.get(base)) < 20
