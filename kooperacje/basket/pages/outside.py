"""Pages for people without an account: the link of a provider, and a suggestion for a public card."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.clock import WARSAW
from kooperacje.basket import access, labels
from kooperacje.basket.models import ProviderLink, Service, Suggestion
from kooperacje.basket.pages.frame import Part, parts
from kooperacje.basket.states import SuggestionState


@dataclass(frozen=True, slots=True)
class AskedCard:
    """A card as the link lists it, with its small form."""

    name: str
    summary: str
    suspended: bool
    room: str
    form: forms.Form


@dataclass(frozen=True, slots=True)
class ProviderPage:
    """What the holder of a link sees. `closed` is why the link opens nothing; then nothing can be sent."""

    institution: str
    until: date
    opened: bool
    closed: str
    cards: tuple[AskedCard, ...] = ()
    faults: tuple[tuple[str, str, str], ...] = ()
    """(anchor, card or empty, sentence)"""
    done: int = 0


def provider_page(link: ProviderLink, closed: str, **said: Any) -> ProviderPage:
    until = link.expires_at.astimezone(WARSAW).date()
    return ProviderPage(
        institution=link.institution.name, until=until, closed=closed, **{"opened": False, **said}
    )


@dataclass(frozen=True, slots=True)
class SuggestPage:
    """The form in which somebody proposes a change."""

    heading: str
    name: str
    back_url: str
    sent: bool


def suggest_page(service: Service | None, back_url: str, *, sent: bool = False) -> SuggestPage:
    heading = _("Has something changed?") if service else _("Add a service")
    return SuggestPage(heading, service.name if service else "", back_url, sent)


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    """A suggestion in the queue."""

    name: str
    url: str
    state: tuple[str, str]
    sent_at: datetime
    fields: str


@dataclass(frozen=True, slots=True)
class Queue:
    """Suggestions that the actor decides."""

    parts: tuple[Part, ...]
    lines: tuple[SuggestionLine, ...]
    shown: str
    waiting_url: str
    all_url: str


MOST = 200


def queue(actor: Actor, everything: bool) -> Queue:
    """What waits, or the latest of all."""
    found = access.suggestions(actor)
    if not everything:
        found = found.filter(state=SuggestionState.WAITING.value)
    rows = found.select_related("service").order_by("-sent_at", "id")[:MOST]
    here = reverse("basket:suggestions")
    return Queue(
        parts=parts(actor, "suggestions"),
        lines=tuple(_line(row) for row in rows),
        shown="all" if everything else "waiting",
        waiting_url=here,
        all_url=f"{here}?all=1",
    )


def _line(row: Suggestion) -> SuggestionLine:
    tone, word = labels.SUGGESTION[SuggestionState(row.state)]
    return SuggestionLine(
        name=row.service.name if row.service else str(row.values.get("name") or _("New service")),
        url=reverse("basket:suggestion", args=[row.pk]),
        state=(tone, str(word)),
        sent_at=row.sent_at,
        fields=", ".join(str(labels.FIELD[name]) for name in row.values) or _("words only"),
    )


@dataclass(frozen=True, slots=True)
class Proposed:
    """One field: what its sender saw, what stands now, what is proposed."""

    name: str
    label: str
    seen: str
    now: str
    proposed: str
    moved: bool
    """Somebody changed it since."""


@dataclass(frozen=True, slots=True)
class SuggestionPage:
    """One suggestion with its differences."""

    line: SuggestionLine
    note: str
    reply_to: str
    reason: str
    fields: tuple[Proposed, ...]
    waits: bool
    rejected: bool
    is_new: bool
    card_url: str
    list_url: str


def suggestion_page(row: Suggestion, current: Mapping[str, str]) -> SuggestionPage:
    """`current` are the values that stand on the card now."""
    return SuggestionPage(
        line=_line(row),
        note=row.note,
        reply_to=row.reply_to,
        reason=row.reason,
        fields=tuple(
            Proposed(
                name,
                str(labels.FIELD[name]),
                row.seen.get(name, ""),
                current.get(name, ""),
                value,
                current.get(name, "") != row.seen.get(name, ""),
            )
            for name, value in row.values.items()
        ),
        waits=row.state == SuggestionState.WAITING,
        rejected=row.state == SuggestionState.REJECTED,
        is_new=row.service is None,
        card_url=reverse("basket:card", args=[row.service.key]) if row.service else "",
        list_url=reverse("basket:suggestions"),
    )
