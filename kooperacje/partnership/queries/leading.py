"""Who led when, what is being handed over, and which teams nobody leads any more."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from kooperacje.accounts import queries as accounts
from kooperacje.accounts.states import Role
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.partnership import access, subjects
from kooperacje.partnership.models import Declaration, HandOver, Leading, Team, TeamPerson, WorkPlanItem
from kooperacje.partnership.queries.membership import on
from kooperacje.partnership.states import (
    HANDED_OVER_SOON,
    DeclarationState,
    HandOverState,
    ItemState,
    PersonRole,
)

OPEN_TASKS = frozenset({ItemState.PLANNED.value, ItemState.UNDER_WAY.value})


def history(team: Team) -> list[Leading]:
    """Who led the team, the latest first; the first line is who leads now."""
    found = Leading.objects.filter(team=team).select_related("institution")
    return list(found.order_by("-valid_from"))


def people(team: Team, day: date | None = None) -> list[TeamPerson]:
    """People who led the team, the latest first; with a day those of that day, at most one."""
    found = TeamPerson.objects.filter(team=team, role=PersonRole.LEADING.value).select_related("institution")
    lasting = ~Q(valid_to=F("valid_from")) if day is None else on(day)
    return list(found.filter(lasting).order_by("-valid_from", "id"))


def led_on(team: Team, day: date) -> Leading | None:
    """Who led on the day."""
    return Leading.objects.filter(on(day), team=team).select_related("institution").first()


def hand_over(team: Team) -> HandOver | None:
    """What is proposed or accepted and not done; at most one."""
    return access.hand_overs().filter(team=team, state__in=sorted(HANDED_OVER_SOON)).first()


def to_answer(actor: Actor) -> list[HandOver]:
    """Proposals that wait for this actor, the oldest first."""
    mine = Q(institution__in=actor.institutions_as(*access.KEEPERS), account=None)
    if actor.account_id is not None:
        mine |= Q(account=actor.account_id)
    found = access.hand_overs().filter(mine, state=HandOverState.PROPOSED.value).order_by("proposed_at", "id")
    return [one for one in found if access.answers(actor, one)]


def due(day: date | None = None) -> list[HandOver]:
    """Accepted hand-overs whose day has come."""
    found = access.hand_overs().filter(state=HandOverState.ACCEPTED.value, day__lte=day or clock.today())
    return list(found.order_by("day", "pk"))


def orphaned() -> QuerySet[Team]:
    """Living teams in whose leading institution nobody leads partnerships any more."""
    led = accounts.led_institutions(access.KEEPERS)
    return access.living().exclude(leader__in=led).select_related("leader").order_by("sort_key", "key")


def emails(institutions: Collection[UUID]) -> list[str]:
    """Addresses of those who lead partnerships in these institutions; where nobody does, of its officers."""
    found: set[str] = set()
    for one in institutions:
        led = accounts.among([Role.LEADER], one) or accounts.among([Role.OFFICER], one)
        found |= {account.email for account in led}
    return sorted(found)


def is_orphaned(actor: Actor, key: str) -> bool:
    """Whether the actor may come in only because nobody leads the team with this key any more."""
    found = Team.objects.filter(key=key).first()
    return bool(
        found and not access.can(actor, access.READ, found) and access.can(actor, access.HAND_OVER, found)
    )


def answering(offer: HandOver) -> list[str]:
    """Addresses of those who may answer this offer; none where nobody can."""
    if offer.account is None:
        return emails([offer.institution_id])
    held = accounts.among(access.KEEPERS, offer.institution_id)
    return [one.email for one in held if one.pk == offer.account]


@dataclass(frozen=True, slots=True)
class Duties:
    """What goes over with the lead: counts."""

    tasks: int
    declarations: int
    meetings: int


def duties(team: Team) -> Duties:
    """Open tasks of the leading institution, declarations to take in, meetings ahead."""
    tasks = WorkPlanItem.objects.filter(team=team, owner=team.leader_id, state__in=sorted(OPEN_TASKS))
    waiting = Declaration.objects.filter(team=team, state=DeclarationState.SENT.value)
    return Duties(tasks.count(), waiting.count(), len(meetings_ahead(team)))


def meetings_ahead(team: Team) -> list[Meeting]:
    """Meetings of the team itself that are planned for today or later, or without a day yet."""
    today = clock.today()
    planned = Meeting.objects.filter(subject=subjects.of(team), state=MeetingState.PLANNED.value)
    return [
        one for one in planned.order_by("key") if one.when.first_day is None or one.when.first_day >= today
    ]
