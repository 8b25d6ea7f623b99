"""The paragraphs of a document as spans: what stood there, what was put in or taken out, and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kooperacje.documents.answerform.opening import DEPTH_LIMIT, W

_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_SILENT = frozenset({f"{W}instrText", f"{W}delInstrText", f"{W}pPr", f"{W}rPr"})


class Fate(StrEnum):
    """What the tracked changes do with a text."""

    STAYS = "stays"
    PUT_IN = "put_in"
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True, slots=True)
class Change:
    """One tracked change: its fate, its author, and when it was made as the file says (ISO text)."""

    fate: Fate
    author: str
    written_at: str


@dataclass(frozen=True, slots=True)
class Span:
    """A text of one fate, with the comments (their numbers in the file) that lie on it."""

    text: str
    change: Change | None = None
    comments: frozenset[str] = frozenset()

    @property
    def original(self) -> bool:
        return self.change is None or self.change.fate is Fate.TAKEN_OUT


@dataclass
class Paragraph:
    """A paragraph; `place` is the heading above it, `mark` a tracked change of the paragraph as a whole."""

    place: str
    spans: list[Span] = field(default_factory=list)
    mark: Change | None = None
    points: set[str] = field(default_factory=set)
    """Comments that were set on a point and lie on no text."""

    @property
    def original(self) -> str:
        """As it was sent out."""
        return "".join(span.text for span in self.spans if span.original).strip()

    def by(self, author: str) -> str:
        """With the changes of one author accepted and all others rejected."""
        return "".join(span.text for span in self.spans if _kept(span, author)).strip()


def _kept(span: Span, author: str) -> bool:
    if span.change is None:
        return True
    theirs = span.change.author == author
    return theirs if span.change.fate is Fate.PUT_IN else not theirs


class _Walk:
    def __init__(self) -> None:
        self._open: set[str] = set()
        self.place = ""

    def paragraph(self, element: Any) -> Paragraph:
        found = Paragraph(self.place)
        found.mark = _of_paragraph(element)
        self._into(element, found, None, 0)
        if _is_heading(element) and found.original:
            self.place = found.original
            found.place = self.place
        return found

    def _into(self, element: Any, found: Paragraph, change: Change | None, depth: int) -> None:
        if depth > DEPTH_LIMIT:
            return
        for child in element:
            tag = child.tag
            if tag in (f"{W}t", f"{W}delText"):
                self._add(found, child.text or "", change)
            elif tag in _BREAKS:
                self._add(found, _BREAKS[tag], change)
            elif tag == f"{W}commentRangeStart":
                self._open.add(child.get(f"{W}id", ""))
            elif tag == f"{W}commentRangeEnd":
                self._open.discard(child.get(f"{W}id", ""))
            elif tag == f"{W}commentReference":
                found.points.add(child.get(f"{W}id", ""))
            elif (
                tag not in _SILENT
                and tag != f"{W}p"
                and isinstance(tag, str)
                and not tag.endswith("}Fallback")
            ):
                self._into(child, found, _change(child) or change, depth + 1)

    def _add(self, found: Paragraph, text: str, change: Change | None) -> None:
        found.spans.append(Span(text, change, frozenset(self._open)))


def _change(element: Any) -> Change | None:
    fate = Fate.PUT_IN if element.tag in _INSERTED else Fate.TAKEN_OUT if element.tag in _DELETED else None
    if fate is None:
        return None
    return Change(fate, element.get(f"{W}author", ""), element.get(f"{W}date", ""))


def _of_paragraph(element: Any) -> Change | None:
    """The mark of a paragraph that was put in or taken out whole."""
    properties = element.find(f"{W}pPr/{W}rPr")
    children = () if properties is None else properties
    return next((change for child in children if (change := _change(child))), None)


def _is_heading(element: Any) -> bool:
    style = element.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val", "").lower()
    level = element.find(f"{W}pPr/{W}outlineLvl")
    return level is not None or name.startswith(("heading", "nagwek", "nagłówek"))


def paragraphs(body: Any) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those of tables included."""
    walk = _Walk()
    for element in body.iter(f"{W}p"):
        yield walk.paragraph(element)
