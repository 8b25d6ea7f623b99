"""Rows by the words a person knows them by, for choosing and showing references."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from django.utils.translation import gettext as _

from kooperacje.base.text import shortened
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import batch, rows
from kooperacje.consultations.queries.batch import Statement

NAMED_BY = {
    "question": "text",
    "channel": "text",
    "stage": "title",
    "institution": "name",
    "answer": "institution__name",
    "meeting": "title",
    "group": "title",
    "remark": "text",
    "theme": "title",
    "remark-group": "title",
}
NUMBERED = frozenset({"question", "stage"})
LENGTH = 90

Names = Mapping[str, Mapping[str, str]]
"""{kind: {key: words}} in the order of the lists."""


def of(consultation: Consultation, kinds: Iterable[str]) -> dict[str, dict[str, str]]:
    """The words of every row of these kinds: one query in all."""
    wanted = list(kinds)
    if not wanted:
        return {}
    found = batch.read(consultation.pk, [naming(kind) for kind in wanted])
    return {kind: named(kind, values) for kind, values in zip(wanted, found, strict=True)}


@cache
def naming(kind: str) -> Statement:
    """Key and words of every row of the kind, for those who read more with it."""
    which = catalogue.BY_NAME[kind]
    found = which.model._default_manager.filter(consultation=batch.SOME, **which.fixed).order_by("position")
    return batch.written(found.values_list("key", NAMED_BY[kind]))


def named(kind: str, found: Iterable[Sequence[str]]) -> dict[str, str]:
    """What `naming` found, as a person knows it."""
    return {key: words(kind, number, text) for number, (key, text) in enumerate(found, start=1)}


def some(consultation: Consultation, keys: Mapping[str, Collection[str]]) -> dict[str, dict[str, str]]:
    """The words of the rows with these keys, of kinds that are not numbered: one query each."""
    named: dict[str, dict[str, str]] = {}
    for kind, wanted in keys.items():
        found = rows.of(consultation, catalogue.BY_NAME[kind]).filter(key__in=sorted(wanted))
        values = found.values_list("key", NAMED_BY[kind])
        named[kind] = {key: words(kind, 0, text) for key, text in values}
    return named


def words(kind: str, number: int, text: str) -> str:
    """One row, shortened; its number where it is known by that."""
    short = shortened(text, LENGTH)
    return f"{number}. {short}" if kind in NUMBERED else short


def source(names: Names, reference: str) -> str:
    """What a conclusion rests on, in a few words: questions and stages by their numbers."""
    kind, _colon, key = reference.partition(":")
    words = names.get(kind, {}).get(key, key)
    match kind:
        case "question":
            return _("question %(name)s") % {"name": words.partition(".")[0]}
        case "answer":
            return _("answer: %(name)s") % {"name": words}
        case "meeting":
            return _("meeting: %(name)s") % {"name": words}
        case "stage":
            return _("stage %(name)s") % {"name": words.partition(".")[0]}
        case _:
            return _("remark %(name)s") % {"name": key}
