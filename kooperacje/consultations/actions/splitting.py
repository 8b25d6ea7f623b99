"""One text that says several things becomes several remarks."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations import access
from kooperacje.consultations.actions.common import journal, locked
from kooperacje.consultations.actions.parts import PartStale, change
from kooperacje.consultations.actions.voices import take_remarks
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.queries import rows

WITH_THE_FIRST = {
    "stance": None,
    "themes": (),
    "group": None,
    "current": None,
    "proposed": None,
    "reason": None,
}
"""What was said of the whole, or proposed with it, stays with the first remark."""


@transaction.atomic
def split_remark(
    consultation: Consultation, key: str, *, texts: Sequence[str], expected: int | None, by: Actor
) -> list[str]:
    """Give the first text to the remark and make a remark of each other one; returns the keys of the new ones.

    The texts together must be the words of the remark: splitting adds nothing and drops nothing. New ones come from the
    same answer or meeting and have the same question and place. A remark on which a position was taken, that a change
    names, or whose masked wording is written already is not split. Raises `Denied`, `NotThere`, `PartStale`, `BadInput`.
    """
    consultation = locked(consultation, access.EDIT, by)
    row = Remark.objects.select_for_update(of=("self",)).filter(consultation=consultation, key=key).first()
    whole = rows.part(consultation, catalogue.REMARK, key)
    if row is None or whole is None:
        raise NotThere
    first, *others = [text.strip() for text in texts if text.strip()] or [""]
    if expected is not None and expected != row.version:
        raise PartStale(row, whole, whole.model_copy(update={"text": first}))
    if row.latest_id or row.changes.exists() or row.verdicts.exists():
        raise BadInput(_("Work on this remark has begun, so it can no longer be split."))
    if whole.public_text:
        raise BadInput(
            _("The masked wording was written for the whole: remove it before you split the remark.")
        )
    if not others:
        raise BadInput([Fault("text", _("Say with three dashes where the next remark begins."))])
    if " ".join((first, *others)).split() != whole.text.split():
        told = _("Splitting changes no word. Mend the text in the remark itself.")
        raise BadInput([Fault("text", told)])
    change(consultation, catalogue.REMARK, whole.model_copy(update={"text": first}), expected=None, by=by)
    rest = [whole.model_copy(update={"text": text, **WITH_THE_FIRST}) for text in others]
    made = take_remarks(consultation, remarks=rest, by=by)
    journal(consultation, "remark_split", by, key=key, made=made)
    return made
