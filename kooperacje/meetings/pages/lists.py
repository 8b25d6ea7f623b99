"""The lists of a meeting: agenda, invitations, attendance, decisions."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.meetings import queries, words
from kooperacje.meetings.details import Share, shares
from kooperacje.meetings.models import AgendaItem, Attendance, Invitee, Meeting, Settled
from kooperacje.meetings.pages.cards import Number, number_of
from kooperacje.meetings.pages.ways import Head, head
from kooperacje.meetings.states import CheckInState, Origin, Response
from kooperacje.meetings.totals import agree


@dataclass(frozen=True, slots=True)
class Ways:
    """What may be done with a row of a list."""

    change: str
    remove: str
    move: str = ""


def ways(part: str, meeting: Meeting, item: int) -> Ways:
    def url(what: str) -> str:
        return reverse(f"meetings:{part}-{what}", args=[meeting.pk, item])

    return Ways(url("change"), url("remove"), url("move") if part == "agenda" else "")


@dataclass(frozen=True, slots=True)
class AgendaRow:
    number: int
    title: str
    minutes: int | None
    presenter: str
    first: bool
    last: bool
    ways: Ways


@dataclass(frozen=True, slots=True)
class InviteeRow:
    institution: str | None
    person: str
    email: str
    invited_on: date | None
    response: tuple[str, str]
    responded_on: date | None
    ways: Ways


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """`count` is None for a person, and for an institution whose number is not stated. `self`: from the own phone."""

    person: str
    role: str
    institution: str | None
    count: int | None
    ways: Ways
    self: bool


@dataclass(frozen=True, slots=True)
class DecisionRow:
    number: int
    text: str
    owner: str | None
    due: date | None
    ways: Ways


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """`minutes` is the sum of the points that have a time; None when none has."""

    head: Head
    rows: tuple[AgendaRow, ...]
    minutes: int | None


@dataclass(frozen=True, slots=True)
class InvitationsPage:
    """`counts`: how many answered in which way."""

    head: Head
    rows: tuple[InviteeRow, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AttendancePage:
    """`disagree`: the stated total and its parts, or the list, cannot both be right."""

    head: Head
    rows: tuple[AttendanceRow, ...]
    people: Number
    listed: int
    breakdown: tuple[Share, ...]
    parts_disagree: bool
    list_disagrees: bool
    person_url: str
    body_url: str
    total_url: str
    sheet_pdf: str
    sheet_docx: str
    typing_url: str
    check_ins_url: str
    waiting: int


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    head: Head
    rows: tuple[DecisionRow, ...]


def agenda_rows(meeting: Meeting) -> tuple[AgendaRow, ...]:
    items = queries.agenda(meeting)
    return tuple(_agenda_row(meeting, item, len(items)) for item in items)


def invitee_rows(meeting: Meeting) -> tuple[InviteeRow, ...]:
    return tuple(_invitee_row(meeting, row) for row in queries.invitees(meeting))


def attendance_rows(meeting: Meeting) -> tuple[AttendanceRow, ...]:
    return tuple(_attendance_row(meeting, row) for row in queries.attendance(meeting))


def decision_rows(meeting: Meeting) -> tuple[DecisionRow, ...]:
    return tuple(_decision_row(meeting, row) for row in queries.decisions(meeting))


def agenda_page(actor: Actor, meeting: Meeting) -> AgendaPage:
    rows = agenda_rows(meeting)
    timed = [row.minutes for row in rows if row.minutes is not None]
    return AgendaPage(head(actor, meeting, "agenda"), rows, sum(timed) if timed else None)


def invitations_page(actor: Actor, meeting: Meeting) -> InvitationsPage:
    rows = invitee_rows(meeting)
    return InvitationsPage(head(actor, meeting, "invitations"), rows, response_counts(rows))


def response_counts(rows: tuple[InviteeRow, ...]) -> tuple[tuple[str, int], ...]:
    seen = Counter(row.response[1] for row in rows)
    labels = (str(words.RESPONSE[one][1]) for one in (Response.ACCEPTED, Response.DECLINED, Response.WAITING))
    return tuple((label, seen[label]) for label in labels)


def attendance_page(actor: Actor, meeting: Meeting) -> AttendancePage:
    count = queries.headcount(meeting)
    parts = shares(meeting.breakdown)
    return AttendancePage(
        head=head(actor, meeting, "attendance"),
        rows=attendance_rows(meeting),
        people=number_of(count),
        listed=count.at_least,
        breakdown=parts,
        parts_disagree=not agree(meeting.stated_total, [one.count for one in parts]),
        list_disagrees=meeting.stated_total is not None and count.at_least > meeting.stated_total,
        person_url=reverse("meetings:attendance-person", args=[meeting.pk]),
        body_url=reverse("meetings:attendance-body", args=[meeting.pk]),
        total_url=reverse("meetings:attendance-total", args=[meeting.pk]),
        sheet_pdf=reverse("meetings:sheet", args=[meeting.pk, "pdf"]),
        sheet_docx=reverse("meetings:sheet", args=[meeting.pk, "docx"]),
        typing_url=reverse("meetings:attendance-list", args=[meeting.pk]),
        check_ins_url=reverse("meetings:check-ins", args=[meeting.pk]),
        waiting=queries.check_in_numbers(meeting).get(CheckInState.WAITING, 0),
    )


def decisions_page(actor: Actor, meeting: Meeting) -> DecisionsPage:
    return DecisionsPage(head(actor, meeting, "decisions"), decision_rows(meeting))


def _agenda_row(meeting: Meeting, item: AgendaItem, total: int) -> AgendaRow:
    return AgendaRow(
        number=item.position + 1,
        title=item.title,
        minutes=item.minutes,
        presenter=item.presenter,
        first=item.position == 0,
        last=item.position == total - 1,
        ways=ways("agenda", meeting, item.pk),
    )


def _invitee_row(meeting: Meeting, row: Invitee) -> InviteeRow:
    kind, label = words.RESPONSE[Response(row.response)]
    return InviteeRow(
        institution=row.institution.name if row.institution else None,
        person=row.person,
        email=row.email,
        invited_on=row.invited_on,
        response=(kind, str(label)),
        responded_on=row.responded_on,
        ways=ways("invitations", meeting, row.pk),
    )


def _attendance_row(meeting: Meeting, row: Attendance) -> AttendanceRow:
    institution = row.institution.name if row.institution else (row.affiliation or None)
    own = row.origin == Origin.SELF
    return AttendanceRow(
        row.person, row.role, institution, row.count, ways("attendance", meeting, row.pk), own
    )


def _decision_row(meeting: Meeting, row: Settled) -> DecisionRow:
    return DecisionRow(row.number, row.text, row.owner or None, row.due, ways("decisions", meeting, row.pk))
