"""Which words a card is found by, and how those of a search are asked for. Inflection and diacritics do not matter."""

import re
from collections.abc import Iterable

from kooperacje.base import polish
from kooperacje.base.text import plain

_SAFE = re.compile(r"^[a-z0-9]+$")
SHORTEST_BEGINNING = 4


def of(texts: Iterable[str]) -> list[str]:
    """All words of the texts as written and in their dictionary forms, without diacritics."""
    found: set[str] = set()
    for text in texts:
        for word in polish.words(text):
            found.add(plain(word))
            found.update(polish.forms(word))
    return sorted(word for word in found if _SAFE.match(word))


def question(text: str) -> str:
    """The words of a search as PostgreSQL asks for them: each must be met, in some form; empty: nothing is asked."""
    asked = []
    for word in polish.words(text):
        forms = {plain(word), *polish.forms(word)}
        choices = {form for form in forms if _SAFE.match(form)}
        stem = polish.stem(word)
        if len(stem) >= SHORTEST_BEGINNING and _SAFE.match(stem):
            choices.add(f"{stem}:*")
        if choices:
            asked.append("(" + " | ".join(sorted(choices)) + ")")
    return " & ".join(asked)
