"""Objects as tables and back again: nothing is lost, and no cell is a formula."""

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.opendata import tables
from kooperacje.opendata.asking import Asked
from kooperacje.opendata.hsds import checking
from kooperacje.opendata.queries import listings


def whole() -> list[dict]:
    return list(listings.everything("services", Asked(full=True)))


def read_back(packed) -> dict[str, list[tuple[int, dict[str, str]]]]:
    kinds = tables.tables()
    with packed, zipfile.ZipFile(packed) as archive:
        return {
            kinds[name]: list(
                enumerate(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")), start=2)
            )
            for name in archive.namelist()
        }


def test_the_tables_hold_everything(basket) -> None:
    records = whole()
    back = [record for _place, record in tables.services(read_back(tables.archive(records)))]
    assert back == records


def test_equal_data_make_equal_files(basket) -> None:
    with tables.archive(whole()) as one, tables.archive(whole()) as other:
        assert one.read() == other.read()


def test_an_owner_stands_once_however_much_it_offers(a_card) -> None:
    for number in range(3):
        a_card(f"Usługa {number}", phone="1")
    found = read_back(tables.archive(whole()))
    assert len(found["organization"]) == 1
    assert len(found["phone"]) == 3 + 1, "one of each service and one of the provider"


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=20)


@given(st.one_of(TEXT, TEXT.map(lambda text: f"={text}"), TEXT.map(lambda text: f"''{text}")))
def test_no_cell_is_a_formula_and_every_text_comes_back(text) -> None:
    cell = tables.guarded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert tables.unguarded(cell) == text


JSON_TEXT = TEXT.map(str.strip).filter(bool)


@given(
    st.fixed_dictionaries(
        {"id": st.uuids().map(str), "name": JSON_TEXT, "status": st.just("active")},
        optional={
            "description": JSON_TEXT,
            "minimum_age": st.integers(0, 99),
            "phones": st.lists(
                st.fixed_dictionaries({"id": st.uuids().map(str), "number": JSON_TEXT}),
                min_size=1,
                max_size=3,
            ),
            "koszyk": st.fixed_dictionaries(
                {"key": st.just("k"), "level": st.just("gmina"), "cost": st.just("free")},
                optional={"income_up_to": st.floats(0, 9999), "is_protected": st.just(True)},
            ),
        },
    )
)
def test_any_service_comes_back(record) -> None:
    assert not list(checking.faults("service", record, strict=True))
    found: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for kind, row in tables.rows(record, set()):
        found.setdefault(kind, []).append((2, row))
    assert [one for _place, one in tables.services(found)] == [record]


@pytest.mark.parametrize("text", ["nan", "inf", "1e400", "zero"])
def test_what_is_no_number_stays_a_text_for_the_check(text) -> None:
    record = tables.record({"id": "x", "minimum_age": text}, "service")
    assert record["minimum_age"] == text
