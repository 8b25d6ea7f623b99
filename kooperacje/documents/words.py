"""Text that every format can carry: characters that XML forbids, and characters the font does not have."""

import re
from functools import lru_cache
from pathlib import Path

import fontpkg_inter

REPLACEMENT = "\ufffd"
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_COMMON = re.compile(
    "[\\x09\\x0a\\x20-\\x7e\\xa0-\\u017f\\u0400-\\u045f\\u0490\\u0491\\u2010-\\u2026\\u20ac]*\\Z"
)
_REGULAR = Path(fontpkg_inter.__file__).parent / "files" / "Inter[opsz,wght].ttf"


def legible(text: str) -> str:
    """``text`` with every character that no XML document may hold replaced by U+FFFD, and one kind of line end."""
    clean = _FORBIDDEN.sub(REPLACEMENT, text)
    return clean.replace("\r\n", "\n").replace("\r", "\n") if "\r" in clean else clean


def printable(text: str) -> str:
    """``text`` as the font of the PDF can print it: a character it lacks is given by its code, ``[U+1F600]``.

    A PDF/A must not hold a glyph that says "missing", and a reader must still learn what was written.
    """
    clean = legible(text)
    if _COMMON.match(clean):
        return clean
    known = _repertoire()
    return "".join(c if c in known or c == "\n" else _code(c) for c in clean)


def _code(character: str) -> str:
    if character.isspace():
        return " "
    return f"[U+{ord(character):04X}]"


@lru_cache(maxsize=1)
def _repertoire() -> frozenset[str]:
    from fontTools.ttLib import TTFont  # slow to import, and needed for rare characters only

    with TTFont(_REGULAR, lazy=True) as font:
        return frozenset(map(chr, font["cmap"].getBestCmap()))
