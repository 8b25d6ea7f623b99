"""What every action on a round begins and ends with."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.institutions.models import Institution
from kooperacje.journal import actions as journal
from kooperacje.journal.privacy import JSON
from kooperacje.priorities import access, queries
from kooperacje.priorities.models import Round
from kooperacje.priorities.states import RoundState


def locked(by: Actor, row: Round, verb: str = access.KEEP) -> Round:
    """The round as it stands now, locked; everything that belongs to it is guarded by this one lock."""
    found = unguarded(row)
    access.can(by, verb, found).require()
    return found


def unguarded(row: Round) -> Round:
    """The same where the action asks for another right."""
    found = access.with_team().select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None:
        raise BadInput(_("This round is not there any more."))
    return found


def in_state(row: Round, *states: RoundState) -> None:
    """Refuse what the state does not allow, in a sentence."""
    if row.state not in states:
        raise BadInput(_("This stage is closed, so nothing was changed."))


def note(
    by: Actor,
    row: Round,
    what: str,
    details: Mapping[str, JSON] | None = None,
    institutions: Iterable[Institution] = (),
) -> None:
    """Write the event, and remember when the round last changed. Details hold ids, states and counts."""
    row.changed_at = clock.now()
    row.save(update_fields=["changed_at"])
    journal.record(
        by=by,
        verb=f"priorities.{what}",
        subject=queries.subject(row),
        details=details,
        about=[f"institutions.institution:{one.pk}" for one in institutions],
    )


def refuse(place: str, sentence: str) -> None:
    """Raise `BadInput` with one fault at its place."""
    raise BadInput([Fault(place, sentence)])
