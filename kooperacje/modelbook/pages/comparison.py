"""What changed between two versions."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse

from kooperacje.modelbook import queries, words
from kooperacje.modelbook.difference import Pair, Piece
from kooperacje.modelbook.difference import words as compare_words
from kooperacje.modelbook.models import ModelVersion
from kooperacje.modelbook.states import Change


@dataclass(frozen=True, slots=True)
class Row:
    """A passage: what happened to it, and word by word what it said and says. `text` is empty where it is unknown."""

    ref: str
    number: str
    change: tuple[str, str]
    heading: tuple[Piece, ...]
    text: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    name: str
    before: str
    after: str
    before_url: str
    after_url: str
    list_url: str
    counts: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]


def comparison(before: ModelVersion, after: ModelVersion) -> Comparison:
    """Every passage of both versions in the order of the later one, unchanged ones too."""
    pairs = queries.differences(before, after)
    seen = Counter(pair.change for pair in pairs)
    key = after.model.key
    return Comparison(
        name=after.model.name,
        before=before.label,
        after=after.label,
        before_url=reverse("modelbook:version", args=[key, before.number]),
        after_url=reverse("modelbook:version", args=[key, after.number]),
        list_url=reverse("modelbook:models"),
        counts=tuple((str(words.CHANGE[change][1]), seen[change]) for change in Change),
        rows=tuple(_row(pair) for pair in pairs),
    )


def _row(pair: Pair) -> Row:
    kind, label = words.CHANGE[pair.change]
    old, new = pair.before, pair.after
    shown = new or old
    return Row(
        ref=pair.ref,
        number=shown.number if shown else "",
        change=(kind, str(label)),
        heading=tuple(compare_words(old.heading if old else "", new.heading if new else "")),
        text=tuple(compare_words((old.text or "") if old else "", (new.text or "") if new else "")),
    )
