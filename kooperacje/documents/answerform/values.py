"""What somebody wrote in a field as the value that its kind takes, and how sure that is."""

import re
from datetime import date

from rapidfuzz import fuzz

from kooperacje.base.text import search_key
from kooperacje.documents.answerform.definition import Field, FieldKind, Option

LIKELY, DOUBTFUL = 0.85, 0.4
_MARKED = re.compile(r"^\s*(?:[☒☑✔✓✗✘🗹]|[\[(]\s*[xXvV✓✔]\s*[\])]|[xX]\s(?=\S))\s*(.+)$")
_UNMARKED = re.compile(r"^\s*(?:[☐□◻]|[\[(]\s*[\])])\s*(.+)$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "stycznia january",
            "lutego february",
            "marca march",
            "kwietnia april",
            "maja may",
            "czerwca june",
            "lipca july",
            "sierpnia august",
            "wrzesnia september",
            "pazdziernika october",
            "listopada november",
            "grudnia december",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b")
_DOTTED = re.compile(r"\b([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})\b")
_WORDED = re.compile(r"\b([0-9]{1,2}) ([a-z]+) ([0-9]{4})\b")


def understood(field: Field, text: str) -> tuple[str, float]:
    """(value, how sure from 0 to 1): the key of a choice, an ISO day, or the text. What is not understood stays text."""
    text = text.strip()
    if not text:
        return "", 1.0
    if field.kind is FieldKind.CHOICE:
        return _choice(field, text)
    if field.kind is FieldKind.DATE:
        return _day(text)
    return text, 1.0


def _choice(field: Field, text: str) -> tuple[str, float]:
    lines = [line for line in re.split(r"[\n\t]|(?=[☐☒☑□◻])", text) if line.strip()]
    marked = [found[1] for line in lines if (found := _MARKED.match(line))]
    unmarked = [line for line in lines if _UNMARKED.match(line)]
    if marked:
        return _option(field, marked[0], LIKELY if len(marked) == 1 else DOUBTFUL)
    if unmarked and len(unmarked) == len(lines):
        return "", 1.0
    return _option(field, text, 1.0)


def _option(field: Field, text: str, sure: float) -> tuple[str, float]:
    key = search_key(text)
    for option in field.options:
        if key in (search_key(option.label), option.key):
            return option.key, sure
    for option in field.options:
        if key in map(search_key, option.also):
            return option.key, min(sure, LIKELY)
    best, score = max(((option, _alike(option, key)) for option in field.options), key=lambda pair: pair[1])
    return (best.key, min(sure, LIKELY) * score / 100) if score >= 80 else (text, DOUBTFUL)


def _alike(option: Option, key: str) -> float:
    wordings = map(search_key, (option.label, *option.also))
    return max(fuzz.ratio(wording, key) for wording in wordings)


def _day(text: str) -> tuple[str, float]:
    key = search_key(text)
    if found := _ISO.search(text):
        year, month, day = found.groups()
    elif found := _DOTTED.search(text):
        day, month, year = found.groups()
    elif (found := _WORDED.search(key)) and found[2] in _MONTHS:
        day, month, year = found[1], str(_MONTHS[found[2]]), found[3]
    else:
        return text, DOUBTFUL
    try:
        return date(int(year), int(month), int(day)).isoformat(), 1.0
    except ValueError:
        return text, DOUBTFUL
