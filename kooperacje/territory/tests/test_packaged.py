"""The list that ships with the product: counts, codes, hierarchy, keys."""

import csv
from collections import Counter
from datetime import date

import pytest

from kooperacje.base.text import sort_key
from kooperacje.territory import packaged, register
from kooperacje.territory.states import GminaType, UnitKind


@pytest.fixture(scope="module")
def entries():
    return register.read(packaged.content()).entries


def test_counts_are_those_of_the_country_on_1_january_2026(entries) -> None:
    assert Counter(entry.kind for entry in entries) == {
        UnitKind.VOIVODESHIP: 16,
        UnitKind.POWIAT: 380,
        UnitKind.GMINA: 2479,
    }
    assert Counter(entry.gmina_type for entry in entries if entry.gmina_type) == {
        GminaType.URBAN: 302,
        GminaType.RURAL: 1453,
        GminaType.URBAN_RURAL: 724,
    }
    assert sum(entry.is_city for entry in entries) == 66


def test_every_unit_lies_in_one_above_and_no_powiat_is_empty(entries) -> None:
    codes = {entry.code for entry in entries}
    assert all(entry.parent_code in codes for entry in entries if entry.parent_code)
    parents = {entry.parent_code for entry in entries}
    assert {entry.code for entry in entries if entry.kind is not UnitKind.GMINA} <= parents


def test_a_city_with_powiat_rights_has_one_urban_gmina_of_its_name(entries) -> None:
    for city in (entry for entry in entries if entry.is_city):
        (inside,) = [entry for entry in entries if entry.parent_code == city.code]
        assert (inside.name, inside.gmina_type) == (city.name, GminaType.URBAN)


def test_no_powiat_has_two_gminas_of_one_name_and_type(entries) -> None:
    seen = Counter((entry.parent_code, entry.name, entry.gmina_type) for entry in entries if entry.gmina_type)
    assert max(seen.values()) == 1


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("12", "małopolskie"),
        ("1261", "Kraków"),
        ("1203013", "Alwernia"),
        ("1213011", "Oświęcim"),
        ("0206", "karkonoski"),
    ],
)
def test_well_known_units(entries, code: str, name: str) -> None:
    assert {entry.code: entry.name for entry in entries}[code] == name


def test_the_land_numbers_of_urban_gminas_come_first_in_almost_every_powiat(entries) -> None:
    """The rule by which missing numbers are derived holds, so a slip in it would show here."""
    by_powiat: dict[str, list] = {}
    for entry in entries:
        if entry.gmina_type:
            by_powiat.setdefault(entry.parent_code, []).append(entry)
    broken = 0
    for gminas in by_powiat.values():
        urban = [
            gmina.name
            for gmina in sorted(gminas, key=lambda g: g.code)
            if gmina.gmina_type is GminaType.URBAN
        ]
        broken += urban != sorted(urban, key=sort_key)
    assert broken < 10


def test_each_correction_says_why_and_is_applied(entries) -> None:
    numbers = {entry.code[:6]: entry for entry in entries}
    with (packaged.DATA / "corrections.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row["reason"], row
            if row["name"]:
                assert (numbers[row["code"]].name, numbers[row["code"]].gmina_type or "") == (
                    row["name"],
                    row["type"],
                )
            else:
                assert row["code"] not in numbers


def test_provenance_names_vintage_and_licence_of_every_source() -> None:
    origin = packaged.origin()
    assert origin.state_on == date(2026, 1, 1)
    assert "GeoNames" in origin.attribution
    assert len(origin.sources) == 5
    assert all(source.vintage and source.licence for source in origin.sources)
