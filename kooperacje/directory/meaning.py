"""What residents type and cards rarely say: words that lead to a heading. No database."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml

from kooperacje.directory import lexemes

_given = yaml.safe_load((files("kooperacje.directory") / "data" / "words.yaml").read_text("utf-8"))
UNSAID = frozenset(_given["unsaid"].split())
URGENT = frozenset(_given["urgent"])
"""Headings at which the emergency number stands first."""


@cache
def _forms() -> dict[str, frozenset[str]]:
    return {
        key: frozenset(form for token in lexemes.tokens(text) for form in lexemes.known(token)[0])
        for key, text in _given["words"].items()
    }


def meant(asked: Iterable[lexemes.Word]) -> tuple[str, ...]:
    """Keys of the headings that the words lead to, first what most of them lead to."""
    words = tuple(asked)
    met = {key: sum(_meets(word, forms) for word in words) for key, forms in _forms().items()}
    return tuple(sorted((key for key, count in met.items() if count), key=lambda key: -met[key]))


def _meets(word: lexemes.Word, forms: frozenset[str]) -> bool:
    if not forms.isdisjoint(word.exact):
        return True
    return any(form.startswith(word.beginnings) for form in forms) if word.beginnings else False


def telling(asked: tuple[lexemes.Word, ...]) -> tuple[lexemes.Word, ...]:
    """The words without those that say nothing; all of them where there are no others."""
    return tuple(word for word in asked if word.plain not in UNSAID) or asked
