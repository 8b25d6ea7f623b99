"""What every action on a team begins and ends with."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import slug
from kooperacje.institutions.models import Institution
from kooperacje.journal import actions as journal
from kooperacje.journal.privacy import JSON
from kooperacje.partnership import access, subjects
from kooperacje.partnership.models import Team


def locked(by: Actor, team: Team, verb: str = access.KEEP) -> Team:
    """The team as it stands now, locked; everything that belongs to it is guarded by this one lock."""
    found = access.with_all(Team.objects.select_for_update(of=("self",))).filter(pk=team.pk).first()
    if found is None:
        raise BadInput(_("This team is not there any more."))
    access.can(by, verb, found).require()
    return found


def note(
    by: Actor,
    team: Team,
    what: str,
    details: Mapping[str, JSON] | None = None,
    institutions: Iterable[Institution] = (),
) -> None:
    """Write the event, and remember when the team last changed. Details hold keys, states and dates, never names."""
    team.changed_at = clock.now()
    team.save(update_fields=["changed_at"])
    journal.record(
        by=by,
        verb=f"partnership.{what}",
        subject=subjects.of(team),
        details=details,
        about=[f"institutions.institution:{one.pk}" for one in institutions],
    )


def refuse(place: str, sentence: str) -> None:
    """Raise `BadInput` with one fault at its place."""
    raise BadInput([Fault(place, sentence)])


def free_key(name: str, taken: Iterable[str]) -> str:
    """A key made of the name, or the first numbered one that is not taken; at most 64 characters."""
    base = slug(name)[:56].strip("-") or "zespol"
    used = set(taken)
    number, key = 1, base
    while key in used:
        number += 1
        key = f"{base}-{number}"
    return key


def shown(day: date) -> str:
    """A day as it stands in a sentence."""
    return day.strftime("%d.%m.%Y")
