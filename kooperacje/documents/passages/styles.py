"""What the styles of a document say about its paragraphs: heading, title, contents, list."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kooperacje.documents.answerform.opening import Package, W

HEADING = re.compile(r"(?:heading|nagłówek|naglowek)\s*([1-9])\Z", re.IGNORECASE)
TITLE = re.compile(r"(?:title|tytuł|tytul|subtitle|podtytuł)\Z", re.IGNORECASE)
CONTENTS = re.compile(
    r"(?:toc|spis treści)(?:\s*\d|\s*heading)?\Z|toc heading\Z|nagłówek spisu treści\Z", re.IGNORECASE
)
LAST_LEVEL = 9
MOST_STEPS = 20
"""Styles that are based on one another, at most; a circle ends here."""


@dataclass(frozen=True)
class Styles:
    """The styles of the document by their ids, and what is not a list although it is numbered so."""

    by_id: dict[str, Any]
    unnumbered: frozenset[tuple[str, str]]
    """(list, level) of lists that show neither number nor sign."""

    @classmethod
    def of(cls, package: Package) -> "Styles":
        root = package.xml("word/styles.xml")
        found = [] if root is None else root.findall(f"{W}style")
        return cls(
            {style.get(f"{W}styleId", ""): style for style in found},
            frozenset(_unnumbered(package.xml("word/numbering.xml"))),
        )

    @cached_property
    def default(self) -> str:
        """The style of paragraphs that name none."""
        return next(
            (
                key
                for key, style in self.by_id.items()
                if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph"
            ),
            "",
        )

    def names(self, paragraph: Any) -> list[str]:
        """The names of the paragraph's style and of those that it is based on."""
        return [_value(style, "name") for style in self._chain(paragraph)]

    def level(self, paragraph: Any) -> int | None:
        """The level of a heading, from 1; None for what is none."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None:
            return _outline(own)
        for style in self._chain(paragraph):
            if named := HEADING.match(_value(style, "name")):
                return int(named[1])
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                return _outline(outline)
        return None

    def is_title(self, paragraph: Any) -> bool:
        return any(TITLE.match(name) for name in self.names(paragraph))

    def is_contents(self, paragraph: Any) -> bool:
        return any(CONTENTS.match(name) for name in self.names(paragraph))

    def list_level(self, paragraph: Any) -> int | None:
        """How deep a list item stands, from 0; None for what is no list item."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        candidates = [own] if own is not None else []
        candidates += [style.find(f"{W}pPr/{W}numPr") for style in self._chain(paragraph)]
        for properties in candidates:
            if properties is None:
                continue
            number, level = _value(properties, "numId"), _value(properties, "ilvl") or "0"
            if not number:
                continue
            if number == "0" or (number, level) in self.unnumbered:
                return None
            return int(level) if level.isdecimal() else 0
        return None

    def _chain(self, paragraph: Any) -> list[Any]:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        key = self.default if named is None else named.get(f"{W}val", "")
        found: list[Any] = []
        while key in self.by_id and len(found) < MOST_STEPS:
            found.append(self.by_id[key])
            key = _value(found[-1], "basedOn")
        return found


def _value(element: Any, name: str) -> str:
    node = element.find(f"{W}{name}")
    return "" if node is None else str(node.get(f"{W}val", ""))


def _outline(node: Any) -> int | None:
    value = str(node.get(f"{W}val", ""))
    return int(value) + 1 if value.isdecimal() and int(value) < LAST_LEVEL else None


def _unnumbered(root: Any | None) -> list[tuple[str, str]]:
    if root is None:
        return []
    silent = {
        (abstract.get(f"{W}abstractNumId"), level.get(f"{W}ilvl"))
        for abstract in root.iterfind(f"{W}abstractNum")
        for level in abstract.iterfind(f"{W}lvl")
        if _value(level, "numFmt") == "none" and not _value(level, "lvlText").strip()
    }
    return [
        (number.get(f"{W}numId", ""), level)
        for number in root.iterfind(f"{W}num")
        for abstract, level in silent
        if abstract == _value(number, "abstractNumId")
    ]
