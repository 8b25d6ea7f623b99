"""A diagnosis of the powiat 1207 by an invented office, and who works on it."""

import re

import pytest

from kooperacje.base import clock
from kooperacje.diagnosis import actions
from kooperacje.diagnosis.states import DiagnosisState
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.actions.types import load_types_once
from kooperacje.territory.actions import import_register
from kooperacje.territory.queries import by_code

TERC = """WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
12;;;;MAŁOPOLSKIE;województwo;2026-01-01
12;03;;;chrzanowski;powiat;2026-01-01
12;03;01;3;Alwernia;gmina miejsko-wiejska;2026-01-01
12;07;;;limanowski;powiat;2026-01-01
12;07;01;1;Limanowa;gmina miejska;2026-01-01
12;07;02;1;Mszana Dolna;gmina miejska;2026-01-01
12;07;07;2;Limanowa;gmina wiejska;2026-01-01
12;07;12;2;Tymbark;gmina wiejska;2026-01-01
12;13;;;oświęcimski;powiat;2026-01-01
12;13;06;2;Oświęcim;gmina wiejska;2026-01-01
24;;;;ŚLĄSKIE;województwo;2026-01-01
24;01;;;będziński;powiat;2026-01-01
24;01;05;2;Bobrowniki;gmina wiejska;2026-01-01
12;61;;;Kraków;miasto na prawach powiatu;2026-01-01
12;61;01;1;Kraków;gmina miejska;2026-01-01
"""
TEXTS = {"title": "Diagnoza lokalna", "edition": "", "purpose": "", "method": "", "predecessor": None}


@pytest.fixture
def register(db, system_actor):
    """A small country."""
    import_register(by=system_actor, content=TERC.encode())


@pytest.fixture
def powiat(register):
    return by_code("1207")


@pytest.fixture
def office(powiat, system_actor):
    """The institution that leads."""
    load_types_once(by=system_actor)
    return institutions.ensure(
        by=system_actor, key="starostwo-proba", name="Starostwo (przykład)", type="starostwo"
    )


@pytest.fixture
def leader(person, office):
    return person("leader", office.pk)


@pytest.fixture
def make(leader, office, powiat):
    """`make(year=2026, title=...)`: a diagnosis that is being prepared."""

    def create(year=2026, territories=None, **texts):
        return actions.begin(
            by=leader, leader=office, territories=territories or [powiat], year=year, texts={**TEXTS, **texts}
        )

    return create


@pytest.fixture
def diagnosis(make):
    return make()


def words_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def leader_client(client, signed_in, office):
    signed_in(client, "leader", office)
    return client


def columns(**said):
    first = {
        "name": "Bezrobocie młodych",
        "domain": "bezrobocie",
        "groups": ["youth"],
        "causes": "a\nb",
        "effects": "",
    }
    return {**first, "scale": 4, "trend": "growing", **said}


@pytest.fixture
def adopted(leader):
    """`adopted(diagnosis)`: drafted and adopted today."""

    def make(one):
        for target in (DiagnosisState.COLLECTING, DiagnosisState.DRAFTED):
            actions.move(by=leader, diagnosis=one, target=target)
        return actions.adopt(by=leader, diagnosis=one, day=clock.today(), resolution="Uchwała 1")

    return make
