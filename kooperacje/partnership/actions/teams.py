"""Teams themselves: begun, described, moved through their life, shown to residents."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.institutions.models import Institution
from kooperacje.modelbook.models import ModelVersion
from kooperacje.partnership import access, configuration, kinds, progress
from kooperacje.partnership.actions.common import free_key, locked, note, refuse
from kooperacje.partnership.configuration import Settings
from kooperacje.partnership.models import Leading, Team, TeamArea
from kooperacje.partnership.queries import teams as queries
from kooperacje.partnership.states import (
    HAND_OVER_FLOW,
    HANDED_OVER_SOON,
    TEAM_FLOW,
    HandOverState,
    TeamState,
)
from kooperacje.partnership.values import Description
from kooperacje.territory.models import Unit

ALIKE = 0.5
"""From this part of shared members on, a new team beside a standing one needs a written reason."""


@transaction.atomic
def create_team(
    *,
    by: Actor,
    leader: Institution,
    kind: str,
    version: ModelVersion | None,
    description: Description,
    expected_members: Collection[Institution] = (),
    beside_reason: str = "",
    key: str = "",
    working_since: date | None = None,
) -> Team:
    """A team of a kind of the model version, or a statutory one without a version.

    `expected_members` are those it will ask; when a standing team of the area shares half of them, a `beside_reason` says why
    another one is made. `working_since` enters a team that stands already, as it stands. Raises `BadInput`.
    """
    access.begins(by, leader).require()
    known = kinds.find(kind, version)
    if known is None:
        raise BadInput([Fault("kind", _("There is no such kind of team."))])
    _check(description)
    _check_beside(description.units, expected_members, beside_reason)
    taken = Team.objects.order_by().values_list("key", flat=True)
    if key and key in set(taken):
        refuse("key", _("The key “%(key)s” is taken.") % {"key": key})
    since = working_since or clock.today()
    team = Team.objects.create(
        key=key or free_key(description.name, taken),
        kind=kind,
        model_version=version,
        leader=leader,
        state=(TeamState.WORKING if working_since else TEAM_FLOW.initial).value,
        valid_from=working_since,
        beside_reason=beside_reason.strip(),
        settings=asdict(configuration.proposed(known)),
        changed_at=clock.now(),
        **description.columns(),
    )
    Leading.objects.create(team=team, institution=leader, valid_from=since)
    _write_areas(team, description.units)
    note(by, team, "team_created", {"key": team.key, "kind": kind, "state": team.state}, [leader])
    return team


@transaction.atomic
def change_team(*, by: Actor, team: Team, description: Description, expected: int | None) -> Team:
    """Replace what is said about the team. Raises `Stale` when somebody saved since version `expected`."""
    row = locked(by, team)
    _check(description)
    changed = row.apply(description.columns(), expected=expected)
    if _write_areas(row, description.units):
        changed.append("areas")
        row.version += 0 if len(changed) > 1 else 1
    if changed:
        row.save()
        note(by, row, "team_changed", {"fields": [*sorted(set(changed) - {"sort_key"})]})
    return row


@transaction.atomic
def settle(*, by: Actor, team: Team, settings: Settings, expected: int | None) -> Team:
    """Settle what the model leaves open. Raises `BadInput` and `Stale`."""
    row = locked(by, team)
    if faults := configuration.faults(settings):
        raise BadInput(faults)
    if row.apply({"settings": asdict(settings)}, expected=expected):
        row.save()
        note(by, row, "team_settled", {"settings": row.settings})
    return row


@transaction.atomic
def move(*, by: Actor, team: Team, target: TeamState, reason: str = "", day: date | None = None) -> Team:
    """Move the team on. What is missing refuses the move in sentences; an end needs its reason and a day.

    `day` is the first day of working, or the first day on which the team is no more; None: today.
    """
    row = locked(by, team)
    before = row.state
    TEAM_FLOW.check(before, target)
    short = progress.missing(row, target)
    if short:
        raise BadInput([Fault(step.key, step.missing) for step in short])
    when = day or clock.today()
    if target is TeamState.ENDED:
        _end(row, reason, when)
    elif target is TeamState.WORKING and row.valid_from is None:
        if when > clock.today():
            refuse("day", _("A day to come cannot be the day since which the team works."))
        row.valid_from = when
    TEAM_FLOW.move(row, target)
    row.version += 1
    row.save()
    note(by, row, "team_moved", {"from": before, "to": target.value})
    return row


@transaction.atomic
def publish(*, by: Actor, team: Team, shown: bool) -> Team:
    """Show the page of the team to everybody, or take it back. A page says at least what the team is for."""
    row = locked(by, team)
    if shown and not row.purpose.strip():
        refuse("purpose", _("Say first what the team is for; residents read it."))
    if row.is_public != shown:
        row.is_public = shown
        row.version += 1
        row.save()
        note(by, row, "team_published" if shown else "team_hidden")
    return row


def _end(row: Team, reason: str, when: date) -> None:
    if not reason.strip():
        refuse("reason", _("Say why the team ends."))
    if row.valid_from and when < row.valid_from:
        refuse("day", _("The team cannot end before the day since which it works."))
    row.end_reason, row.valid_to = reason.strip(), when
    for spells in (row.spells, row.leadings):
        for spell in spells.select_for_update().filter(valid_to=None):
            if spell.valid_from < when:
                spell.valid_to, spell.end_reason = when, _("The team ended.")
                spell.save()
            else:
                spell.delete()
    for offer in row.hand_overs.select_for_update().filter(state__in=sorted(HANDED_OVER_SOON)):
        HAND_OVER_FLOW.move(offer, HandOverState.WITHDRAWN)
        offer.person, offer.decided_at = {}, clock.now()
        offer.save()


def _check(description: Description) -> None:
    faults = []
    if not description.name.strip():
        faults.append(Fault("name", _("A team needs a name.")))
    if not description.units:
        faults.append(Fault("units", _("Say for which gminas or powiaty the team works.")))
    if faults:
        raise BadInput(faults)


def _check_beside(units: Sequence[Unit], expected: Collection[Institution], reason: str) -> None:
    if reason.strip() or not expected:
        return
    alike = [one for one in queries.overlapping(units, [one.pk for one in expected]) if one.share >= ALIKE]
    if alike:
        sentence = _(
            "“%(team)s” has %(shared)s of these institutions already. Use that team, or write why another one is needed."
        )
        refuse("beside_reason", sentence % {"team": alike[0].team.name, "shared": len(alike[0].shared)})


def _write_areas(team: Team, units: Sequence[Unit]) -> bool:
    """Make the territory of the team these units; tells whether anything changed."""
    wanted = {unit.pk for unit in units}
    held = set(TeamArea.objects.filter(team=team).order_by().values_list("territory_id", flat=True))
    TeamArea.objects.filter(team=team, territory__in=held - wanted).delete()
    TeamArea.objects.bulk_create(TeamArea(team=team, territory_id=pk) for pk in sorted(wanted - held))
    return wanted != held
