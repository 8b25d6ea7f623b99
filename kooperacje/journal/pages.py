"""The journal as an auditor reads it."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor, ActorKind
from kooperacje.journal import access, queries
from kooperacje.journal.queries import Criteria, Entry

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event. `subject_url` leads to the history of the thing."""

    number: int
    at: datetime
    who: str
    verb: str
    subject: str
    subject_url: str
    details: tuple[tuple[str, str], ...]
    sealed: bool


@dataclass(frozen=True, slots=True)
class Journal:
    """A page of the journal, newest first."""

    lines: tuple[EventLine, ...]
    sealed_up_to: int
    filtered: bool
    clear_url: str
    older_url: str


def listing(actor: Actor, criteria: Criteria) -> Journal:
    """Events that meet the criteria; one more than fits tells whether there are older ones. Raises `Denied`."""
    access.may_read(actor).require()
    found = queries.find(access.visible(actor), criteria, limit=ON_A_PAGE + 1)
    shown, sealed = found[:ON_A_PAGE], queries.sealed_up_to()
    older = replace(criteria, before=shown[-1].id) if len(found) > ON_A_PAGE else None
    return Journal(
        lines=tuple(_line(entry, sealed) for entry in shown),
        sealed_up_to=sealed,
        filtered=criteria != Criteria(),
        clear_url=reverse("journal:events"),
        older_url=_address(older) if older else "",
    )


def _line(entry: Entry, sealed: int) -> EventLine:
    return EventLine(
        number=entry.id,
        at=entry.at,
        who=_who(entry),
        verb=entry.verb,
        subject=entry.subject,
        subject_url=_address(Criteria(subject=entry.subject)),
        details=tuple((key, _plain(value)) for key, value in sorted(entry.details.items())),
        sealed=entry.id <= sealed,
    )


def _who(entry: Entry) -> str:
    if entry.kind is ActorKind.PERSON:
        return str(entry.account)
    if entry.kind is ActorKind.SYSTEM:
        return _("system: %(label)s") % {"label": entry.label}
    return _("somebody not signed in")


def _plain(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _address(criteria: Criteria) -> str:
    asked = {
        "subject": criteria.subject,
        "verb": criteria.verb,
        "since": criteria.since,
        "until": criteria.until,
        "before": criteria.before,
    }
    return f"{reverse('journal:events')}?{urlencode({key: value for key, value in asked.items() if value})}"
