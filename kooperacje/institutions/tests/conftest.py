"""A small country and a few institutions in it."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from kooperacje.institutions import actions
from kooperacje.territory.actions import import_register

TERC = """WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
12;;;;MAŁOPOLSKIE;województwo;2026-01-01
12;03;;;chrzanowski;powiat;2026-01-01
12;03;01;3;Alwernia;gmina miejsko-wiejska;2026-01-01
12;13;;;oświęcimski;powiat;2026-01-01
12;13;01;1;Oświęcim;gmina miejska;2026-01-01
12;13;06;2;Oświęcim;gmina wiejska;2026-01-01
12;61;;;Kraków;miasto na prawach powiatu;2026-01-01
12;61;01;1;Kraków;gmina miejska;2026-01-01
"""


@pytest.fixture
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def country(db, system_actor) -> None:
    import_register(by=system_actor, content=TERC.encode())


@pytest.fixture
def mops(country, system_actor):
    return actions.register(
        by=system_actor,
        key="mops-oswiecim",
        name="Miejski Ośrodek Pomocy Społecznej w Oświęcimiu",
        type="mops",
        seat="1213011",
        regon="123456785",
    )


@pytest.fixture
def police(country, system_actor):
    return actions.register(
        by=system_actor,
        name="Komenda Wojewódzka Policji w Krakowie",
        type="policja-wojewodzka",
        seat="1261011",
    )


@pytest.fixture
def foundation(country, system_actor):
    return actions.register(by=system_actor, name="Fundacja „Dom dla Dziecka”", type="fundacja")
