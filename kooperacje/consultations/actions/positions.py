"""Positions on remarks. Every version is kept with its author; the latest counts."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import access
from kooperacje.consultations.actions.common import journal, locked, touch
from kooperacje.consultations.actions.parts import PartStale
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Position, Remark
from kooperacje.consultations.queries import rows

BATCH = 1000


@transaction.atomic
def set_position(
    consultation: Consultation, key: str, position: schema.Position | None, *, expected: int | None, by: Actor
) -> None:
    """Take a position on the remark, or none any more. Earlier versions stay in its history.

    `expected` is the remark's version that the form was opened with. Raises `Denied`, `NotThere`, `PartStale`.
    """
    consultation = locked(consultation, access.EDIT, by)
    try:
        remark = Remark.locked(consultation=consultation, key=key)
    except Remark.DoesNotExist:
        raise NotThere from None
    now = rows.part(consultation, catalogue.REMARK, key)
    assert now is not None  # noqa: S101 - the row is locked
    if expected is not None and expected != remark.version:
        yours = now.model_copy(update={"position": position})
        raise PartStale(remark, now, yours)
    if now.position == position:
        return
    write([(remark, position)], by=by)
    touch(consultation)
    outcome = position.outcome.value if position else None
    journal(consultation, "position_taken", by, key=key, outcome=outcome)


@transaction.atomic
def set_many(consultation: Consultation, keys: Sequence[str], position: schema.Position, *, by: Actor) -> int:
    """Take the same position on several remarks at once; returns on how many. Those with a position keep theirs."""
    consultation = locked(consultation, access.EDIT, by)
    if not keys:
        raise BadInput(_("Choose at least one remark."))
    free = Remark.objects.select_for_update(of=("self",)).filter(
        consultation=consultation, key__in=keys, latest=None
    )
    chosen = list(free.order_by("position"))
    write([(remark, position) for remark in chosen], by=by)
    touch(consultation)
    journal(
        consultation,
        "positions_taken",
        by,
        keys=[remark.key for remark in chosen],
        outcome=position.outcome.value,
    )
    return len(chosen)


def write(taken: Sequence[tuple[Remark, schema.Position | None]], *, by: Actor) -> None:
    """Add the next version of each position and let the remarks count it. The remarks are locked."""
    numbers = dict(
        Position.objects.filter(remark__in=[remark.pk for remark, _position in taken])
        .order_by()
        .values_list("remark_id")
        .annotate(last=Max("number"))
    )
    latest = {
        remark.pk: made(remark.pk, position, number=numbers.get(remark.pk, 0) + 1, by=by)
        for remark, position in taken
        if position
    }
    Position.objects.bulk_create(latest.values(), batch_size=BATCH)
    for remark, _position in taken:
        remark.latest = latest.get(remark.pk)
        remark.outcome = remark.latest.outcome if remark.latest else None
        remark.version += 1
    remarks = [remark for remark, _position in taken]
    Remark.objects.bulk_update(remarks, ["latest", "outcome", "version"], batch_size=BATCH)


def made(remark_id: UUID, position: schema.Position, *, number: int = 1, by: Actor) -> Position:
    """A version of a position, not saved."""
    return Position(
        remark_id=remark_id,
        number=number,
        outcome=position.outcome.value,
        reason=position.reason,
        change=position.change,
        taken_on=position.taken_on,
        author_id=by.account_id,
        recorded_at=clock.now(),
    )
