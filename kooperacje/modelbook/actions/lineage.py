"""What became of the passages of a version in a later one: found by comparing, and decided by a person where that is not sure."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.journal import actions as journal
from kooperacje.modelbook import access, queries
from kooperacje.modelbook.actions.passages import free_ref
from kooperacje.modelbook.actions.versions import locked, subject_of
from kooperacje.modelbook.difference import Pair
from kooperacje.modelbook.models import Lineage, ModelVersion, Passage
from kooperacje.modelbook.states import Certainty, Change, VersionState


@transaction.atomic
def settle_lineage(*, by: Actor, before: ModelVersion, after: ModelVersion) -> int:
    """Write down what became of every passage of `before`; a person's decisions stay. Returns how many wait for one."""
    after = locked(after)
    access.require(by, access.EDIT, after)
    return _settle(by, before, after)


@transaction.atomic
def confirm_matches(
    *, by: Actor, before: ModelVersion, after: ModelVersion, choices: Mapping[str, str | None]
) -> int:
    """Decide what old passages became: {old ref: new ref, or None where it is no more}. Returns how many still wait.

    In a draft the passage that was meant takes over the lasting id of the old one, and a passage that was not meant gives
    that id up. Raises `BadInput` naming the passage that is not there.
    """
    after = locked(after)
    access.require(by, access.EDIT, after)
    old = {row.ref: row for row in queries.outline(before)}
    new = {row.ref: row for row in queries.outline(after)}
    faults = [Fault(ref, _("This passage is not there any more.")) for ref in choices if ref not in old]
    faults += [
        Fault(ref, _("This passage is not there any more."))
        for ref, to in choices.items()
        if to is not None and to not in new
    ]
    if faults:
        raise BadInput(faults)
    Lineage.objects.filter(before=before, after=after, old__in=[old[ref].pk for ref in choices]).delete()
    Lineage.objects.bulk_create(
        _row(before, after, old[ref], new[to] if to else None, by) for ref, to in choices.items()
    )
    if after.state == VersionState.DRAFT:
        _hand_ids_over([(old[ref], new[to] if to else None) for ref, to in choices.items()], new, after)
    journal.record(
        by=by,
        verb="modelbook.matches_confirmed",
        subject=subject_of(after),
        details={"before": str(before.pk), "passages": sorted(choices)},
    )
    return _settle(by, before, after)


def _row(before: ModelVersion, after: ModelVersion, old: Passage, new: Passage | None, by: Actor) -> Lineage:
    return Lineage(
        before=before,
        after=after,
        old=old,
        new=new,
        kind=(Change.SAME if new else Change.REMOVED).value,
        certainty=Certainty.CONFIRMED.value,
        score=1.0,
        confirmed_by=by.account_id,
        confirmed_at=clock.now(),
    )


def _settle(by: Actor, before: ModelVersion, after: ModelVersion) -> int:
    pairs = queries.differences(before, after)
    rows = Lineage.objects.filter(before=before, after=after).order_by("id")
    said = {(row.old_id, row.new_id): row for row in rows if row.certainty == Certainty.CONFIRMED}
    rows.exclude(certainty=Certainty.CONFIRMED.value).delete()
    old = {row.ref: row for row in queries.outline(before)}
    new = {row.ref: row for row in queries.outline(after)}
    made, changed = [], []
    for pair in pairs:
        if pair.before is None:
            continue
        to = new[pair.after.ref] if pair.after else None
        known = said.get((old[pair.before.ref].pk, to.pk if to else None))
        if known is None:
            made.append(_found(before, after, old[pair.before.ref], to, pair))
        elif (known.kind, known.score) != (pair.change.value, pair.score):
            known.kind, known.score = pair.change.value, pair.score
            changed.append(known)
    Lineage.objects.bulk_update(changed, ["kind", "score"])
    Lineage.objects.bulk_create(made)
    waiting = sum(pair.uncertain for pair in pairs)
    journal.record(
        by=by,
        verb="modelbook.lineage_settled",
        subject=subject_of(after),
        details={"before": str(before.pk), "passages": len(old), "waiting": waiting},
    )
    return waiting


def _found(
    before: ModelVersion, after: ModelVersion, old: Passage, new: Passage | None, pair: Pair
) -> Lineage:
    certainty = Certainty.WAITING if pair.uncertain else Certainty.SURE
    return Lineage(
        before=before,
        after=after,
        old=old,
        new=new,
        kind=pair.change.value,
        certainty=certainty.value,
        score=pair.score,
    )


def _hand_ids_over(
    decided: list[tuple[Passage, Passage | None]], rows: Mapping[str, Passage], version: ModelVersion
) -> None:
    """The passages of a draft take the ids that are theirs; a passage that has one of another gets a new id."""
    by_ref = dict(rows)
    for old, new in decided:
        holder = by_ref.get(old.ref)
        if holder is not None and (new is None or holder.pk != new.pk):
            _rename(by_ref, holder, free_ref(version, "", holder.heading or holder.text[:40]), None)
    for old, new in decided:
        if (
            new is not None
            and new.ref != old.ref
            and new.ref not in {one.ref for one, _new in decided if _new == new}
        ):
            _rename(by_ref, new, old.ref, old)


def _rename(rows: dict[str, Passage], row: Passage, ref: str, old: Passage | None) -> None:
    del rows[row.ref]
    row.ref, row.predecessor = ref, old
    row.save(update_fields=["ref", "predecessor"])
    rows[ref] = row
