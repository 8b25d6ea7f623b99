"""The summary workshop: what the room says to the positions, recorded live as verdicts of the consultation.

Several operators may record at once. Each says what stood before their eyes; whoever comes second over something else
is told what was recorded, and no word is lost or written over.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import VerdictOutcome
from kooperacje.workshops import access, queries
from kooperacje.workshops.actions.common import locked, set_hall
from kooperacje.workshops.models import Hall
from kooperacje.workshops.spoken import Seen


class Overtaken(BadInput):
    """Somebody recorded something, or changed the position, since the operator's page was drawn."""


@dataclass(frozen=True, slots=True)
class Before:
    """What stands when a verdict comes in: the remark, and what this meeting said about it already."""

    row: Consultation
    remark: schema.Remark
    verdicts: tuple[schema.Verdict, ...]
    seen: Seen


@transaction.atomic
def show_remark(consultation: Consultation, *, meeting: str, remark: str, by: Actor) -> Hall:
    """Put a remark with a position before the room. Raises `Denied` and `NotThere`."""
    row = locked(consultation, by)
    access.meeting_or_404(row, meeting)
    access.remark_or_404(row, remark)
    return set_hall(row, meeting, remark=remark)


@transaction.atomic
def accept(consultation: Consultation, *, meeting: str, remark: str, seen: Seen, by: Actor) -> str:
    """The room accepts the position; returns the key of the verdict. Twice the same is once.

    Raises `Denied`, `NotThere`, `Overtaken`, and `BadInput` where the position is contested: that is taken back first.
    """
    now = _before(consultation, meeting, remark, by)
    for verdict in now.verdicts:
        if verdict.outcome is VerdictOutcome.ACCEPTED:
            return verdict.key
    _refuse_overtaken(now, seen)
    if now.verdicts:
        raise BadInput(_("The position is contested. Take that back first, if the room has come round."))
    return _record(now, meeting, VerdictOutcome.ACCEPTED, by=by)


@transaction.atomic
def contest(
    consultation: Consultation,
    *,
    meeting: str,
    remark: str,
    institution: str,
    statement: str,
    seen: Seen,
    by: Actor,
) -> str:
    """Somebody contests the position, in their words; `institution` is "" where none is named.

    It takes the place of an acceptance, and stands beside what others contest. Returns the key of the verdict; the
    same sent twice is once. Raises `Denied`, `NotThere`, `BadInput` and `Overtaken`.
    """
    now = _before(consultation, meeting, remark, by)
    statement = statement.strip()
    if not statement:
        raise BadInput([Fault("statement", _("Write down what they say."))])
    if institution and rows.part(now.row, catalogue.INSTITUTION, institution) is None:
        raise BadInput([Fault("institution", _("There is no such institution in this consultation."))])
    for verdict in now.verdicts:
        if (verdict.institution or "", verdict.statement) == (institution, statement):
            return verdict.key
    _refuse_overtaken(now, seen)
    for verdict in now.verdicts:
        if verdict.outcome is VerdictOutcome.ACCEPTED:
            consultations.remove(now.row, catalogue.VERDICT, verdict.key, by=by)
    outcome = VerdictOutcome.CONTESTED
    return _record(now, meeting, outcome, institution=institution or None, statement=statement, by=by)


@transaction.atomic
def undo_verdict(consultation: Consultation, *, meeting: str, verdict: str, by: Actor) -> str:
    """Take back what this meeting said; returns the key of the remark. Raises `Denied` and `NotThere`."""
    row = locked(consultation, by)
    found = rows.part(row, catalogue.VERDICT, verdict)
    if found is None or found.meeting != meeting:
        raise NotThere(_("This was taken back already."))
    consultations.remove(row, catalogue.VERDICT, verdict, by=by)
    set_hall(row, meeting, remark=found.remark)
    return found.remark


def _before(consultation: Consultation, meeting: str, remark: str, by: Actor) -> Before:
    row = locked(consultation, by)
    access.meeting_or_404(row, meeting)
    found, version = access.remark_or_404(row, remark)
    verdicts = tuple(queries.verdicts(row, meeting, [remark]))
    return Before(row, found, verdicts, Seen.of(version, verdicts))


def _refuse_overtaken(now: Before, seen: Seen) -> None:
    if seen.version != now.seen.version:
        raise Overtaken(_("The remark or its position has changed since. Read it again, then record."))
    if seen.verdicts != now.seen.verdicts:
        raise Overtaken(_("Somebody else has recorded on this remark since. Look at it, then record again."))


def _record(
    now: Before,
    meeting: str,
    outcome: VerdictOutcome,
    *,
    institution: str | None = None,
    statement: str | None = None,
    by: Actor,
) -> str:
    part = schema.Verdict(
        key=consultations.fresh_key(now.row, catalogue.VERDICT),
        remark=now.remark.key,
        outcome=outcome,
        meeting=meeting,
        institution=institution,
        statement=statement,
    )
    key = consultations.add(now.row, catalogue.VERDICT, part, by=by)
    set_hall(now.row, meeting, remark=now.remark.key)
    return key
