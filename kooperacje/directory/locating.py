"""From what a resident types to a place: a gmina by its name or a postcode, never the position of a device."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from kooperacje.base.text import search_key
from kooperacje.directory import places
from kooperacje.territory import queries
from kooperacje.territory.geometry import plane
from kooperacje.territory.models import Unit
from kooperacje.territory.states import UnitKind

MOST_OTHERS = 5
MOST_TYPED = 100
LIKE_ENOUGH = 75
"""Of 100; names less like what was typed are other places."""
AROUND = frozenset(("wies", "miasto", "m", "gm", "gmina"))
"""Words beside a name that people write and the register does not."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SOUNDS = dict(zip("абвгґдежзійклмнопрстуф", "abwhgdezzijklmnoprstuf", strict=True)) | {
    "ь": "",
    "є": "ie",
    "ї": "i",
    "х": "ch",
    "ц": "c",
    "ч": "cz",
    "ш": "sz",
    "щ": "szcz",
    "ю": "iu",
    "я": "ia",
    "ы": "y",
    "э": "e",
    "ё": "io",
}
LETTERS = tuple(str.maketrans({**_SOUNDS, "и": one}) for one in "yi")
"""Ukrainian letters as Polish ones; one of them stands for two."""


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
    for said in _latin(text):
        if search_key(said) and (found := list(queries.search(said, UnitKind.GMINA)[:most])):
            return [_spotted(unit) for unit in found]
    return []


def _units(name: str) -> list[Unit]:
    """Units that the name means: gminas first, the very name first; none that is only a little like it."""
    for said in dict.fromkeys(_readings(name)):
        key = search_key(said)
        for kind in (UnitKind.GMINA, None):
            near = [unit for unit in queries.search(said, kind)[:20] if _is_like(unit, key)] if key else []
            if near:
                return sorted(near, key=lambda unit: search_key(unit.name) != _bare(key))
    return []


def _readings(name: str) -> Iterator[str]:
    """The name as typed; then without "town of" or without a district."""
    for said in _latin(name):
        yield said
        words = [word for word in said.split() if search_key(word) not in AROUND]
        yield " ".join(words)
        yield said.partition("-")[0]


def _latin(name: str) -> tuple[str, ...]:
    """The name in Latin letters, in every way that it may be meant."""
    if not _CYRILLIC.search(name):
        return (name,)
    return tuple(name.lower().replace("ів", "ow").translate(letters) for letters in LETTERS)


def _is_like(unit: Unit, key: str) -> bool:
    if key.isdecimal():
        return True
    names = (search_key(one) for one in (unit.name, *unit.former_names.split(";")))
    return any(
        one.startswith(_bare(key)) or fuzz.ratio(one, _bare(key)) >= LIKE_ENOUGH for one in names if one
    )


def _bare(key: str) -> str:
    """Without the word for its level."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in queries.KIND_WORDS else key


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
