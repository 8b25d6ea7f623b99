"""A powiat of three gminas with the institutions that serve them, and the cards that ship with us."""

from collections.abc import Callable
from typing import Any

import pytest

from kooperacje.base.actor import Actor
from kooperacje.competences.actions import load_packaged
from kooperacje.institutions import actions
from kooperacje.institutions.models import Institution
from kooperacje.territory.actions import import_register
from kooperacje.territory.models import Unit

TERC = """WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
12;;;;MAŁOPOLSKIE;województwo;2026-01-01
12;07;;;limanowski;powiat;2026-01-01
12;07;01;1;Limanowa;gmina miejska;2026-01-01
12;07;02;1;Mszana Dolna;gmina miejska;2026-01-01
12;07;03;2;Dobra;gmina wiejska;2026-01-01
12;61;;;Kraków;miasto na prawach powiatu;2026-01-01
12;61;01;1;Kraków;gmina miejska;2026-01-01
"""
TOWN, SECOND, VILLAGE, CITY = "1207011", "1207021", "1207032", "1261011"
INSTITUTIONS = (
    # key, type, seat, areas
    ("mops", "mops", TOWN, [TOWN]),
    ("gops", "gops", VILLAGE, [VILLAGE]),
    ("pcpr", "pcpr", TOWN, ["1207"]),
    ("pup", "pup", TOWN, ["1207"]),
    ("policja", "policja-powiatowa", TOWN, ["1207"]),
    ("kuratorzy", "kuratorzy-sadowi", TOWN, ["1207"]),
    ("sad", "sad-rejonowy", TOWN, ["1207"]),
    ("szpital", "szpital", TOWN, ["1207"]),
    ("ppp", "ppp", TOWN, ["1207"]),
    ("szkola", "szkola", TOWN, [TOWN]),
    ("urzad", "urzad-miasta", TOWN, [TOWN]),
    ("urzad-wsi", "urzad-gminy", VILLAGE, [VILLAGE]),
    ("fundacja", "fundacja", TOWN, ["1207"]),
    ("rops", "rops", CITY, ["12"]),
    ("zk", "zaklad-karny", TOWN, ["12"]),
    ("mopr", "mopr", CITY, [CITY]),
)


@pytest.fixture
def cards(db: None, system_actor: Actor) -> None:
    """The country, the types and the cards that ship with us."""
    import_register(by=system_actor, content=TERC.encode())
    actions.load_types(by=system_actor)
    load_packaged(by=system_actor)


@pytest.fixture
def unit(cards: None) -> Callable[[str], Unit]:
    """`unit("1207011")`: a territorial unit by its code."""
    return lambda code: Unit.objects.select_related("parent__parent").get(code=code)


@pytest.fixture
def place(cards: None, system_actor: Actor) -> Callable[..., Institution]:
    """`place("mops", "mops", seat, areas)`: an institution with the area it serves."""

    def make(key: str, type: str, seat: str | None = None, areas: Any = ()) -> Institution:
        made = actions.register(by=system_actor, key=key, name=f"Instytucja {key}", type=type, seat=seat)
        units = list(Unit.objects.filter(code__in=areas))
        actions.set_areas(made, by=system_actor, territories=units)
        return made

    return make


@pytest.fixture
def powiat(place: Callable[..., Institution]) -> dict[str, Institution]:
    """Every institution of the list, by key."""
    return {key: place(key, type, seat, areas) for key, type, seat, areas in INSTITUTIONS}


@pytest.fixture
def acting(client, monkeypatch):  # type: ignore[no-untyped-def]
    """`acting(actor)`: a client whose requests are this actor's."""

    def become(actor: Actor) -> Any:
        monkeypatch.setattr("kooperacje.accounts.middleware.ANONYMOUS", actor)
        return client

    return become


@pytest.fixture
def speaker(person, powiat):  # type: ignore[no-untyped-def]
    """`speaker("gops")`: who speaks for this institution."""
    return lambda key: person("contact", powiat[key].pk)
