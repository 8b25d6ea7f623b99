"""What ends soon in a team: declarations, papers, and the year whose next plan is not written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from kooperacje.agreements.models import PaperVersion
from kooperacje.agreements.states import VersionState
from kooperacje.base import clock
from kooperacje.institutions.models import Institution
from kooperacje.partnership import configuration, subjects
from kooperacje.partnership.models import Declaration, Team, WorkPlanItem
from kooperacje.partnership.queries.membership import on
from kooperacje.partnership.states import AT_WORK, DeclarationState


class What(StrEnum):
    DECLARATION = "declaration"
    PAPER = "paper"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Ending:
    """Something of a team ends after `day`. `ref`: the declaration or the paper; `year`: the plan that is missing."""

    what: What
    team: Team
    day: date
    institution: Institution | None = None
    title: str = ""
    ref: UUID | None = None
    year: int = 0


def ahead(team: Team) -> int:
    """How many days ahead the team wants to know."""
    settled = configuration.of(team.settings)
    return max(settled.remind_days, settled.remind_again_days)


def ending(teams: Sequence[Team], today: date | None = None) -> list[Ending]:
    """What ends in these teams within the days that each has settled, the soonest first: three queries.

    Only a team at work is told: elsewhere nothing is renewed.
    """
    day = today or clock.today()
    chosen = [team for team in teams if team.state in AT_WORK and ahead(team)]
    found = [
        one
        for one in (*_declarations(chosen, day), *_papers(chosen, day), *_plans(chosen, day))
        if one.day - timedelta(days=ahead(one.team)) <= day
    ]
    return sorted(found, key=lambda one: (one.day, one.team.sort_key, one.what, _name(one)))


def _name(one: Ending) -> str:
    return one.institution.sort_key if one.institution else one.title


def _declarations(teams: Sequence[Team], day: date) -> list[Ending]:
    """Declarations that hold today, of members, and are followed by no other one."""
    known = {team.pk: team for team in teams}
    accepted = Declaration.objects.filter(team__in=known, state=DeclarationState.ACCEPTED.value)
    rows = accepted.filter(on(day)).exclude(valid_to=None).select_related("institution")
    later = set(
        accepted.filter(valid_from__gt=day).order_by().values_list("team_id", "institution_id", "valid_from")
    )
    return [
        Ending(
            What.DECLARATION,
            known[one.team_id],
            one.valid_to - timedelta(days=1),
            institution=one.institution,
            ref=one.pk,
        )
        for one in rows.order_by("pk")
        if one.valid_to and (one.team_id, one.institution_id, one.valid_to) not in later
    ]


def _papers(teams: Sequence[Team], day: date) -> list[Ending]:
    known = {subjects.of(team): team for team in teams}
    rows = PaperVersion.objects.filter(
        paper__subject__in=list(known), state=VersionState.ADOPTED, last_day__gte=day
    ).select_related("paper")
    return [
        Ending(What.PAPER, known[one.paper.subject], one.last_day, title=one.paper.title, ref=one.paper_id)
        for one in rows.order_by("pk")
        if one.last_day
    ]


def _plans(teams: Sequence[Team], day: date) -> list[Ending]:
    following = day.year + 1
    rows = WorkPlanItem.objects.filter(team__in=[team.pk for team in teams], year=following)
    planned = set(rows.order_by().values_list("team_id", flat=True))
    last = date(day.year, 12, 31)
    return [Ending(What.PLAN, team, last, year=following) for team in teams if team.pk not in planned]
