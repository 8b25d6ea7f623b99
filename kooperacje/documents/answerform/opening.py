"""Opening a DOCX that somebody sent: as data only. Nothing in it is followed, expanded or run."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN_PART = "word/document.xml"
PART_LIMIT = 30 * 1024 * 1024
"""Bytes of one part, unpacked; the text of a form or of a model of a hundred pages takes a tenth of it."""
DEPTH_LIMIT = 200


class Why(StrEnum):
    """Why a file cannot be read."""

    NO_DOCX = "no_docx"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    ENTITIES = "entities"
    EMPTY = "empty"


class Unreadable(Exception):
    """The file is not read; `why` says for what reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class Package:
    """The parts of a DOCX, unpacked no further than the limit, whatever the archive declares."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
            raise Unreadable(Why.NO_DOCX) from problem
        self.names = tuple(dict.fromkeys(self._archive.namelist()))
        """Names of the parts, each once, in the order of the archive."""
        self._names = frozenset(self.names)
        if MAIN_PART not in self._names:
            raise Unreadable(Why.NO_DOCX)

    def xml(self, name: str) -> Any | None:
        """The root of a part; None where the file has none. Raises `Unreadable`."""
        return parse(self.part(name)) if name in self._names else None

    def part(self, name: str) -> bytes:
        """The bytes of a part that is there, or `Unreadable`."""
        try:
            with self._archive.open(name) as part:
                content = part.read(PART_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as problem:
            raise Unreadable(Why.DAMAGED) from problem
        if len(content) > PART_LIMIT:
            raise Unreadable(Why.TOO_LARGE)
        return content

    def body(self) -> Any:
        """The body of the document."""
        root = self.xml(MAIN_PART)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise Unreadable(Why.DAMAGED)
        return body


def parse(content: bytes) -> Any:
    """The root element. A document type, the only way to declare an entity, is refused. Raises `Unreadable`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise Unreadable(Why.DAMAGED) from problem
    if root.getroottree().docinfo.doctype:
        raise Unreadable(Why.ENTITIES)
    return root


_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_UNSEEN = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText"})


def text_of(element: Any) -> str:
    """What a reader sees in the element when all tracked changes are accepted."""
    return "".join(_pieces(element, 0)).strip()


def _pieces(element: Any, depth: int) -> Iterator[str]:
    if depth > DEPTH_LIMIT:
        return
    tag = element.tag
    if tag == f"{W}t":
        yield element.text or ""
    elif tag in _BREAKS:
        yield _BREAKS[tag]
    elif tag == f"{W}ddList":
        yield _chosen(element)
    elif tag not in _UNSEEN and not _is_alternative(element):
        for child in element:
            yield from _pieces(child, depth + 1)


def _chosen(field: Any) -> str:
    """The entry that is shown by a list of the older kind, which holds its answer as a number."""
    entries = [entry.get(f"{W}val", "") for entry in field.findall(f"{W}listEntry")]
    result = field.find(f"{W}result")
    number = "0" if result is None else result.get(f"{W}val", "0")
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""


def _is_alternative(element: Any) -> bool:
    """The second writing of the same thing, for older programs."""
    return isinstance(element.tag, str) and element.tag.endswith("}Fallback")
