"""Polish text as keys: the embedded database has no Polish collation, so order and search keys are made here."""

import re
import unicodedata

_ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_RANK = {letter: chr(0x100 + index) for index, letter in enumerate(_ALPHABET)}
_PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")


def sort_key(text: str) -> str:
    """A key whose byte order is the Polish dictionary order; digits and signs come before letters."""
    folded = "".join(char if char in _RANK else _fold(char) for char in text.casefold())
    return "".join(_RANK.get(char, char) for char in folded)


def search_key(text: str) -> str:
    """Lower-case words without diacritics and punctuation, one space between them."""
    return " ".join(re.findall(r"[a-z0-9]+", _fold(text.translate(_PLAIN).casefold())))


def slug(text: str) -> str:
    """A stable address part: lower-case Latin letters, digits and hyphens."""
    return search_key(text).replace(" ", "-")


def _fold(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
