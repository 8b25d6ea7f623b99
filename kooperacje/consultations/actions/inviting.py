"""Many invitations at once, after they went out, and which of them were opened."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from kooperacje.base.actor import Actor
from kooperacje.consultations import access
from kooperacje.consultations.actions import writing
from kooperacje.consultations.actions.common import journal, locked, touch
from kooperacje.consultations.actions.parts import fresh_key
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Invitation
from kooperacje.consultations.queries import rows


@transaction.atomic
def take_invitations(
    consultation: Consultation, invitations: Sequence[schema.Invitation], *, by: Actor
) -> None:
    """Put the invitations at the end of their list: a fixed number of statements, however many there are.

    Keys are made here: those given are ignored. Raises `Denied`, and `BadInput` for a reference that leads nowhere.
    """
    if not invitations:
        return
    consultation = locked(consultation, access.EDIT, by)
    kind = catalogue.INVITATION
    ids = rows.ids(consultation, kind.targets())
    first = int(fresh_key(consultation, kind).removeprefix(kind.prefix))
    keys = [f"{kind.prefix}{first + place}" for place in range(len(invitations))]
    writing.append(kind, consultation, invitations, keys, ids)
    touch(consultation)
    journal(consultation, "invitations_taken", by, added=len(keys))


@transaction.atomic
def note_opened(consultation: Consultation, days: Mapping[str, date], *, by: Actor) -> int:
    """Write down when institutions opened their invitation, {key: day}; returns for how many that was new.

    It stands with the last invitation of each. What is written already stays. Raises `Denied`.
    """
    consultation = locked(consultation, access.EDIT, by)
    found = Invitation.objects.filter(consultation=consultation, institution__key__in=list(days))
    known = set(found.exclude(opened_on=None).order_by().values_list("institution_id", flat=True))
    latest = {
        row.institution_id: row
        for row in found.select_related("institution").order_by("position")
        if row.institution_id not in known
    }
    for row in latest.values():
        if row.institution is not None:
            row.apply({"opened_on": days[row.institution.key]}, expected=None)
    Invitation.objects.bulk_update(latest.values(), ["opened_on", "version"], batch_size=writing.BATCH)
    if latest:
        touch(consultation)
        journal(consultation, "openings_noted", by, count=len(latest))
    return len(latest)
