"""A whole consultation from one value: what is new is added, what differs is changed, what is gone is removed.

All in one transaction. An unchanged file writes nothing at all, so loading twice is the same as loading once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import denied
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations import access
from kooperacje.consultations.actions import following, head, life, packing, positions, writing
from kooperacje.consultations.actions.common import journal
from kooperacje.consultations.actions.parts import ensure_institution
from kooperacje.consultations.exchange import references, schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.kinds import parts as rows_of_file
from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.models import Consultation, Part, Position, Remark
from kooperacje.consultations.queries import rows, whole
from kooperacje.consultations.states import ConsultationState

LOCK = 4_802_030
"""Key of the advisory lock: one loading at a time."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading did, in numbers of rows over all lists."""

    slug: str
    created: bool = False
    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def wrote(self) -> bool:
        """Whether anything changed at all."""
        return self.created or bool(self.added or self.changed or self.removed)


@transaction.atomic
def load(value: schema.Consultation, *, by: Actor) -> Loaded:
    """Make the value the consultation with its slug: all of it, or nothing.

    State and day of publication are set as stated: a past consultation is entered as what it is. An officer may load
    for the own institution, over what may still be edited, and publishes by it only what no check holds back; a
    process of ours always. Raises `Denied` and `BadInput`.
    """
    _check_references(value)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    existing = Consultation.objects.select_for_update(of=("self",)).filter(slug=value.slug).first()
    if existing is not None:
        access.can(by, access.LOAD, existing).require()
        before = whole.value(existing)
        if before == value:
            return Loaded(value.slug)
    else:
        before = None
    consultation, head_changed = _head(existing, value, by)
    done = _Difference(consultation, by).write(before, value)
    _check_publication(consultation, before, by)
    result = Loaded(value.slug, existing is None, *done)
    journal(
        consultation,
        "loaded",
        by,
        created=result.created,
        head=head_changed,
        added=result.added,
        changed=result.changed,
        removed=result.removed,
    )
    following.follow_all(consultation, by=by)
    packing.order(consultation, by=by)
    return result


def _check_references(value: schema.Consultation) -> None:
    faults = [
        Fault(".".join(str(step) for step in path), sentence) for path, sentence in references.faults(value)
    ]
    if faults:
        raise BadInput(faults)


def _check_right(organiser_id: UUID, by: Actor) -> None:
    """A person loads only what a person of that institution could have written here."""
    if not by.is_system and not by.has_role(access.OFFICER, institution_id=organiser_id):
        denied(_("Only an officer of the organiser may do this.")).require()


def _check_publication(consultation: Consultation, before: schema.Consultation | None, by: Actor) -> None:
    """A file is no way around the checks: a person publishes by it only what could be published here."""
    was_published = before is not None and before.state is ConsultationState.PUBLISHED
    if consultation.state == ConsultationState.PUBLISHED and not was_published and not by.is_system:
        life.require_no_open_errors(consultation)


def _head(existing: Consultation | None, value: schema.Consultation, by: Actor) -> tuple[Consultation, bool]:
    organiser = next(place for place in value.institutions if place.key == value.organiser)
    organiser_id = ensure_institution(organiser, by=by)
    _check_right(organiser_id, by)
    columns = head.columns(value) | {"organiser_id": organiser_id}
    units = head.units(value.territories)
    if existing is None:
        existing = Consultation(slug=value.slug, changed_at=clock.now())
    existing.changed_at = clock.now()
    changed = bool(existing.apply(columns, expected=None))
    existing.save()
    head.set_areas(existing, units)
    return existing, changed


class _Difference:
    """Writes the difference between what stands and what is stated, list by list."""

    def __init__(self, consultation: Consultation, by: Actor) -> None:
        self.consultation, self.by = consultation, by
        self.ids: dict[str, dict[str, UUID]] = {}
        self.added = self.changed = 0
        self.taken: list[Position] = []
        self.gone: list[tuple[Kind[Any], list[UUID]]] = []

    def write(self, before: schema.Consultation | None, after: schema.Consultation) -> tuple[int, int, int]:
        """Numbers of rows added, changed and removed."""
        old = rows.everything(self.consultation) if before else {}
        new = rows_of_file.flatten(after, whole.PLAIN_LISTS)
        for kind in catalogue.KINDS:
            self._list(kind, old.get(kind.name, []), new[kind.name])
        for kind, ids in reversed(self.gone):
            kind.model._default_manager.filter(pk__in=ids).delete()
        return self.added, self.changed, sum(len(ids) for _kind, ids in self.gone)

    def _list(self, kind: Kind[Any], old: list[Any], new: list[Any]) -> None:
        """Bring one list into step; afterwards `ids` knows its rows."""
        standing = self._standing(kind) if old else {}
        self.ids[kind.name] = {key: row.pk for key, row in standing.items()}
        if old == new:
            return
        before = {part.key: part for part in old}
        places = {part.key: place for place, part in enumerate(new)}
        fresh = [part for part in new if part.key not in before]
        other = [part for part in new if part.key in before and part != before[part.key]]
        self._move(kind, standing, places)
        self._add(kind, fresh, places)
        self._change(kind, other, standing)
        self._positions(kind, other, before)
        gone = [row.pk for key, row in standing.items() if key not in places]
        if gone:
            self.gone.append((kind, gone))

    def _standing(self, kind: Kind[Any]) -> dict[str, Part]:
        return {row.key: row for row in rows.of(self.consultation, kind).only("key", "position", "version")}

    def _move(self, kind: Kind[Any], standing: Mapping[str, Part], places: Mapping[str, int]) -> None:
        """Give every row that stays its place; rows that go get out of the way."""
        behind = len(places)
        moved = []
        for key, row in standing.items():
            place = places.get(key)
            if place is None:
                place, behind = behind, behind + 1
            if row.position != place:
                row.position = place
                moved.append(row)
        kind.model._default_manager.bulk_update(moved, ["position"], batch_size=writing.BATCH)

    def _add(self, kind: Kind[Any], parts: list[Any], places: Mapping[str, int]) -> None:
        ids = self.ids[kind.name]
        ids.update({part.key: uuid4() for part in parts})
        made = [
            writing.instance(
                kind,
                self.consultation,
                part.key,
                places[part.key],
                self._row(kind, part) | self._institution(part) | self._first_position(part, ids),
                id=ids[part.key],
            )
            for part in parts
        ]
        kind.model._default_manager.bulk_create(made, batch_size=writing.BATCH)
        Position.objects.bulk_create(self.taken, batch_size=writing.BATCH)
        self.taken = []
        writing.replace_links(kind, [(ids[part.key], part) for part in parts], self.ids)
        self.added += len(parts)

    def _change(self, kind: Kind[Any], parts: list[Any], standing: Mapping[str, Part]) -> None:
        if not parts:
            return
        columns: list[str] = []
        for part in parts:
            row, encoded = standing[part.key], self._row(kind, part)
            for name, value in encoded.items():
                setattr(row, name, value)
            columns = [name.removesuffix("_id") for name in encoded]
        changed = [standing[part.key] for part in parts]
        manager = kind.model._default_manager
        manager.bulk_update(changed, columns, batch_size=writing.BATCH)
        manager.filter(pk__in=[row.pk for row in changed]).update(version=F("version") + 1)
        writing.replace_links(kind, [(standing[part.key].pk, part) for part in parts], self.ids)
        self.changed += len(parts)

    def _row(self, kind: Kind[Any], part: Any) -> dict[str, Any]:
        return writing.encode(kind, part, self.ids)

    def _institution(self, part: Any) -> dict[str, Any]:
        """The institution of the register that a new party is; one that is known stays what it is."""
        if not isinstance(part, schema.InstitutionRef):
            return {}
        return {"institution_id": ensure_institution(part, by=self.by)}

    def _first_position(self, part: Any, ids: Mapping[str, UUID]) -> dict[str, Any]:
        """The columns by which a new remark counts its position; the position itself waits in `taken`."""
        if not isinstance(part, schema.Remark) or part.position is None:
            return {}
        first = positions.made(ids[part.key], part.position, by=self.by)
        self.taken.append(first)
        return {"latest_id": first.pk, "outcome": first.outcome}

    def _positions(self, kind: Kind[Any], parts: list[Any], before: Mapping[str, Any]) -> None:
        """New versions of the positions that differ from those that stand."""
        if kind is not catalogue.REMARK:
            return
        stated = {part.key: part.position for part in parts if part.position != before[part.key].position}
        found = Remark.objects.filter(consultation=self.consultation, key__in=stated).order_by("position")
        positions.write([(remark, stated[remark.key]) for remark in found], by=self.by)
