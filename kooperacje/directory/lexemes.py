"""Words as the search knows them: every dictionary form a word may be of, without diacritics; no database.

Polish words by Morfeusz. A word that Morfeusz does not know, most often one typed without diacritics or a word of
another language, also meets whatever begins with its stem.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kooperacje.base import polish

TOKEN = re.compile(r"[^\W_]+")
LONGEST = 60
MOST_WORDS = 12
SHORTEST_BEGINNING = 3
SHORTEST_STEM = 4
WEIGHTS = "ABCD"
APOSTROPHES = str.maketrans("", "", "'’ʼ`")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question: as typed, without diacritics, and what it may stand for in the index."""

    typed: str
    plain: str
    exact: tuple[str, ...]
    beginnings: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """Its part of a `tsquery`; lexemes are letters and digits only."""
        parts = [f"'{one}'" for one in self.exact] + [f"'{one}':*" for one in self.beginnings]
        return f"({' | '.join(parts)})"


def tokens(text: str) -> Iterator[str]:
    """Words that mean something and numbers, in small letters."""
    for token in TOKEN.findall(text.lower().translate(APOSTROPHES)):
        if len(token) <= LONGEST and plain(token) not in polish.STOP and (len(token) > 1 or token.isdigit()):
            yield token


def plain(word: str) -> str:
    """In small letters, without Polish diacritics."""
    return word.lower().translate(polish.DIACRITICS)


@lru_cache(100_000)
def known(word: str) -> tuple[tuple[str, ...], bool]:
    """Dictionary forms with the word itself, and whether the dictionary knows it at all."""
    found = polish.analyses(word)
    if found is None:
        return (plain(word), polish.stem(word)), False
    forms = {form[1].split(":")[0].lower().translate(polish.DIACRITICS) for _at, _to, form in found}
    sure = all(form[2] != "ign" for _at, _to, form in found)
    clean = {one for one in forms if TOKEN.fullmatch(one)}
    return tuple(sorted({plain(word), *clean})), sure


def vector(parts: Iterable[tuple[str, str]]) -> str:
    """A `tsvector` of texts with their weights, as PostgreSQL reads it."""
    places: dict[str, set[str]] = {}
    for weight, text in parts:
        for token in tokens(text):
            for form in known(token)[0]:
                places.setdefault(form, set()).add(weight)
    return " ".join(
        f"'{form}':" + ",".join(f"{WEIGHTS.index(weight) + 1}{weight}" for weight in sorted(weights))
        for form, weights in sorted(places.items())
    )


def question(text: str, *, typing: bool = False) -> tuple[Word, ...]:
    """The words of a question; while it is being typed its last word may be the beginning of one."""
    words = [_word(token) for token in tokens(text)][:MOST_WORDS]
    if typing and words and not text[-1:].isspace():
        last = words.pop()
        if len(last.plain) >= SHORTEST_BEGINNING:
            words.append(Word(last.typed, last.plain, last.exact, (*last.beginnings, last.plain)))
    return tuple(words)


def _word(token: str) -> Word:
    forms, sure = known(token)
    return Word(token, plain(token), forms, () if sure else _stems(token))


def _stems(token: str) -> tuple[str, ...]:
    if token.isdigit():
        return ()
    if _CYRILLIC.search(token):
        stem = token[:-2] if len(token) > SHORTEST_STEM + 2 else token
    else:
        stem = polish.stem(token)
    return (stem,) if len(stem) >= SHORTEST_STEM else ()


def query(words: Iterable[Word], *, every: bool = True) -> str:
    """A `tsquery`: all of the words, or any."""
    return (" & " if every else " | ").join(word.query for word in words)
