"""The list of gaps and one gap with its life."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kooperacje.base.actor import Actor
from kooperacje.basket import access, gaps, labels
from kooperacje.basket.models import Gap, Service
from kooperacje.basket.nearby import Distance
from kooperacje.basket.pages.cards import FormPage
from kooperacje.basket.pages.frame import Part, parts
from kooperacje.basket.states import GAP_FLOW, Audience, EvidenceKind, GapKind, GapState
from kooperacje.documents.tree import Column, Document, Section, Table
from kooperacje.documents.tree.values import Kind
from kooperacje.territory import pages as territory

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap in a list."""

    title: str
    url: str
    state: tuple[str, str]
    kind: str
    where: str
    keeper: str
    pieces: int
    people: int | None
    since: date | None


@dataclass(frozen=True, slots=True)
class GapList:
    """A page of the gaps that the actor may see."""

    parts: tuple[Part, ...]
    lines: tuple[GapLine, ...]
    total: int
    number: int
    last: int
    filtered: bool
    new_url: str
    clear_url: str
    xlsx_url: str
    csv_url: str


def listing(actor: Actor, found: QuerySet[Gap], number: int, query: str) -> GapList:
    paginator = Paginator(gaps.listed(found), ON_A_PAGE)
    page = paginator.get_page(number)
    return GapList(
        parts=parts(actor, "gaps"),
        lines=tuple(gap_line(row) for row in page.object_list),
        total=paginator.count,
        number=page.number,
        last=paginator.num_pages,
        filtered=bool(query),
        new_url=reverse("basket:gap-new"),
        clear_url=reverse("basket:gaps"),
        xlsx_url=f"{reverse('basket:gaps-file', args=['xlsx'])}?{query}",
        csv_url=f"{reverse('basket:gaps-file', args=['csv'])}?{query}",
    )


def gap_line(row: Gap) -> GapLine:
    """Of rows that `gaps.listed` gave."""
    tone, word = labels.GAP_STATE[GapState(row.state)]
    return GapLine(
        title=row.title,
        url=reverse("basket:gap", args=[row.key]),
        state=(tone, str(word)),
        kind=str(labels.GAP_KIND[GapKind(row.kind)]),
        where=territory.label(row.territory),
        keeper=row.keeper.name,
        pieces=getattr(row, "pieces", 0),
        people=getattr(row, "people", None),
        since=row.since,
    )


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One thing that the gap is known from."""

    ref: UUID
    kind: str
    text: str
    number: int | None
    dated: date | None
    source: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Event:
    """A step in its history."""

    state: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Helper:
    """A service that could help meanwhile."""

    key: str
    name: str
    provider: str
    where: str
    full: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step that the state allows. `asks`: a note must be written; `service`: the key of a service."""

    target: str
    label: str
    kind: str
    asks: bool
    service: bool


@dataclass(frozen=True, slots=True)
class Filler:
    """A service that may have filled the gap."""

    key: str
    name: str
    provider: str


@dataclass(frozen=True, slots=True)
class Named:
    """A service named by the gap."""

    name: str
    provider: str
    url: str


@dataclass(frozen=True, slots=True)
class GapPage:
    """One gap: what is missing, how it is known, what helps meanwhile, what was done."""

    line: GapLine
    description: str
    category: str
    audience: str
    is_public: bool
    full: Named | None
    substitute: Named | None
    substitute_note: str
    closed_by: Named | None
    evidence: tuple[EvidenceLine, ...]
    history: tuple[Event, ...]
    helpers: tuple[Helper, ...]
    fillers: tuple[Filler, ...]
    steps: tuple[Step, ...]
    may_work: bool
    may_decide: bool
    change_url: str
    move_url: str
    evidence_url: str
    substitute_url: str
    list_url: str


_C, _H, _X, _D = GapState.CONFIRMED, GapState.IN_HAND, GapState.CLOSED, GapState.DISMISSED


def _steps(state: GapState) -> tuple[Step, ...]:
    confirm = Step(_C.value, _("Confirm that it is missing"), "primary", False, False)
    again = Step(_C.value, _("Open it again"), "primary", True, False)
    back = Step(_C.value, _("Nothing came of it: still missing"), "quiet", False, False)
    hand = Step(_H.value, _("Take it in hand"), "primary", True, False)
    close = Step(_X.value, _("Close it by a service"), "quiet", False, True)
    dismiss = Step(_D.value, _("Dismiss it"), "danger", True, False)
    return {
        GapState.REPORTED: (confirm, dismiss),
        GapState.CONFIRMED: (hand, close, dismiss),
        GapState.IN_HAND: (close, back),
        GapState.CLOSED: (again,),
        GapState.DISMISSED: (again,),
    }[state]


def gap_page(actor: Actor, row: Gap) -> GapPage:
    """The gap as this actor may see it."""
    may_decide = bool(access.can_gap(actor, access.DECIDE, row))
    evidence = tuple(row.evidence.order_by("added_at", "id"))
    told = [one.number for one in evidence if one.number is not None]
    row.pieces, row.people = len(evidence), sum(told) if told else None  # type: ignore[attr-defined]
    here = [row.key]
    return GapPage(
        line=gap_line(row),
        description=row.description,
        category=row.category.name if row.category else "",
        audience=str(labels.AUDIENCE[Audience(row.audience)]) if row.audience else "",
        is_public=row.is_public,
        full=_named(row.full_service),
        substitute=_named(row.substitute),
        substitute_note=row.substitute_note,
        closed_by=_named(row.closed_by),
        evidence=tuple(
            EvidenceLine(
                one.pk,
                str(labels.EVIDENCE[EvidenceKind(one.kind)]),
                one.text,
                one.number,
                one.dated,
                one.source,
                reverse("basket:gap-evidence-remove", args=[row.key, one.pk]),
            )
            for one in evidence
        ),
        history=tuple(
            Event(str(labels.GAP_STATE[GapState(one.state)][1]), one.at, one.note)
            for one in row.events.order_by("at", "id")
        ),
        helpers=_helpers(actor, row) if may_decide else (),
        fillers=_fillers(row) if may_decide and GAP_FLOW.allows(row.state, GapState.CLOSED) else (),
        steps=_steps(GapState(row.state)) if may_decide else (),
        may_work=bool(access.can_gap(actor, access.WORK, row)),
        may_decide=may_decide,
        change_url=reverse("basket:gap-change", args=here),
        move_url=reverse("basket:gap-move", args=here),
        evidence_url=reverse("basket:gap-evidence", args=here),
        substitute_url=reverse("basket:gap-substitute", args=here),
        list_url=reverse("basket:gaps"),
    )


def _named(service: Service | None) -> Named | None:
    if service is None:
        return None
    return Named(service.name, service.provider.name, reverse("basket:card", args=[service.key]))


def _helpers(actor: Actor, row: Gap) -> tuple[Helper, ...]:
    return tuple(
        Helper(
            one.service.key,
            one.service.name,
            one.service.provider.name,
            where(one.distance),
            one.full,
            one.service.pk == row.substitute_id,
        )
        for one in gaps.proposals(row, actor)
    )


def _fillers(row: Gap) -> tuple[Filler, ...]:
    return tuple(Filler(one.key, one.name, one.provider.name) for one in gaps.fillers(row))


def where(distance: Distance) -> str:
    """How far, in words."""
    ring = str(labels.RING[distance.ring])
    if distance.km is None:
        return ring
    return _("%(ring)s, about %(km)s km") % {"ring": ring, "km": round(distance.km)}


def form_page(row: Gap | None) -> FormPage:
    """A new gap, or one to change."""
    if row is None:
        lead = _("A gap is help that people need and that is not there, is full, too far or not for them.")
        return FormPage(
            _("Report a gap"), pgettext("button", "Report"), _("Gaps"), reverse("basket:gaps"), lead
        )
    return FormPage(_("Change the gap"), _("Save"), row.title, reverse("basket:gap", args=[row.key]))


def paper(found: QuerySet[Gap]) -> Document:
    """The list as a table for files."""
    columns = (
        Column("key", _("Key")),
        Column("title", _("What is missing"), weight=3),
        Column("state", _("State")),
        Column("kind", _("Why"), weight=2),
        Column("where", _("Where")),
        Column("code", "TERYT"),
        Column("audience", _("For whom"), weight=2),
        Column("keeper", _("Who leads the work"), weight=2),
        Column("since", _("Missing since"), Kind.DATE),
        Column("pieces", _("Pieces of evidence"), Kind.INT),
        Column("people", _("People or refusals"), Kind.INT),
        Column("substitute", _("Meanwhile"), weight=2),
    )
    rows = tuple(
        (
            row.key,
            row.title,
            str(labels.GAP_STATE[GapState(row.state)][1]),
            str(labels.GAP_KIND[GapKind(row.kind)]),
            row.territory.name,
            row.territory.code,
            str(labels.AUDIENCE[Audience(row.audience)]) if row.audience else None,
            row.keeper.name,
            row.since,
            row.pieces,  # type: ignore[attr-defined]
            row.people,  # type: ignore[attr-defined]
            row.substitute.name if row.substitute else None,
        )
        for row in gaps.listed(found)
    )
    table = Table("gaps", _("Gaps in the basket of services"), columns, rows)
    return Document(
        _("Gaps in the basket of services"), "braki-w-koszyku", (Section(_("Gaps"), "gaps", (table,)),)
    )
