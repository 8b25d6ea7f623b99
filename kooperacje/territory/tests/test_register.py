"""Reading a TERC file: what is taken, what is refused, and that a refusal names its row."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base.problems import BadInput
from kooperacje.territory import register
from kooperacje.territory.states import GminaType, UnitKind

HEAD = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA\r\n"
TOP = "12;;;;MAŁOPOLSKIE;województwo;2026-01-01\r\n12;03;;;chrzanowski;powiat;2026-01-01\r\n"
GOOD = (
    HEAD
    + TOP
    + "12;03;01;3;Alwernia;gmina miejsko-wiejska;2026-01-01\r\n12;03;01;4;Alwernia;miasto;2026-01-01\r\n\r\n"
)


def read(text: str) -> register.Register:
    return register.read(text.encode())


def refusal(text: str | bytes) -> str:
    with pytest.raises(BadInput) as caught:
        register.read(text if isinstance(text, bytes) else text.encode())
    return str(caught.value)


def test_the_official_layout_is_read_with_its_byte_order_mark() -> None:
    found = read("\ufeff" + GOOD)
    assert found.state_on.isoformat() == "2026-01-01"
    assert [(entry.kind, entry.code, entry.name) for entry in found.entries] == [
        (UnitKind.VOIVODESHIP, "12", "małopolskie"),
        (UnitKind.POWIAT, "1203", "chrzanowski"),
        (UnitKind.GMINA, "1203013", "Alwernia"),
    ]
    assert found.entries[-1].gmina_type is GminaType.URBAN_RURAL


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("12;3;;;x;powiat;2026-01-01", "two-digit"),
        ("12;٠٣;;;x;powiat;2026-01-01", "two-digit"),
        ("12;03;02;7;Babice;?;2026-01-01", "RODZ"),
        ("12;03;02;;Babice;?;2026-01-01", "gap"),
        ("12;;02;2;Babice;?;2026-01-01", "gap"),
        ("12;03;02;2;;gmina wiejska;2026-01-01", "name"),
        ("12;03;02;2;<b>x</b>;gmina wiejska;2026-01-01", "name"),
        ("12;03;02;2;" + "x" * 101 + ";gmina wiejska;2026-01-01", "name"),
        ("12;03;02;2;Babice;gmina wiejska;1 stycznia", "date"),
        ("12;03;02;2;Babice;gmina wiejska;2025-01-01", "another date"),
        ("12;03;02;2;Babice", "cells: 5"),
        ("12;99;02;2;Babice;gmina wiejska;2026-01-01", "no unit 1299"),
        ("12;03;01;3;Alwernia;gmina miejsko-wiejska;2026-01-01", "already in row 4"),
        ('12;03;02;2;"Babice;gmina wiejska;2026-01-01', "name"),
    ],
)
def test_a_bad_row_is_named_with_its_reason(row: str, says: str, english: None) -> None:
    told = refusal(GOOD + row + "\r\n")
    assert says in told
    assert re.search(r"^row [47]: ", told) or "another date" in told


def test_hostile_files_get_one_clear_sentence(english: None) -> None:
    assert "UTF-8" in refusal(GOOD.encode("cp1250"))
    assert "row 2" in refusal(GOOD.encode("cp1250"))
    assert "too large" in refusal(b"x" * (register.MAX_BYTES + 1))
    assert "first row" in refusal("")
    assert "first row" in refusal(b"PK\x03\x04")
    assert "no units" in refusal(HEAD)
    assert refusal(HEAD + "12;" * 1_000_000).startswith("row 2: ")


def test_many_faults_are_counted_not_listed(english: None) -> None:
    told = refusal(HEAD + "a;b\n" * 1000)
    assert len(told.splitlines()) == register.MAX_FAULTS + 1
    assert "980 more" in told


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(junk: bytes) -> None:
    with pytest.raises(BadInput):
        register.read(GOOD.encode() + b"12;03;" + junk.replace(b"\n", b"") + b";")


@given(
    st.lists(
        st.tuples(st.integers(0, 99), st.sampled_from("12345")), max_size=30, unique_by=lambda pair: pair[0]
    )
)
def test_every_gmina_of_a_good_file_comes_back_once(gminas: list[tuple[int, str]]) -> None:
    rows = "".join(f"12;03;{number:02};{kind};Gmina {number};x;2026-01-01\n" for number, kind in gminas)
    found = read(HEAD + TOP + rows)
    taken = [entry.code for entry in found.entries if entry.kind is UnitKind.GMINA]
    assert sorted(taken) == sorted(f"1203{number:02}{kind}" for number, kind in gminas if kind in "123")
