"""Lists of rounds, the overview of one, its proposals and criteria, and pages with a form."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base import codes
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.institutions.models import Institution
from kooperacje.priorities import access, offers, queries, words
from kooperacje.priorities.models import Criterion, Proposal, Round, Source
from kooperacje.priorities.pages.frame import Frame, frame, state_of
from kooperacje.priorities.states import ROUND_FLOW, STAGE_OF, RoundState, Stage

ON_A_PAGE = 20
ORDER = (
    RoundState.PROPOSING,
    RoundState.WEIGHING,
    RoundState.RATING,
    RoundState.VOTING,
    RoundState.ADOPTED,
)


@dataclass(frozen=True, slots=True)
class Line:
    title: str
    url: str
    team: str
    term_from: date
    term_to: date
    proposals: int
    state: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ListPage:
    lines: tuple[Line, ...]
    number: int
    last: int
    may_begin: bool
    new_url: str


def listing(actor: Actor, number: int) -> ListPage:
    pages = Paginator(queries.rounds(actor), ON_A_PAGE)
    page = pages.get_page(number)
    counts = queries.numbers_listed(page)
    lines = [
        Line(
            one.title,
            reverse("priorities:round", args=[one.pk]),
            one.team.name,
            one.term_from,
            one.term_to,
            counts.get(one.pk, 0),
            state_of(one),
        )
        for one in page
    ]
    teams = bool(queries.kept_teams(actor))
    return ListPage(tuple(lines), page.number, pages.num_pages, teams, reverse("priorities:new"))


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Task:
    """What an institution has to say in this stage. `url` is empty where the reader does not write it."""

    institution: str
    label: str
    state: tuple[str, str]
    url: str


@dataclass(frozen=True, slots=True)
class Move:
    label: str
    target: str
    onward: bool


@dataclass(frozen=True, slots=True)
class OverviewPage:
    frame: Frame
    purpose: str
    steps: tuple[Step, ...]
    due: date | None
    own: tuple[Task, ...]
    """Of the reader's institutions."""
    others: tuple[Task, ...]
    answered: int
    expected: int
    is_proposing: bool
    proposals: int
    waiting: int
    end_reason: str
    moves: tuple[Move, ...]
    code: str
    code_url: str
    propose_url: str
    proposals_url: str
    take_url: str
    move_url: str
    abandon_url: str
    change_url: str
    link_url: str
    list_url: str
    is_voting: bool
    is_open: bool


def overview(actor: Actor, row: Round) -> OverviewPage:
    state = RoundState(row.state)
    address = [row.pk]
    tasks = _tasks(actor, row)
    mine = {one.name for one in queries.spoken_for(actor, row)}
    code = _code(row) if access.can(actor, access.KEEP, row) and state == RoundState.PROPOSING else ""
    return OverviewPage(
        frame=frame(actor, row, "round"),
        purpose=row.purpose,
        steps=_steps(state),
        due=row.due if state in STAGE_OF or state == RoundState.PROPOSING else None,
        own=tuple(one for one in tasks if one.institution in mine),
        others=tuple(one for one in tasks if one.institution not in mine),
        answered=sum(one.state[0] == "good" for one in tasks),
        expected=len(tasks),
        is_proposing=state == RoundState.PROPOSING,
        proposals=len(queries.listed(row)),
        waiting=len(queries.waiting(row)),
        end_reason=row.end_reason,
        moves=_moves(state),
        code=code,
        code_url=reverse("priorities:by-link", args=[code]) if code else "",
        propose_url=reverse("priorities:propose", args=address) if mine else "",
        proposals_url=reverse("priorities:proposals", args=address),
        take_url=reverse("priorities:take", args=address),
        move_url=reverse("priorities:move", args=address),
        abandon_url=reverse("priorities:abandon", args=address),
        change_url=reverse("priorities:change", args=address),
        link_url=reverse("priorities:link", args=address),
        list_url=reverse("priorities:list", args=address)
        if state in (RoundState.VOTING, RoundState.ADOPTED)
        else "",
        is_voting=state == RoundState.VOTING,
        is_open=bool(ROUND_FLOW.moves[state]),
    )


def _steps(state: RoundState) -> tuple[Step, ...]:
    if state not in ORDER:
        return ()
    here = ORDER.index(state)
    ended = state == RoundState.ADOPTED
    return tuple(
        Step(
            str(words.STEPS[one]),
            "done" if place < here or ended else "now" if place == here else "ahead",
        )
        for place, one in enumerate(ORDER)
    )


def _tasks(actor: Actor, row: Round) -> list[Task]:
    stage = STAGE_OF.get(RoundState(row.state))
    if stage is None:
        return []
    known = {one.institution_id: one for one in queries.answers(row, stage)}
    keeps = bool(access.can(actor, access.KEEP, row))
    mine = actor.institutions_as(*access.SPEAKERS)
    found = []
    for place in queries.members(row):
        answer = known.get(place.pk)
        sent = answer is not None and answer.content is not None
        writes = (keeps or place.pk in mine) and not (sent and stage == Stage.VOTE)
        state = ("good", _("sent")) if sent else ("info", _("begun")) if answer else ("idle", _("waits"))
        url = reverse("priorities:answer", args=[row.pk, place.key]) if writes else ""
        found.append(Task(place.name, str(words.TASK[stage]), state, url))
    return found


def _moves(state: RoundState) -> tuple[Move, ...]:
    here = ORDER.index(state) if state in ORDER else len(ORDER)
    found = []
    for place, one in enumerate(ORDER[:-1]):
        if ROUND_FLOW.allows(state, one):
            onward = place > here
            found.append(Move(str((words.ONWARD if onward else words.MOVES)[one]), one.value, onward))
    return tuple(sorted(found, key=lambda move: not move.onward))


def _code(row: Round) -> str:
    try:
        seed = f"{row.pk}:{row.link_number}"
        return codes.printed(access.CODE_SALT, seed, row.digest) if row.digest else ""
    except codes.Unprintable:
        return ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    kind: str
    label: str
    url: str
    count: int | None


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
    keeps = bool(access.can(actor, access.KEEP, row))
    proposing = row.state == RoundState.PROPOSING
    return ProposalsPage(
        frame(actor, row, "proposals"),
        tuple(_proposal(one, rests[one.pk], joined[one.pk]) for one in rows),
        tuple(_proposal(one, [], []) for one in queries.waiting(row)) if keeps else (),
        tuple(_proposal(one, [], []) for one in queries.set_aside(row)) if keeps else (),
        keeps and row.state in (RoundState.PROPOSING, RoundState.WEIGHING),
        reverse("priorities:propose", args=[row.pk]) if proposing and queries.spoken_for(actor, row) else "",
        reverse("priorities:take", args=[row.pk]) if proposing and keeps else "",
        reverse("priorities:merge", args=[row.pk]),
    )


def source_line(one: Source) -> SourceLine:
    return SourceLine(offers.name_of(one.kind), one.label, one.url, one.count)


def _proposal(one: Proposal, rests: list[Source], joined: list[Proposal]) -> ProposalLine:
    return ProposalLine(
        one.title,
        one.reason,
        one.institution.name if one.institution else "",
        tuple(source_line(each) for each in rests),
        tuple(Part(each.title, reverse("priorities:part", args=[one.round_id, each.pk])) for each in joined),
        reverse("priorities:decide", args=[one.round_id, one.pk]),
    )


@dataclass(frozen=True, slots=True)
class CriterionLine:
    name: str
    meaning: str
    low: str
    high: str
    weight: float | None
    change_url: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class CriteriaPage:
    frame: Frame
    lines: tuple[CriterionLine, ...]
    weighed: int
    method: str
    new_url: str
    """Empty where criteria stay as they are."""


def criteria(actor: Actor, row: Round) -> CriteriaPage:
    rows = queries.criteria(row)
    closed = row.state in (RoundState.RATING, RoundState.VOTING, RoundState.ADOPTED)
    found = queries.results(row) if closed else None
    changes = row.state in (RoundState.PROPOSING, RoundState.WEIGHING) and access.can(actor, access.KEEP, row)
    return CriteriaPage(
        frame(actor, row, "criteria"),
        tuple(_criterion(row, one, found.weights[str(one.pk)] if found else None) for one in rows),
        found.weighed if found else 0,
        str(words.METHOD[row.method]),
        reverse("priorities:new-criterion", args=[row.pk]) if changes else "",
    )


def _criterion(row: Round, one: Criterion, weight: float | None) -> CriterionLine:
    address = [row.pk, one.pk]
    return CriterionLine(
        one.name,
        one.meaning,
        one.low,
        one.high,
        None if weight is None else round(weight, 1),
        reverse("priorities:criterion", args=address),
        reverse("priorities:remove-criterion", args=address),
    )


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form. `frame` is None before there is a round."""

    frame: Frame | None
    heading: str
    intro: str
    button: str
    back_url: str
    draft: bool = False
    """Whether what is unfinished can be kept."""


def new_page() -> FormPage:
    intro = _("It takes proposals at once. Criteria to start from are there; you can change them.")
    return FormPage(None, _("Set priorities"), intro, _("Begin"), reverse("priorities:rounds"))


def form_page(
    actor: Actor,
    row: Round,
    heading: str,
    button: str,
    *,
    back: str = "round",
    intro: str = "",
    draft: bool = False,
) -> FormPage:
    url = reverse(f"priorities:{back}", args=[row.pk])
    return FormPage(frame(actor, row, ""), heading, intro, button, url, draft)


def answer_page(actor: Actor, row: Round, institution: Institution, stage: Stage) -> FormPage:
    intros = {
        Stage.WEIGHTS: _(
            "100 points together: the more points, the more the criterion weighs. You may change this until the close."
        ),
        Stage.RATINGS: _(
            "1 is little, 5 is much. What you cannot tell stays empty and counts nowhere. You may change this until the close."
        ),
        Stage.VOTE: _("A vote is given once and cannot be changed."),
    }
    heading = f"{words.TASK[stage]}: {institution.name}"
    button = _("Vote") if stage == Stage.VOTE else _("Send")
    return form_page(actor, row, heading, button, intro=intros[stage], draft=stage != Stage.VOTE)


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


def ref(text: str) -> UUID | None:
    """An id that a form sent back."""
    try:
        return UUID(text)
    except ValueError:
        return None
