"""Two files in, one out."""

import io
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from kooperacje.documents.answerform.opening import MAIN_PART, Package, W
from kooperacje.documents.body import Block, blocks, plainly
from kooperacje.documents.redline.alignment import Change, Pair, arrange
from kooperacje.documents.redline.tracking import Tracker, paired

STYLES = "word/styles.xml"
STYLED = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")


@dataclass(frozen=True)
class Redline:
    """`content` is the DOCX with tracked changes; `pairs` are places among `old` and `new`."""

    content: bytes
    pairs: tuple[Pair, ...]
    old: tuple[Block, ...]
    new: tuple[Block, ...]

    @property
    def counts(self) -> Mapping[Change, int]:
        """How many blocks were what."""
        return Counter(pair.change for pair in self.pairs)

    @property
    def uncertain(self) -> tuple[Pair, ...]:
        """Pairs for which another block would do nearly as well."""
        return tuple(pair for pair in self.pairs if pair.uncertain)


def redline(
    before: Package,
    after: Package,
    *,
    author: str,
    when: datetime,
    matched: Mapping[int, int] | None = None,
) -> Redline:
    """Compare two DOCX files. Raises `answerform.opening.Unreadable`.

    `matched` says which block is which, old place to new place, where that is settled; else the blocks are aligned here.
    """
    root = after.xml(MAIN_PART)
    body = after.body() if root is None else root.find(f"{W}body")
    blocks_old, blocks_new = blocks(plainly(before.body())), blocks(plainly(body))
    pairs = paired(blocks_old, blocks_new) if matched is None else _settled(blocks_old, blocks_new, matched)
    stamp = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    merged = Tracker(author, stamp).merged(blocks_old, blocks_new, pairs)
    section = body.find(f"{W}sectPr")
    for child in list(body):
        body.remove(child)
    body.extend(merged)
    if section is not None:
        body.append(section)
    parts = {MAIN_PART: _bytes(root), **_styles(before, after, merged)}
    return Redline(_packed(after, parts), tuple(pairs), tuple(blocks_old), tuple(blocks_new))


def _settled(old: Sequence[Block], new: Sequence[Block], matched: Mapping[int, int]) -> list[Pair]:
    return arrange([block.likeness for block in old], [block.likeness for block in new], matched)


def _styles(before: Package, after: Package, merged: list[Any]) -> dict[str, bytes]:
    """The new document's styles with those of the old one that only the old paragraphs use."""
    old, new = before.xml(STYLES), after.xml(STYLES)
    if old is None or new is None:
        return {}
    known = {style.get(f"{W}styleId") for style in new.iterfind(f"{W}style")}
    used = {node.get(f"{W}val") for element in merged for node in element.iter(*STYLED)}
    missing = [style for style in old.iterfind(f"{W}style") if style.get(f"{W}styleId") in used - known]
    if not missing:
        return {}
    new.extend(deepcopy(style) for style in missing)
    return {STYLES: _bytes(new)}


def _bytes(root: Any) -> bytes:
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _packed(after: Package, parts: Mapping[str, bytes]) -> bytes:
    """The new file with these parts in place of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in after.names:
            target.writestr(name, parts.get(name) or after.part(name))
    return made.getvalue()
