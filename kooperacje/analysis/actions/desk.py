"""Work on remarks: who does it until when, notes among those who do, answers to one and to many, answers kept for use."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.analysis.actions.common import locked
from kooperacje.analysis.models import Assignment, Note, Snippet
from kooperacje.analysis.queries import desk as queries
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.queries import rows

LONGEST_NOTE = 5000


@transaction.atomic
def assign(
    consultation: Consultation, *, remarks: Sequence[str], person: UUID | None, due: date | None, by: Actor
) -> int:
    """Give these remarks to a person until a day, in place of who had them; with no person take them back.

    Returns how many. Raises `Denied` and `BadInput`.
    """
    row = locked(consultation, by)
    known = set(Remark.objects.filter(consultation=row, key__in=remarks).values_list("key", flat=True))
    faults = []
    if not remarks:
        faults.append(Fault("remarks", _("Choose at least one remark.")))
    elif set(remarks) - known:
        faults.append(Fault("remarks", _("One of these remarks is no longer there.")))
    if person and str(person) not in queries.experts(row):
        faults.append(Fault("person", _("This person does not take positions in this consultation.")))
    if person and due and due < clock.today():
        faults.append(Fault("due", _("This day is past.")))
    if faults:
        raise BadInput(faults)
    Assignment.objects.filter(consultation=row, remark__in=known).delete()
    if person:
        now = clock.now()
        Assignment.objects.bulk_create(
            Assignment(
                consultation=row,
                remark=key,
                person=person,
                due=due,
                assigned_by=by.account_id,
                assigned_at=now,
            )
            for key in sorted(known)
        )
    return len(known)


@transaction.atomic
def write_note(consultation: Consultation, *, remark: str, text: str, by: Actor) -> Note:
    """Tell the others something about a remark. It is never published."""
    row = locked(consultation, by)
    if rows.version(row, catalogue.REMARK, remark) is None:
        raise NotThere
    text = text.strip()
    if not text:
        raise BadInput([Fault("note", _("Write the note."))])
    return Note.objects.create(
        consultation=row,
        remark=remark,
        text=text[:LONGEST_NOTE],
        author=by.account_id,
        written_at=clock.now(),
    )


@transaction.atomic
def answer(
    consultation: Consultation,
    *,
    remark: str,
    position: schema.Position,
    to_group: bool,
    keep_as: str,
    expected: int | None,
    by: Actor,
) -> int:
    """Take a position on the remark; with `to_group` also on all others of its group that have none.

    With `keep_as` its outcome and reason are kept under this title, to be used again. Returns on how many remarks.
    Raises what `set_position` raises.
    """
    row = locked(consultation, by)
    consultations.set_position(row, remark, position, expected=expected, by=by)
    taken = 1
    if to_group:
        part, _version = rows.versioned(row, catalogue.REMARK, remark)
        others = queries.together(row, part.group, remark)
        taken += consultations.set_many(row, others, position, by=by) if others else 0
    if keep_as.strip():
        _keep(row, keep_as.strip(), position, by)
    return taken


def _keep(consultation: Consultation, title: str, position: schema.Position, by: Actor) -> None:
    if not position.reason:
        raise BadInput([Fault("keep_as", _("An answer without a reason cannot be kept for use."))])
    Snippet.objects.update_or_create(
        institution_id=consultation.organiser_id,
        title=title,
        defaults={
            "outcome": position.outcome.value,
            "reason": position.reason,
            "written_by": by.account_id,
            "written_at": clock.now(),
        },
    )


@transaction.atomic
def drop_snippet(consultation: Consultation, *, snippet: UUID, by: Actor) -> None:
    """Keep this answer no longer. Positions taken with it stay."""
    row = locked(consultation, by)
    gone, _which = Snippet.objects.filter(institution=row.organiser_id, pk=snippet).delete()
    if not gone:
        raise NotThere
