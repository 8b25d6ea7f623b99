"""What changed between two versions: in line or side by side, everything or only the changes."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.documents.differing import Run
from kooperacje.modelbook import access, doors, queries, words
from kooperacje.modelbook.difference import Pair, Piece, Side, table
from kooperacje.modelbook.difference import Row as Cells
from kooperacje.modelbook.difference import words as compare_words
from kooperacje.modelbook.doors import Mention
from kooperacje.modelbook.models import ModelVersion
from kooperacje.modelbook.redlining import compared
from kooperacje.modelbook.states import Change, PassageKind

SIDE_BY_SIDE = "obok"
ONLY_CHANGES = "zmiany"


@dataclass(frozen=True, slots=True)
class Part:
    """A passage in one view: its heading and its text, or the cells of its table."""

    heading: tuple[Piece, ...]
    text: tuple[Piece, ...]
    cells: tuple[Cells, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it stands on this side."""
        return not (self.heading or self.text or self.cells)


@dataclass(frozen=True, slots=True)
class Row:
    """A passage: what happened to it. In line it is one part; side by side two, the old one first."""

    anchor: str
    ref: str
    number: str
    old_number: str
    changes: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    passage_url: str


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice of the view, as links. The current one has no address."""

    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    name: str
    before: str
    after: str
    before_url: str
    after_url: str
    list_url: str
    file_url: str
    matches_url: str
    """Where a person decides what is uncertain; empty for who may not."""
    uncertain: int
    counts: tuple[tuple[str, int], ...]
    switches: tuple[Switch, ...]
    side_by_side: bool
    unknown: str
    """The version of which our sources do not give the text, if any."""
    hidden: int
    rows: tuple[Row, ...]


def comparison(
    actor: Actor, before: ModelVersion, after: ModelVersion, view: str = "", shown: str = ""
) -> Comparison:
    """The passages of both versions in the order of the later one."""
    pairs = queries.differences(before, after)
    seen = Counter(pair.change for pair in pairs)
    key = after.model.key
    numbers = [key, before.number, after.number]
    told = doors.mentions(actor, before)
    beside, only = view == SIDE_BY_SIDE, shown == ONLY_CHANGES
    chosen = [pair for pair in pairs if not only or pair.change is not Change.SAME]
    old_known = any(pair.before for pair in pairs)
    new_known = any(pair.after for pair in pairs)
    return Comparison(
        name=after.model.name,
        before=before.label,
        after=after.label,
        before_url=reverse("modelbook:version", args=[key, before.number]),
        after_url=reverse("modelbook:version", args=[key, after.number]),
        list_url=reverse("modelbook:models"),
        file_url=reverse("modelbook:difference-file", args=numbers) if pairs else "",
        matches_url=reverse("modelbook:matches", args=numbers)
        if access.can(actor, access.EDIT, after)
        else "",
        uncertain=sum(pair.uncertain for pair in pairs),
        counts=tuple((str(words.CHANGE[change][1]), seen[change]) for change in Change if seen[change]),
        switches=_switches(reverse("modelbook:difference", args=numbers), beside, only),
        side_by_side=beside,
        unknown=(
            after.label
            if old_known and not new_known
            else before.label
            if new_known and not old_known
            else ""
        ),
        hidden=len(pairs) - len(chosen),
        rows=tuple(_row(pair, beside, told, key, after.number, before.number) for pair in chosen),
    )


def _switches(url: str, beside: bool, only: bool) -> tuple[Switch, ...]:
    def at(view: bool, changes: bool) -> str:
        given = [f"widok={SIDE_BY_SIDE}"] * view + [f"pokaz={ONLY_CHANGES}"] * changes
        return f"{url}?{'&'.join(given)}" if given else url

    views = ((_("in line"), False), (_("side by side"), True))
    parts = ((_("everything"), False), (_("only what changed"), True))
    return (
        Switch(_("View"), tuple((label, "" if one == beside else at(one, only)) for label, one in views)),
        Switch(_("Show"), tuple((label, "" if one == only else at(beside, one)) for label, one in parts)),
    )


def _row(pair: Pair, beside: bool, told: doors.Told, key: str, new: int, old: int) -> Row:
    own, before = pair.own, pair.before
    number = new if own is pair.after else old
    gone = pair.change in (Change.REMOVED, Change.MERGED)
    return Row(
        anchor=f"{'b' if gone else 'p'}-{own.ref if own else ''}",
        ref=own.ref if own else "",
        number=own.number if own else "",
        old_number=before.number if before and own and before.number != own.number else "",
        changes=changes_of(pair),
        parts=_parts(pair, beside),
        mentions=_mentions(pair, told),
        passage_url=reverse("modelbook:passage", args=[key, number, own.ref]) if own else "",
    )


def _mentions(pair: Pair, told: doors.Told) -> tuple[Mention, ...]:
    """What was said about the passage as it was; about one that came, as it is. A change may name either."""
    refs = dict.fromkeys(side.ref for side in compared(pair) if side)
    return tuple(one for ref in refs for one in told.get(ref, ()))


def changes_of(pair: Pair) -> tuple[tuple[str, str], ...]:
    """What happened to a passage, as tones and words."""
    found = [pair.change]
    if pair.moved and pair.change is Change.CHANGED:
        found.append(Change.MOVED)
    told = [(tone, str(label)) for tone, label in map(words.CHANGE.__getitem__, found)]
    return (*told, *[("warn", _("not certain"))] * pair.uncertain)


def _parts(pair: Pair, beside: bool) -> tuple[Part, ...]:
    one, other = compared(pair)
    whole = part(one, other)
    if not beside:
        return (whole,)
    return tuple(_side(whole, gone) for gone in (Run.INSERTED, Run.DELETED))


def part(one: Side | None, other: Side | None) -> Part:
    """Two states of a passage in one."""
    before, after = (one.text or "") if one else "", (other.text or "") if other else ""
    is_table = PassageKind.TABLE in {side.kind for side in (one, other) if side}
    return Part(
        heading=tuple(compare_words(one.heading if one else "", other.heading if other else "")),
        text=() if is_table else tuple(compare_words(before, after)),
        cells=tuple(table(before, after)) if is_table else (),
    )


def _side(whole: Part, without: Run) -> Part:
    def kept(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        return tuple(piece for piece in pieces if piece.run is not without)

    rows = [tuple(kept(cell) for cell in row) for row in whole.cells]
    return Part(kept(whole.heading), kept(whole.text), tuple(row for row in rows if _says(row, kept)))


def _says(row: Cells, kept: Callable[[Sequence[Piece]], tuple[Piece, ...]]) -> bool:
    return any(kept(cell) for cell in row)
