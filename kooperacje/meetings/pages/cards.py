"""A meeting in a few lines, for lists and for pages of the owning room (`meetings/card.html`)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from kooperacje.meetings import calendar, queries, words
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.meetings.totals import Count


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people with its origin in words. `value` is None when it is not stated; `at_least` is 0 then or
    what the lists prove."""

    value: int | None
    basis: str
    at_least: int


@dataclass(frozen=True, slots=True)
class Card:
    """What anybody may know. `when`, `place` and the number are None where not stated."""

    id: str
    key: str
    title: str
    kind: str
    url: str
    state: tuple[str, str]
    when: str | None
    place: str | None
    territory: str | None
    part_of: str | None
    online_link: str | None
    people: Number
    calendar_url: str


def meeting_card(meeting: Meeting) -> Card:
    """The card of one meeting that came from `access.visible`."""
    return _card(meeting, queries.headcount(meeting))


def meeting_cards(meetings: Iterable[Meeting]) -> tuple[Card, ...]:
    """The cards of several, in the order given. Two queries for any number of them."""
    chosen = list(meetings)
    counts = queries.counts(chosen)
    return tuple(_card(one, counts[one.pk]) for one in chosen)


def number_of(count: Count) -> Number:
    return Number(
        count.number, str(words.BASIS[count.basis]), 0 if count.number is not None else count.at_least
    )


def state_of(meeting: Meeting) -> tuple[str, str]:
    kind, label = words.MEETING[MeetingState(meeting.state)]
    return kind, str(label)


def _card(meeting: Meeting, count: Count) -> Card:
    return Card(
        id=str(meeting.pk),
        key=meeting.key,
        title=meeting.title,
        kind=meeting.kind,
        url=reverse("meetings:detail", args=[meeting.pk]),
        state=state_of(meeting),
        when=words.time_of(meeting.when),
        place=meeting.place or None,
        territory=meeting.territory.name if meeting.territory else None,
        part_of=meeting.part_of or None,
        online_link=meeting.online_link or None,
        people=number_of(count),
        calendar_url=reverse("meetings:calendar", args=[meeting.pk]) if calendar.has_file(meeting) else "",
    )
