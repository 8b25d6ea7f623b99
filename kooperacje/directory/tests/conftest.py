"""A small country with a few services in it."""

from collections.abc import Iterator
from datetime import time
from itertools import count
from typing import Any

import pytest
from django.core.cache import caches
from django.utils import translation

from kooperacje.base import clock
from kooperacje.base.text import sort_key
from kooperacje.basket.models import Category, Opening, Place, Service, ServiceArea, ServicePlace, ServiceText
from kooperacje.directory import indexing
from kooperacje.institutions.actions import ensure
from kooperacje.territory import actions as territory
from kooperacje.territory.models import Unit

TERC = """WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
12;;;;MAŁOPOLSKIE;województwo;2026-01-01
12;07;;;limanowski;powiat;2026-01-01
12;07;01;1;Limanowa;gmina miejska;2026-01-01
12;07;03;2;Dobra;gmina wiejska;2026-01-01
12;07;07;2;Limanowa;gmina wiejska;2026-01-01
12;07;12;2;Tymbark;gmina wiejska;2026-01-01
24;;;;ŚLĄSKIE;województwo;2026-01-01
24;61;;;Bielsko-Biała;miasto na prawach powiatu;2026-01-01
24;61;01;1;Bielsko-Biała;gmina miejska;2026-01-01
"""
PLACES = """gmina;latitude;longitude
120701;49.7064;20.4228
120703;49.7181;20.2511
120707;49.7255;20.4211
120712;49.7294;20.3253
246101;49.8225;19.0444
"""
POSTCODES = "postcode;gmina\n34-600;120701\n34-642;120703\n34-650;120712\n43-300;246101\n"
TOPICS = (
    ("temat-kryzys", "Jest mi bardzo źle", "Мені дуже погано", ""),
    ("temat-dziecko", "Martwię się o dziecko", "Хвилююся за дитину", ""),
    ("temat-starosc", "Pomoc na starość", "Допомога літнім людям", ""),
)
_numbers = count(1)


@pytest.fixture
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def country(db, system_actor) -> None:
    caches["pages"].clear()  # the numbers of editions begin anew in each test
    territory.import_register(by=system_actor, content=TERC.encode())
    territory.import_places(by=system_actor, content=PLACES.encode())
    territory.import_postcodes(by=system_actor, content=POSTCODES.encode())
    for position, (key, name, name_uk, parent) in enumerate(TOPICS):
        above = Category.objects.filter(key=parent).first()
        Category.objects.create(
            key=key, scheme="topic", name=name, name_uk=name_uk, parent=above, position=position
        )


def unit(number: str) -> Unit:
    return Unit.objects.get(
        code__startswith=number,
        kind="gmina" if len(number) == 6 else "powiat" if len(number) == 4 else "wojewodztwo",
    )


@pytest.fixture
def service(country, system_actor):
    """`service("Poradnia", areas=["120712"], at=["120712"], hours=[(1, 8, 16)], uk="…", **columns)`: a published card."""

    def make(name: str, **said: Any) -> Service:
        number = next(_numbers)
        areas, at, topics = said.pop("areas", []), said.pop("at", []), said.pop("topics", [])
        hours, texts, protected = (
            said.pop("hours", []),
            said.pop("texts", {}),
            said.pop("protected_place", False),
        )
        provider = ensure(
            by=system_actor, key=said.pop("provider", "gops"), name="Ośrodek Przykładowy", type="ops"
        )
        card = Service.objects.create(
            provider=provider,
            key=f"{said.pop('key', 'usluga')}-{number}",
            name=name,
            sort_key=sort_key(name),
            changed_at=clock.now(),
            **{"state": "published", "cost": "free", **said},
        )
        card.categories.set(Category.objects.filter(key__in=topics))
        for area in areas:
            ServiceArea.objects.create(service=card, territory=Unit.objects.get(code__regex=f"^{area}.?$"))
        for where in at:
            place = Place.objects.create(
                institution=provider,
                key=f"miejsce-{next(_numbers)}",
                kind="physical",
                address="Sekretna 7" if protected else "Jawna 3",
                town="Tymbark",
                gmina=unit(where),
                is_protected=protected,
            )
            ServicePlace.objects.create(service=card, place=place)
        for weekday, opens, closes in hours:
            Opening.objects.create(service=card, weekday=weekday, opens=time(opens), closes=time(closes))
        for language, text in texts.items():
            ServiceText.objects.create(service=card, language=language, **text)
        indexing.follow([card.pk])
        return card

    return make


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The sample data; nothing may be written into it."""
    from tests.fixtures.browser import loaded_template
    from tests.fixtures.database import _pointed_at, copy_of_template

    with (
        copy_of_template("directory", loaded_template()) as name,
        _pointed_at(name),
        django_db_blocker.unblock(),
    ):
        yield
