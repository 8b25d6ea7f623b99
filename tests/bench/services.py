"""A generated basket of services all over the country; the same size gives the same cards. Inserted in bulk."""

import random
import sys
import time
from datetime import date, datetime
from datetime import time as hour

import django

PER_INSTITUTION = 14
KINDS = (
    ("Poradnictwo psychologiczne", "psychologiczne", "Rozmowa z psychologiem, gdy jest Ci trudno."),
    ("Poradnia psychiatryczna dla dzieci", "zdrowie", "Leczenie dzieci i młodzieży w kryzysie psychicznym."),
    ("Usługi opiekuńcze w domu", "opiekuncze", "Pomoc w codziennych czynnościach osobom starszym i chorym."),
    ("Opieka wytchnieniowa", "opiekuncze", "Zastępstwo dla opiekuna osoby z niepełnosprawnością."),
    ("Świetlica środowiskowa", "rodzina", "Zajęcia po lekcjach, posiłek i pomoc w nauce."),
    ("Asystent rodziny", "rodzina", "Wsparcie rodziny, która ma trudności w wychowaniu dzieci."),
    (
        "Punkt pomocy dla osób doświadczających przemocy",
        "przemoc",
        "Rozmowa, porada prawna i plan bezpieczeństwa.",
    ),
    (
        "Poradnia leczenia uzależnień",
        "uzaleznienia",
        "Terapia dla osób uzależnionych od alkoholu i narkotyków.",
    ),
    ("Klub seniora", "seniorzy", "Spotkania, gimnastyka i wycieczki dla osób starszych."),
    ("Nieodpłatna pomoc prawna", "prawo", "Porada prawnika dla osób, których nie stać na adwokata."),
    ("Poradnictwo dla zadłużonych", "dlugi", "Pomoc w układaniu spłaty długów i rozmowie z komornikiem."),
    ("Pośrednictwo pracy", "praca", "Oferty pracy i rejestracja bezrobotnych."),
    ("Warsztat terapii zajęciowej", "niepelnosprawnosc", "Zajęcia uczące samodzielności i zawodu."),
    ("Wypożyczalnia sprzętu rehabilitacyjnego", "niepelnosprawnosc", "Łóżka, wózki i chodziki do domu."),
    ("Noclegownia", "bezdomnosc", "Łóżko, kąpiel i ciepły posiłek na noc."),
    ("Posiłki dla potrzebujących", "ubostwo", "Ciepły obiad na miejscu albo w domu."),
    ("Mediacje rodzinne", "rodzina", "Rozmowa z mediatorem przy rozstaniu i sporach."),
    ("Wczesne wspomaganie rozwoju dziecka", "dzieci", "Zajęcia ze specjalistami przed pójściem do szkoły."),
    ("Pomoc dla uchodźców", "cudzoziemcy", "Nauka polskiego, dokumenty i wsparcie w urzędach."),
    ("Mieszkanie chronione treningowe", "bezdomnosc", "Mieszkanie z opiekunem, który uczy samodzielności."),
)
AUDIENCES = (
    "children",
    "youth",
    "adults",
    "seniors",
    "families",
    "carers",
    "disabled",
    "unemployed",
    "in_debt",
)
NEEDS = ("referral", "decision", "residence", "income", "insurance")


def main(size: int) -> None:
    """Replace the basket by so many cards; print the seconds of inserting and of indexing."""
    django.setup()
    from django.db import connection, transaction

    from kooperacje.directory import indexing
    from kooperacje.directory.models import Listing

    if Listing.objects.filter(is_main=True, key__startswith="proba-").count() == size:
        print("0 0")  # from the run before
        return
    began = time.perf_counter()
    with transaction.atomic():
        with connection.cursor() as cursor:
            # Making the rows takes its time.
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        make(size)
    inserted = time.perf_counter()
    indexing.rebuild()
    print(f"{inserted - began:.1f} {time.perf_counter() - inserted:.1f}")


def settle() -> None:
    """What the database does by itself within minutes: statistics."""
    django.setup()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make(size: int) -> None:
    from kooperacje.basket.models import Opening, Place, Service, ServiceArea, ServicePlace
    from kooperacje.territory.models import Seat, Unit

    chance = random.Random(size)
    for table in (ServicePlace, ServiceArea, Opening, Service.categories.through):
        table.objects.filter(service__key__startswith="proba-").delete()
    Service.objects.filter(key__startswith="proba-").delete()
    Place.objects.filter(key__startswith="proba-").delete()
    gminas = list(
        Unit.objects.filter(kind="gmina", valid_to=None).order_by("code").select_related("parent__parent")
    )
    seats = {seat.gmina: seat for seat in Seat.objects.all()}
    homes = [
        gminas[n * len(gminas) // (size // PER_INSTITUTION + 1) % len(gminas)]
        for n in range(size // PER_INSTITUTION + 1)
    ]
    institutions = _institutions(homes)
    categories = _categories()
    cards, places, areas, at, openings, headings = [], [], [], [], [], []
    for number in range(size):
        institution, home = institutions[number // PER_INSTITUTION], homes[number // PER_INSTITUTION]
        name, heading, summary = KINDS[chance.randrange(len(KINDS))]
        card = _card(number, name, summary, institution, home, chance)
        cards.append(card)
        headings.append(Service.categories.through(service_id=card.pk, category_id=categories[heading].pk))
        unit = chance.choices([home, home.parent, home.parent.parent, None], [70, 22, 5, 3])[0]
        if unit:
            areas.append(ServiceArea(service=card, territory=unit))
        seat = seats[home.code[:6]]
        if chance.random() < 0.9:
            place = _place(number, institution, home, seat, chance)
            places.append(place)
            at.append(ServicePlace(service=card, place=place))
        if chance.random() < 0.5:
            openings += [
                Opening(service=card, weekday=day, opens=hour(8), closes=hour(15, 30)) for day in range(1, 6)
            ]
    for rows in (cards, places, areas, at, openings, headings):
        if rows:
            type(rows[0]).objects.bulk_create(rows, batch_size=2000)


def _institutions(homes: list) -> list:  # type: ignore[type-arg]
    from kooperacje.base.text import search_key, sort_key
    from kooperacje.institutions.models import Institution, InstitutionType

    kind = InstitutionType.objects.first()
    Institution.objects.filter(key__startswith="proba-").delete()
    made = []
    for number, home in enumerate(homes):
        name = f"Ośrodek Pomocy Społecznej nr {number} w gminie {home.name}"
        made.append(
            Institution(
                key=f"proba-{number}",
                name=name,
                type=kind,
                seat=home,
                sort_key=sort_key(name),
                search_key=search_key(name),
            )
        )
    return Institution.objects.bulk_create(made, batch_size=2000)


def _categories() -> dict:  # type: ignore[type-arg]
    from kooperacje.basket.models import Category

    found = {}
    for position, key in enumerate(sorted({kind[1] for kind in KINDS})):
        found[key], _ = Category.objects.get_or_create(
            key=f"proba-{key}",
            defaults={"scheme": "topic", "name": key.capitalize(), "position": 900 + position},
        )
    return found


def _card(number: int, name: str, summary: str, institution, home, chance: random.Random):  # type: ignore[no-untyped-def]
    from django.utils import timezone

    from kooperacje.base.text import sort_key
    from kooperacje.basket.models import Service

    shown = f"{name} w gminie {home.name}"
    return Service(
        provider=institution,
        key=f"proba-{number}",
        name=shown,
        summary=summary,
        description=f"{summary} Zgłoś się osobiście albo zadzwoń. Pracownik wyjaśni, co dalej, i umówi pierwsze spotkanie.",
        how_to_get="Zadzwoń i umów się na pierwszą rozmowę.",
        state="published",
        audiences=chance.sample(AUDIENCES, chance.randrange(3)),
        needs=chance.sample(NEEDS, chance.choice([0, 0, 0, 1, 2])),
        age_from=chance.choice([None, None, 6, 18, 60]),
        cost=chance.choice(["free", "free", "partly", "not_stated"]),
        phone="000 000 000",
        free=chance.choice([None, 0, 3]),
        verified_on=date(2026, 6, 1),
        quality=chance.randrange(40, 100),
        changed_at=timezone.make_aware(datetime(2026, 6, 1)),
        sort_key=sort_key(shown),
    )


def _place(number: int, institution, home, seat, chance: random.Random):  # type: ignore[no-untyped-def]
    from kooperacje.basket.models import Place

    return Place(
        institution=institution,
        key=f"proba-{number}",
        kind="physical",
        address=f"Przykładowa {chance.randrange(1, 90)}",
        town=home.name,
        gmina=home,
        latitude=seat.latitude + chance.uniform(-0.04, 0.04),
        longitude=seat.longitude + chance.uniform(-0.06, 0.06),
    )


if __name__ == "__main__":
    settle() if sys.argv[1] == "settle" else main(int(sys.argv[1]))
