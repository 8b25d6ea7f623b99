"""Matters, and a search among them that forgives inflection, missing diacritics and half a word."""

from functools import lru_cache

from kooperacje.base import polish
from kooperacje.base.text import plain
from kooperacje.competences.models import Matter

SHORTEST = 4
MOST_WORDS = 8


def matters() -> list[Matter]:
    """All of them, in their order."""
    return list(Matter.objects.order_by("position", "key"))


def matters_by_key(keys: list[str]) -> list[Matter]:
    """Those with these keys; keys that do not exist are absent."""
    return list(Matter.objects.filter(key__in=keys).order_by("position", "key"))


def search(text: str, among: list[Matter]) -> list[Matter]:
    """Matters that meet the most words of the text; the name counts more than other words for it."""
    asked = list(polish.words(text))[:MOST_WORDS]
    scored = [(_score(asked, matter), matter) for matter in among]
    best = max((score for score, _matter in scored), default=(0, 0))
    if best[0] == 0:
        return []
    found = [pair for pair in scored if pair[0][0] == best[0]]
    found.sort(key=lambda pair: (-pair[0][1], pair[1].position))
    return [matter for _score, matter in found]


def _score(asked: list[str], matter: Matter) -> tuple[int, int]:
    """(words met at all, words met in the name)."""
    name, rest = matter.name, f"{matter.theme} {matter.words} {matter.name_en}"
    in_name = [_met(word, _index(name)) for word in asked]
    anywhere = [met or _met(word, _index(rest)) for word, met in zip(asked, in_name, strict=True)]
    return sum(anywhere), sum(in_name)


@lru_cache(2_000)
def _index(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Dictionary forms of the words, and the words themselves without diacritics."""
    words = list(polish.words(text))
    return frozenset(form for word in words for form in polish.forms(word)), tuple(map(plain, words))


def _met(word: str, index: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    forms, words = index
    if forms & set(polish.forms(word)):
        return True
    start = plain(word)
    if len(start) < SHORTEST:
        return start in words
    stem = start[: max(SHORTEST, len(start) - 3)]
    return any(one.startswith(stem) for one in words)
