"""What waits to be checked."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.competences import access, queries, words
from kooperacje.competences.pages.views import (
    CardView,
    card_view,
)
from kooperacje.institutions.pages import type_label


@dataclass(frozen=True, slots=True)
class DueLine:
    """An institution that is to look at its cards or staff."""

    name: str
    url: str
    parts: str
    confirmed_on: date | None
    reminded_on: date | None


@dataclass(frozen=True, slots=True)
class WaitingType:
    """Cards of one type that nobody compared with the act."""

    name: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What waits to be checked: for whoever keeps the register everything, for others their own institutions."""

    due: tuple[DueLine, ...]
    waiting: tuple[WaitingType, ...]
    number: int
    types: tuple[tuple[str, str, bool], ...]
    """(name with number, address, whether it is shown)"""
    may_verify: Decision
    matter_url: str
    ask_url: str


def check(actor: Actor, type_key: str = "") -> CheckPage:
    """The page of one reader; cards are shown of one type at a time."""
    may_verify = access.can(actor, access.VERIFY)
    mine = access.own(actor)
    due = [
        one for one in queries.due_institutions(addressed=False) if may_verify or one.institution.pk in mine
    ]
    waiting = _waiting() if may_verify else {}
    shown = type_key if type_key in waiting else next(iter(waiting), "")
    here = reverse("competences:check")
    return CheckPage(
        due=tuple(
            DueLine(
                one.institution.name,
                reverse("competences:institution", args=[one.institution.key]),
                ", ".join(str(words.PARTS[part]).lower() for part in one.parts),
                min((row.confirmed_on for row in one.rows if row.confirmed_on), default=None),
                max((row.reminded_on for row in one.rows if row.reminded_on), default=None),
            )
            for one in due
        ),
        waiting=(waiting[shown],) if shown else (),
        number=sum(len(one.cards) for one in waiting.values()),
        types=tuple(
            (
                _("%(name)s (%(number)d)") % {"name": one.name, "number": len(one.cards)},
                f"{here}?typ={key}",
                key == shown,
            )
            for key, one in waiting.items()
        ),
        may_verify=may_verify,
        matter_url=reverse("competences:matter-new"),
        ask_url=reverse("competences:ask"),
    )


def _waiting() -> dict[str, WaitingType]:
    found: dict[str, list[CardView]] = {}
    names: dict[str, str] = {}
    for card, standing, last in queries.unverified():
        names[card.of_type.key] = type_label(card.of_type)
        found.setdefault(card.of_type.key, []).append(card_view(card, standing, last))
    return {key: WaitingType(names[key], tuple(cards)) for key, cards in found.items()}
