"""Rows of any list, made of parts of the file format. Only actions call this."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db.models import Max
from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds.columns import Ids, Linked, Row
from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.models import Consultation, Part
from kooperacje.consultations.queries import rows

P = TypeVar("P", bound=schema.Part)
BATCH = 1000


def encode(kind: Kind[P], part: P, ids: Ids) -> Row:
    """The columns of the part's row. Raises `BadInput` naming the field whose reference leads nowhere."""
    row: Row = {}
    for column in kind.columns:
        try:
            row.update(column.encode(getattr(part, column.field), ids))
        except KeyError as lost:
            raise _nowhere(column.field, lost) from None
    return row


def _link_rows(column: Linked, owner: UUID, part: schema.Part, ids: Ids) -> list[Any]:
    try:
        links = column.links(getattr(part, column.field), ids)
    except KeyError as lost:
        raise _nowhere(column.field, lost) from None
    return [column.through(owner_id=owner, position=place, **link) for place, link in enumerate(links)]


def _nowhere(field: str, lost: KeyError) -> BadInput:
    return BadInput([Fault(field, _("There is no “%(key)s” in this consultation.") % {"key": lost.args[0]})])


def replace_links(kind: Kind[P], owned: Sequence[tuple[UUID, P]], ids: Ids) -> None:
    """Put the lists of references of these rows in place of those that stand."""
    column = kind.linked
    if column is None or not owned:
        return
    manager = column.through._default_manager
    manager.filter(owner_id__in=[owner for owner, _part in owned]).delete()
    links = [row for owner, part in owned for row in _link_rows(column, owner, part, ids)]
    manager.bulk_create(links, batch_size=BATCH)


def instance(
    kind: Kind[P], consultation: Consultation, key: str, position: int, row: Row, **more: Any
) -> Part:
    """A model instance, not saved."""
    return kind.model(consultation=consultation, key=key, position=position, **kind.fixed, **row, **more)


def append(
    kind: Kind[P], consultation: Consultation, parts: Sequence[P], keys: Sequence[str], ids: Ids
) -> None:
    """Put the parts at the end of their list under these keys: a fixed number of statements, however many there are."""
    last = rows.of(consultation, kind).aggregate(last=Max("position"))["last"]
    start = 0 if last is None else last + 1
    made = [
        instance(kind, consultation, key, start + place, encode(kind, part, ids), id=uuid4())
        for place, (key, part) in enumerate(zip(keys, parts, strict=True))
    ]
    kind.model._default_manager.bulk_create(made, batch_size=BATCH)
    replace_links(kind, [(row.pk, part) for row, part in zip(made, parts, strict=True)], ids)
