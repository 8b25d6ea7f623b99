"""What a team does: plan, meetings, basket, and the year in numbers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kooperacje.basket import access as basket
from kooperacje.basket.models import Gap, Service
from kooperacje.basket.states import GapState
from kooperacje.meetings.models import Attendance, Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.partnership import subjects
from kooperacje.partnership.models import BasketLine, JointMeeting, Spell, Team, WorkPlanItem
from kooperacje.partnership.queries.membership import on
from kooperacje.partnership.states import ItemState
from kooperacje.territory.models import Unit


def plan(team: Team, year: int) -> list[WorkPlanItem]:
    """The work plan of a year, in its order."""
    found = WorkPlanItem.objects.filter(team=team, year=year).select_related("owner")
    return list(found.order_by("position", "id"))


def plan_years(team: Team) -> list[int]:
    """Years that have a plan, the newest first."""
    years = WorkPlanItem.objects.filter(team=team).order_by("-year").values_list("year", flat=True)
    return list(dict.fromkeys(years))


def meetings(teams: Collection[Team]) -> QuerySet[Meeting]:
    """Meetings of the teams, those of others that they hold together with them included; the latest first."""
    owned = Q(subject__in=[subjects.of(team) for team in teams])
    joint = JointMeeting.objects.filter(team__in=[team.pk for team in teams]).order_by().values("meeting")
    found = Meeting.objects.filter(owned | Q(pk__in=joint))
    return found.order_by("-starts_at", "-day", "key")


def joint_with(meetings: Collection[Meeting]) -> dict[UUID, list[Team]]:
    """The other teams that hold these meetings together with their owner."""
    found: dict[UUID, list[Team]] = {}
    rows = JointMeeting.objects.filter(meeting__in=[one.pk for one in meetings]).select_related("team")
    for row in rows.order_by("meeting_id", "team__sort_key"):
        found.setdefault(row.meeting_id, []).append(row.team)
    return found


def basket_of(team: Team, day: date | None = None) -> QuerySet[Service]:
    """Services in the joint basket on the day that everybody may read."""
    lines = BasketLine.objects.filter(on(day), team=team).order_by().values("service")
    return basket.public().filter(pk__in=lines).select_related("provider").order_by("sort_key", "key")


def gaps_of(units: Collection[Unit]) -> QuerySet[Gap]:
    """Gaps of the territories that are not closed or dismissed."""
    places = Q(pk__in=[])
    for unit in units:
        places |= Q(territory__code__startswith=unit.code)
    unfilled = [GapState.REPORTED.value, GapState.CONFIRMED.value, GapState.IN_HAND.value]
    found = Gap.objects.filter(places, state__in=unfilled).select_related("territory", "category")
    return found.order_by("territory__sort_key", "title", "key")


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a team in numbers, for its report. `present` counts attendance of people where lists were kept."""

    year: int
    held: int
    present: int
    members: int
    joined: int
    left: int
    planned: int
    done: int
    dropped: int
    services: int
    gaps: int


def year(team: Team, number: int, units: Collection[Unit]) -> Year:
    """What the team did in the year: counts alone, from what its rooms hold."""
    first, last = date(number, 1, 1), date(number, 12, 31)
    held = [
        one
        for one in meetings([team]).filter(state=MeetingState.HELD.value)
        if (day := one.when.first_day) is not None and first <= day <= last
    ]
    present = Attendance.objects.filter(meeting__in=[one.pk for one in held]).exclude(person="").count()
    own = Spell.objects.filter(team=team)
    items = [item.state for item in plan(team, number)]
    return Year(
        year=number,
        held=len(held),
        present=present,
        members=own.filter(on(last)).count(),
        joined=own.filter(valid_from__range=(first, last)).count(),
        left=own.filter(valid_to__range=(first, last)).count(),
        planned=len(items),
        done=items.count(ItemState.DONE.value),
        dropped=items.count(ItemState.DROPPED.value),
        services=basket_of(team).count(),
        gaps=gaps_of(units).count(),
    )
