"""The document of a consultation: where its remarks stand in the next version, and one remark with its edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.modelbook import access as modelbook
from kooperacje.modelbook import queries as models
from kooperacje.modelbook.difference import Pair, Piece, Side
from kooperacje.modelbook.difference import words as compare_words
from kooperacje.modelbook.matching import alike, words_of
from kooperacje.modelbook.models import ModelVersion
from kooperacje.modelbook.pages.comparison import Part, changes_of, part
from kooperacje.modelbook.redlining import compared
from kooperacje.modelbook.states import Change
from kooperacje.revisions import access, queries, words
from kooperacje.revisions.following import Spot, Where, by_fate, follow, spot
from kooperacje.revisions.models import Anchor
from kooperacje.revisions.states import Fate

DOOR = "revisions"
PER_PAGE = 50
LIKELY = 5
LENGTH = 300
NOWHERE = "-"


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to another version or another list. The current one has no address."""

    label: str
    url: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A remark and where it stands now."""

    key: str
    text: str
    quote: str
    quoted: bool | None
    was: str
    was_text: str
    now: str
    now_url: str
    tone: str
    fate: str
    url: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    frame: Frame
    model: str
    consulted: str
    consulted_url: str
    versions: tuple[Choice, ...]
    lists: tuple[Choice, ...]
    chosen: str
    redline_url: str
    matches_url: str
    lines: tuple[Line, ...]
    number: int
    last: int
    found: int
    unanchored: int
    problem: str
    """Why nothing can be compared; empty where it can."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    number: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class EditView:
    """A change as the consultation lists it, word by word."""

    passage: str
    pieces: tuple[Piece, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class RemarkPage:
    """One remark: where it stands, the exact edit, and the form that places it."""

    frame: Frame
    key: str
    text: str
    quote: str
    document_url: str
    position_url: str
    was: str
    was_text: str
    was_url: str
    version: str
    number: int | None
    versions: tuple[Choice, ...]
    tone: str
    fate: str
    quoted: bool | None
    now: str
    now_url: str
    changes: tuple[tuple[str, str], ...]
    part: Part | None
    edits: tuple[EditView, ...]
    options: tuple[Option, ...]
    others: tuple[tuple[str, str], ...]
    settled: bool
    may_place: Decision
    problem: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The consulted version against a later one."""

    consulted: ModelVersion
    later: tuple[ModelVersion, ...]
    after: ModelVersion | None
    pairs: tuple[Pair, ...] = ()
    followed: Mapping[str, Where] | None = None


def compare(actor: Actor, consultation: Consultation, number: int | None) -> Compared | None:
    """None where it is not known which version was consulted; without a later version nothing is compared."""
    consulted = queries.consulted(actor, consultation)
    if consulted is None:
        return None
    later = tuple(queries.later(actor, consulted))
    after = next((one for one in later if one.number == number), later[0] if later else None)
    if after is None:
        return Compared(consulted, later, None)
    pairs = tuple(models.differences(consulted, after))
    return Compared(consulted, later, after, pairs, follow(pairs))


def document(
    actor: Actor, consultation: Consultation, number: int | None, chosen: str, page: int
) -> DocumentPage:
    """A fixed number of queries, whatever the number of remarks."""
    found = compare(actor, consultation, number)
    counted = queries.anchored(consultation)
    unanchored = counted.pop(None, 0)
    key = consultation.slug
    empty = DocumentPage(
        frame=frame(consultation, actor, DOOR),
        model=found.consulted.model.name if found else "",
        consulted=found.consulted.label if found else "",
        consulted_url=_version_url(found.consulted) if found else "",
        versions=(), lists=(), chosen="", redline_url="", matches_url="", lines=(), number=1, last=1, found=0,
        unanchored=unanchored,
        problem=_problem(found),
    )  # fmt: skip
    if found is None or found.after is None or found.followed is None:
        return empty
    fates = by_fate([ref for ref in counted if ref], found.followed)
    placed = queries.placed(consultation, found.after)
    counts = {
        fate: sum(counted[ref] - placed.get(ref, 0) for ref in refs) for fate, refs in fates.items()
    } | {Fate.SETTLED: sum(placed.values())}
    fate = next((one for one in Fate if words.ADDRESS[one] == chosen), _first(counts))
    rows = queries.remarks(consultation, fates[fate], found.after, settled=fate is Fate.SETTLED)
    last = max(1, ceil(counts[fate] / PER_PAGE))
    page = min(max(1, page), last)
    shown = list(rows[(page - 1) * PER_PAGE : page * PER_PAGE])
    anchors = queries.anchors(found.after, shown)
    url = reverse("revisions:document", args=[key])
    numbers = [found.consulted.model.key, found.consulted.number, found.after.number]
    return DocumentPage(
        frame=empty.frame,
        model=empty.model,
        consulted=empty.consulted,
        consulted_url=empty.consulted_url,
        versions=_versions(found, url),
        lists=tuple(
            Choice(
                str(words.LISTS[one]),
                "" if one is fate else f"{url}?wersja={found.after.number}&lista={words.ADDRESS[one]}",
                counts[one],
            )
            for one in Fate
        ),
        chosen=str(words.LISTS[fate]),
        redline_url=reverse("modelbook:difference", args=numbers),
        matches_url=(
            reverse("modelbook:matches", args=numbers)
            if counts[Fate.WAITING] and modelbook.can(actor, modelbook.EDIT)
            else ""
        ),
        lines=tuple(_line(one, found, anchors.get(one.pk), key) for one in shown),
        number=page,
        last=last,
        found=counts[fate],
        unanchored=unanchored,
        problem="",
    )


def _problem(found: Compared | None) -> str:
    if found is None:
        return _(
            "It is not known which version of which model was consulted. Name it in the basic data of the consultation."
        )
    return "" if found.after else _("There is no later version yet. Remarks stand where they were made.")


def _first(counts: Mapping[Fate, int]) -> Fate:
    """The list that needs a person most."""
    return next((one for one in (Fate.LOST, Fate.WAITING, Fate.FOLLOWS) if counts[one]), Fate.LOST)


def _versions(found: Compared, url: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(one.label, "" if one == found.after else f"{url}?wersja={one.number}") for one in found.later
    )


def _version_url(version: ModelVersion) -> str:
    return reverse("modelbook:version", args=[version.model.key, version.number])


def _passage_url(version: ModelVersion, ref: str) -> str:
    return reverse("modelbook:passage", args=[version.model.key, version.number, ref])


def _stands(remark: Remark, found: Compared, anchor: Anchor | None) -> Spot:
    """Where the remark stands: a person's word before the comparison."""
    if anchor is None:
        return spot((found.followed or {}).get(remark.passage or ""), remark.quote)
    if anchor.passage is None:
        return Spot(Fate.SETTLED, None)
    sides = {pair.after.ref: pair.after for pair in found.pairs if pair.after}
    return Spot(Fate.SETTLED, sides.get(anchor.passage.ref))


def _line(remark: Remark, found: Compared, anchor: Anchor | None, slug: str) -> Line:
    stands = _stands(remark, found, anchor)
    where = (found.followed or {}).get(remark.passage or "")
    before = where.before if where else None
    tone, fate = words.FATE[stands.fate]
    after = found.after
    return Line(
        key=remark.key,
        text=_short(remark.text),
        quote=_short(remark.quote or ""),
        quoted=stands.quoted,
        was=before.number if before else remark.passage or "",
        was_text=_short(words_of(before)) if before else "",
        now=stands.side.number if stands.side else "",
        now_url=_passage_url(after, stands.side.ref) if after and stands.side else "",
        tone=tone,
        fate=str(fate),
        url=f"{reverse('revisions:remark', args=[slug, remark.key])}?wersja={after.number if after else ''}",
    )


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LENGTH)


def remark(actor: Actor, consultation: Consultation, row: Remark, number: int | None) -> RemarkPage:
    """One remark in the version of this number, or the nearest later one."""
    found = compare(actor, consultation, number)
    after = found.after if found else None
    anchor = queries.anchors(after, [row]).get(row.pk) if after else None
    stands = _stands(row, found, anchor) if found and after else Spot(Fate.LOST, None)
    where = ((found.followed or {}) if found else {}).get(row.passage or "")
    before = where.before if where else _in_consulted(found, row)
    pair = _pair(found.pairs if found else (), row.passage or "")
    tone, fate = words.FATE[stands.fate] if after else ("", "")
    url = reverse("revisions:remark", args=[consultation.slug, row.key])
    chosen = (anchor.passage.ref if anchor.passage else NOWHERE) if anchor else ""
    return RemarkPage(
        frame=frame(consultation, actor, DOOR),
        key=row.key,
        text=row.text,
        quote=row.quote or "",
        document_url=reverse("revisions:document", args=[consultation.slug]),
        position_url=reverse("consultations:workspace-position", args=[consultation.slug, row.key]),
        was=before.number if before else row.passage or "",
        was_text=words_of(before) if before else "",
        was_url=_passage_url(found.consulted, before.ref) if found and before else "",
        version=after.label if after else "",
        number=after.number if after else None,
        versions=_versions(found, url) if found else (),
        tone=tone,
        fate=str(fate),
        quoted=stands.quoted,
        now=stands.side.number if stands.side else "",
        now_url=_passage_url(after, stands.side.ref) if after and stands.side else "",
        changes=changes_of(pair) if pair else (),
        part=part(*compared(pair)) if pair and pair.change is not Change.SAME else None,
        edits=tuple(
            EditView(one.passage or "", tuple(compare_words(one.before or "", one.after or "")), one.reason)
            for one in queries.edits(row)
        ),
        options=_options(found, row, before, stands.side, chosen) if after else (),
        others=_others(found) if after else (),
        settled=anchor is not None,
        may_place=access.may_place(actor, consultation),
        problem=_problem(found),
    )


def _in_consulted(found: Compared | None, row: Remark) -> Side | None:
    if found is None or not row.passage:
        return None
    sides = models.sides(models.outline(found.consulted))
    return next((side for side in sides if side.ref == row.passage), None)


def _pair(pairs: Sequence[Pair], ref: str) -> Pair | None:
    return next(
        (one for one in pairs if one.before and one.before.ref == ref and one.change is not Change.SPLIT),
        None,
    )


def _options(
    found: Compared | None, row: Remark, before: Side | None, now: Side | None, chosen: str
) -> tuple[Option, ...]:
    """The passages where the remark most likely belongs: alike to its passage, or to the words that it marks."""
    if found is None:
        return ()
    said = before or Side("", "", "", "", row.quote or row.text, "")
    sides = _sides(found)
    likely = sorted(sides, key=lambda side: -alike(said, side))[:LIKELY]
    picked = [*([now] if now and now not in likely else []), *likely]
    return tuple(Option(side.ref, side.number, _short(words_of(side)), side.ref == chosen) for side in picked)


def _others(found: Compared | None) -> tuple[tuple[str, str], ...]:
    sides = _sides(found) if found else []
    return tuple(
        (side.ref, f"{side.number}. {Truncator(' '.join(words_of(side).split())).chars(80)}")
        for side in sides
    )


def _sides(found: Compared) -> list[Side]:
    return [pair.after for pair in found.pairs if pair.after and pair.change is not Change.MERGED]
