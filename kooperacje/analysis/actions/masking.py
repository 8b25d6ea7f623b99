"""Personal data masked by a person, with a record of the kinds."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from kooperacje.analysis import personal
from kooperacje.analysis.actions.common import locked
from kooperacje.analysis.models import Masking
from kooperacje.analysis.personal import Kind
from kooperacje.analysis.queries import masking as queries
from kooperacje.analysis.words import marks
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows


@transaction.atomic
def mask(
    consultation: Consultation, *, remark: str, places: Collection[int], expected: int | None, by: Actor
) -> None:
    """Publish the remark with these of the suspected places (by their number) masked, and without the words beside it.

    `expected` is the remark's version that the page was opened with. Raises `Denied`, `NotThere`, `PartStale`, `BadInput`.
    """
    row = locked(consultation, by)
    part, _version = rows.versioned(row, catalogue.REMARK, remark)
    found = queries.of_remark(part)
    chosen = [one for number, one in enumerate(found.places) if number in places]
    kinds = [kind for kind in Kind if kind in {one.kind for one in chosen} | set(found.beside)]
    if not kinds:
        raise BadInput([Fault("places", _("Tick what has to be masked, or say that nothing has to."))])
    with translation.override(row.language):
        text = personal.masked(part.text, chosen, marks())
    _publish(row, part, text, kinds, len(chosen), expected, by)


@transaction.atomic
def write_public(
    consultation: Consultation,
    *,
    remark: str,
    text: str,
    kinds: Sequence[Kind],
    expected: int | None,
    by: Actor,
) -> None:
    """Publish the remark in a wording that a person wrote. Raises what `mask` raises."""
    row = locked(consultation, by)
    part, _version = rows.versioned(row, catalogue.REMARK, remark)
    faults = []
    if not text.strip():
        faults.append(Fault("text", _("Write the wording for publication.")))
    if not kinds:
        faults.append(Fault("kinds", _("Say what was masked.")))
    if faults:
        raise BadInput(faults)
    _publish(row, part, text.strip(), kinds, 0, expected, by)


@transaction.atomic
def nothing_to_mask(consultation: Consultation, *, remark: str, by: Actor) -> None:
    """Say that the remark may be published as it is. It is shown again only when its words change."""
    row = locked(consultation, by)
    part, _version = rows.versioned(row, catalogue.REMARK, remark)
    _record(row, part, [], 0, by)


def _publish(
    row: Consultation,
    part: schema.Remark,
    text: str,
    kinds: Sequence[Kind],
    hidden: int,
    expected: int | None,
    by: Actor,
) -> None:
    with translation.override(row.language):
        named = marks()
    changed = part.model_copy(update={"public_text": text, "masked": tuple(named[kind] for kind in kinds)})
    consultations.change(row, catalogue.REMARK, changed, expected=expected, by=by)
    _record(row, part, kinds, hidden, by)


def _record(row: Consultation, part: schema.Remark, kinds: Sequence[Kind], hidden: int, by: Actor) -> None:
    Masking.objects.create(
        consultation=row,
        remark=part.key,
        digest=queries.digest_of(part),
        kinds=[kind.value for kind in kinds],
        hidden=hidden,
        person=by.account_id,
        looked_at=clock.now(),
    )
