"""Named reads of the register. Days are days of validity; None means today."""

import re
from datetime import date

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, Q, QuerySet, Value, When

from kooperacje.base import clock
from kooperacje.base.text import search_key
from kooperacje.territory.models import PostcodeRange, RegisterLoad, Seat, Unit
from kooperacje.territory.states import UnitKind

ABOVE = ("parent", "parent__parent")
KIND_WORDS = {"wojewodztwo": UnitKind.VOIVODESHIP, "powiat": UnitKind.POWIAT, "gmina": UnitKind.GMINA}
POSTCODE = re.compile(r"\s*(\d{2})\s*-?\s*(\d{3})\s*", re.ASCII)
MAX_SUCCESSIONS = 10
"""No unit changed more often; a guard against a circle."""


def on(day: date | None = None) -> Q:
    """The condition "stood on this day"."""
    day = day or clock.today()
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    return begun & (Q(valid_to=None) | Q(valid_to__gt=day))


def units(kind: UnitKind | None = None, day: date | None = None) -> QuerySet[Unit]:
    """Units that stood on the day, in Polish order, with the units above them."""
    found = Unit.objects.filter(on(day)).select_related(*ABOVE).order_by("sort_key", "code")
    return found.filter(kind=kind) if kind else found


def by_code(code: str, day: date | None = None) -> Unit | None:
    """The unit with this code on the day."""
    return units(day=day).filter(code=code).first()


def by_codes(codes: list[str], day: date | None = None) -> dict[str, Unit]:
    """The units with these codes on the day, in one query."""
    return {unit.code: unit for unit in units(day=day).filter(code__in=codes)}


def children(unit: Unit, day: date | None = None) -> QuerySet[Unit]:
    """Units directly below."""
    return units(day=day).filter(parent=unit)


def in_voivodeship(code: str, kind: UnitKind, day: date | None = None) -> QuerySet[Unit]:
    """All powiaty, or all gminas, of the województwo with this two-digit code."""
    return units(kind, day).filter(code__startswith=code)


def within(unit: Unit, kind: UnitKind, day: date | None = None) -> QuerySet[Unit]:
    """Units of a kind inside a unit, itself included when it is of that kind."""
    return units(kind, day).filter(code__startswith=unit.code)


def ancestors(unit: Unit) -> tuple[Unit, ...]:
    """The units above, the województwo first."""
    path: list[Unit] = []
    above = unit.parent
    while above is not None:
        path.insert(0, above)
        above = above.parent
    return tuple(path)


def current(unit: Unit) -> Unit:
    """The unit that took this one's place, or itself while it stands (or when nothing took its place)."""
    for _ in range(MAX_SUCCESSIONS):
        if unit.successor is None:
            break
        unit = unit.successor
    return unit


def search(text: str, kind: UnitKind | None = None, day: date | None = None) -> QuerySet[Unit]:
    """Units whose name, former name or code meets every word: diacritics, case and small slips are forgiven.

    The order: the very name, names that begin so, then by likeness and the Polish alphabet. An empty text finds all.
    """
    key, said = _name_and_kind(text)
    found = units(kind, day).filter(kind=said) if said else units(kind, day)
    if not key:
        return found
    if key.isdecimal():
        return found.filter(code__startswith=key).order_by("code")
    for word in key.split():
        found = found.filter(Q(search_key__contains=word) | TrigramWordSimilar(F("search_key"), Value(word)))
    rank = Case(When(search_key=key, then=0), When(search_key__startswith=key, then=1), default=2)
    likeness = TrigramWordSimilarity(key, "search_key")
    return found.annotate(rank=rank, likeness=likeness).order_by("rank", "-likeness", "sort_key", "code")


def named(text: str, kinds: tuple[UnitKind, ...], day: date | None = None) -> list[Unit]:
    """Units of the kinds with exactly this name, now or formerly; diacritics, case and a leading "powiat" aside."""
    key, said = _name_and_kind(text)
    found = units(day=day).filter(kind__in=kinds).filter(Q(kind=said) if said else Q())
    return [unit for unit in found.filter(search_key__contains=key) if key in _names(unit)]


def _names(unit: Unit) -> list[str]:
    return [search_key(name) for name in (unit.name, *unit.former_names.split(";"))]


def _name_and_kind(text: str) -> tuple[str, UnitKind | None]:
    """The search key of the name, and the level a first word such as "gmina" asks for."""
    first, _, rest = search_key(text).partition(" ")
    kind = KIND_WORDS.get(first)
    return (rest, kind) if kind else (search_key(text), None)


def latest_load() -> RegisterLoad | None:
    """The register that stands now, for naming its source; None before the first loading."""
    return RegisterLoad.objects.order_by("-state_on", "-id").first()


def postcode(text: str) -> str:
    """The text as a postcode, 30-001; empty when it is none."""
    found = POSTCODE.fullmatch(text)
    return f"{found[1]}-{found[2]}" if found else ""


def by_postcode(code: str) -> Unit | None:
    """The gmina to which the postcode most likely leads; of an unknown one, that of its nearest neighbour."""
    before = PostcodeRange.objects.filter(first__lte=code).order_by("-first").first()
    after = PostcodeRange.objects.filter(first__gt=code).order_by("first").first()
    for one in (before, after):
        # The first four signs name a post office's own district; beyond it a neighbour says nothing.
        if one and (one.first <= code <= one.last or code[:4] in (one.first[:4], one.last[:4])):
            return by_number(one.gmina)
    return None


def by_number(number: str, day: date | None = None) -> Unit | None:
    """The gmina with this number (WWPPGG, without its type) on the day."""
    return units(UnitKind.GMINA, day).filter(code__startswith=number[:6]).first()


def seats(numbers: list[str]) -> dict[str, tuple[float, float]]:
    """About where gminas lie: {number: (latitude, longitude)}."""
    found = Seat.objects.filter(gmina__in=numbers).values_list("gmina", "latitude", "longitude")
    return {gmina: (latitude, longitude) for gmina, latitude, longitude in found}
