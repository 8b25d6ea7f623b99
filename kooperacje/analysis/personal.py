"""Personal data in a text, as suggestions for masking: numbers by their check digits, names by the dictionary and by how
they stand. Plain Python. It finds much, not all: a person reads the remark and decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kooperacje.analysis.themes import words
from kooperacje.base import polish

PESEL_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
NIP_WEIGHTS = (6, 5, 7, 2, 3, 4, 5, 6, 7)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ACCOUNT = re.compile(r"(?<![\w])(?:PL ?)?\d{2}(?: ?\d{4}){6}(?!\d)", re.IGNORECASE)
PESEL = re.compile(r"(?<!\d)\d{11}(?!\d)")
NIP = re.compile(r"(?<!\d)(?:\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3}|\d{10})(?!\d)")
PHONE = re.compile(
    r"(?<![\d-])(?:(?:\+|00)?48[ -]?)?(?:\d{3}([ -]?)\d{3}\1\d{3}|\(?0?\d{2}\)?[ -]\d{3}[ -]?\d{2}[ -]?\d{2})(?![\d-])"
)
CAPITAL = "A-ZĄĆĘŁŃÓŚŹŻ"
SMALL = "a-ząćęłńóśźż"
TOKEN = re.compile(rf"[{CAPITAL}]\.(?=\s?[{CAPITAL}])|[^\W\d_]+(?:-[{CAPITAL}][^\W\d_]+)*")
NAME = re.compile(rf"[{CAPITAL}][{SMALL}]+(?:-[{CAPITAL}][{SMALL}]+)?")
SURNAME_LIKE = re.compile(
    r"(?:[scd]z?k(?:i|iego|iemu|im|a|iej|ą|ich|imi|ie)|wicz(?:a|owi|em|u|owie|ów|ami)?)$"
)
CALLED = words.listed("called")
"""Before a name of a person."""
OFFICES = words.listed("offices")
PATRONS = words.listed("patrons")
PLACES = words.listed("places")
INSTITUTIONS = words.listed("institutions")
"""Dictionary forms of words that are no surname where they stand."""
FIRST_NAMES = words.listed("first_names")
"""Where the dictionary is missing."""
LONGEST_ENDING = 4


class Kind(StrEnum):
    """What kind of thing was found. The value is kept in the record."""

    NAME = "name"
    PESEL = "pesel"
    PHONE = "phone"
    EMAIL = "email"
    NIP = "nip"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Suspect:
    """A place in the text, from `start` up to `end`."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    opens: bool
    """It begins a sentence, so a capital means nothing."""


def suspects(text: str) -> list[Suspect]:
    """What may have to be masked, in its order; nothing overlaps."""
    found: list[Suspect] = []
    for one in [*_numbers(text), *_names(text)]:
        if all(one.end <= other.start or one.start >= other.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _numbers(text: str) -> Iterator[Suspect]:
    for kind, pattern, holds in (
        (Kind.EMAIL, EMAIL, lambda _digits: True),
        (Kind.ACCOUNT, ACCOUNT, _is_account),
        (Kind.PESEL, PESEL, is_pesel),
        (Kind.NIP, NIP, is_nip),
        (Kind.PHONE, PHONE, lambda _digits: True),
    ):
        for match in pattern.finditer(text):
            if holds(re.sub(r"\D", "", match.group())):
                yield Suspect(match.start(), match.end(), kind)


def is_pesel(digits: str) -> bool:
    """Whether the check digit and the month hold."""
    month = int(digits[2:4]) % 20
    total = sum(weight * int(digit) for weight, digit in zip(PESEL_WEIGHTS, digits, strict=False))
    return 1 <= month <= 12 and 1 <= int(digits[4:6]) <= 31 and (10 - total % 10) % 10 == int(digits[10])


def is_nip(digits: str) -> bool:
    """Whether the check digit holds."""
    total = sum(weight * int(digit) for weight, digit in zip(NIP_WEIGHTS, digits, strict=False))
    return digits[0] != "0" and total % 11 == int(digits[9])


def _is_account(digits: str) -> bool:
    return int(f"{digits[2:]}2521{digits[:2]}") % 97 == 1


def _names(text: str) -> Iterator[Suspect]:
    tokens = list(_tokens(text))
    at = 0
    while at < len(tokens):
        length = _name_at(tokens, at)
        if length:
            yield Suspect(tokens[at].start, tokens[at + length - 1].end, Kind.NAME)
        at += length or 1


def _tokens(text: str) -> Iterator[_Token]:
    last = 0
    for match in TOKEN.finditer(text):
        between = text[last : match.start()]
        opens = not last or (any(sign in between for sign in ".!?:\n•–") and not _short(text[:last]))
        yield _Token(match.group(), match.start(), match.end(), opens)
        last = match.end()


def _short(before: str) -> bool:
    """Whether the text ends in a shortened title, whose dot ends no sentence."""
    word = re.search(r"(\w+)$", before)
    return word is not None and word.group().lower() in CALLED | PATRONS


def _name_at(tokens: list[_Token], at: int) -> int:
    """How many tokens from here are a name; 0: none begins here."""
    word, before = tokens[at].text, tokens[at - 1] if at else None
    led = before.text.lower().rstrip(".") if before else ""
    if led in PATRONS or (at > 1 and tokens[at - 2].text.lower() in PATRONS):
        return 0
    if len(word) == 2 and word.endswith("."):  # an initial
        return 2 if at + 1 < len(tokens) and _person(tokens[at + 1].text) else 0
    if not _person(word):
        return 0
    labels, run = _labels(word), _run(tokens, at)
    if led in CALLED | OFFICES and labels & {"first", "last", "unknown"}:
        return run
    if "first" in labels:
        return run if run > 1 else int(_lone_first(tokens[at], labels, led))
    lone = not tokens[at].opens and run == 1 and not _capital(before) and "last" in labels
    return int(lone and (not labels & {"common", "place"} or SURNAME_LIKE.search(word) is not None))


def _lone_first(token: _Token, labels: frozenset[str], led: str) -> bool:
    """Whether a first name stands alone: not a common word that opens a sentence, nor a place after "in"."""
    if "place" in labels and led in PLACES:
        return False
    return not (token.opens and "common" in labels)


def _capital(before: _Token | None) -> bool:
    """Whether the word before has a capital that no beginning of a sentence explains."""
    if before is None or not before.text[0].isupper():
        return False
    return not before.opens or _institution(before.text)


def _run(tokens: list[_Token], at: int) -> int:
    """How many capitalised words stand together from here: at most three, which makes a name."""
    length = 1
    while length < 3 and at + length < len(tokens):
        nearby = tokens[at + length]
        if nearby.start - tokens[at + length - 1].end != 1 or nearby.opens or not _person(nearby.text):
            break
        length += 1
    return length


def _person(word: str) -> bool:
    """Whether the word is written as a name is, and is no part of the name of an institution."""
    return (
        NAME.fullmatch(word) is not None and not _institution(word) and word.lower() not in CALLED | OFFICES
    )


def _institution(word: str) -> bool:
    return not INSTITUTIONS.isdisjoint(polish.forms(word.lower()))


def _labels(word: str) -> frozenset[str]:
    """What the word may be: first name, last name, place, a common word, or unknown."""
    found: set[str] = set()
    for part in word.split("-"):
        found |= words.name_labels(part)
    if "unknown" in found and _is_listed(word.lower()):
        found.add("first")
    return frozenset(found)


def _is_listed(word: str) -> bool:
    """Whether it is a form of a listed first name, by its beginning."""
    for length in range(len(word), max(2, len(word) - LONGEST_ENDING), -1):
        begun = word[:length]
        if begun in FIRST_NAMES or f"{begun}a" in FIRST_NAMES:
            return True
    return False


def masked(text: str, chosen: list[Suspect], marks: dict[Kind, str]) -> str:
    """The text with these places replaced by what stands for their kind."""
    for one in sorted(chosen, key=lambda one: -one.start):
        text = f"{text[: one.start]}[{marks[one.kind]}]{text[one.end :]}"
    return text
