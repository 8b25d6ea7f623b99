"""Named reads of the journal."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from kooperacje.base.actor import ActorKind
from kooperacje.base.clock import WARSAW
from kooperacje.journal.models import AppendOnlyQuerySet, Event, Seal


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a plain value. `account` is None unless a person acted; `label` names a process of ours."""

    id: int
    at: datetime
    kind: ActorKind
    account: UUID | None
    label: str
    verb: str
    subject: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is looked for; empty and None mean everything. Days are Polish days, both included."""

    subject: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None
    before: int | None = None


def _entry(event: Event) -> Entry:
    kind = ActorKind(event.actor_kind)
    return Entry(
        event.pk,
        event.at,
        kind,
        event.actor_account,
        event.actor_label,
        event.verb,
        event.subject,
        event.details,
    )


def history(subject: str, *, limit: int = 200) -> list[Entry]:
    """What happened to a thing ("room.model:id"), newest first, with events of other things that are about it.

    For the room of that thing, which has checked that the reader may see it.
    """
    events = Event.objects.filter(_concerns(subject)).order_by("-pk")[:limit]
    return [_entry(event) for event in events]


def find(events: AppendOnlyQuerySet, criteria: Criteria, *, limit: int) -> list[Entry]:
    """Events that meet the criteria, newest first; `events` comes from `access.visible`."""
    if criteria.subject:
        events = events.filter(_concerns(criteria.subject))
    if criteria.verb:
        events = events.filter(Q(verb=criteria.verb) | Q(verb__startswith=f"{criteria.verb}."))
    if criteria.since:
        events = events.filter(at__gte=_midnight(criteria.since))
    if criteria.until:
        events = events.filter(at__lt=_midnight(criteria.until + timedelta(days=1)))
    if criteria.before is not None:
        events = events.filter(pk__lt=criteria.before)
    return [_entry(event) for event in events.order_by("-pk")[:limit]]


def sealed_up_to() -> int:
    """The number up to which events are sealed; 0 when none is."""
    last = Seal.objects.order_by("-number").values_list("to_id", flat=True).first()
    return last or 0


def _concerns(subject: str) -> Q:
    return Q(subject=subject) | Q(about__contains=[subject])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, WARSAW)
