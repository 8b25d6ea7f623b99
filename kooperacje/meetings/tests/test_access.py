"""Who may: the owning room decides, and every action asks it."""

from datetime import date

import pytest

from kooperacje.base.decisions import Denied
from kooperacje.base.problems import NotThere
from kooperacje.meetings import access, actions
from kooperacje.meetings.details import Details
from kooperacje.meetings.matching import Typed
from kooperacje.meetings.models import HeadcountGroup, Meeting
from kooperacje.meetings.states import MeetingState, Response
from kooperacje.meetings.tests.conftest import BED, HIDDEN, OTHER

WHO = ["officer", "member", "guest", "system_actor"]


@pytest.mark.parametrize("verb", access.VERBS)
@pytest.mark.parametrize("who", WHO)
def test_visible_and_can_agree(request, make, who, verb):
    actor = request.getfixturevalue(who)
    rows = [make(subject=subject) for subject in (BED, OTHER, HIDDEN)]
    rows.append(_orphan())
    seen = set(access.visible(actor, verb).order_by("pk").values_list("pk", flat=True))
    assert seen == {row.pk for row in rows if access.can(actor, verb, row)}
    for row in rows:
        assert (verb in access.parts(actor, row)) == bool(access.can(actor, verb, row))


def _orphan() -> Meeting:
    """A meeting of a room that never registered."""
    return Meeting.objects.create(
        subject="attic.box:1", key="x", title="x", state="planned", changed_at="2019-01-01T00:00Z"
    )


def test_a_meeting_that_nobody_answers_for(db, officer, system_actor):
    row = _orphan()
    for actor in (officer, system_actor):
        with pytest.raises(NotThere):
            access.get_or_404(actor, row.pk)
        with pytest.raises(Denied):
            actions.add_agenda_item(by=actor, meeting=row, title="x")
    assert access.place_of(officer, row.subject) is None
    assert access.place_of(officer, BED).label == "Grządka"


def test_absent_and_forbidden_look_the_same(make, guest, officer):
    hidden = make(subject=HIDDEN)
    absent = "00000000-0000-0000-0000-000000000000"
    for ref in (hidden.pk, absent):
        with pytest.raises(NotThere):
            access.get_or_404(guest, ref)
    shown = make()
    assert access.get_or_404(guest, shown.pk) == shown
    with pytest.raises(Denied):
        access.get_or_404(guest, shown.pk, access.EDIT)
    assert access.get_or_404(officer, hidden.pk, access.EDIT) == hidden


def test_groups_follow_their_subject(make, officer, guest):
    for subject in (BED, HIDDEN):
        actions.set_group(by=officer, subject=subject, key="g", label="G", total=1)
    assert set(access.visible_groups(guest)) == {HeadcountGroup.objects.get(subject=BED)}
    assert access.visible_groups(officer).count() == 2


@pytest.mark.parametrize("who", ["member", "guest"])
def test_nobody_else_writes(request, meeting, officer, body, who):
    actor = request.getfixturevalue(who)
    office = body("Ośrodek A")
    item = actions.add_agenda_item(by=officer, meeting=meeting, title="x")
    invitee = actions.invite(by=officer, meeting=meeting, institution=office)
    entry = actions.add_person(by=officer, meeting=meeting, person="x")
    decision = actions.add_decision(by=officer, meeting=meeting, text="x")
    group, _made = actions.set_group(by=officer, subject=BED, key="g", label="G", total=1)
    writes = [
        lambda: actions.create_meeting(by=actor, subject=BED, details=Details("x")),
        lambda: actions.change_meeting(by=actor, meeting=meeting, details=Details("x"), expected=None),
        lambda: actions.change_state(by=actor, meeting=meeting, target=MeetingState.HELD),
        lambda: actions.delete_meeting(by=actor, meeting=meeting),
        lambda: actions.add_agenda_item(by=actor, meeting=meeting, title="x"),
        lambda: actions.change_agenda_item(
            by=actor, item=item, title="y", minutes=None, presenter="", expected=None
        ),
        lambda: actions.move_agenda_item(by=actor, item=item, by_places=1),
        lambda: actions.remove_agenda_item(by=actor, item=item),
        lambda: actions.invite(by=actor, meeting=meeting, person="x"),
        lambda: actions.record_response(by=actor, invitee=invitee, response=Response.ACCEPTED, expected=None),
        lambda: actions.remove_invitee(by=actor, invitee=invitee),
        lambda: actions.add_person(by=actor, meeting=meeting, person="x"),
        lambda: actions.add_institution(by=actor, meeting=meeting, institution=office),
        lambda: actions.change_attendance(by=actor, entry=entry, expected=None, person="y"),
        lambda: actions.remove_attendance(by=actor, entry=entry),
        lambda: actions.type_list(by=actor, meeting=meeting, rows=[Typed("Ewa Próbna")]),
        lambda: actions.confirm_check_ins(by=actor, meeting=meeting, chosen=[]),
        lambda: actions.set_check_ins_aside(by=actor, meeting=meeting, chosen=[]),
        lambda: actions.let_check_ins_wait(by=actor, meeting=meeting, chosen=[]),
        lambda: actions.set_headcount(by=actor, meeting=meeting, total=1),
        lambda: actions.set_group(by=actor, subject=BED, key="h", label="H", total=1),
        lambda: actions.remove_group(by=actor, group=group),
        lambda: actions.add_decision(by=actor, meeting=meeting, text="x"),
        lambda: actions.change_decision(
            by=actor, decision=decision, text="y", owner="", due=date(2019, 1, 1), expected=None
        ),
        lambda: actions.remove_decision(by=actor, decision=decision),
        lambda: actions.write_minutes(by=actor, meeting=meeting, text="x", expected=None),
        lambda: actions.approve_minutes(by=actor, meeting=meeting, expected=None),
        lambda: actions.reopen_minutes(by=actor, meeting=meeting),
        lambda: actions.forget_people(by=actor, subject=meeting.subject),
    ]
    public = set(actions.__all__) - {"check_in"}  # by a pass, not by an account
    assert len(writes) == len(public), "every action is tried here"
    for write in writes:
        with pytest.raises(Denied):
            write()
