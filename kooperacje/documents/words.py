"""Text that every format can carry: characters that XML forbids, and characters the font does not have."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import fontpkg_inter

REPLACEMENT = "\ufffd"

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)
"""What no XML document may hold, and the marks that make text read in another order than it is stored."""

_COMMON = "\\x09\\x0a\\x20-\\x7e\\xa0-\\u017f\\u0400-\\u045f\\u0490\\u0491\\u200b\\u2010-\\u2026\\u20ac"
_ONLY_COMMON = re.compile(f"[{_COMMON}]*\\Z")
_UNCOMMON = re.compile(f"[^{_COMMON}]")
_ALONE = re.compile(r"\b([AIOUWZaiouwz]) (?=\w)")
_REGULAR = Path(fontpkg_inter.__file__).parent / "files" / "Inter[opsz,wght].ttf"


def legible(text: str) -> str:
    """``text`` with every forbidden character replaced by U+FFFD, and with one kind of line end."""
    clean = FORBIDDEN.sub(REPLACEMENT, text)
    return clean.replace("\r\n", "\n").replace("\r", "\n") if "\r" in clean else clean


def printable(text: str) -> str:
    """``text`` as the font of the PDF can print it: a character it lacks is given by its code, ``[U+1F600]``.

    A PDF/A must not hold a glyph that says "missing", and a reader must still learn what was written.
    """
    clean = legible(text)
    if _ONLY_COMMON.match(clean):
        return clean
    known = _repertoire()
    return "".join(c if c in known or c == "\n" else _code(c) for c in unicodedata.normalize("NFC", clean))


def drawable(text: str) -> str:
    """``text`` for a picture in the PDF, where accents that stand apart from their letter cannot be drawn."""
    clean = printable(text)
    if _ONLY_COMMON.match(clean):
        return clean
    return "".join(c for c in clean if not unicodedata.category(c).startswith("M"))


def plainest(text: str) -> str:
    """``text`` with every character but the common ones given by its code."""
    return _UNCOMMON.sub(lambda found: _code(found[0]), text)


def tied(text: str) -> str:
    """``text`` with one-letter words (w, z, i, o, u, a) kept on the line of the word after them, as Polish wants."""
    return _ALONE.sub("\\1\u00a0", text)


def _code(character: str) -> str:
    if character.isspace():
        return " "
    return f"[U+{ord(character):04X}]"


@lru_cache(maxsize=1)
def _repertoire() -> frozenset[str]:
    from fontTools.ttLib import TTFont  # slow to import, and needed for rare characters only

    with TTFont(_REGULAR, lazy=True) as font:
        characters = map(chr, font["cmap"].getBestCmap())
        return frozenset(
            c for c in characters if unicodedata.category(c) not in ("Co", "Cf") or c == "\u200b"
        )
