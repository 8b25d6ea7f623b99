"""Registers of two powiaty, small enough to see through."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from kooperacje.territory import actions

HEAD = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA\n"


@pytest.fixture
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def terc():
    """`terc("1203013 Alwernia", on="2026-01-01")`: a file with these units, below two powiaty and Kraków."""

    def make(*gminas: str, on: str = "2026-01-01") -> bytes:
        rows = [f"12;;;;MAŁOPOLSKIE;województwo;{on}", f"12;03;;;chrzanowski;powiat;{on}"]
        rows += [f"12;13;;;oświęcimski;powiat;{on}", f"12;61;;;Kraków;miasto na prawach powiatu;{on}"]
        for gmina in gminas:
            code, _, name = gmina.partition(" ")
            rows.append(f"{code[:2]};{code[2:4]};{code[4:6]};{code[6]};{name};gmina;{on}")
        return (HEAD + "\n".join(rows)).encode()

    return make


@pytest.fixture
def small(terc, system_actor, db):
    """A small country: Kraków, Alwernia, and Oświęcim twice (town and rural gmina)."""
    content = terc(
        "1203013 Alwernia", "1213011 Oświęcim", "1213062 Oświęcim", "1261011 Kraków", "1203022 Babice"
    )
    return actions.import_register(by=system_actor, content=content)
