"""The body of a document as paragraphs and tables, with the changes that were tracked in it taken as accepted."""

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from kooperacje.documents.answerform.opening import W

UNWRAPPED = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml")
)
DROPPED = frozenset(
    f"{W}{name}"
    for name in (
        *("del", "moveFrom", "sdtPr", "sdtEndPr", "proofErr", "bookmarkStart", "bookmarkEnd", "rPrChange"),
        *("pPrChange", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "lastRenderedPageBreak"),
    )
)


@dataclass(frozen=True)
class Block:
    """A paragraph or a table of the body, or of a cell."""

    element: Any

    @cached_property
    def is_table(self) -> bool:
        return bool(self.element.tag == f"{W}tbl")

    @cached_property
    def text(self) -> str:
        """The words; cells are parted by tabs and paragraphs in tables by line feeds."""
        return text_of(self.element)

    @cached_property
    def likeness(self) -> str:
        """What it is compared by: a paragraph and a table are never alike."""
        return ("\x1e" if self.is_table else "") + self.text


def text_of(element: Any) -> str:
    """The words of a paragraph, a row or a table."""
    if element.tag == f"{W}p":
        return "".join(_said(node) for node in element.iter())
    inner = element.iterfind(f"{W}tr") if element.tag == f"{W}tbl" else element.iterfind(f"{W}tc")
    if element.tag == f"{W}tc":
        return "\n".join(block.text for block in blocks(element))
    return ("\n" if element.tag == f"{W}tbl" else "\t").join(text_of(one) for one in inner)


def _said(node: Any) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    return {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}.get(node.tag, "") if _in_run(node) else ""


def _in_run(node: Any) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == f"{W}r"


def blocks(container: Any) -> list[Block]:
    """The paragraphs and tables of a body or a cell, in order."""
    return [Block(child) for child in container if child.tag in (f"{W}p", f"{W}tbl")]


def plainly(container: Any) -> Any:
    """A copy without wrappers and with tracked changes accepted, so that only words and their form are compared."""
    copy = deepcopy(container)
    _clean(copy)
    return copy


def _clean(element: Any) -> None:
    for child in list(element):
        if not isinstance(child.tag, str) or child.tag in DROPPED:
            _take_out(child)
            continue
        _clean(child)
        if child.tag in UNWRAPPED and child.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            _unwrap(child)


def _take_out(child: Any) -> None:
    parent = child.getparent()
    # A paragraph's properties and a row's hold marks of the same names: they go too, as accepted.
    parent.remove(child)


def _unwrap(child: Any) -> None:
    parent = child.getparent()
    place = parent.index(child)
    for offset, inner in enumerate(list(child)):
        parent.insert(place + offset, inner)
    parent.remove(child)


def same_form(one: Any | None, other: Any | None) -> bool:
    """Whether two sets of properties say the same; none says the same as an empty one."""
    return _canonical(one) == _canonical(other)


def _canonical(properties: Any | None) -> bytes:
    if properties is None or not len(properties):
        return b""
    copy = deepcopy(properties)
    for node in copy.iter():
        for name in [name for name in node.attrib if "rsid" in name]:
            del node.attrib[name]
    etree.cleanup_namespaces(copy)
    written: bytes = etree.tostring(copy, method="c14n2")
    return written
