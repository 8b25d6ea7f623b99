"""Cards, places and institutions of the basket for tests of this room and those above, made by its actions."""

from itertools import count
from typing import Any

from kooperacje.base.actor import Actor, system
from kooperacje.basket import actions
from kooperacje.basket.exchange.schema import Card, Lack, Spot
from kooperacje.basket.models import Category, Gap, Place, Service
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.actions.types import load_types_once
from kooperacje.institutions.models import Institution
from kooperacje.territory.actions import import_register
from kooperacje.territory.models import Unit

BY = system("tests")
TERC = """WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
12;;;;MAŁOPOLSKIE;województwo;2026-01-01
12;07;;;limanowski;powiat;2026-01-01
12;07;01;1;Limanowa;gmina miejska;2026-01-01
12;07;02;1;Mszana Dolna;gmina miejska;2026-01-01
12;07;08;2;Łukowica;gmina wiejska;2026-01-01
12;07;12;2;Tymbark;gmina wiejska;2026-01-01
12;10;;;nowosądecki;powiat;2026-01-01
12;10;05;2;Grybów;gmina wiejska;2026-01-01
24;;;;ŚLĄSKIE;województwo;2026-01-01
24;61;;;Bielsko-Biała;miasto na prawach powiatu;2026-01-01
24;61;01;1;Bielsko-Biała;gmina miejska;2026-01-01
"""
_numbers = count(1)


def a_country() -> None:
    """Two powiaty of one województwo and a city of another, unless there are units."""
    if not Unit.objects.exists():
        import_register(by=BY, content=TERC.encode())


def a_basket() -> None:
    """The country and the headings."""
    a_country()
    if not Category.objects.exists():
        actions.load_categories(by=BY)


def load_types() -> None:
    """The types of institutions."""
    load_types_once(by=BY)


def a_provider(
    key: str = "gops", *, type: str = "gops", seat: str = "1207122", name: str = ""
) -> Institution:
    """An institution seated in Tymbark, unless another seat is given."""
    a_country()
    load_types()
    return institutions.ensure(by=BY, key=key, name=name or f"Ośrodek {key}", type=type, seat=seat)


def a_card(**said: Any) -> Card:
    """What a card needs to be published, and whatever else is said."""
    needed = {
        "name": f"Poradnia {next(_numbers)}",
        "summary": "Rozmowa ze specjalistą.",
        "categories": ("wspieranie-rodziny",),
        "phone": "18 000 00 00",
    }
    return Card(**{**needed, **said})


def a_spot(**said: Any) -> Spot:
    """What a place in Tymbark says."""
    needed = {
        "address": "Zmyślona 1",
        "town": "Tymbark",
        "gmina": "1207122",
        "latitude": 49.72,
        "longitude": 20.32,
    }
    return Spot(**{**needed, **said})


def a_place(institution: Institution | None = None, *, key: str = "", by: Actor = BY, **said: Any) -> Place:
    """A place of the institution in Tymbark, with a point."""
    return actions.add_place(by=by, institution=institution or a_provider(), spot=a_spot(**said), key=key)


def a_service(
    provider: Institution | None = None, *, key: str = "", published: bool = True, by: Actor = BY, **said: Any
) -> Service:
    """A published card of the institution; `published=False`: a draft. `said` goes into the card."""
    a_basket()
    row = actions.create_service(by=by, provider=provider or a_provider(), card=a_card(**said), key=key)
    return actions.publish(by=by, service=row) if published else row


def a_lack(**said: Any) -> Lack:
    """A need in the gmina Tymbark without a service."""
    needed = {"title": "Brak psychiatry", "kind": "absent", "category": "zdrowie", "territory": "1207122"}
    return Lack(**{**needed, **said})


def a_gap(keeper: Institution | None = None, *, key: str = "", by: Actor = BY, **said: Any) -> Gap:
    """A reported gap; `said` goes into what is said of it."""
    a_basket()
    return actions.report_gap(by=by, lack=a_lack(**said), keeper=keeper or a_provider(), key=key)
