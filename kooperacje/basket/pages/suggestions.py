"""What others suggest: the queue, and one suggestion with its differences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.basket import access, labels
from kooperacje.basket.models import Suggestion
from kooperacje.basket.pages.frame import Part, parts
from kooperacje.basket.states import SuggestionState


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
