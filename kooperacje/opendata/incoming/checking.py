"""What is wrong with a file as a whole, and with single objects before they are understood."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.opendata.hsds import checking
from kooperacje.opendata.incoming.reading import Found
from kooperacje.opendata.records.values import Record

HTML = re.compile(r"<\s*[a-zA-Z!/?][^<]*>|<\s*script", re.IGNORECASE)
MOST_FAULTS = 10


def whole(found: list[Found]) -> None:
    """Raises `BadInput` for what makes the whole file doubtful: ids that stand twice, terms that lie in each other."""
    for name, values in (
        ("id", [str(one.record.get("id", "")) for one in found]),
        ("koszyk.key", [str(_key(one.record)) for one in found]),
    ):
        twice = [value for value, number in Counter(filter(None, values)).items() if number > 1]
        if twice:
            told = _("“%(value)s” stands for two services of this file") % {"value": twice[0][:60]}
            raise BadInput([Fault(name, told)])
    above: dict[str, str] = {}
    for one in found:
        for term in _terms(one.record):
            above[str(term.get("id"))] = str(term.get("parent_id", ""))
    for start in above:
        seen, term_id = set(), start
        while term_id in above and term_id not in seen:
            seen.add(term_id)
            term_id = above[term_id]
        if term_id in seen:
            raise BadInput(
                [Fault("taxonomy_terms", _("two terms lie in each other, so neither has a place"))]
            )


def faults(record: Record) -> list[Fault]:
    """What is wrong with one service by the specification, and what no text of ours may hold."""
    found = list(checking.faults("service", record, strict=False))[:MOST_FAULTS]
    return found or list(_texts(record, ""))[:MOST_FAULTS]


def _texts(value: Any, place: str) -> Iterator[Fault]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{place}[{number}]")
    elif isinstance(value, str) and HTML.search(value):
        yield Fault(place, _("holds HTML; write plain text"))
    elif isinstance(value, int) and abs(value) > 2**53:
        yield Fault(place, _("is a number larger than anything counted here"))


def _key(record: Record) -> str:
    ours = record.get("koszyk")
    return str(ours.get("key", "")) if isinstance(ours, dict) else ""


def _terms(record: Record) -> Iterable[Record]:
    links = record.get("attributes")
    for link in links if isinstance(links, list) else ():
        term = link.get("taxonomy_term") if isinstance(link, dict) else None
        if isinstance(term, dict) and term.get("id"):
            yield term
