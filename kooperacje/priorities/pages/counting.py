"""Counts of cases behind one proposal, with what stood before each correction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.priorities import access, queries
from kooperacje.priorities.counting import Floors, line, public_floor, told
from kooperacje.priorities.models import CaseCount, Proposal, Round
from kooperacje.priorities.pages.frame import Frame, frame
from kooperacje.priorities.states import RoundState


@dataclass(frozen=True, slots=True)
class Earlier:
    """What stood before, and why it was corrected."""

    number: str
    counted: str
    first_day: date
    last_day: date
    reason: str


@dataclass(frozen=True, slots=True)
class CountLine:
    institution: str
    counted: str
    first_day: date
    last_day: date
    number: str
    source: str
    note: str
    earlier: tuple[Earlier, ...]
    change_url: str


@dataclass(frozen=True, slots=True)
class CountsPage:
    frame: Frame
    title: str
    lines: tuple[CountLine, ...]
    new_url: str
    back_url: str


def counts(actor: Actor, row: Round, proposal: Proposal) -> CountsPage:
    rows = queries.every_count(proposal)
    before = {one.pk: one for one in rows}
    floors, writes = Floors(actor, row), {one.pk for one in queries.writers(actor, row)}
    lines = [one for one in rows if one.is_current]
    decided = row.state in (RoundState.VOTING, RoundState.ADOPTED)
    return CountsPage(
        frame(actor, row, "list" if decided else "proposals"),
        proposal.title,
        tuple(_line(row, one, before, floors, writes=one.institution_id in writes) for one in lines),
        reverse("priorities:count", args=[row.pk, proposal.pk]) if writes else "",
        reverse(f"priorities:{'list' if decided else 'proposals'}", args=[row.pk]),
    )


def _line(
    row: Round, one: CaseCount, known: dict[UUID, CaseCount], floors: Floors, *, writes: bool
) -> CountLine:
    floor, earlier, last = floors.of(one.institution_id), [], one
    while last.replaces_id:
        reason, last = last.reason, known[last.replaces_id]
        earlier.append(Earlier(told(last.number, floor), last.counted, last.first_day, last.last_day, reason))
    return CountLine(
        one.institution.name,
        one.counted,
        one.first_day,
        one.last_day,
        told(one.number, floor),
        one.source,
        one.note,
        tuple(earlier),
        reverse("priorities:correct-count", args=[row.pk, one.proposal_id, one.pk]) if writes else "",
    )


def told_of(
    row: Round, proposals: Iterable[Proposal], actor: Actor | None = None
) -> dict[UUID, tuple[str, ...]]:
    """{proposal: its counts in a line each}: for this reader, or for everybody. One query."""
    floors = Floors(actor, row)
    return {
        key: tuple(line(one, floors.of(one.institution_id) if actor else public_floor()) for one in some)
        for key, some in queries.counts(proposals).items()
    }


def may_count(actor: Actor, row: Round) -> bool:
    return row.state != RoundState.ABANDONED and bool(
        access.can(actor, access.KEEP, row) or queries.spoken_for(actor, row)
    )
