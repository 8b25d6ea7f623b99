"""A Word document as the passages of a version: kinds and depths from its structure, lasting ids from the version before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import slug
from kooperacje.documents.answerform.opening import Package, Unreadable
from kooperacje.documents.passages import Found, Kind, Notice, Reading, Remark, read
from kooperacje.files import inspection
from kooperacje.modelbook import words
from kooperacje.modelbook.difference import Pair, Side
from kooperacje.modelbook.matching import KEPT, match
from kooperacje.modelbook.numbering import numbers
from kooperacje.modelbook.states import PassageKind

MOST_BYTES = 20_000_000
MOST_PASSAGES = 3000
LONGEST_HEADING = 500
DEEPEST = 6
DEEPEST_HEADING = 5
"""A heading leaves room for its text below it."""
REF_LENGTH = 50
PARTS = ("część ", "part ")
ANNEXES = ("załącznik", "aneks", "annex", "appendix")


@dataclass(frozen=True, slots=True)
class Draft:
    """A passage to be. `place` is its block in the document, from 1."""

    kind: PassageKind
    depth: int
    heading: str
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class Understood:
    """What was recognised, and what a person should know or must mend."""

    title: str
    drafts: tuple[Draft, ...]
    notices: tuple[Remark, ...]
    faults: tuple[Fault, ...]


def opened(name: str, content: bytes) -> Package:
    """The document, inspected. Raises `BadInput` with one sentence for what is no DOCX, damaged or dangerous."""
    upload = ContentFile(content, name)
    clean, _type = inspection.inspect(upload, limit=MOST_BYTES)
    try:
        package = Package(content)
        package.body()
    except Unreadable as refused:
        raise unreadable(refused, clean) from refused
    return package


def unreadable(refused: Unreadable, name: str) -> BadInput:
    """The sentence for a file that is not read."""
    return BadInput(str(words.REFUSED[refused.why]) % {"name": name})


def understand(name: str, content: bytes) -> Understood:
    """The passages that the document gives. Raises `BadInput` where it cannot be read at all."""
    package = opened(name, content)
    try:
        reading = read(package)
    except Unreadable as refused:
        raise unreadable(refused, inspection.clean_name(name)) from refused
    drafts, left_out = _structured(reading.found)
    notices = sorted((*reading.remarks, *left_out), key=lambda one: one.place)
    return Understood(reading.title, tuple(drafts), tuple(notices), tuple(_faults(reading)))


def _faults(reading: Reading) -> list[Fault]:
    found = [
        Fault(
            place_of(one.place),
            _("The heading is longer than %(limit)d letters: “%(text)s…”")
            % {"limit": LONGEST_HEADING, "text": one.text[:60]},
        )
        for one in reading.found
        if one.kind is Kind.HEADING and len(one.text) > LONGEST_HEADING
    ]
    if len(reading.found) > MOST_PASSAGES:
        found.append(
            Fault(
                place_of(reading.found[MOST_PASSAGES].place),
                _("The document has more than %(limit)d passages.") % {"limit": MOST_PASSAGES},
            )
        )
    return found


def place_of(place: int) -> str:
    """A block of the document in words."""
    return _("paragraph or table no. %(place)d") % {"place": place}


def _structured(found: Sequence[Found]) -> tuple[list[Draft], list[Remark]]:
    drafts: list[Draft] = []
    left_out: list[Remark] = []
    levels: list[int] = []
    kinds: list[PassageKind] = []
    below = 0
    for one in found:
        if one.kind is Kind.HEADING:
            above = levels[-1] if levels else 0
            if one.level > above + 1:
                left_out.append(Remark(Notice.LEVEL_LEFT_OUT, one.place, one.text))
            while levels and levels[-1] >= one.level:
                levels.pop()
                kinds.pop()
            depth = min(len(levels) + 1, DEEPEST_HEADING)
            kind = _kind(one.text, depth, kinds)
            levels.append(one.level)
            kinds.append(kind)
            drafts.append(Draft(kind, depth, one.text, "", one.place))
            below = 0
            continue
        base = min(len(levels), DEEPEST_HEADING) + 1
        depth = base + one.level + below if one.kind is Kind.ITEM else base
        last = drafts[-1].depth if drafts else 0
        kind = PassageKind.TABLE if one.kind is Kind.TABLE else PassageKind.PARAGRAPH
        drafts.append(Draft(kind, min(depth, last + 1, DEEPEST), "", one.text, one.place))
        if one.kind is not Kind.ITEM:
            below = 1 if one.introduces else 0
    return drafts, left_out


def _kind(text: str, depth: int, above: Sequence[PassageKind]) -> PassageKind:
    low = text.lower()
    if low.startswith(ANNEXES):
        return PassageKind.ANNEX
    if depth == 1 and low.startswith(PARTS):
        return PassageKind.PART
    return PassageKind.CHAPTER if depth == 1 or above[-1:] == [PassageKind.PART] else PassageKind.SECTION


def sides(drafts: Sequence[Draft]) -> list[Side]:
    """The passages to be as they are compared; their refs are their places among `drafts`, which no ref is."""
    labels = numbers((one.kind, one.depth) for one in drafts)
    above: list[tuple[int, str]] = []
    found = []
    for index, (one, label) in enumerate(zip(drafts, labels, strict=True)):
        above = [(depth, ref) for depth, ref in above if depth < one.depth]
        parent = above[-1][1] if above else ""
        found.append(Side(f"~{index}", label, one.kind.value, one.heading, one.text or None, parent))
        above.append((one.depth, f"~{index}"))
    return found


def compared(before: Sequence[Side], drafts: Sequence[Draft]) -> list[Pair]:
    """What the document changes against the version before."""
    return match(before, sides(drafts))


def kept(pairs: Sequence[Pair]) -> dict[int, str]:
    """{place among the drafts: ref} of the passages that are certainly those of the version before."""
    return {
        int(pair.after.ref[1:]): pair.before.ref
        for pair in pairs
        if pair.before and pair.after and pair.change in KEPT and not pair.uncertain
    }


def refs(drafts: Sequence[Draft], keep: Mapping[int, str], taken: set[str]) -> list[str]:
    """A lasting id for every passage: the kept one, or one that no version of the model has, made from the heading."""
    used = set(taken) | set(keep.values())
    section, found = "tekst", []
    for index, one in enumerate(drafts):
        ref = keep.get(index)
        if ref is None:
            base = slug(one.heading)[:REF_LENGTH].strip("-") if one.heading else ""
            ref = _free(base, used) if base else _counted(section, used)
            used.add(ref)
        if one.heading:
            section = ref[:REF_LENGTH].strip("-")
        found.append(ref)
    return found


def _free(base: str, used: set[str]) -> str:
    return base if base not in used else _counted(base, used, 2)


def _counted(base: str, used: set[str], first: int = 1) -> str:
    number = first
    while f"{base}-{number}" in used:
        number += 1
    return f"{base}-{number}"
