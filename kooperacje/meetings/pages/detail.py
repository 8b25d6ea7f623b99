"""The page of a meeting."""

from dataclasses import dataclass

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.meetings import access, queries, words
from kooperacje.meetings.details import Share, shares
from kooperacje.meetings.models import Meeting, Minutes
from kooperacje.meetings.pages.cards import Card, meeting_card
from kooperacje.meetings.pages.lists import (
    AgendaRow,
    AttendanceRow,
    DecisionRow,
    agenda_rows,
    attendance_rows,
    decision_rows,
    invitee_rows,
    response_counts,
)
from kooperacje.meetings.pages.ways import Head, head
from kooperacje.meetings.states import MEETING_FLOW, MeetingState, MinutesState


@dataclass(frozen=True, slots=True)
class Move:
    """A step that the state allows."""

    label: str
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class MinutesView:
    state: tuple[str, str]
    text: str
    pdf: str
    docx: str


@dataclass(frozen=True, slots=True)
class People:
    """Names; only for those who may see them."""

    attendance: tuple[AttendanceRow, ...]
    invited: int
    responses: tuple[tuple[str, int], ...]
    decisions: tuple[DecisionRow, ...]
    minutes: MinutesView | None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """`people` is None for a reader who may not see names."""

    head: Head
    card: Card
    capacity: int | None
    note: str
    breakdown: tuple[Share, ...]
    agenda: tuple[AgendaRow, ...]
    people: People | None
    edit: Decision
    change_url: str
    state_url: str
    delete_url: str
    moves: tuple[Move, ...]
    errands: tuple[access.Errand, ...]


def meeting_page(actor: Actor, meeting: Meeting) -> MeetingPage:
    """The page as this actor may see it."""
    may_edit = access.can(actor, access.EDIT, meeting)
    sees_people = bool(access.can(actor, access.VIEW_PEOPLE, meeting))
    return MeetingPage(
        head=head(actor, meeting, "detail"),
        card=meeting_card(meeting),
        capacity=meeting.capacity,
        note=meeting.note if sees_people else "",
        breakdown=shares(meeting.breakdown),
        agenda=agenda_rows(meeting),
        people=_people(meeting) if sees_people else None,
        edit=may_edit,
        change_url=access.details_url(meeting) or reverse("meetings:change", args=[meeting.pk]),
        state_url=reverse("meetings:state", args=[meeting.pk]),
        delete_url=reverse("meetings:delete", args=[meeting.pk]),
        moves=_moves(meeting) if may_edit else (),
        errands=access.errands(meeting) if may_edit else (),
    )


def minutes_view(meeting: Meeting, minutes: Minutes | None) -> MinutesView | None:
    if minutes is None:
        return None
    kind, label = words.MINUTES[MinutesState(minutes.state)]
    pdf, docx = (reverse("meetings:minutes-paper", args=[meeting.pk, one]) for one in ("pdf", "docx"))
    return MinutesView((kind, str(label)), minutes.text, pdf, docx)


def _people(meeting: Meeting) -> People:
    invitees = invitee_rows(meeting)
    return People(
        attendance=attendance_rows(meeting),
        invited=len(invitees),
        responses=response_counts(invitees),
        decisions=decision_rows(meeting),
        minutes=minutes_view(meeting, queries.minutes(meeting)),
    )


def _moves(meeting: Meeting) -> tuple[Move, ...]:
    state = MeetingState(meeting.state)
    steps = words.MOVES[state]
    return tuple(
        Move(str(steps[target][1]), target.value, steps[target][0])
        for target in MeetingState
        if target in MEETING_FLOW.moves[state]
    )
