"""Pages of one answer of many hands, and of the invitation passed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kooperacje.answering import codes, queries
from kooperacje.answering.models import Code
from kooperacje.answering.pages.head import Head, head
from kooperacje.institutions.models import Institution
from kooperacje.institutions.pages.lines import type_label


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a colleague wrote; `taken` whether it is in the common answer."""

    asked: str
    text: str
    proposed: str
    place: str
    taken: bool
    take_url: str


@dataclass(frozen=True, slots=True)
class ColleagueBlock:
    label: str
    code: str
    link: str
    withdraw_url: str
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class TogetherPage:
    head: Head
    colleagues: tuple[ColleagueBlock, ...]
    relay_url: str


@dataclass(frozen=True, slots=True)
class RelayedLine:
    name: str
    code: str
    link: str
    opened: bool


@dataclass(frozen=True, slots=True)
class FoundLine:
    key: str
    name: str
    type: str
    seat: str


@dataclass(frozen=True, slots=True)
class RelayPage:
    head: Head
    q: str
    found: tuple[FoundLine, ...]
    asked: bool
    relayed: tuple[RelayedLine, ...]
    together_url: str


def together(code: Code, site: str) -> TogetherPage:
    """The codes of colleagues and what each wrote."""
    entries = queries.entries(code)
    asked = queries.questions(code.consultation)
    by_code: dict[UUID, list[Contribution]] = {}
    for one in queries.contributions(code):
        by_code.setdefault(one.code_id, []).append(
            Contribution(
                asked=asked.get(one.question, ""),
                text=one.text,
                proposed=one.proposed,
                place=one.place,
                taken=bool(one.taken),
                take_url=reverse("answering:take-over", args=[one.pk]),
            )
        )
    return TogetherPage(
        head=head(code, "together", entries, queries.latest(code)),
        colleagues=tuple(
            ColleagueBlock(
                label=one.label,
                code=codes.plain(one) if codes.printable(one) else "",
                link=f"{site}{codes.path(one)}" if codes.printable(one) else "",
                withdraw_url=reverse("answering:withdraw-colleague", args=[one.pk]),
                contributions=tuple(by_code.get(one.pk, ())),
            )
            for one in queries.colleagues(code)
        ),
        relay_url=reverse("answering:relay"),
    )


def relay(code: Code, site: str, q: str, found: Sequence[Institution]) -> RelayPage:
    entries = queries.entries(code)
    names = queries.party_names(code.consultation)
    return RelayPage(
        head=head(code, "together", entries, queries.latest(code)),
        q=q,
        found=tuple(
            FoundLine(one.key, one.name, type_label(one.type), one.seat.name if one.seat else "")
            for one in found
        ),
        asked=bool(q.strip()),
        relayed=tuple(
            RelayedLine(
                name=names.get(one.institution, ""),
                code=codes.plain(one) if codes.printable(one) else "",
                link=f"{site}{codes.path(one)}" if codes.printable(one) else "",
                opened=one.opened_at is not None,
            )
            for one in queries.relayed(code)
        ),
        together_url=reverse("answering:together"),
    )
