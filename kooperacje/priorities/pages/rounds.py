"""The list of rounds, and the overview of one: where it stands, who has answered, what its leader may do."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base import codes
from kooperacje.base.actor import Actor
from kooperacje.priorities import access, queries, words
from kooperacje.priorities.models import Answer, Round
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
    team: str
    """The name of the one team whose rounds these are; empty for all."""
    team_url: str
    all_url: str


def listing(actor: Actor, number: int, key: str = "") -> ListPage:
    team = queries.team(actor, key) if key else None
    pages = Paginator(queries.rounds(actor, team.key if team else ""), ON_A_PAGE)
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
    return ListPage(
        tuple(lines),
        page.number,
        pages.num_pages,
        bool(queries.kept_teams(actor)),
        reverse("priorities:new") + (f"?zespol={team.key}" if team else ""),
        team.name if team else "",
        reverse("partnership:overview", args=[team.key]) if team else "",
        reverse("priorities:rounds"),
    )


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
    hint: str = ""


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
    places = queries.members(row)
    reached = set(queries.addresses(places)) if keeps and row.letters else set(places)
    found = []
    for place in places:
        answer = known.get(place.pk)
        sent = answer is not None and answer.content is not None
        writes = (keeps or place.pk in mine) and not (sent and stage == Stage.VOTE)
        state = _state_of(answer)
        url = reverse("priorities:answer", args=[row.pk, place.key]) if writes else ""
        hint = "" if sent or place in reached else _("no address to write to")
        found.append(Task(place.name, str(words.TASK[stage]), state, url, hint))
    return found


def _state_of(answer: Answer | None) -> tuple[str, str]:
    if answer is None:
        return "idle", _("waits")
    if answer.content is None:
        return "info", _("begun")
    return "good", _("sent; typed in by the leader") if answer.by_leader else _("sent")


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
