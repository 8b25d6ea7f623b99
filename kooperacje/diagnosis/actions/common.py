"""What every action on a diagnosis begins and ends with."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.diagnosis import access
from kooperacje.diagnosis.models import Diagnosis
from kooperacje.journal import actions as journal
from kooperacje.journal.privacy import JSON


def subject_of(diagnosis: Diagnosis) -> str:
    return f"diagnosis.diagnosis:{diagnosis.pk}"


def locked(by: Actor, diagnosis: Diagnosis, verb: str = access.WRITE) -> Diagnosis:
    """The diagnosis as it stands now, locked; every part of it is guarded by this one lock."""
    row = Diagnosis.objects.select_for_update(of=("self",)).filter(pk=diagnosis.pk).first()
    if row is None:
        raise BadInput(_("This diagnosis is not there any more."))
    access.can(by, verb, row).require()
    return row


def note(by: Actor, diagnosis: Diagnosis, what: str, details: Mapping[str, JSON] | None = None) -> None:
    """Write the event, and remember when the diagnosis last changed. Details hold ids and counts."""
    diagnosis.changed_at = clock.now()
    diagnosis.save(update_fields=["changed_at"])
    journal.record(by=by, verb=f"diagnosis.{what}", subject=subject_of(diagnosis), details=details)


def names(fields: Iterable[str]) -> list[JSON]:
    return [*sorted(fields)]
