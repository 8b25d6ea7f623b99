"""Polish text as keys: the embedded database has no Polish collation, so order and search keys are made here."""

import re
import unicodedata

_ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_RANK = {letter: chr(0x100 + index) for index, letter in enumerate(_ALPHABET)}
MARKED, UNMARKED = "ąćęłńóśźż", "acelnoszz"
_PLAIN = str.maketrans(MARKED + MARKED.upper(), UNMARKED + UNMARKED.upper())


def sort_key(text: str) -> str:
    """A key whose byte order is the Polish dictionary order; digits and signs come before letters."""
    folded = "".join(char if char in _RANK else _fold(char) for char in text.casefold())
    return "".join(_RANK.get(char, char) for char in folded)


def search_key(text: str) -> str:
    """Lower-case words without diacritics and punctuation, one space between them."""
    return " ".join(re.findall(r"[a-z0-9]+", _fold(text.translate(_PLAIN).casefold())))


def plain(text: str) -> str:
    """Lower-case letters without Polish marks, and everything else as it is."""
    return text.lower().translate(_PLAIN)


def shortened(text: str, length: int) -> str:
    """The beginning of a text on one line, with a sign that more follows."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def slug(text: str) -> str:
    """A stable address part: lower-case Latin letters, digits and hyphens."""
    return search_key(text).replace(" ", "-")


def _fold(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
