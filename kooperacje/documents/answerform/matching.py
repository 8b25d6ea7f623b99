"""Which words of a document are a label of the form, its own printed text, or an answer."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from kooperacje.base.text import search_key
from kooperacje.documents.answerform.definition import Form
from kooperacje.documents.answerform.words import ENGLISH, POLISH, words_for
from kooperacje.documents.answerform.writing import placeholder

EXACT, KNOWN, NEAR = 0.95, 0.9, 0.75
"""How sure a label is: word for word, another known wording, or only similar."""
NEAR_SCORE = 82
WORDS_OF_ALL = 65
"""Out of 100, the likeness of a label to a much longer text that has all its words."""
LONGEST_LABEL = 130
SHORTEST_SENTENCE, SAME_SENTENCE = 20, 90
OTHER_EDITORS = (
    "Kliknij lub naciśnij tutaj, aby wprowadzić tekst.",
    "Kliknij lub naciśnij, aby wprowadzić datę.",
    "Wybierz element.",
    "Wybierz pozycję.",
    "Click or tap here to enter text.",
    "Choose an item.",
)
"""What other editors put into an empty field."""
BARE = 4
"""A word of so few letters («jest», «data») is a label only where it stands apart."""
_BLOCK = re.compile(r"(?:uwaga|remark|uwagi?)(?: nr| no| numer)? ([0-9]{1,3})(?: .*)?\Z")
_SEPARATOR = re.compile(r"\s*(?::|\t|\n|\s[–—-]\s|(?<=\?)\s)\s*")
_NUMBER = re.compile(r"^\s*(?:[0-9]{1,2}|[a-zA-Z])[.)]\s+")


@dataclass(frozen=True, slots=True)
class Label:
    """A label that was found. `rest` is what follows it on the same line; `tag` is the field's within its block."""

    tag: str
    in_remark: bool
    sure: float
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of one form, as search keys."""

    labels: dict[str, tuple[str, bool, float]]
    parts: dict[str, frozenset[str]]
    """The words of each label."""
    printed: frozenset[str]
    sections: dict[str, str]
    placeholders: frozenset[str]
    shown: tuple[str, ...]
    """What empty fields show, letter by letter."""


@lru_cache(maxsize=32)
def known(form: Form) -> Known:
    """Everything printed on the form, made once."""
    labels: dict[str, tuple[str, bool, float]] = {}
    sides = [(field, False) for field in (*form.respondent, form.outcome, *form.questions)]
    sides += [(field, True) for field in form.remark]
    for field, in_remark in sides:
        labels[search_key(field.label)] = (field.tag, in_remark, EXACT)
    for field, in_remark in sides:
        for other in field.also:
            labels.setdefault(search_key(other), (field.tag, in_remark, KNOWN))
    words = words_for(form.language)
    printed = {
        form.title,
        form.organiser,
        form.return_to,
        words.heading,
        *words.introduction,
        words.remarks_help,
        words.table,
        f"{words.identifier}: {form.slug}",
        f"{words.until}: {form.until}",
        *(field.help for field, _ in sides),
    }
    sections = {
        search_key(getattr(each, name)): name
        for each in (POLISH, ENGLISH)
        for name in ("respondent", "outcome", "remarks", "questions")
    }
    empty = {placeholder(field, each) for field, _ in sides for each in (POLISH, ENGLISH)}
    shown = (*sorted(empty), *OTHER_EDITORS)
    return Known(
        labels=labels,
        parts={key: frozenset(key.split()) for key in labels},
        printed=frozenset(map(search_key, printed)) - {""},
        sections=sections,
        placeholders=frozenset(map(search_key, shown)),
        shown=shown,
    )


def block_number(text: str) -> int | None:
    """The number of the block that this line heads; None when it heads none."""
    found = _BLOCK.match(search_key(text)) if len(text) < 40 else None
    return int(found[1]) if found else None


def section(form: Form, text: str) -> str:
    """The part of the form that this line heads; empty when it heads none."""
    return known(form).sections.get(search_key(_NUMBER.sub("", text)), "")


def is_placeholder(form: Form, text: str) -> bool:
    """Whether this is what an empty field shows."""
    key = search_key(text)
    return not key or key in known(form).placeholders


def says(form: Form, text: str) -> bool:
    """Whether these are words of the form itself, one by one."""
    key = search_key(text)
    return not key or key in known(form).printed


def nearly_says(form: Form, text: str) -> bool:
    """Whether these are words of the form itself with a word or two changed."""
    key = search_key(text)
    if len(key) <= SHORTEST_SENTENCE:
        return False
    near = process.extractOne(key, known(form).printed, scorer=fuzz.ratio, score_cutoff=SAME_SENTENCE)
    return near is not None


def without_placeholders(form: Form, text: str) -> str:
    """The text without what empty fields show, which stays where somebody wrote beside it."""
    if text in known(form).shown:
        return text
    for phrase in known(form).shown:
        if phrase in text:
            text = text.replace(phrase, "").strip()
    return text


def label(form: Form, text: str, *, alone: bool = False) -> Label | None:
    """The label that this line is or begins with. `alone` stands at the beginning of a row, so it may be a bare word."""
    text = _NUMBER.sub("", text).strip()
    return _exact(form, text, bare=alone) or _beginning(form, text) or _near(form, text)


def _exact(form: Form, text: str, *, bare: bool) -> Label | None:
    key = search_key(text)
    found = known(form).labels.get(key)
    if found is None or (found[2] < EXACT and not bare and len(key) <= BARE):
        return None
    return Label(*found)


def _near(form: Form, text: str) -> Label | None:
    key = search_key(text)
    if len(key) <= BARE or len(text) > LONGEST_LABEL:
        return None
    found = _nearest(key, known(form))
    if found is None:
        return None
    tag, in_remark, _ = known(form).labels[found[0]]
    return Label(tag, in_remark, NEAR * found[1] / 100)


def _nearest(key: str, words: Known) -> tuple[str, float] | None:
    """The label that is most alike: letters in order, the same words in another order, or all of its words and more."""
    found: list[tuple[str, float]] = []
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        best = process.extractOne(key, words.labels.keys(), scorer=scorer, score_cutoff=NEAR_SCORE)
        if best is not None:
            found.append((best[0], best[1]))
    given = frozenset(key.split())
    for label, parts in words.parts.items():
        shorter, longer = (given, parts) if len(given) <= len(parts) else (parts, given)
        if len(shorter) > 1 and shorter <= longer:
            lengths = min(len(key), len(label)) / max(len(key), len(label))
            found.append((label, WORDS_OF_ALL + (100 - WORDS_OF_ALL) * lengths))
    best_of_all = max(found, key=lambda pair: pair[1], default=None)
    return best_of_all if best_of_all is not None and best_of_all[1] >= NEAR_SCORE else None


def _beginning(form: Form, text: str) -> Label | None:
    """«Nazwa instytucji: PCPR w Przykładowie»: a label, a separator, the answer."""
    head, separator, rest = _split(text)
    if not separator or len(head) > LONGEST_LABEL or not search_key(head):
        return None
    found = _exact(form, head, bare=True) or _near(form, head)
    if found is None:
        return None
    return Label(found.tag, found.in_remark, min(found.sure, KNOWN), rest)


def _split(text: str) -> tuple[str, str, str]:
    found = _SEPARATOR.search(text)
    if found is None:
        return text, "", ""
    return text[: found.start()], found[0], text[found.end() :].strip()
