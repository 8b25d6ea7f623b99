"""One passage through all versions of its model, and who asked for its changes."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.modelbook import doors, queries, words
from kooperacje.modelbook.difference import Pair, Side
from kooperacje.modelbook.doors import Mention
from kooperacje.modelbook.models import ModelVersion, Passage
from kooperacje.modelbook.pages.comparison import Part, changes_of, part
from kooperacje.modelbook.redlining import compared
from kooperacje.modelbook.states import Change, PassageKind


@dataclass(frozen=True, slots=True)
class Step:
    """What became of the passage from one version to the next."""

    number: str
    before: str
    after: str
    changes: tuple[tuple[str, str], ...]
    part: Part | None
    """None where it did not change."""
    url: str
    difference_url: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class PassagePage:
    name: str
    version: str
    number: str
    title: str
    list_url: str
    version_url: str
    anchor_url: str
    heading: str
    text: str | None
    rows: tuple[tuple[str, ...], ...]
    earlier: tuple[Step, ...]
    """From this version back to the first."""
    later: tuple[Step, ...]
    mentions: tuple[Mention, ...]
    """Who asked for a change stands with that change, where there is one."""


def passage(actor: Actor, version: ModelVersion, row: Passage) -> PassagePage:
    """Each step is a comparison of two versions, so the number of queries grows with the versions, not with their text."""
    url = reverse("modelbook:version", args=[version.model.key, version.number])
    later = tuple(_later(actor, version, row.ref))
    told = doors.mentions(actor, version).get(row.ref, ())
    return PassagePage(
        name=version.model.name,
        version=version.label,
        number=row.number,
        title=_("Passage %(number)s") % {"number": row.number},
        list_url=reverse("modelbook:models"),
        version_url=url,
        anchor_url=f"{url}#p-{row.ref}",
        heading=row.heading,
        text=row.text or None,
        rows=words.rows(row.text) if row.kind == PassageKind.TABLE and row.text else (),
        earlier=tuple(_earlier(actor, version, row.ref)),
        later=later,
        mentions=tuple(one for one in told if not (later and one.asked)),
    )


def _earlier(actor: Actor, version: ModelVersion, ref: str) -> list[Step]:
    steps: list[Step] = []
    known = {one.pk: one for one in queries.versions(actor, version.model.key)}
    while ref and version.predecessor_id in known:
        before = known[version.predecessor_id]
        pair = next(
            (
                one
                for one in queries.differences(before, version)
                if _is(one.after, ref) and one.change is not Change.MERGED
            ),
            None,
        )
        if pair is None:
            break
        steps.append(_step(actor, pair, before, version))
        ref, version = pair.before.ref if pair.before else "", before
    return steps


def _later(actor: Actor, version: ModelVersion, ref: str) -> list[Step]:
    steps: list[Step] = []
    known = sorted(queries.versions(actor, version.model.key), key=lambda one: one.number)
    while ref:
        after = next((one for one in known if one.predecessor_id == version.pk), None)
        if after is None:
            break
        pair = next(
            (
                one
                for one in queries.differences(version, after)
                if _is(one.before, ref) and one.change is not Change.SPLIT
            ),
            None,
        )
        if pair is None:
            break
        steps.append(_step(actor, pair, version, after))
        ref = pair.after.ref if pair.after and not pair.uncertain else ""
        version = after
    return steps


def _is(side: Side | None, ref: str) -> bool:
    return side is not None and side.ref == ref


def _step(actor: Actor, pair: Pair, before: ModelVersion, after: ModelVersion) -> Step:
    key = after.model.key
    own = pair.before if pair.before else pair.after
    at = before if pair.before else after
    told = doors.mentions(actor, before).get(pair.before.ref, ()) if pair.before else ()
    return Step(
        number=own.number if own else "",
        before=before.label,
        after=after.label,
        changes=changes_of(pair),
        part=None if pair.change is Change.SAME else part(*compared(pair)),
        url=reverse("modelbook:passage", args=[key, at.number, own.ref]) if own else "",
        difference_url=reverse("modelbook:difference", args=[key, before.number, after.number]),
        mentions=tuple(one for one in told if one.asked),
    )
