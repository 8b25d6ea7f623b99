"""Proposals with what they rest on, what is on offer, and what the holder of the link sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.priorities import access, offers, queries
from kooperacje.priorities.models import Proposal, Round, Source
from kooperacje.priorities.pages.counting import may_count, told_of
from kooperacje.priorities.pages.frame import Frame, frame
from kooperacje.priorities.states import RoundState


@dataclass(frozen=True, slots=True)
class SourceLine:
    kind: str
    label: str
    url: str
    count: str
    """What was counted when it was taken, in words."""


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ProposalLine:
    title: str
    reason: str
    by: str
    sources: tuple[SourceLine, ...]
    counts: tuple[str, ...]
    counts_url: str
    merged: tuple[Part, ...]
    decide_url: str


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    frame: Frame
    listed: tuple[ProposalLine, ...]
    waiting: tuple[ProposalLine, ...]
    aside: tuple[ProposalLine, ...]
    may_sort: bool
    propose_url: str
    take_url: str
    merge_url: str


def proposals(actor: Actor, row: Round) -> ProposalsPage:
    rows = queries.listed(row)
    rests, joined = queries.sources(rows), queries.merged(rows)
    counts, counting = told_of(row, rows, actor), may_count(actor, row)
    keeps = bool(access.can(actor, access.KEEP, row))
    proposing = row.state == RoundState.PROPOSING
    sorts = keeps and row.state in (RoundState.PROPOSING, RoundState.WEIGHING)
    return ProposalsPage(
        frame(actor, row, "proposals"),
        tuple(
            _proposal(one, rests[one.pk], joined[one.pk], counts[one.pk], sorts=sorts, counting=counting)
            for one in rows
        ),
        tuple(_proposal(one) for one in queries.waiting(row)) if keeps else (),
        tuple(_proposal(one) for one in queries.set_aside(row)) if keeps else (),
        sorts,
        reverse("priorities:propose", args=[row.pk]) if proposing and queries.spoken_for(actor, row) else "",
        reverse("priorities:take", args=[row.pk]) if proposing and keeps else "",
        reverse("priorities:merge", args=[row.pk]),
    )


def source_line(one: Source) -> SourceLine:
    kind, count = offers.said(one.kind, one.count)
    return SourceLine(kind, one.label, one.url, count)


def _proposal(
    one: Proposal,
    rests: Sequence[Source] = (),
    joined: Sequence[Proposal] = (),
    counts: tuple[str, ...] = (),
    *,
    sorts: bool = False,
    counting: bool = False,
) -> ProposalLine:
    """What was merged into it and stands among its sources is named again only where it can be parted."""
    named = set() if sorts else {each.label for each in rests}
    return ProposalLine(
        one.title,
        one.reason,
        one.institution.name if one.institution else "",
        tuple(source_line(each) for each in rests),
        counts,
        reverse("priorities:counts", args=[one.round_id, one.pk]) if counting or counts else "",
        tuple(
            Part(each.title, reverse("priorities:part", args=[one.round_id, each.pk]))
            for each in joined
            if each.title not in named
        ),
        reverse("priorities:decide", args=[one.round_id, one.pk]),
    )


def offered(row: Round) -> list[tuple[str, list[tuple[str, str]]]]:
    """(name of a kind, [(value, label)]) of what is not a proposal yet."""
    taken = queries.taken(row)
    groups = []
    for kind, there in offers.find(row.team).items():
        choices = [
            (f"{kind.key}|{one.ref}", _offer(one, str(kind.counted)))
            for one in there
            if (kind.key, one.ref) not in taken
        ]
        if choices:
            groups.append((str(kind.name), choices))
    return groups


def _offer(one: offers.Offer, counted: str) -> str:
    count = f"{counted}: {one.count}" if one.count is not None and counted else ""
    return " · ".join(filter(None, (one.label, one.detail, count)))


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What whoever holds the link sees."""

    title: str
    team: str
    leader: str
    purpose: str
    due: date | None
    may: Decision


def by_link(row: Round) -> LinkPage:
    return LinkPage(
        row.title, row.team.name, row.team.leader.name, row.purpose, row.due, access.proposes_by_link(row)
    )
