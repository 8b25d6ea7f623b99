"""What loading a file of cards would do, before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kooperacje.competences import queries, words
from kooperacje.competences.models import Act, Card, Matter, Verification
from kooperacje.competences.queries.changes import Change, Difference
from kooperacje.competences.states import CardKind, Known, Outcome, TaskKind, TaskLevel
from kooperacje.institutions.models import Institution
from kooperacje.institutions.pages import type_label


@dataclass(frozen=True, slots=True)
class FieldView:
    """What a card says now in one place, and what it would say."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One card that would be new, say something else, or end."""

    sentence: str
    url: str
    outcome: str
    tone: str
    fields: tuple[FieldView, ...]
    compared: bool
    """Somebody compared it with the act: that would have to be done again."""
    own: tuple[str, ...]
    """Institutions with an own card in its place; theirs stays."""


@dataclass(frozen=True, slots=True)
class OwnerView:
    """The cards of one type that would change."""

    name: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class LoadPage:
    """A file of cards beside what stands. `content`: the file when it was sent; "": the cards that ship with us."""

    empty: bool
    added: int
    changed: int
    ended: int
    unchanged: int
    owners: tuple[OwnerView, ...]
    folded: bool
    """Too many changes to show them all open."""
    acts: tuple[str, ...]
    matters: tuple[str, ...]
    seen: str
    file_name: str
    content: str
    load_url: str
    page_url: str
    types_url: str


OPEN = 30
"""So many changes are shown at once."""


def loading(found: Difference, *, file_name: str = "", content: str = "") -> LoadPage:
    """The page of what would happen."""
    return LoadPage(
        empty=found.empty,
        added=found.number(Outcome.ADDED),
        changed=found.number(Outcome.CHANGED),
        ended=found.number(Outcome.ENDED),
        unchanged=found.unchanged,
        owners=tuple(_owners(found.changes)),
        folded=len(found.changes) > OPEN,
        acts=found.acts,
        matters=found.matters,
        seen=found.digest(),
        file_name=file_name,
        content=content,
        load_url=reverse("competences:load-seen"),
        page_url=reverse("competences:load"),
        types_url=reverse("competences:types"),
    )


def _owners(changes: tuple[Change, ...]) -> Iterable[OwnerView]:
    standing = [change.card for change in changes if change.outcome is not Outcome.ADDED]
    compared = frozenset(Verification.objects.filter(card__in=standing).values_list("card", flat=True))
    own = queries.replacing(standing)
    for owner, members in groupby(changes, key=lambda change: change.owner):
        name = owner.name if isinstance(owner, Institution) else type_label(owner)
        yield OwnerView(name, tuple(_change(change, compared, own) for change in members))


def _change(change: Change, compared: frozenset[UUID], own: dict[UUID, tuple[str, ...]]) -> ChangeView:
    card = change.card
    tone, label = words.OUTCOMES[change.outcome]
    told = change.outcome is Outcome.CHANGED
    return ChangeView(
        sentence=words.sentence(card),
        url="" if change.outcome is Outcome.ADDED else reverse("competences:card", args=[card.pk]),
        outcome=str(label),
        tone=tone,
        fields=tuple(_field(name, was, getattr(card, name)) for name, was in change.was.items() if told),
        compared=card.pk in compared,
        own=own.get(card.pk, ()),
    )


def _field(name: str, before: Any, after: Any) -> FieldView:
    return FieldView(str(words.FIELDS[name]), _shown(name, before), _shown(name, after))


CHOICES: dict[str, tuple[Any, Any]] = {
    "kind": (CardKind, words.MODAL),
    "level": (TaskLevel, words.LEVELS),
    "task": (TaskKind, words.TASKS),
    "known": (Known, words.KNOWN),
}


def _shown(name: str, value: Any) -> str:
    """A value of a card as people read it; "–" for none."""
    if name == "groups":
        return words.groups(Card(groups=value))
    if not value:
        return "–"
    if name in CHOICES:
        states, labels = CHOICES[name]
        return str(labels[states(value)])
    if isinstance(value, Act):
        return words.act_name(value)
    if isinstance(value, Matter):
        return words.matter_name(value)
    if isinstance(value, Card):
        return words.sentence(value)
    if isinstance(value, date):
        return date_format(value, "j E Y")
    return capfirst(_("yes")) if value is True else str(value)
