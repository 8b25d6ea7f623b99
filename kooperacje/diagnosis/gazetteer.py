"""Units by the ways in which tables name them: TERYT codes of any length, codes of GUS BDL, names with a type."""

import re
from collections import defaultdict
from collections.abc import Iterable

from kooperacje.base.text import search_key
from kooperacje.territory.models import Unit
from kooperacje.territory.states import UnitKind

_TYPE_AFTER = re.compile(r"\s*\((\d)\)\s*$")
_CODE_AFTER = re.compile(r"\[(\d{2}|\d{4}|\d{7})\]\s*$")
_WORDS = {"gmina": UnitKind.GMINA, "powiat": UnitKind.POWIAT, "wojewodztwo": UnitKind.VOIVODESHIP}
_TYPE_WORDS = {"miejska": "1", "wiejska": "2", "miejsko wiejska": "3"}


class Gazetteer:
    """Finds the units that a text may mean; those of the area first, so that "Nowa Wieś" of the area needs no code."""

    def __init__(self, units: Iterable[Unit], area: Iterable[Unit] = ()) -> None:
        self._codes: dict[str, list[Unit]] = defaultdict(list)
        self._names: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            self._codes[unit.code].append(unit)
            if unit.kind == UnitKind.GMINA:
                self._codes[unit.code[:6]].append(unit)
            for name in (unit.name, *filter(None, unit.former_names.split(";"))):
                self._names[search_key(name)].append(unit)
        self._area = tuple(unit.code for unit in area)

    def __call__(self, text: str) -> list[Unit]:
        if given := _CODE_AFTER.search(text):
            return self._codes.get(given[1], [])
        digits = text.replace(" ", "")
        return self._by_code(digits) if digits.isascii() and digits.isdigit() else self._by_name(text)

    def _by_code(self, digits: str) -> list[Unit]:
        """BDL writes a powiat as WWPP000; a spreadsheet takes the zero in front away."""
        ways = [digits]
        if len(digits) in (1, 3, 6):
            ways.append(f"0{digits}")
        for way in list(ways):
            if len(way) == 7 and way.endswith("00000"):
                ways.append(way[:2])
            elif len(way) == 7 and way.endswith("000"):
                ways.append(way[:4])
        found = {unit.pk: unit for way in ways for unit in self._codes.get(way, [])}
        return list(found.values())

    def _by_name(self, text: str) -> list[Unit]:
        given = _TYPE_AFTER.search(text)
        kind = given[1] if given else ""
        key = search_key(_TYPE_AFTER.sub("", text))
        for word, number in _TYPE_WORDS.items():
            if key.endswith(f" {word}"):
                kind, key = number, key.removesuffix(f" {word}")
                break
        first, _, rest = key.partition(" ")
        level = _WORDS.get(first) if rest else None
        found = self._names.get(rest if level else key, [])
        found = [
            unit
            for unit in found
            if (not level or unit.kind == level) and (not kind or unit.gmina_type == kind)
        ]
        inside = [unit for unit in found if unit.code.startswith(self._area)] if self._area else []
        return _the_city(inside or found)


def _the_city(found: list[Unit]) -> list[Unit]:
    """A city with powiat rights and its only gmina share their name: the city is meant."""
    cities = {unit.pk for unit in found if unit.is_city}
    return [unit for unit in found if unit.parent_id not in cities]
