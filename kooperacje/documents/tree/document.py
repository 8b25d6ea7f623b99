"""Sections and the document itself, with the checks that need the whole tree."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kooperacje.documents.tree.blocks import (
    Block,
    BulletList,
    Callout,
    Fact,
    Facts,
    Figure,
    FormField,
    Item,
    NumberedList,
    Paragraph,
)
from kooperacje.documents.tree.errors import require
from kooperacje.documents.tree.inline import Link, links
from kooperacje.documents.tree.tables import Table

ANCHOR = re.compile(r"[a-z][a-z0-9-]*\Z")
DEEPEST = 5
"""Section levels allowed; the title of the document is the heading above them, so HTML needs h1 to h6."""

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks and the sections below it; the level follows from the nesting.

    ``numbered=False`` leaves the section (an annex, a foreword) out of the numbering.
    """

    title: str
    anchor: str
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()
    numbered: bool = True

    def __post_init__(self) -> None:
        require(self.title.strip(), f"The section {self.anchor!r} has no title.")
        require(ANCHOR.match(self.anchor), f"The anchor {self.anchor!r} must be like 'stage-2'.")


@dataclass(frozen=True, slots=True)
class Meta:
    """Who issues the document, and when.

    ``date`` is printed as given, so a date known only as a month may be told so. ``modified`` is the moment
    the content last changed: files carry it as their time stamp, so equal content gives equal bytes.
    """

    organisation: str = ""
    author: str = ""
    date: str = ""
    keywords: tuple[str, ...] = ()
    description: str = ""
    modified: datetime = field(default=LONG_AGO)

    def __post_init__(self) -> None:
        require(self.modified.tzinfo is not None, "The time stamp of a document must have a time zone.")


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``language`` is ``pl`` or ``en``; ``identifier`` is a stable name such as a slug."""

    title: str
    identifier: str
    sections: tuple[Section, ...]
    subtitle: str = ""
    language: str = "pl"
    meta: Meta = Meta()
    blocks: tuple[Block, ...] = ()
    """Blocks before the first section, such as a summary."""
    contents: bool | None = None
    """Whether files carry a table of contents; None: when there are more than two sections."""

    def __post_init__(self) -> None:
        require(self.title.strip(), "A document has no title.")
        require(self.identifier.strip(), f"The document «{self.title}» has no identifier.")
        require(
            self.language in ("pl", "en"), f"The language {self.language!r} is not known: use 'pl' or 'en'."
        )
        deepest = max((depth for depth, _ in self.walk()), default=0)
        require(deepest <= DEEPEST, f"The sections are nested {deepest} deep; {DEEPEST} levels are allowed.")
        self._check_names()
        self._check_links()

    @property
    def has_contents(self) -> bool:
        """Whether a file of this document begins with a table of contents."""
        return len(list(self.walk())) > 2 if self.contents is None else self.contents

    def walk(self) -> Iterator[tuple[int, Section]]:
        """Every section with its level (1 is the top), in reading order."""
        yield from _walk(self.sections, 1)

    def all_blocks(self) -> Iterator[Block]:
        """Every block in reading order; what stands inside a callout follows the callout."""
        groups = [self.blocks, *(section.blocks for _, section in self.walk())]
        for group in groups:
            for block in group:
                yield block
                if isinstance(block, Callout):
                    yield from block.blocks

    def tables(self) -> tuple[Table, ...]:
        """Every table in reading order, those of figures included."""
        return tuple(
            block.data if isinstance(block, Figure) else block
            for block in self.all_blocks()
            if isinstance(block, Table | Figure)
        )

    def figures(self) -> tuple[Figure, ...]:
        """Every figure in reading order."""
        return tuple(block for block in self.all_blocks() if isinstance(block, Figure))

    def facts(self) -> tuple[Fact, ...]:
        """Every fact in reading order."""
        return tuple(fact for block in self.all_blocks() if isinstance(block, Facts) for fact in block.facts)

    def _check_names(self) -> None:
        _require_unique("section anchor", [section.anchor for _, section in self.walk()])
        _require_unique("table key", [table.key for table in self.tables()])
        _require_unique("figure key", [figure.key for figure in self.figures()])
        _require_unique("fact key", [fact.key for fact in self.facts() if fact.key])
        _require_unique("field key", [b.key for b in self.all_blocks() if isinstance(b, FormField)])
        _require_unique("anchor", self._anchors())

    def _anchors(self) -> list[str]:
        sections = [section.anchor for _, section in self.walk()]
        tables = [f"table-{table.key}" for table in self.tables()]
        return sections + tables + [f"figure-{figure.key}" for figure in self.figures()]

    def _check_links(self) -> None:
        anchors = set(self._anchors())
        for link in (link for block in self.all_blocks() for link in _links(block)):
            target = link.href.removeprefix("#")
            known = not link.href.startswith("#") or target in anchors
            require(
                known,
                f"The link «{link.text}» leads to {link.href!r}, but no such anchor is in the document.",
            )


def _walk(sections: tuple[Section, ...], level: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield level, section
        yield from _walk(section.sections, level + 1)


def _require_unique(what: str, names: list[str]) -> None:
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    require(twice is None, f"The {what} {twice!r} is used twice.")


def _links(block: Block) -> Iterator[Link]:
    """Links directly in ``block``; the blocks of a callout are visited by themselves."""
    if isinstance(block, Paragraph):
        yield from links(block.content)
    elif isinstance(block, BulletList | NumberedList):
        yield from _item_links(block)
    elif isinstance(block, Facts):
        for fact in block.facts:
            yield from links(fact.value)
    elif isinstance(block, Table):
        for row in block.body():
            for cell in row:
                if type(cell) in (Link, tuple):
                    yield from links(cell)


def _item_links(block: BulletList | NumberedList) -> Iterator[Link]:
    for item in block.items:
        if isinstance(item, Item):
            yield from links(item.content)
            yield from _item_links(item.below)
        else:
            yield from links(item)
