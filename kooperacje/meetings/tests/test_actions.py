"""Actions on meetings and their parts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kooperacje.base import clock
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Stale
from kooperacje.journal.models import Event
from kooperacje.meetings import access, actions, queries
from kooperacje.meetings.details import Details, details_of
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState, Response
from kooperacje.meetings.tests.conftest import BED, OTHER
from kooperacje.meetings.when import When


def titles(meeting) -> list[str]:
    return [item.title for item in queries.agenda(meeting)]


def test_keys_are_given_or_made_and_taken_once(make, officer):
    assert [make().key, make().key, make(key="warsztat").key, make(subject=OTHER).key] == [
        "m1",
        "m2",
        "warsztat",
        "m1",
    ]
    with pytest.raises(BadInput, match="warsztat"):
        make(key="warsztat")
    with pytest.raises(ValueError, match="subject"):
        actions.create_meeting(by=officer, subject="garden", details=Details("x"))
    with pytest.raises(BadInput):
        make("  ")
    assert sorted(queries.by_keys(BED)) == ["m1", "m2", "warsztat"]
    assert queries.by_key(BED, "m9") is None


def test_changing_says_which_fields_and_counts_up(meeting, officer):
    said = details_of(meeting)
    assert Details(title=meeting.title, when=meeting.when, place=meeting.place) == said
    changed = actions.change_meeting(
        by=officer, meeting=meeting, details=Details("Nowy", when=When.on(date(2019, 3, 28))), expected=1
    )
    assert (changed.version, changed.when, changed.place) == (2, When.on(date(2019, 3, 28)), "")
    event = Event.objects.get(verb="meetings.changed")
    assert event.details["fields"] == ["day", "ends_at", "place", "starts_at", "title"]
    assert event.about == [BED]
    same = actions.change_meeting(by=officer, meeting=meeting, details=details_of(changed), expected=2)
    assert same.version == 2


def test_two_officers_never_lose_a_word(meeting, officer):
    actions.change_meeting(by=officer, meeting=meeting, details=Details("Pierwszy"), expected=1)
    with pytest.raises(Stale) as caught:
        actions.change_meeting(by=officer, meeting=meeting, details=Details("Drugi"), expected=1)
    assert ("title", "Pierwszy", "Drugi") in caught.value.differences()


def test_held_cancelled_and_back(meeting, officer):
    assert actions.change_state(by=officer, meeting=meeting, target=MeetingState.HELD).state == "held"
    with pytest.raises(IllegalMove):
        actions.change_state(by=officer, meeting=meeting, target=MeetingState.CANCELLED)
    actions.change_state(by=officer, meeting=meeting, target=MeetingState.PLANNED)
    assert actions.change_state(by=officer, meeting=meeting, target=MeetingState.CANCELLED).version == 4


def test_a_meeting_to_come_was_not_held(make, officer):
    tomorrow = clock.today() + timedelta(days=1)
    later = make(when=When.on(tomorrow))
    with pytest.raises(BadInput):
        actions.change_state(by=officer, meeting=later, target=MeetingState.HELD)
    undated = make()
    assert actions.change_state(by=officer, meeting=undated, target=MeetingState.HELD).state == "held"


def test_agenda(meeting, officer):
    first, second, third = (
        actions.add_agenda_item(by=officer, meeting=meeting, title=title)
        for title in ("Powitanie", "Model", "Pytania")
    )
    actions.move_agenda_item(by=officer, item=third, by_places=-2)
    assert titles(meeting) == ["Pytania", "Powitanie", "Model"]
    actions.move_agenda_item(by=officer, item=third, by_places=-1)
    actions.move_agenda_item(by=officer, item=first, by_places=9)
    assert titles(meeting) == ["Pytania", "Model", "Powitanie"]
    actions.remove_agenda_item(by=officer, item=second)
    assert [item.position for item in queries.agenda(meeting)] == [0, 1]
    values = {"title": "Pytania i uwagi", "minutes": 20, "presenter": "Prowadzący"}
    changed = actions.change_agenda_item(by=officer, item=third, expected=1, **values)
    assert changed.minutes == 20
    with pytest.raises(Stale):
        actions.change_agenda_item(by=officer, item=third, expected=1, **{**values, "title": "Inne"})
    with pytest.raises(BadInput):
        actions.change_agenda_item(by=officer, item=second, expected=1, **values)
    with pytest.raises(BadInput):
        actions.add_agenda_item(by=officer, meeting=meeting, title=" ")


def test_invitations_and_answers(meeting, officer, body):
    office = body("Ośrodek A")
    row = actions.invite(by=officer, meeting=meeting, institution=office, invited_on=date(2019, 2, 15))
    actions.invite(by=officer, meeting=meeting, institution=office, person="Anna Przykładowa")
    actions.invite(by=officer, meeting=meeting, email="kto@example.pl")
    with pytest.raises(BadInput):
        actions.invite(by=officer, meeting=meeting, institution=office)
    with pytest.raises(BadInput):
        actions.invite(by=officer, meeting=meeting, person=" ")
    answered = actions.record_response(
        by=officer, invitee=row, response=Response.ACCEPTED, responded_on=date(2019, 2, 20), expected=1
    )
    assert answered.responded_on == date(2019, 2, 20)
    with pytest.raises(Stale):
        actions.record_response(by=officer, invitee=row, response=Response.DECLINED, expected=1)
    with pytest.raises(BadInput):
        actions.record_response(
            by=officer,
            invitee=row,
            response=Response.DECLINED,
            responded_on=clock.today() + timedelta(days=2),
            expected=2,
        )
    back = actions.record_response(by=officer, invitee=row, response=Response.WAITING, expected=2)
    assert back.responded_on is None
    actions.remove_invitee(by=officer, invitee=row)
    assert [str(one) for one in queries.invitees(meeting)] == ["Anna Przykładowa", "kto@example.pl"]


def test_attendance(meeting, officer, body):
    office = body("Ośrodek A")
    anna = actions.add_person(
        by=officer, meeting=meeting, person=" Anna Przykładowa ", role="kierownik", institution=office
    )
    counted = actions.add_institution(by=officer, meeting=meeting, institution=office)
    with pytest.raises(BadInput):
        actions.add_institution(by=officer, meeting=meeting, institution=office, count=2)
    with pytest.raises(BadInput):
        actions.add_person(by=officer, meeting=meeting, person="")
    assert actions.change_attendance(by=officer, entry=counted, expected=1, count=4).count == 4
    changed = actions.change_attendance(by=officer, entry=anna, expected=1, person="Anna Inna")
    assert (changed.person, changed.role, changed.institution) == ("Anna Inna", "", None)
    with pytest.raises(BadInput):
        actions.change_attendance(by=officer, entry=anna, expected=2, person=" ")
    with pytest.raises(Stale):
        actions.change_attendance(by=officer, entry=counted, expected=1, count=5)
    actions.remove_attendance(by=officer, entry=anna)
    with pytest.raises(BadInput):
        actions.change_attendance(by=officer, entry=anna, expected=None, person="Anna")
    assert [str(one) for one in queries.attendance(meeting)] == [str(office)]


def test_decisions_are_numbered(meeting, officer):
    first = actions.add_decision(by=officer, meeting=meeting, text="Pierwsza")
    second = actions.add_decision(
        by=officer, meeting=meeting, text="Druga", owner="ROPS", due=date(2019, 5, 1)
    )
    actions.remove_decision(by=officer, decision=first)
    assert [(one.number, one.text) for one in queries.decisions(meeting)] == [(1, "Druga")]
    changed = actions.change_decision(
        by=officer, decision=second, text="Druga", owner="", due=None, expected=1
    )
    assert (changed.version, changed.due) == (2, None)
    with pytest.raises(Stale):
        actions.change_decision(by=officer, decision=second, text="Inna", owner="", due=None, expected=1)
    with pytest.raises(BadInput):
        actions.add_decision(by=officer, meeting=meeting, text="")


def test_minutes_keep_every_saved_text(meeting, officer):
    first = actions.write_minutes(by=officer, meeting=meeting, text="Szkic", expected=0)
    assert first.version == 1
    second = actions.write_minutes(by=officer, meeting=meeting, text="Szkic poprawiony", expected=1)
    same = actions.write_minutes(by=officer, meeting=meeting, text="Szkic poprawiony", expected=2)
    assert same.version == second.version == 2
    with pytest.raises(Stale) as caught:
        actions.write_minutes(by=officer, meeting=meeting, text="Mój tekst", expected=0)
    assert caught.value.differences() == [("text", "Szkic poprawiony", "Mój tekst")]
    revisions = second.revisions.order_by("number")
    assert [(one.number, one.text) for one in revisions] == [(1, "Szkic"), (2, "Szkic poprawiony")]
    assert {one.account for one in revisions} == {officer.account_id}


def test_empty_minutes_may_be_begun(meeting, officer):
    assert actions.write_minutes(by=officer, meeting=meeting, text="", expected=0).version == 1


def test_approved_minutes_hold_everything_fast(meeting, officer):
    with pytest.raises(BadInput):
        actions.approve_minutes(by=officer, meeting=meeting, expected=None)
    decision = actions.add_decision(by=officer, meeting=meeting, text="Pierwsza")
    actions.write_minutes(by=officer, meeting=meeting, text="", expected=0)
    with pytest.raises(BadInput, match="odbyt"):
        actions.approve_minutes(by=officer, meeting=meeting, expected=None)
    actions.change_state(by=officer, meeting=meeting, target=MeetingState.HELD)
    with pytest.raises(BadInput):
        actions.approve_minutes(by=officer, meeting=meeting, expected=1)
    actions.write_minutes(by=officer, meeting=meeting, text="Tekst", expected=1)
    with pytest.raises(Stale):
        actions.approve_minutes(by=officer, meeting=meeting, expected=1)
    approved = actions.approve_minutes(by=officer, meeting=meeting, expected=2)
    assert approved.approved_at is not None
    for attempt in (
        lambda: actions.write_minutes(by=officer, meeting=meeting, text="Inny", expected=2),
        lambda: actions.add_decision(by=officer, meeting=meeting, text="Druga"),
        lambda: actions.remove_decision(by=officer, decision=decision),
        lambda: actions.change_decision(
            by=officer, decision=decision, text="x", owner="", due=None, expected=1
        ),
        lambda: actions.delete_meeting(by=officer, meeting=meeting),
    ):
        with pytest.raises(BadInput):
            attempt()
    reopened = actions.reopen_minutes(by=officer, meeting=meeting)
    assert reopened.approved_at is None
    actions.write_minutes(by=officer, meeting=meeting, text="Poprawka", expected=2)


def test_deleting_a_mistake(meeting, officer):
    actions.add_agenda_item(by=officer, meeting=meeting, title="Powitanie")
    actions.delete_meeting(by=officer, meeting=meeting)
    assert not Meeting.objects.exists()
    with pytest.raises(BadInput):
        actions.add_agenda_item(by=officer, meeting=meeting, title="Za późno")
    assert Event.objects.filter(verb="meetings.deleted").exists()


def test_the_journal_names_nobody(meeting, officer, body):
    actions.add_person(by=officer, meeting=meeting, person="Anna Przykładowa", role="kierownik")
    actions.invite(by=officer, meeting=meeting, email="anna@example.pl")
    actions.write_minutes(by=officer, meeting=meeting, text="Anna Przykładowa mówiła", expected=0)
    text = " ".join(f"{event.verb} {event.subject} {event.details}" for event in Event.objects.order_by("id"))
    assert "Anna" not in text
    assert "@" not in text


def test_meetings_come_in_time_order(make, officer):
    make("bez daty", key="a")
    make("w styczniu", key="b", when=When.during(date(2019, 1, 16), date(2019, 1, 31)))
    make("wieczorem", key="c", when=When.at(datetime(2018, 11, 20, 18, tzinfo=UTC)))
    make("rano", key="d", when=When.at(datetime(2018, 11, 20, 8, tzinfo=UTC)))
    make("w dzień", key="e", when=When.on(date(2019, 1, 2)))
    found = queries.of_subject(access.visible(officer), BED)
    assert [one.title for one in found] == ["rano", "wieczorem", "w dzień", "w styczniu", "bez daty"]


def test_saving_the_same_writes_nothing(meeting, officer, body):
    item = actions.add_agenda_item(by=officer, meeting=meeting, title="Powitanie")
    row = actions.invite(by=officer, meeting=meeting, institution=body("Ośrodek A"))
    entry = actions.add_person(by=officer, meeting=meeting, person="Anna Przykładowa")
    decision = actions.add_decision(by=officer, meeting=meeting, text="Tekst")
    before = Event.objects.count()
    actions.change_agenda_item(
        by=officer, item=item, title="Powitanie", minutes=None, presenter="", expected=1
    )
    actions.move_agenda_item(by=officer, item=item, by_places=1)
    actions.record_response(by=officer, invitee=row, response=Response.WAITING, expected=1)
    actions.change_attendance(by=officer, entry=entry, person="Anna Przykładowa", expected=1)
    actions.change_decision(by=officer, decision=decision, text="Tekst", owner="", due=None, expected=1)
    actions.set_headcount(by=officer, meeting=meeting, total=None)
    assert Event.objects.count() == before


def test_removing_the_last_decision_leaves_the_others(meeting, officer):
    first, second = (actions.add_decision(by=officer, meeting=meeting, text=text) for text in ("a", "b"))
    actions.remove_decision(by=officer, decision=second)
    assert [one.pk for one in queries.decisions(meeting)] == [first.pk]


def test_a_total_may_get_other_meetings(make, officer):
    one, two = make(), make()
    said = {"by": officer, "subject": BED, "key": "g", "label": "G", "total": 5}
    group, _made = actions.set_group(**said, meetings=[one])
    assert actions.set_group(**said, meetings=[one, two]) == (group, True)
    assert queries.totals([one, two]).stated == 5
    assert actions.set_group(**{**said, "total": 6}, meetings=[one, two])[1]
    assert queries.totals([one, two]).stated == 6
