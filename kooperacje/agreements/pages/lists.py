"""The papers of a matter, and those that wait for the reader's institution."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from django.core.paginator import Paginator
from django.urls import reverse

from kooperacje.agreements import access, queries, words
from kooperacje.agreements.models import Paper, PaperVersion, Signatory
from kooperacje.agreements.queries import Standing
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in a list. `signed` is "" while nobody was asked; `ends_soon` within the days of its reminder."""

    title: str
    number: str
    url: str
    states: tuple[tuple[str, str], ...]
    signed: str
    complete: bool
    adopted: date | None
    last_day: date | None
    ends_soon: bool
    is_public: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """`waiting_url` is "" for somebody who signs for nobody."""

    back_label: str
    back_url: str
    rows: tuple[Row, ...]
    number: int
    last: int
    may_edit: Decision
    new_url: str
    verify_url: str


@dataclass(frozen=True, slots=True)
class WaitingRow:
    title: str
    url: str
    institution: str
    sent_on: date | None
    required: bool
    state: tuple[str, str]


@dataclass(frozen=True, slots=True)
class WaitingPage:
    rows: tuple[WaitingRow, ...]
    number: int
    last: int


def list_page(actor: Actor, subject: str, number: int) -> ListPage:
    """A fixed number of queries for any number of papers."""
    leaves = Paginator(queries.of_subject(actor, subject), PER_PAGE)
    leaf = leaves.get_page(number)
    place = access.place_of(actor, subject)
    return ListPage(
        back_label=place.label if place else "",
        back_url=place.url if place else "/",
        rows=rows(list(leaf), sees_all=bool(access.can_in(actor, access.VIEW_ALL, subject))),
        number=leaf.number,
        last=leaves.num_pages,
        may_edit=access.can_in(actor, access.EDIT, subject),
        new_url=f"{reverse('agreements:new')}?sprawa={quote(subject)}",
        verify_url=reverse("agreements:verify"),
    )


def rows(papers: Sequence[Paper], *, sees_all: bool) -> tuple[Row, ...]:
    """Two or three queries for any number of papers; without `sees_all` only what is adopted is told of."""
    versions = queries.last_versions(papers)
    shown = {key: _shown(found, sees_all=sees_all) for key, found in versions.items()}
    standings = queries.standings([one for found in shown.values() for one in found])
    return tuple(_row(paper, shown[paper.pk], standings) for paper in papers)


def waiting_page(actor: Actor, number: int) -> WaitingPage:
    """What the institutions of the reader have not signed."""
    leaves = Paginator(queries.waiting_for(actor), PER_PAGE)
    leaf = leaves.get_page(number)
    return WaitingPage(tuple(_waiting(one) for one in leaf), leaf.number, leaves.num_pages)


def _shown(found: list[PaperVersion], *, sees_all: bool) -> list[PaperVersion]:
    """The versions whose state a list tells: the one under way and the one that holds, or else the last."""
    holds, open_one = queries.current(found), queries.under_way(found) if sees_all else None
    told = [one for one in (holds, open_one) if one]
    return told or (found[:1] if sees_all else [])


def _row(paper: Paper, found: list[PaperVersion], standings: dict[object, Standing] | dict) -> Row:  # type: ignore[type-arg]
    holds = queries.current(found)
    asked = next((one for one in reversed(found) if standings[one.pk].asked), None)
    standing = standings[asked.pk] if asked else None
    last = holds.last_day if holds else None
    soon = clock.today() + timedelta(days=paper.remind_days)
    return Row(
        title=paper.title,
        number=paper.number,
        url=reverse("agreements:detail", args=[paper.pk]),
        states=tuple(words.state_of(one) for one in found),
        signed=words.signed(standing.number, len(standing.asked)) if standing else "",
        complete=standing.is_complete if standing else False,
        adopted=holds.adopted_on if holds else None,
        last_day=last,
        ends_soon=last is not None and last <= soon,
        is_public=paper.is_public,
    )


def _waiting(one: Signatory) -> WaitingRow:
    version, paper = one.version, one.version.paper
    return WaitingRow(
        title=paper.title,
        url=reverse("agreements:consent", args=[paper.pk, version.number, one.institution_id]),
        institution=one.institution.name,
        sent_on=version.sent_on,
        required=one.required,
        state=words.state_of(version),
    )
