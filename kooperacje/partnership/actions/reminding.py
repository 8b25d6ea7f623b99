"""What ends soon is told of by mail: each time that the team has settled, once for each date."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db import transaction

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.journal import actions as journal
from kooperacje.partnership import access, configuration, mails, subjects
from kooperacje.partnership.models import Team
from kooperacje.partnership.queries import leading, membership
from kooperacje.partnership.queries.ending import Ending, What, ending
from kooperacje.partnership.states import AT_WORK

MAILED = frozenset({What.DECLARATION, What.PLAN})
"""Of papers the room of agreements tells."""


def remind(*, by: Actor) -> int:
    """Write to who leads, and to institutions whose declaration ends; returns how many mails were new. For the worker."""
    teams = access.with_all(Team.objects.filter(state__in=sorted(AT_WORK))).order_by("pk")
    return sum(_remind(by, team) for team in teams)


@transaction.atomic
def _remind(by: Actor, team: Team) -> int:
    found = [one for one in ending([team]) if one.what in MAILED]
    told = 0
    for (what, day), some in groupby(found, key=lambda one: (one.what, one.day)):
        if (days := stage(team, day)) is not None:
            told += _tell(by, team, what, day, days, list(some))
    if told:
        journal.record(
            by=by, verb="partnership.reminded", subject=subjects.of(team), details={"notices": told}
        )
    return told


def stage(team: Team, day: date) -> int | None:
    """Which of the team's reminders is due for this day: the last one whose time has come."""
    settled = configuration.of(team.settings)
    left = (day - clock.today()).days
    due = [days for days in (settled.remind_days, settled.remind_again_days) if days and left <= days]
    return min(due, default=None)


def _tell(by: Actor, team: Team, what: What, day: date, days: int, some: Iterable[Ending]) -> int:
    key = f"partnership-ends:{team.pk}:{what}:{day.isoformat()}:{days}"
    to = leading.emails([team.leader_id])
    if what is What.PLAN:
        return mails.plan_due(team, day, to, key, by)
    institutions = {one.institution.pk: one for one in some if one.institution}
    names = [one.institution.name for one in institutions.values() if one.institution]
    told = mails.declarations_end(team, day, names, to, key, by)
    addresses = membership.office_emails(
        [one.institution for one in institutions.values() if one.institution]
    )
    for pk, address in addresses.items():
        told += mails.own_declaration_ends(team, day, institutions[pk].ref, address, key, by)
    return told
