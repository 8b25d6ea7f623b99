"""A team, and the declaration of one institution, own papers that the room of agreements keeps for them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TypeVar
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kooperacje.agreements import access as agreements
from kooperacje.agreements.text import Text
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.partnership import access, kinds, subjects
from kooperacje.partnership.models import Declaration, Team
from kooperacje.partnership.papers import facts
from kooperacje.partnership.papers.patterns import fill, phrases
from kooperacje.partnership.queries import leading, membership, work

Thing = TypeVar("Thing", Team, Declaration)
Read = Callable[[Team], dict[str, str]]
DECLARATION = "partnership.declaration"
RULES, PLAN, REPORT, AGREEMENT, MINUTES = (
    "regulamin",
    "plan-pracy",
    "sprawozdanie",
    "porozumienie",
    "spis-protokolow",
)
ACCESSION, RENEWAL, LEAVING = "deklaracja", "odnowienie", "odejscie"
YEARS = 3
PATTERN = _("A pattern to be changed: it is ours, not taken from a model. Read every sentence and change it.")
FROM_DATA = _("Written from the data of the team; what the data do not say is left to fill in.")
EMPTY = _("The model names this document and does not say what stands in it.")
NOT_THERE = _("There is no such team.")
_VERBS = {
    agreements.VIEW: access.VIEW,
    agreements.VIEW_ALL: access.READ,
    agreements.EDIT: access.KEEP,
    agreements.ADOPT: access.KEEP,
}


def subject_of_declaration(declaration: Declaration) -> str:
    """How the room of agreements calls a declaration."""
    return f"{DECLARATION}:{declaration.pk}"


def _team(subject: str) -> Team | None:
    return access.with_all(Team.objects.all()).filter(pk=subjects.ref(subject)).first()


def _declaration(subject: str) -> Declaration | None:
    return access.declarations().filter(pk=subjects.ref(subject)).first()


def can(actor: Actor, verb: str, subject: str) -> Decision:
    """The team's own rules answer for its papers."""
    team = _team(subject)
    return access.can(actor, _VERBS[verb], team) if team else denied(NOT_THERE)


def can_with_declaration(actor: Actor, verb: str, subject: str) -> Decision:
    """Papers of one institution: people of the team read them, the leader and the institution write them."""
    one = _declaration(subject)
    if one is None:
        return denied(NOT_THERE)
    if verb in (agreements.VIEW, agreements.VIEW_ALL):
        return access.can(actor, access.READ, one.team) or access.can_declare(actor, one)
    return (
        access.can_declare(actor, one)
        if verb == agreements.EDIT
        else access.can(actor, access.KEEP, one.team)
    )


def team_subjects(actor: Actor, verb: str) -> Iterable[str]:
    found = access.visible(actor) if verb == agreements.VIEW else access.own(actor)
    return [subjects.of(team) for team in found.order_by("pk") if access.can(actor, _VERBS[verb], team)]


def declaration_subjects(actor: Actor, verb: str) -> Iterable[str]:
    found = access.declarations().filter(team__in=access.own(actor))
    if not actor.is_system:
        found |= access.declarations().filter(institution__in=actor.institutions_as(*access.SPEAKERS))
    known = (subject_of_declaration(one) for one in found.order_by("pk"))
    return [subject for subject in known if can_with_declaration(actor, verb, subject)]


def place(actor: Actor, subject: str) -> agreements.Place:
    """The workspace of the team for who reads it, its public page for everybody else."""
    team = _team(subject)
    return _place(actor, team) if team else agreements.Place("", "/")


def declaration_place(actor: Actor, subject: str) -> agreements.Place:
    one = _declaration(subject)
    return _place(actor, one.team) if one else agreements.Place("", "/")


def _place(actor: Actor, team: Team) -> agreements.Place:
    view = "partnership:overview" if access.can(actor, access.READ, team) else "partnership:public"
    return agreements.Place(team.name, reverse(view, args=[team.key]))


def signatories(subject: str, kind: str) -> Sequence[UUID]:
    """Rules are signed by every member, an agreement by its parties, plan and report by who leads, a list by nobody."""
    team = _team(subject)
    if team is None or kind == MINUTES:
        return ()
    if kind == AGREEMENT:
        return [one for one in (team.leader_id, team.strategic_partner_id) if one]
    if kind.startswith((PLAN, REPORT)):
        return [team.leader_id]
    return [one.pk for one in membership.members(team)]


def declaration_signatories(subject: str, kind: str) -> Sequence[UUID]:
    one = _declaration(subject)
    if one is None:
        return ()
    return [one.team.leader_id if kind == RENEWAL else one.institution_id]


def builders(subject: str) -> tuple[agreements.Builder, ...]:
    """What can be written for this team: our patterns, and an empty one for every other document of its model."""
    team = _team(subject)
    if team is None:
        return ()
    titles = {one.key: one.title for one in kinds.of_team(team).documents}
    this_year = clock.today().year
    first_year = team.valid_from.year if team.valid_from else this_year
    years = sorted({*work.plan_years(team), this_year}, reverse=True)[:YEARS]
    made = [
        _builder(RULES, "regulamin", _titled(titles, RULES), facts.of_team, PATTERN, is_public=True),
        *(_yearly(PLAN, _titled(titles, PLAN), year) for year in years),
        *(
            _yearly(REPORT, phrases()["report"], year)
            for year in (this_year, this_year - 1)
            if year >= first_year
        ),
        _builder(MINUTES, MINUTES, phrases()["index"], facts.of_minutes, FROM_DATA),
        _builder(
            AGREEMENT, AGREEMENT, _titled(titles, AGREEMENT), facts.of_team, PATTERN, always_signed=True
        ),
    ]
    known = {RULES, PLAN, AGREEMENT, ACCESSION}
    others = [(key, title) for key, title in titles.items() if key not in known]
    return (*made, *(_builder(key, "inny", title, facts.of_team, EMPTY) for key, title in others))


def declaration_builders(subject: str) -> tuple[agreements.Builder, ...]:
    """What can be written about the membership of one institution."""
    one = _declaration(subject)
    if one is None:
        return ()
    titles = {doc.key: doc.title for doc in kinds.of_team(one.team).documents}
    names = {
        ACCESSION: _titled(titles, ACCESSION),
        RENEWAL: phrases()["renewal"],
        LEAVING: phrases()["leaving"],
    }
    return tuple(
        agreements.Builder(kind, title, partial(_of_declaration, kind, title), PATTERN, always_signed=True)
        for kind, title in names.items()
    )


def addresses(subject: str) -> Sequence[str]:
    """People who lead partnerships in the leading institution."""
    team = _team(subject)
    return _leaders(team) if team else ()


def declaration_addresses(subject: str) -> Sequence[str]:
    one = _declaration(subject)
    return _leaders(one.team) if one else ()


def _leaders(team: Team) -> list[str]:
    return leading.emails([team.leader_id])


def _titled(titles: dict[str, str], kind: str) -> str:
    """What the model calls the document, else what we do."""
    return titles.get(kind) or str(phrases()["titles"][kind])


def _builder(
    kind: str, pattern: str, title: str, read: Read, note: Promise, **more: bool
) -> agreements.Builder:
    def make(subject: str) -> Text:
        return _filled(pattern, title, _known(_team(subject)), read)

    return agreements.Builder(kind, title, make, note, **more)


def _yearly(kind: str, title: str, year: int) -> agreements.Builder:
    """A plan holds for its year; a report has no end."""

    def make(subject: str) -> Text:
        text = _filled(kind, title, _known(_team(subject)), partial(facts.of_year, year=year))
        return (
            replace(text, first_day=date(year, 1, 1), last_day=date(year, 12, 31)) if kind == PLAN else text
        )

    return agreements.Builder(f"{kind}-{year}", f"{title} {year}", make, FROM_DATA, is_public=True)


def _of_declaration(kind: str, title: str, subject: str) -> Text:
    """An accession holds for the term of its declaration."""
    one = _known(_declaration(subject))
    text = _filled(kind, title, one, facts.of_declaration)
    if kind != ACCESSION or one.valid_from is None:
        return text
    last = one.valid_to - timedelta(days=1) if one.valid_to else None
    return replace(text, first_day=one.valid_from, last_day=last)


def _filled(pattern: str, title: str, thing: Thing, read: Callable[[Thing], dict[str, str]]) -> Text:
    """The pattern with the facts about the thing; always in Polish."""
    with override("pl"):
        return fill(pattern, {**read(thing), "titled": title})


def _known(thing: Thing | None) -> Thing:
    if thing is None:
        raise NotThere(NOT_THERE)
    return thing


def register() -> None:
    """Answer for the papers of teams and of declarations."""
    agreements.register_owner(
        subjects.PREFIX,
        agreements.Owner(can, team_subjects, place, signatories, builders, addresses),
    )
    agreements.register_owner(
        DECLARATION,
        agreements.Owner(
            can_with_declaration,
            declaration_subjects,
            declaration_place,
            declaration_signatories,
            declaration_builders,
            declaration_addresses,
        ),
    )
