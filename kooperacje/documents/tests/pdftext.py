"""Reads the words of a tagged PDF back through its structure tree, as a screen reader would."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


class TaggedText:
    """The words of every marked piece of content, and the elements that own them."""

    def __init__(self, path: Path | str) -> None:
        self._pdf = pikepdf.open(path)
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}
        self._pieces = {page.obj.objgen: dict(self._page(page)) for page in self._pdf.pages}

    def __enter__(self) -> "TaggedText":
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    def text(self) -> str:
        """Every tagged word in reading order."""
        return _tidy(self._words(self._pdf.Root.StructTreeRoot.K, None, " "))

    def tables(self) -> list[list[list[str]]]:
        """The cells of every table, row by row, the header first."""
        return [
            [[self._cell(cell) for cell in _find(row, ("TH", "TD"))] for row in _find(table, ("TR",))]
            for table in _find(self._pdf.Root.StructTreeRoot, ("Table",))
        ]

    def alternatives(self) -> list[str]:
        """The text alternative of every figure."""
        return [str(figure.Alt) for figure in _find(self._pdf.Root.StructTreeRoot, ("Figure",))]

    def headings(self) -> list[tuple[str, str]]:
        """The type and the words of every heading."""
        found = _find(self._pdf.Root.StructTreeRoot, ("H1", "H2", "H3", "H4", "H5"))
        return [(str(node.S)[1:], _tidy(self._words(node.get("/K"), node.get("/Pg")))) for node in found]

    def _cell(self, cell: Dictionary) -> str:
        return _tidy(self._words(cell.get("/K"), cell.get("/Pg")))

    def _words(self, item: Any, page: Any, between: str = "") -> str:
        if isinstance(item, Array):
            return between.join(self._words(child, page, between) for child in item)
        if isinstance(item, int):
            return self._pieces[page.objgen].get(item, "") if page is not None else ""
        if not isinstance(item, Dictionary):
            return ""
        if "/ActualText" in item:
            return str(item.ActualText)
        own = item.get("/Pg", page)
        if "/MCID" in item:
            return self._pieces[own.objgen].get(int(item.MCID), "")
        return self._words(item.get("/K"), own, between)

    def _page(self, page: pikepdf.Page) -> Iterator[tuple[int, str]]:
        """Words by the number of their mark."""
        pieces: dict[int, str] = {}
        stack: list[tuple[int | None, str | None]] = []
        font: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BDC", "BMC"):
                stack.append(_mark(operands, page))
            elif operator == "EMC":
                mark, actual = stack.pop()
                owner = mark if mark is not None else _owner(stack)
                if actual is not None and owner is not None:
                    pieces[owner] = pieces.get(owner, "") + actual
            elif operator == "Tf":
                font = self._font(page.obj.Resources.Font[operands[0]])
            elif operator in ("Tj", "TJ"):
                _add(pieces, stack, _decode(operands[0], font))
        yield from pieces.items()

    def _font(self, font: Dictionary) -> dict[int, str]:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = _letters(font.ToUnicode.read_bytes())
        return self._fonts[font.objgen]


def _add(pieces: dict[int, str], stack: list[tuple[int | None, str | None]], words: str) -> None:
    """Shown words, unless something around them says what they stand for."""
    owner = _owner(stack)
    if owner is not None and all(actual is None for _, actual in stack):
        pieces[owner] = pieces.get(owner, "") + words


def _owner(stack: list[tuple[int | None, str | None]]) -> int | None:
    return next((mark for mark, _ in reversed(stack) if mark is not None), None)


def _mark(operands: Any, page: pikepdf.Page) -> tuple[int | None, str | None]:
    if len(operands) < 2:
        return None, None
    properties = operands[1]
    if isinstance(properties, Name):
        properties = page.obj.Resources.Properties[properties]
    mark = int(properties.MCID) if "/MCID" in properties else None
    return mark, str(properties.ActualText) if "/ActualText" in properties else None


def _decode(shown: Any, font: dict[int, str]) -> str:
    parts = (
        [part for part in shown if isinstance(part, pikepdf.String)] if isinstance(shown, Array) else [shown]
    )
    codes = b"".join(bytes(part) for part in parts)
    return "".join(
        font.get(int.from_bytes(codes[i : i + 2], "big"), "\ufffd") for i in range(0, len(codes), 2)
    )


def _letters(cmap: bytes) -> dict[int, str]:
    """The letters of a ToUnicode map; Typst lists single codes and ranges that begin with one letter."""
    letters: dict[int, str] = {}
    for kind, body in _BLOCK.findall(cmap):
        values = [
            bytes.fromhex(found[0].decode()) for found in _HEX.findall(body) if not found[1] and not found[2]
        ]
        step = 2 if kind == b"bfchar" else 3
        for group in zip(*[iter(values)] * step, strict=False):
            first, last = int.from_bytes(group[0], "big"), int.from_bytes(group[step - 2], "big")
            start = group[-1].decode("utf-16-be")
            for offset in range(last - first + 1):
                letters[first + offset] = start[:-1] + chr(ord(start[-1]) + offset)
    return letters


def _find(item: Any, kinds: tuple[str, ...]) -> Iterator[Dictionary]:
    """Elements of these types below ``item``; those inside a found one are not looked for."""
    children = item.get("/K") if isinstance(item, Dictionary) else item
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and "/S" in child:
            if str(child.S)[1:] in kinds:
                yield child
            else:
                yield from _find(child, kinds)


def _tidy(words: str) -> str:
    """Without the marks of broken lines."""
    whole = words.replace("\u00ad", "").replace("\u200b", "").replace("\u2010", "")
    return " ".join(whole.split())
