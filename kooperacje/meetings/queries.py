"""Named reads of meetings. Each takes a queryset that came from `access.visible`, or rows from it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count as CountRows
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from kooperacje.meetings.models import (
    AgendaItem,
    Attendance,
    CheckIn,
    HeadcountGroup,
    Invitee,
    Meeting,
    Minutes,
    Settled,
)
from kooperacje.meetings.states import NAMELESS, CheckInState
from kooperacje.meetings.totals import NOT_STATED, Count, Group, Totals, add_up, count
from kooperacje.meetings.when import WARSAW


def of_subject(among: QuerySet[Meeting], subject: str) -> QuerySet[Meeting]:
    """The meetings of one matter by time; those without a date come last."""
    return in_time(among.filter(subject=subject))


def in_time(among: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """In the order of time: by the first possible day, undated ones last."""
    first = Coalesce(TruncDate("starts_at", tzinfo=WARSAW), "day", "period_from", "period_to")
    return among.annotate(first=first).order_by(F("first").asc(nulls_last=True), "starts_at", "key")


def by_key(subject: str, key: str) -> Meeting | None:
    """The meeting with this key in its subject."""
    return Meeting.objects.filter(subject=subject, key=key).first()


def by_keys(subject: str) -> dict[str, Meeting]:
    """All meetings of a subject by key, in one query."""
    return {meeting.key: meeting for meeting in Meeting.objects.filter(subject=subject).order_by("key")}


def agenda(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.agenda.order_by("position"))


def invitees(meeting: Meeting) -> list[Invitee]:
    """Institutions first, in Polish order, then single persons by name."""
    rows = meeting.invitees.select_related("institution")
    return list(rows.order_by(F("institution__sort_key").asc(nulls_last=True), "person", "email", "id"))


def attendance(meeting: Meeting) -> list[Attendance]:
    """In the order of entering, as on the paper list."""
    return list(meeting.attendance.select_related("institution").order_by("id"))


def decisions(meeting: Meeting) -> list[Settled]:
    return list(meeting.decisions.order_by("number"))


def minutes(meeting: Meeting) -> Minutes | None:
    return Minutes.objects.filter(meeting=meeting).first()


def institutions_present(meetings: Iterable[Meeting]) -> set[UUID]:
    """Institutions of which somebody was at one of the meetings, as far as it is written down."""
    rows = Attendance.objects.filter(meeting__in=[one.pk for one in meetings]).exclude(institution=None)
    return set(rows.order_by().values_list("institution_id", flat=True))


def check_ins(meeting: Meeting, state: CheckInState) -> list[CheckIn]:
    """Entries from phones in this state: what struck us last, else in the order of sending."""
    return list(CheckIn.objects.filter(meeting=meeting, state=state).order_by("mark", "sent_at", "id"))


def check_in_numbers(meeting: Meeting) -> dict[str, int]:
    """{state: number of entries from phones}: one query."""
    found = CheckIn.objects.filter(meeting=meeting).order_by().values_list("state")
    return dict(found.annotate(number=CountRows("pk")))


def counts(meetings: Iterable[Meeting]) -> dict[UUID, Count]:
    """The number of people at each meeting, with where it comes from. Two queries for any number of meetings."""
    chosen = list(meetings)
    rows = Attendance.objects.filter(meeting__in=[one.pk for one in chosen]).order_by()
    persons = dict(rows.exclude(person="").values_list("meeting_id").annotate(number=CountRows("pk")))
    bodies: dict[UUID, list[int | None]] = {}
    for pk, number in rows.filter(person="").values_list("meeting_id", "count"):
        bodies.setdefault(pk, []).append(number)
    return {one.pk: count(one.stated_total, persons.get(one.pk, 0), bodies.get(one.pk, [])) for one in chosen}


def headcount(meeting: Meeting) -> Count:
    """The number of people at one meeting."""
    return counts([meeting]).get(meeting.pk, NOT_STATED)


def groups(subject: str) -> list[HeadcountGroup]:
    """Stated totals over several meetings of the subject, with their meetings. Two queries."""
    return list(HeadcountGroup.objects.filter(subject=subject).prefetch_related("meetings").order_by("key"))


def totals(meetings: Iterable[Meeting]) -> Totals:
    """How many people these meetings had together. Five queries for any number of meetings.

    A group without meetings states the total of its whole subject, so it counts when all of them are asked for.
    """
    chosen = list(meetings)
    subjects = {one.subject for one in chosen}
    whole: dict[str, set[UUID]] = {subject: set() for subject in subjects}
    for pk, subject in Meeting.objects.filter(subject__in=subjects).order_by().values_list("pk", "subject"):
        whole[subject].add(pk)
    found = (
        HeadcountGroup.objects.filter(Q(subject__in=subjects)).prefetch_related("meetings").order_by("key")
    )
    known = [
        Group(
            one.label, one.total, frozenset(m.pk for m in one.meetings.all()) or frozenset(whole[one.subject])
        )
        for one in found
    ]
    return add_up(counts(chosen), known)


def named_present(subject: str) -> QuerySet[Attendance]:
    """People by name in the attendance of the subject's meetings."""
    found = Attendance.objects.filter(meeting__subject=subject)
    return found.exclude(person="").exclude(person__startswith=NAMELESS)


def named_invitees(subject: str) -> QuerySet[Invitee]:
    """People by name or address among those invited to the subject's meetings."""
    found = Invitee.objects.filter(meeting__subject=subject)
    return found.exclude(person="", email="").exclude(person__startswith=NAMELESS, email="")


def named_presenters(subject: str) -> QuerySet[AgendaItem]:
    """Points of the agenda that say who presents them."""
    return AgendaItem.objects.filter(meeting__subject=subject).exclude(presenter="")


def entered(subject: str) -> QuerySet[CheckIn]:
    """What participants of the subject's meetings typed on their phones."""
    return CheckIn.objects.filter(meeting__subject=subject)


def named(subject: str) -> int:
    """How many rows of the subject's meetings name people."""
    return sum(
        found.count()
        for found in (
            named_present(subject),
            named_invitees(subject),
            named_presenters(subject),
            entered(subject),
        )
    )
