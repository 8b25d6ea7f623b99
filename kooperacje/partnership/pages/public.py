"""What everybody reads of a team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import get_language

from kooperacje.agreements import queries as agreements
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.basket import access as basket_access
from kooperacje.basket.models import Service
from kooperacje.institutions.models import Institution
from kooperacje.meetings import words as meeting_words
from kooperacje.meetings.states import MeetingState
from kooperacje.partnership import access, beside, subjects, words
from kooperacje.partnership.kinds import of_team
from kooperacje.partnership.models import Team
from kooperacje.partnership.pages.frame import Line, Mark, area_of, state_of
from kooperacje.partnership.pages.teams import lines_of
from kooperacje.partnership.queries import membership, teams, work

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class ListPage:
    """Published teams."""

    lines: tuple[Line, ...]
    number: int
    last: int
    total: int
    desk: Decision
    desk_url: str
    clear_url: str


def listing(actor: Actor, criteria: teams.Criteria, number: int) -> ListPage:
    found = teams.listed(Team.objects.filter(is_public=True), criteria)
    page = Paginator(found, ON_A_PAGE).get_page(number)
    return ListPage(
        lines_of(list(page), "public"),
        page.number,
        page.paginator.num_pages,
        page.paginator.count,
        access.enters(actor),
        reverse("partnership:desk"),
        reverse("partnership:list"),
    )


@dataclass(frozen=True, slots=True)
class Partner:
    """An institution of the team, since when, and how it is reached on this site."""

    name: str
    kind: str
    since: date
    url: str
    services_url: str
    """Empty where it offers nothing that everybody may read."""


@dataclass(frozen=True, slots=True)
class Person:
    role: str
    name: str
    institution: str


@dataclass(frozen=True, slots=True)
class Help:
    name: str
    summary: str
    provider: str
    url: str


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Services under one heading."""

    heading: str
    services: tuple[Help, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    adopted_on: date | None
    url: str


@dataclass(frozen=True, slots=True)
class Ahead:
    title: str
    when: str
    place: str


@dataclass(frozen=True, slots=True)
class Missing:
    title: str
    where: str
    url: str


@dataclass(frozen=True, slots=True)
class PublicPage:
    """The page of a team: who cooperates, what for, what help there is, how to reach it."""

    title: str
    kind: str
    state: Mark
    since: date | None
    until: date | None
    area: str
    leader: str
    leader_url: str
    strategic_partner: str
    purpose: str
    how_to_join: str
    email: str
    phone: str
    website: str
    partners: tuple[Partner, ...]
    former: tuple[tuple[str, date, date], ...]
    people: tuple[Person, ...]
    help: tuple[HelpGroup, ...]
    services: int
    gaps: tuple[Missing, ...]
    beside: tuple[tuple[str, beside.Shown], ...]
    """What other rooms tell of the team."""
    papers: tuple[Paper, ...]
    ahead: tuple[Ahead, ...]
    list_url: str
    work_url: str
    """Empty for who does not work in it."""


def public(actor: Actor, team: Team) -> PublicPage:
    kind, units = of_team(team), teams.areas([team])[team.pk]
    today = clock.today()
    spells = membership.spells(team)
    services = list(work.basket_of(team).prefetch_related("categories"))
    works = access.can(actor, access.READ, team)
    partners = [one.institution_id for one in spells]
    offering = set(
        basket_access.public().filter(provider__in=partners).order_by().values_list("provider_id", flat=True)
    )
    return PublicPage(
        title=team.name,
        kind=kind.name,
        state=state_of(team),
        since=team.valid_from,
        until=team.valid_to,
        area=area_of(units),
        leader=team.leader.name,
        leader_url=_institution(team.leader),
        strategic_partner=team.strategic_partner.name if team.strategic_partner else "",
        purpose=team.purpose,
        how_to_join=team.how_to_join,
        email=team.email,
        phone=team.phone,
        website=team.website,
        partners=tuple(
            _partner(one.institution, one.valid_from, offers=one.institution_id in offering)
            for one in sorted(spells, key=lambda one: one.institution.sort_key)
            if one.valid_from <= today and (one.valid_to is None or one.valid_to > today)
        ),
        former=tuple(
            (one.institution.name, one.valid_from, one.valid_to)
            for one in spells
            if one.valid_to is not None and one.valid_to <= today
        ),
        people=_people(team),
        help=_grouped(services),
        services=len(services),
        gaps=tuple(
            Missing(one.title, one.territory.name, reverse("directory:lacks"))
            for one in work.gaps_of(units).filter(is_public=True)[:ON_A_PAGE]
        ),
        beside=tuple(beside.public(team)),
        papers=tuple(
            Paper(one.title, one.adopted_on, one.url) for one in agreements.public(subjects.of(team))
        ),
        ahead=_ahead(team),
        list_url=reverse("partnership:list"),
        work_url=reverse("partnership:overview", args=[team.key]) if works else "",
    )


def _institution(one: Institution) -> str:
    return reverse("institutions:detail", args=[one.key])


def _partner(one: Institution, since: date, *, offers: bool) -> Partner:
    kind = one.type.name_en if get_language() == "en" else one.type.name_pl
    services = reverse("directory:provider", args=[one.key]) if offers else ""
    return Partner(one.name, kind, since, _institution(one), services)


def _people(team: Team) -> tuple[Person, ...]:
    titles = {str(role): str(word) for role, word in words.PERSON.items()}
    titles |= {role.key: role.title for role in of_team(team).roles}
    return tuple(
        Person(titles.get(one.role, one.role), one.name, one.institution.name)
        for one in membership.people(team)
        if one.is_public
    )


def _grouped(services: Sequence[Service]) -> tuple[HelpGroup, ...]:
    """Services under the first of their headings, in the order of headings."""

    def place(one: Service) -> tuple[int, str]:
        first = min(one.categories.all(), key=lambda category: category.position, default=None)
        return (first.position, first.name) if first else (10_000, "")

    ordered = sorted(services, key=lambda one: (place(one), one.sort_key))
    return tuple(
        HelpGroup(heading, tuple(_help(one) for one in some))
        for (_position, heading), some in groupby(ordered, key=place)
    )


def _help(one: Service) -> Help:
    return Help(one.name, one.summary, one.provider.name, reverse("directory:card", args=[one.key]))


def _ahead(team: Team) -> tuple[Ahead, ...]:
    rows = work.meetings([team]).filter(state=MeetingState.PLANNED.value)
    today = clock.today()
    found = [row for row in rows if (day := row.when.first_day) and day >= today]
    return tuple(
        Ahead(row.title, meeting_words.time_of(row.when) or "", row.place)
        for row in sorted(found, key=lambda row: row.when.first_day or today)
    )
