"""What one part of a consultation says about another must be there: keys are unique and every reference leads somewhere."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from kooperacje.consultations.exchange.schema import Consultation, Part
from kooperacje.consultations.exchange.source import Path

KEYED = (
    "institutions",
    "goals",
    "questions",
    "addressees",
    "implementers",
    "channels",
    "stages",
    "stakeholders",
    "invitations",
    "materials",
    "notices",
    "answers",
    "meetings",
    "headcounts",
    "themes",
    "groups",
    "remarks",
    "changes",
    "verdicts",
    "conclusions",
    "support_topics",
    "support_forms",
    "next_steps",
)

# list -> {field of its rows: the list that the key is looked up in}
LINKS: dict[str, dict[str, str]] = {
    "stages": {"channel": "channels"},
    "stakeholders": {"institution": "institutions"},
    "invitations": {"stage": "stages", "institution": "institutions", "relayed_by": "institutions"},
    "notices": {"stage": "stages"},
    "answers": {
        "institution": "institutions",
        "stage": "stages",
        "channel": "channels",
        "relayed_by": "institutions",
    },
    "meetings": {"stage": "stages", "institutions": "institutions"},
    "headcounts": {"meetings": "meetings"},
    "themes": {"above": "themes"},
    "groups": {"representative": "remarks"},
    "remarks": {
        "answer": "answers",
        "meeting": "meetings",
        "question": "questions",
        "themes": "themes",
        "group": "groups",
    },
    "changes": {"remarks": "remarks"},
    "verdicts": {"remark": "remarks", "meeting": "meetings", "institution": "institutions"},
    "conclusions": {"questions": "questions"},
}

SOURCES = {
    "question": "questions",
    "answer": "answers",
    "meeting": "meetings",
    "stage": "stages",
    "remark": "remarks",
}

Found = tuple[Path, str]


def faults(value: Consultation) -> Iterator[Found]:
    """(path, sentence) of every repeated key and of every reference that leads nowhere, in file order."""
    known = {name: frozenset(part.key for part in getattr(value, name)) for name in KEYED}
    yield from _twice(("territories",), value.territories)
    if value.organiser not in known["institutions"]:
        yield ("organiser",), _missing("institutions", value.organiser)
    for name in KEYED:
        yield from _repeated(name, getattr(value, name))
    for name, fields in LINKS.items():
        for index, row in enumerate(getattr(value, name)):
            for field, target in fields.items():
                yield from _lost((name, index, field), getattr(row, field), target, known[target])
    yield from _conclusions(value, known)
    yield from _overrides(value)


def _repeated(name: str, rows: Iterable[Part]) -> Iterator[Found]:
    seen: set[str] = set()
    for index, row in enumerate(rows):
        key: str = row.key  # type: ignore[attr-defined]
        if key in seen:
            yield (name, index, "key"), _("The key “%(key)s” is used twice in this list.") % {"key": key}
        seen.add(key)


def _lost(
    path: Path, given: str | tuple[str, ...] | None, target: str, known: frozenset[str]
) -> Iterator[Found]:
    if isinstance(given, tuple):
        yield from _twice(path, given)
        for index, key in enumerate(given):
            if key not in known:
                yield (*path, index), _missing(target, key)
    elif given is not None and given not in known:
        yield path, _missing(target, given)


def _conclusions(value: Consultation, known: dict[str, frozenset[str]]) -> Iterator[Found]:
    seen: set[str] = set()
    for index, group in enumerate(value.conclusions):
        for position, conclusion in enumerate(group.conclusions):
            path: Path = ("conclusions", index, "conclusions", position)
            if conclusion.key in seen:
                sentence = _("The key “%(key)s” is used twice among the conclusions.")
                yield (*path, "key"), sentence % {"key": conclusion.key}
            seen.add(conclusion.key)
            yield from _twice((*path, "sources"), conclusion.sources)
            for order, source in enumerate(conclusion.sources):
                kind, _colon, key = source.partition(":")
                if key not in known[SOURCES[kind]]:
                    yield (*path, "sources", order), _missing(SOURCES[kind], key)


def _twice(path: Path, given: tuple[str, ...]) -> Iterator[Found]:
    for index, item in enumerate(given):
        if item in given[:index]:
            yield (*path, index), _("“%(item)s” is given twice in this list.") % {"item": item}


def _overrides(value: Consultation) -> Iterator[Found]:
    seen: set[tuple[str, str]] = set()
    for index, override in enumerate(value.overrides):
        if (override.check, override.subject) in seen:
            yield ("overrides", index), _("A second reason for the same check and subject.")
        seen.add((override.check, override.subject))


def _missing(target: str, key: str) -> str:
    return _("The key “%(key)s” is not in the list “%(list)s”.") % {"key": key, "list": target}
