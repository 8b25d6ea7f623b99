"""A small country, three providers and cards of every kind, one of them of a shelter."""

from collections.abc import Iterator
from datetime import date, time
from itertools import count

import pytest

from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.base.text import sort_key
from kooperacje.basket import changes
from kooperacje.basket.models import Category, Opening, Place, Service, ServiceArea, ServicePlace, ServiceText
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.models import Contact
from kooperacje.opendata import throttling
from kooperacje.territory.actions import import_register
from kooperacje.territory.models import PostcodeRange, Seat, Unit
from tests.fixtures.database import at_work_on, copy_of_template

TERC = """WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
12;;;;MAŁOPOLSKIE;województwo;2026-01-01
12;07;;;limanowski;powiat;2026-01-01
12;07;01;1;Limanowa;gmina miejska;2026-01-01
12;07;02;2;Dobra;gmina wiejska;2026-01-01
12;61;;;Kraków;miasto na prawach powiatu;2026-01-01
12;61;01;1;Kraków;gmina miejska;2026-01-01
"""
SECRET_STREET, SECRET_POSTCODE, SECRET_TOWN = "ul. Ukryta 7", "34-651", "Skryta Wieś"
_numbers = count(1)


@pytest.fixture(autouse=True)
def _patient_server() -> None:
    throttling.forget()


def make_country() -> None:
    import_register(by=system("tests"), content=TERC.encode())
    Seat.objects.create(gmina="120701", latitude=49.70, longitude=20.42)
    Seat.objects.create(gmina="120702", latitude=49.72, longitude=20.24)
    PostcodeRange.objects.create(first="34-600", last="34-600", gmina="120701")
    PostcodeRange.objects.create(first="34-642", last="34-642", gmina="120702")


def make_providers() -> dict[str, object]:
    made = {
        key: institutions.register(
            by=system("tests"), key=key, name=name, type=kind, seat="1207011", regon=regon
        )
        for key, name, kind, regon in (
            ("ops", "Ośrodek Pomocy Społecznej (przykład)", "ops", "123456785"),
            ("pcpr", "Powiatowe Centrum Pomocy Rodzinie (przykład)", "pcpr", ""),
            ("fundacja", "Fundacja Światło (przykład)", "fundacja", ""),
        )
    }
    for kind, value, public in (
        ("phone", "18 000 00 00", True),
        ("email", "ops@example.org", True),
        ("website", "https://ops.example.org", True),
        ("phone", "600 000 000", False),
    ):
        Contact.objects.create(institution=made["ops"], kind=kind, value=value, is_public=public)
    return made


def make_categories() -> dict[str, Category]:
    rows = [
        ("wsparcie-rodziny", "domain", "Wspieranie rodziny", None),
        ("pomoc-spoleczna", "domain", "Pomoc społeczna", None),
        ("przemoc", "topic", "Przemoc w domu", None),
        ("schronienie", "topic", "Schronienie", "przemoc"),
    ]
    made: dict[str, Category] = {}
    for position, (key, scheme, name, parent) in enumerate(rows):
        made[key] = Category.objects.create(
            key=key, scheme=scheme, name=name, parent=made.get(parent or ""), position=position
        )
    return made


def card_maker(providers, categories):
    """`a_card("Asystent rodziny", at=…, **columns)`: a published card, announced as an action would."""

    def make(
        name: str, *, of: str = "ops", under: tuple[str, ...] = (), areas: tuple[str, ...] = (), **columns
    ):
        number = next(_numbers)
        card = Service.objects.create(
            **{
                "provider": providers[of],
                "key": f"karta-{number}",
                "name": name,
                "state": "published",
                "cost": "not_stated",
                "level": "gmina",
                "changed_at": clock.now(),
                "sort_key": sort_key(name)[:400],
                **columns,
            }
        )
        card.categories.set(categories[key] for key in under)
        for code in areas:
            ServiceArea.objects.create(service=card, territory=Unit.objects.get(code=code))
        changes.announce([card.pk])
        return card

    return make


def place_maker():
    """`a_place(card, **columns)`: a place of the card's provider at which it is given."""

    def make(card: Service, *, note: str = "", gmina: str | None = "1207011", **columns) -> Place:
        place = Place.objects.create(
            **{
                "institution": card.provider,
                "key": f"miejsce-{next(_numbers)}",
                "kind": "physical",
                "address": "ul. Jawna 1",
                "postcode": "34-600",
                "town": "Limanowa",
                "gmina": Unit.objects.get(code=gmina) if gmina else None,
                "latitude": 49.705,
                "longitude": 20.425,
                **columns,
            }
        )
        ServicePlace.objects.create(service=card, place=place, note=note)
        changes.announce([card.pk])
        return place

    return make


def fill(a_card, a_place) -> dict[str, Service]:
    """Every field of a card somewhere, a card with hardly any, a shelter, and cards that are not published."""
    full = a_card(
        "Asystent rodziny",
        under=("wsparcie-rodziny", "pomoc-spoleczna", "przemoc"),
        areas=("1207011", "1207022"),
        summary="Ktoś, kto pomaga rodzicom na co dzień.",
        description="Przychodzi do domu i pomaga wychować dzieci.",
        how_to_get="Zadzwoń lub przyjdź.",
        documents="dowód osobisty\nzaświadczenie",
        audiences=["children", "families"],
        needs=["residence"],
        age_from=0,
        age_to=17,
        income_up_to="1500.50",
        conditions="Dla rodzin z dziećmi.",
        basis="art. 15 ustawy o wspieraniu rodziny",
        cost="free",
        cost_note="nic nie płacisz",
        phone="+48 18 000 00 01",
        email="asystent@example.org",
        website="https://ops.example.org/asystent",
        languages="pl uk",
        capacity=15,
        free=2,
        capacity_on=date(2026, 11, 1),
        wait_days=14,
        valid_from=date(2020, 1, 1),
        valid_to=date(2090, 1, 1),
        verified_on=date(2026, 10, 1),
        verified_by="Ośrodek Pomocy Społecznej (przykład)",
    )
    a_place(
        full, eases=["lift", "step_free"], access_note="Od podwórza.", note="w poniedziałki", name="Siedziba"
    )
    a_place(full, kind="at_home", address="", postcode="", town="", gmina=None, latitude=None, longitude=None)
    ServiceText.objects.create(service=full, language="uk", name="Асистент сім’ї", summary="Допомога")
    for weekday in (1, 3):
        Opening.objects.create(
            service=full, weekday=weekday, opens=time(8), closes=time(15, 30), note="po umówieniu"
        )
    spare = a_card(
        "Zasiłek celowy",
        of="pcpr",
        under=("pomoc-spoleczna",),
        summary="Pieniądze na nagłą potrzebę.",
        capacity=5,
        capacity_on=date(2026, 11, 2),
        age_from=18,
    )
    a_place(
        spare, address="12", town="Dobra", postcode="34-642", gmina="1207022", latitude=49.72, longitude=20.24
    )
    shelter = a_card(
        "Schronienie dla osób doznających przemocy",
        of="fundacja",
        under=("schronienie",),
        areas=("1207022",),
        summary="Bezpieczne miejsce na czas kryzysu.",
        is_protected=True,
        phone="116 000",
    )
    a_place(
        shelter,
        is_protected=True,
        address=SECRET_STREET,
        postcode=SECRET_POSTCODE,
        town=SECRET_TOWN,
        gmina="1207022",
        latitude=49.721,
        longitude=20.241,
    )
    for state in ("draft", "suspended", "withdrawn"):
        a_card(f"Karta {state}", state=state)
    a_card("Karta dawna", valid_to=date(2020, 1, 1))
    return {"full": full, "spare": spare, "shelter": shelter}


@pytest.fixture
def country(db) -> None:
    make_country()


@pytest.fixture
def providers(country) -> dict[str, object]:
    return make_providers()


@pytest.fixture
def categories(db) -> dict[str, Category]:
    return make_categories()


@pytest.fixture
def a_card(providers, categories):
    return card_maker(providers, categories)


@pytest.fixture
def a_place(providers):
    return place_maker()


@pytest.fixture
def basket(a_card, a_place) -> dict[str, Service]:
    return fill(a_card, a_place)


@pytest.fixture(scope="module")
def lasting_basket(django_db_setup: None) -> Iterator[dict[str, Service]]:
    """The same basket, filled once for a module that only reads; `undone` undoes what a test writes nevertheless."""
    with copy_of_template("basket") as name, at_work_on(name):
        institutions.load_types(by=system("tests"))
        make_country()
        yield fill(card_maker(make_providers(), make_categories()), place_maker())
