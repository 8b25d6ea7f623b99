"""Add, change, move and remove in every list of a consultation: one engine, whatever the list.

A part is a value of the file format, so it is valid before it comes here; what only the database knows (whether a
reference leads somewhere, whether a key is free) is checked here.
"""

from typing import Any, TypeVar
from uuid import uuid4

from django.db import transaction
from django.db.models import IntegerField, Max, RestrictedError
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.base.versions import Stale
from kooperacje.consultations import access
from kooperacje.consultations.actions import following, writing
from kooperacje.consultations.actions.common import journal, locked, touch
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.models import Consultation, Part, Party
from kooperacje.consultations.queries import rows
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.models import Institution

P = TypeVar("P", bound=schema.Part)
OWN_ACTIONS = frozenset({catalogue.OVERRIDE.name})
"""Lists that are not edited row by row here."""


class PartStale(Stale):
    """Somebody saved in between. `now` is the part that stands, `yours` the one that was sent."""

    def __init__(self, row: Part, now: schema.Part, yours: schema.Part) -> None:
        super().__init__(row, {})
        self.now, self.yours = now, yours

    def differences(self) -> list[tuple[str, Any, Any]]:
        """(field, what stands now, what was sent) where the two differ."""
        return [
            (name, getattr(self.now, name), getattr(self.yours, name))
            for name in type(self.yours).model_fields
            if getattr(self.now, name) != getattr(self.yours, name)
        ]


@transaction.atomic
def add(consultation: Consultation, kind: Kind[P], part: P, *, by: Actor) -> str:
    """Put the part at the end of its list; returns its key. Raises `Denied` and `BadInput`."""
    consultation = locked(consultation, access.EDIT, by)
    key = _key(part)
    found = rows.of(consultation, kind)
    if found.filter(key=key).exists():
        raise BadInput([Fault("key", _("The key “%(key)s” is taken.") % {"key": key})])
    last = found.aggregate(last=Max("position"))["last"]
    ids = rows.ids(consultation, kind.targets())
    row = writing.instance(
        kind,
        consultation,
        key,
        0 if last is None else last + 1,
        writing.encode(kind, part, ids) | _institution(kind, part, by),
        id=uuid4(),
    )
    row.save(force_insert=True)
    writing.replace_links(kind, [(row.id, part)], ids)
    touch(consultation)
    journal(consultation, "part_added", by, list=kind.name, key=key)
    return key


@transaction.atomic
def change(
    consultation: Consultation, kind: Kind[P], part: P, *, expected: int | None, by: Actor
) -> list[str]:
    """Put the part in place of the one with its key; returns the fields that changed.

    `expected` is the version that the form was opened with. Raises `Denied`, `NotThere`, `BadInput`, `PartStale`.
    """
    consultation = locked(consultation, access.EDIT, by)
    row = _row(consultation, kind, _key(part))
    now = rows.part(consultation, kind, row.key)
    assert now is not None  # noqa: S101 - the row is locked
    if expected is not None and expected != row.version:
        raise PartStale(row, now, part)
    fields = [name for name in kind.part.model_fields if getattr(now, name) != getattr(part, name)]
    if not fields:
        return []
    ids = rows.ids(consultation, kind.targets())
    changed = row.apply(writing.encode(kind, part, ids), expected=None)
    if not changed:
        row.version += 1
    row.save(update_fields=[*changed, "version"])
    writing.replace_links(kind, [(row.id, part)], ids)
    following.follow(consultation, kind, part, by=by)
    touch(consultation)
    journal(consultation, "part_changed", by, list=kind.name, key=row.key, fields=fields)
    return fields


@transaction.atomic
def remove(consultation: Consultation, kind: Kind[Any], key: str, *, by: Actor) -> None:
    """Take the part out. Raises `BadInput` where something else in the consultation still refers to it."""
    consultation = locked(consultation, access.EDIT, by)
    row = _row(consultation, kind, key)
    if kind is catalogue.INSTITUTION and key == consultation.organiser_key:
        raise BadInput(_("The organiser stays on the list of institutions."))
    _refuse_if_named(consultation, kind, key)
    following.forget(consultation, kind, key, by=by)
    try:
        row.delete()
    except RestrictedError as used:
        raise _still_used(used) from None
    touch(consultation)
    journal(consultation, "part_removed", by, list=kind.name, key=key)


@transaction.atomic
def move(consultation: Consultation, kind: Kind[Any], key: str, *, up: bool, by: Actor) -> bool:
    """Let the part change places with its neighbour; returns whether there was one."""
    consultation = locked(consultation, access.EDIT, by)
    row = _row(consultation, kind, key)
    around = rows.of(consultation, kind).select_for_update()
    if kind is catalogue.CONCLUSION:
        around = around.filter(group_id=row.group_id)  # type: ignore[attr-defined]
    if up:
        neighbour = around.filter(position__lt=row.position).order_by("-position").first()
    else:
        neighbour = around.filter(position__gt=row.position).first()
    if neighbour is None:
        return False
    row.position, neighbour.position = neighbour.position, row.position
    row.save(update_fields=["position"])
    neighbour.save(update_fields=["position"])
    touch(consultation)
    journal(consultation, "part_moved", by, list=kind.name, key=key, up=up)
    return True


def add_institution(consultation: Consultation, institution: Institution, *, by: Actor) -> str:
    """Put an institution of the register on the list, under the name it bears now; returns its key there."""
    found = Party.objects.filter(consultation=consultation)
    known = found.filter(institution=institution).order_by("position").first()
    if known is not None:
        return known.key
    taken = found.filter(key=institution.key).exists()
    part = schema.InstitutionRef(
        key=fresh_key(consultation, catalogue.INSTITUTION) if taken else institution.key,
        name=institution.name,
        type=institution.type.key,
        territory=institution.seat.code if institution.seat else None,
    )
    return add(consultation, catalogue.INSTITUTION, part, by=by)


def fresh_key(consultation: Consultation, kind: Kind[Any]) -> str:
    """The prefix of the list with the first number above all that are in use."""
    used = rows.of(consultation, kind).filter(key__regex=rf"^{kind.prefix}[0-9]{{1,9}}$").order_by()
    number = Cast(Substr("key", len(kind.prefix) + 1), IntegerField())
    last = used.aggregate(last=Max(number))["last"]
    return f"{kind.prefix}{(last or 0) + 1}"


def _key(part: schema.Part) -> str:
    key: str = part.key  # type: ignore[attr-defined]
    return key


def _row(consultation: Consultation, kind: Kind[Any], key: str) -> Part:
    if kind.name in OWN_ACTIONS:
        raise NotThere
    try:
        return kind.model.locked(consultation=consultation, key=key, **kind.fixed)
    except kind.model.DoesNotExist:
        raise NotThere from None


def _institution(kind: Kind[Any], part: schema.Part, by: Actor) -> dict[str, Any]:
    """The column that leads from a party to the register of institutions."""
    if not isinstance(part, schema.InstitutionRef):
        return {}
    return {"institution_id": ensure_institution(part, by=by)}


def ensure_institution(part: schema.InstitutionRef, *, by: Actor) -> Any:
    """Id of the institution in the register, entered there first where it is missing."""
    return institutions.recognise(by=by, key=part.key, name=part.name, type=part.type, seat=part.territory).pk


def _refuse_if_named(consultation: Consultation, kind: Kind[Any], key: str) -> None:
    """What is named without a foreign key is guarded here."""
    for other in catalogue.KINDS:
        for column in other.loose():
            if column.target == kind.name:
                naming = rows.of(consultation, other).filter(**{column.field: key})
                keys = list(naming.values_list("key", flat=True)[:5])
                if keys:
                    raise _named_by(keys)


def _still_used(used: RestrictedError) -> BadInput:
    names = sorted({str(thing) for thing in used.restricted_objects if isinstance(thing, Part)})
    if not names:
        names = sorted({str(getattr(thing, "owner", "")) for thing in used.restricted_objects})
    return _named_by(names[:5])


def _named_by(names: list[str]) -> BadInput:
    shown = ", ".join(names)
    return BadInput(
        _("Something else still refers to this: %(names)s. Change or remove that first.") % {"names": shown}
    )
