"""Load a model file: the whole file or nothing, and twice is the same as once."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.base.yamltext import Parsed, checked, read
from kooperacje.journal import actions as journal
from kooperacje.modelbook import access, crosschecks
from kooperacje.modelbook.actions.passages import write_order
from kooperacje.modelbook.actions.versions import (
    approve,
    create_version,
    ensure_model,
    locked,
    move,
    put_up_for_consultation,
    set_definition,
    subject_of,
)
from kooperacje.modelbook.definition import ModelFile, PassageEntry, VersionEntry
from kooperacje.modelbook.models import CooperationModel, ModelVersion, Passage
from kooperacje.modelbook.states import VersionState


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading did. `changed` is False when everything stood so already."""

    model: CooperationModel
    versions: tuple[ModelVersion, ...]
    changed: bool


def parse(text: str | bytes) -> tuple[ModelFile, Parsed]:
    """The file as a checked value. Raises `BadInput` with the line of every fault."""
    parsed = read(text)
    file = checked(ModelFile, parsed)
    if found := crosschecks.faults(file):
        raise BadInput(parsed.fault(way, sentence) for way, sentence in found)
    return file, parsed


@transaction.atomic
def load_definition(*, by: Actor, file: str | bytes) -> Loaded:
    """Make or bring in line the model and the versions that the file describes.

    A version that is no draft keeps its text: a file that says otherwise is refused whole.
    """
    access.require(by, access.EDIT)
    content, parsed = parse(file)
    model, changed = ensure_model(by=by, card=content.model)
    found = []
    for index, entry in enumerate(content.versions):
        version, written = _version(by, model, entry, content, parsed, index)
        changed = changed or written
        found.append(version)
    for version, entry in zip(found, content.versions, strict=True):
        changed |= _supersede(by, version, entry)
    current = {version.pk: version for version in ModelVersion.objects.filter(model=model).order_by("number")}
    return Loaded(model, tuple(current[version.pk] for version in found), changed)


def _version(
    by: Actor, model: CooperationModel, entry: VersionEntry, content: ModelFile, parsed: Parsed, index: int
) -> tuple[ModelVersion, bool]:
    known = ModelVersion.objects.filter(model=model, number=entry.number).first()
    version = known or create_version(
        by=by, model=model, number=entry.number, label=entry.label, dated=entry.dated, note=entry.note or ""
    )
    version = locked(version)
    changed = _describe(by, version, entry, parsed, index)
    changed |= _passages(by, version, entry, parsed, index)
    changed |= set_definition(by=by, version=version, definition=content.definition)
    if known is None:
        _advance(by, version, entry.state)
    return version, changed or known is None


def _describe(by: Actor, version: ModelVersion, entry: VersionEntry, parsed: Parsed, index: int) -> bool:
    before = ModelVersion.objects.filter(model=version.model_id, number=entry.predecessor or 0).first()
    if entry.predecessor is not None and before is None:
        way = ("versions", index, "predecessor")
        raise BadInput([parsed.fault(way, _("There is no version %d of this model.") % entry.predecessor)])
    values = {"label": entry.label, "dated": entry.dated, "note": entry.note or "", "predecessor": before}
    changed = [name for name, value in values.items() if getattr(version, name) != value]
    for name in changed:
        setattr(version, name, values[name])
    if changed:
        version.save(update_fields=changed)
        journal.record(
            by=by,
            verb="modelbook.version_described",
            subject=subject_of(version),
            details={"fields": list(changed)},
        )
    return bool(changed)


def _passages(by: Actor, version: ModelVersion, entry: VersionEntry, parsed: Parsed, index: int) -> bool:
    rows = {row.ref: row for row in version.passages.order_by("position")}
    if [_content(row) for row in rows.values()] == [_entry_content(one) for one in entry.passages]:
        return False
    if version.state != VersionState.DRAFT:
        way = ("versions", index, "passages")
        raise BadInput(
            [parsed.fault(way, _("Version %d is no draft: its text does not change.") % version.number)]
        )
    before = _predecessors(version)
    wanted = {one.ref for one in entry.passages}
    version.passages.exclude(ref__in=wanted).delete()
    ordered = [_filled(rows.get(one.ref), one, version, before) for one in entry.passages]
    for row in ordered:
        if row.pk:
            row.save()
    write_order(ordered)
    journal.record(
        by=by,
        verb="modelbook.text_loaded",
        subject=subject_of(version),
        details={"passages": len(ordered)},
    )
    return True


def _predecessors(version: ModelVersion) -> dict[str, Passage]:
    if version.predecessor is None:
        return {}
    return {row.ref: row for row in version.predecessor.passages.order_by("position")}


def _filled(
    row: Passage | None, entry: PassageEntry, version: ModelVersion, before: dict[str, Passage]
) -> Passage:
    row = row or Passage(model_version=version, ref=entry.ref)
    values = dict(zip(_CONTENT, _entry_content(entry), strict=True))
    if row.pk:
        row.apply(values, expected=None)
    for name, value in values.items():
        setattr(row, name, value)
    row.predecessor = before.get(entry.ref)
    return row


_CONTENT = ("ref", "kind", "depth", "heading", "text", "source")


def _content(row: Passage) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in _CONTENT)


def _entry_content(entry: PassageEntry) -> tuple[object, ...]:
    return (
        entry.ref,
        entry.kind.value,
        entry.depth,
        entry.heading or "",
        entry.text or "",
        entry.source or "",
    )


def _advance(by: Actor, version: ModelVersion, state: VersionState) -> None:
    """Bring a new version to the state that the file names, by the moves that lead there."""
    if state in (VersionState.CONSULTED, VersionState.SUPERSEDED):
        put_up_for_consultation(by=by, version=version)
    elif state is VersionState.APPROVED:
        approve(by=by, version=version)


def _supersede(by: Actor, version: ModelVersion, entry: VersionEntry) -> bool:
    """A version that the file calls superseded, and that no later one in the file replaced."""
    version = locked(version)
    if entry.state is not VersionState.SUPERSEDED or version.state == VersionState.SUPERSEDED:
        return False
    move(by, version, VersionState.SUPERSEDED)
    return True
