"""From what a resident types to a place: a gmina by its name or a postcode, never the position of a device."""

from dataclasses import dataclass

from kooperacje.directory import places
from kooperacje.territory import queries
from kooperacje.territory.geometry import plane
from kooperacje.territory.models import Unit
from kooperacje.territory.states import UnitKind

MOST_OTHERS = 5
MOST_TYPED = 100


@dataclass(frozen=True, slots=True)
class Spotted:
    """The place that is meant; `guessed` is the postcode by which it was guessed."""

    number: str
    kind: str
    name: str
    within: str
    """The powiat of a gmina, the województwo of a powiat."""
    gmina_type: str
    guessed: str = ""
    others: tuple["Spotted", ...] = ()
    """Units that the same words may mean."""


def by_number(number: str) -> Spotted | None:
    """The unit with this number that stands today."""
    if not number.isascii() or not number.isdigit() or len(number) not in (2, 4, 6):
        return None
    unit = queries.by_number(number) if len(number) == 6 else queries.by_code(number)
    return _spotted(unit) if unit else None


def by_words(typed: str) -> Spotted | None:
    """The gmina, else the larger unit, that the words or the postcode mean; None when there is no such place."""
    text = typed[:MOST_TYPED].replace("\x00", "").strip()
    if code := queries.postcode(text):
        unit = queries.by_postcode(code)
        return _spotted(unit, guessed=code) if unit else None
    if not text:
        return None
    # Names with their surroundings, as the suggestions spell them: "Dobra, powiat limanowski".
    name, _, around = (part.strip() for part in text.partition(","))
    found = [unit for unit in _units(name) if not around or _within(unit, around)]
    if not found:
        return None
    same = [unit for unit in found[1:] if unit.name == found[0].name]
    return _spotted(found[0], others=tuple(_spotted(unit) for unit in same[:MOST_OTHERS]))


def beginning(typed: str, most: int) -> list[Spotted]:
    """Gminas whose name begins so, or is like it."""
    text = typed[:MOST_TYPED].replace("\x00", "").partition(",")[0].strip()
    return [_spotted(unit) for unit in queries.search(text, UnitKind.GMINA)[:most]] if text else []


def _units(name: str) -> list[Unit]:
    gminas = list(queries.search(name, UnitKind.GMINA)[:20])
    exact = [unit for unit in gminas if unit.name.casefold() == name.casefold()]
    return [*exact, *(unit for unit in gminas if unit not in exact)] or list(queries.search(name)[:20])


def _within(unit: Unit, around: str) -> bool:
    wanted = around.casefold().removeprefix("powiat ")
    return any(wanted.startswith(above.name.casefold()) for above in queries.ancestors(unit))


def _spotted(unit: Unit, *, guessed: str = "", others: tuple[Spotted, ...] = ()) -> Spotted:
    number = places.number(unit.code)
    within = unit.parent.name if unit.parent else ""
    return Spotted(number, unit.kind, unit.name, within, unit.gmina_type, guessed, others)


def point(number: str) -> tuple[float, float] | None:
    """About where the gmina lies, on the plane; None for larger units."""
    known = queries.seats([number]) if len(number) == len("WWPPGG") else {}
    return plane(*known[number]) if number in known else None
