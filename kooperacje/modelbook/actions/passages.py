"""The text of a draft, passage by passage. Each action locks the version, so the order of passages is always whole."""

from collections.abc import Sequence
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.base.text import slug
from kooperacje.journal import actions as journal
from kooperacje.modelbook import access
from kooperacje.modelbook.actions.versions import locked, subject_of
from kooperacje.modelbook.models import ModelVersion, Passage
from kooperacje.modelbook.numbering import numbers
from kooperacje.modelbook.states import PassageKind, VersionState

DEEPEST = 6


@transaction.atomic
def add_passage(
    *,
    by: Actor,
    version: ModelVersion,
    kind: PassageKind,
    heading: str = "",
    text: str = "",
    after: Passage | None = None,
    depth: int = 1,
    ref: str = "",
    source: str = "",
) -> Passage:
    """Put a passage behind `after` (None: at the beginning). Without a `ref` it gets one made from its heading."""
    version = _draft(by, version)
    _check_words(heading, text)
    rows = _rows(version)
    fresh = Passage(
        model_version=version,
        ref=free_ref(version, ref, heading),
        kind=kind.value,
        depth=depth,
        heading=heading,
        text=text,
        source=source,
    )
    rows.insert(_index(rows, after) + 1 if after else 0, fresh)
    write_order(rows)
    _note(by, version, "added", fresh.ref)
    return fresh


@transaction.atomic
def change_passage(
    *,
    by: Actor,
    passage: Passage,
    expected: int | None,
    heading: str | None = None,
    text: str | None = None,
    kind: PassageKind | None = None,
) -> Passage:
    """Change what a passage says. Raises `Stale` when somebody saved it since the row version `expected`."""
    version = _draft(by, passage.model_version)
    row = Passage.locked(pk=passage.pk)
    given = {"heading": heading, "text": text, "kind": kind.value if kind else None}
    changed = row.apply(
        {name: value for name, value in given.items() if value is not None}, expected=expected
    )
    if not changed:
        return row
    _check_words(row.heading, row.text)
    row.save()
    if "kind" in changed:
        write_order(_rows(version))
        row.refresh_from_db()
    journal.record(
        by=by,
        verb="modelbook.passage_changed",
        subject=f"modelbook.passage:{row.pk}",
        details={"ref": row.ref, "fields": list(changed)},
        about=[subject_of(version)],
    )
    return row


@transaction.atomic
def move_passage(*, by: Actor, passage: Passage, after: Passage | None, depth: int) -> None:
    """Move a passage with everything below it behind `after` (None: to the beginning) and to the depth given."""
    version = _draft(by, passage.model_version)
    rows = _rows(version)
    start = _index(rows, passage)
    branch, rest = _cut(rows, start)
    if after and after.pk in {row.pk for row in branch}:
        raise BadInput(_("A passage cannot be moved behind itself or into what is below it."))
    shift = depth - branch[0].depth
    for row in branch:
        row.depth += shift
    place = _index(rest, after) + 1 if after else 0
    write_order([*rest[:place], *branch, *rest[place:]])
    _note(by, version, "moved", passage.ref)


@transaction.atomic
def remove_passage(*, by: Actor, passage: Passage, expected: int | None) -> int:
    """Remove a passage with everything below it; returns how many. Raises `Stale` as `change_passage` does."""
    version = _draft(by, passage.model_version)
    rows = _rows(version)
    row = rows[_index(rows, passage)]
    row.apply({}, expected=expected)
    branch, rest = _cut(rows, _index(rows, passage))
    Passage.objects.filter(pk__in=[one.pk for one in branch]).delete()
    write_order(rest)
    _note(by, version, "removed", *(one.ref for one in branch))
    return len(branch)


def _draft(by: Actor, version: ModelVersion) -> ModelVersion:
    version = locked(version)
    access.require(by, access.EDIT, version)
    if version.state != VersionState.DRAFT:
        raise BadInput(_("Only a draft changes; make a new version of this one."))
    return version


def _rows(version: ModelVersion) -> list[Passage]:
    return list(version.passages.order_by("position").select_for_update(of=("self",)))


def _index(rows: Sequence[Passage], wanted: Passage) -> int:
    for index, row in enumerate(rows):
        if row.pk == wanted.pk:
            return index
    raise BadInput(_("This passage is not there any more."))


def _cut(rows: list[Passage], start: int) -> tuple[list[Passage], list[Passage]]:
    end = start + 1
    while end < len(rows) and rows[end].depth > rows[start].depth:
        end += 1
    return rows[start:end], rows[:start] + rows[end:]


def write_order(rows: list[Passage]) -> None:
    """Check the depths, number everything, and save it; what is new is made."""
    deepest = 1
    for row in rows:
        if not 1 <= row.depth <= min(deepest, DEEPEST):
            raise BadInput(
                _("A passage may be at most one level below the one before it, and six levels deep.")
            )
        deepest = row.depth + 1
    labels = numbers((PassageKind(row.kind), row.depth) for row in rows)
    for position, (row, label) in enumerate(zip(rows, labels, strict=True)):
        row.position, row.number = position, label
    Passage.objects.bulk_update([row for row in rows if row.pk], ["position", "depth", "number"])
    fresh = [row for row in rows if not row.pk]
    Passage.objects.bulk_create(fresh)


def free_ref(version: ModelVersion, wanted: str, heading: str) -> str:
    """A ref that no passage in any version of the model has, so that one id never means two things."""
    taken = Passage.objects.filter(model_version__model=version.model_id)
    if wanted:
        if taken.filter(ref=wanted).exists():
            raise BadInput(_("The id “%s” is in use in this model.") % wanted)
        return wanted
    base = slug(heading)[:50].strip("-")
    if base and not taken.filter(ref=base).exists():
        return base
    return f"{base or 'p'}-{uuid4().hex[:8]}"


def _check_words(heading: str, text: str) -> None:
    if not heading.strip() and not text.strip():
        raise BadInput(_("A passage needs a heading or a text."))


def _note(by: Actor, version: ModelVersion, what: str, *refs: str) -> None:
    journal.record(
        by=by,
        verb=f"modelbook.passage_{what}",
        subject=subject_of(version),
        details={"refs": list(refs)},
    )
