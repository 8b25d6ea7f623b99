"""Passages of which the comparison is not sure: a person says what each became."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from kooperacje.modelbook import queries
from kooperacje.modelbook.difference import Pair, Piece, Side
from kooperacje.modelbook.difference import words as compare_words
from kooperacje.modelbook.matching import alike, candidates, words_of
from kooperacje.modelbook.models import ModelVersion
from kooperacje.modelbook.states import Change

GONE = "-"
"""The value of the answer that a passage is no more; no ref is written so."""


@dataclass(frozen=True, slots=True)
class Option:
    """A passage that the old one may have become, with what would have changed."""

    value: str
    number: str
    pieces: tuple[Piece, ...]
    share: int
    """How alike both are, in per cent."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """An old passage in question. `chosen` is the answer that stands: a ref, `GONE`, or "" while there is none."""

    ref: str
    number: str
    text: str
    options: tuple[Option, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Matches:
    name: str
    before: str
    after: str
    list_url: str
    after_url: str
    difference_url: str
    waiting: tuple[Doubt, ...]
    decided: tuple[Doubt, ...]


def matches(before: ModelVersion, after: ModelVersion) -> Matches:
    """What waits for a person, and what was decided."""
    pairs = queries.differences(before, after)
    said = queries.decided(before, after).became
    key = after.model.key
    found = [_doubt(pair.before, pair, pairs, said) for pair in pairs if pair.before and _asked(pair, said)]
    return Matches(
        name=after.model.name,
        before=before.label,
        after=after.label,
        list_url=reverse("modelbook:models"),
        after_url=reverse("modelbook:version", args=[key, after.number]),
        difference_url=reverse("modelbook:difference", args=[key, before.number, after.number]),
        waiting=tuple(one for one in found if not one.chosen),
        decided=tuple(one for one in found if one.chosen),
    )


def _asked(pair: Pair, said: Mapping[str, str | None]) -> bool:
    return pair.uncertain or bool(pair.before and pair.before.ref in said and pair.change is not Change.SPLIT)


def _doubt(side: Side, pair: Pair, pairs: list[Pair], said: Mapping[str, str | None]) -> Doubt:
    chosen = (said[side.ref] or GONE) if side.ref in said else ""
    options = candidates(side, pairs)
    if pair.after and pair.after.ref not in {one.ref for one in options}:
        options = [pair.after, *options]
    return Doubt(
        ref=side.ref,
        number=side.number,
        text=words_of(side),
        options=tuple(_option(side, one, chosen) for one in options),
        chosen=chosen,
    )


def _option(before: Side, after: Side, chosen: str) -> Option:
    return Option(
        value=after.ref,
        number=after.number,
        pieces=tuple(compare_words(words_of(before), words_of(after))),
        share=round(alike(before, after) * 100),
        chosen=chosen == after.ref,
    )
