"""Keeps listings in step with the basket: called in the transaction that changed a card."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Prefetch, QuerySet

from kooperacje.basket.models import Category, Opening, Service, ServiceArea, ServicePlace
from kooperacje.basket.states import Cost, PlaceKind, ServiceState
from kooperacje.directory import filing, lexemes, places
from kooperacje.directory.filing import Spot
from kooperacje.directory.models import Edition, Listing, Word
from kooperacje.territory.geometry import plane
from kooperacje.territory.queries import seats

ANYBODY = "anybody"
BATCH = 500
RENAMED = """
    SELECT l.service_id FROM directory_listing AS l
    JOIN basket_service AS s ON s.id = l.service_id JOIN institutions_institution AS i ON i.id = s.provider_id
    WHERE l.is_main AND l.brief->>'provider' <> i.name
    UNION
    SELECT l.service_id FROM directory_listing AS l CROSS JOIN jsonb_array_elements(l.brief->'kinds') AS kind
    JOIN basket_category AS c ON c.key = kind->>'key'
    WHERE l.is_main AND (kind->'name'->>'pl', coalesce(kind->'name'->>'en', ''), coalesce(kind->'name'->>'uk', ''))
          <> (c.name, c.name_en, c.name_uk)
"""
DAY = 24 * 60


def follow(services: Collection[UUID]) -> None:
    """Write anew the listings of these cards; those that residents may not see have none."""
    ids = list(services)
    with transaction.atomic():
        Listing.objects.filter(service_id__in=ids).delete()
        _write(_cards().filter(pk__in=ids))
        _new_edition()


def rebuild() -> int:
    """Write all listings and words anew; how many cards are listed."""
    with transaction.atomic():
        Listing.objects.all().delete()
        Word.objects.all().delete()
        ids = list(_cards().order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            _write(_cards().filter(pk__in=ids[start : start + BATCH]))
        _new_edition()
    return len(ids)


def catch_up() -> int:
    """Write anew the listings whose institution or heading was renamed since; how many cards.

    Rooms below do not tell of that, so it is looked for.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(RENAMED)
        ids = [row[0] for row in cursor.fetchall()]
        for start in range(0, len(ids), BATCH):
            follow(ids[start : start + BATCH])
    return len(ids)


def _new_edition() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Edition._meta.db_table} (id, number) VALUES (1, 1) "  # noqa: S608
            "ON CONFLICT (id) DO UPDATE SET number = directory_edition.number + 1"
        )


def _cards() -> QuerySet[Service]:
    at = ServicePlace.objects.select_related("place__gmina").order_by("id")
    return (
        Service.objects.filter(state=ServiceState.PUBLISHED)
        .select_related("provider__seat", "provider__type")
        .prefetch_related(
            "texts",
            Prefetch("categories", Category.objects.select_related("parent")),
            Prefetch("areas", ServiceArea.objects.select_related("territory__successor")),
            Prefetch("openings", Opening.objects.order_by("weekday", "opens")),
            Prefetch("at", at),
        )
    )


def _write(found: QuerySet[Service]) -> None:
    cards = list(found)
    known = seats(sorted({places.number(one) for card in cards for one in _gminas(card)}))
    rows = [row for card in cards for row in _rows(card, known)]
    Listing.objects.bulk_create(rows, batch_size=BATCH)
    _learn(cards)


def _gminas(card: Service) -> Iterator[str]:
    for at in card.at.all():
        if at.place.gmina:
            yield at.place.gmina.code
    if card.provider.seat:
        yield card.provider.seat.code


def _rows(card: Service, known: dict[str, tuple[float, float]]) -> Iterator[Listing]:
    spots = list(_spots(card, known))
    brief, whole = filing.brief(card, spots), filing.whole(card, spots)
    headings = filing.headings(card)
    names = [("A", text) for text in filing.names(card)] + [("B", text) for text in headings]
    title, words = lexemes.vector(names), lexemes.vector([*names, *filing.texts(card)])
    points = list(dict.fromkeys(spot.point for spot in spots if spot.point))
    for number, point in enumerate(points or (None,)):
        yield Listing(
            service=card,
            key=card.key,
            is_main=number == 0,
            title=title,
            words=words,
            categories=filing.category_keys(card),
            areas=places.covered([area.territory for area in card.areas.all()]),
            audiences=card.audiences or [ANYBODY],
            needs=card.needs,
            ways=filing.ways(card),
            age_from=card.age_from,
            age_to=card.age_to,
            is_free=card.cost == Cost.FREE,
            has_room=bool(card.free) or card.wait_days == 0,
            hours=_hours(card),
            days=sorted({opening.weekday for opening in card.openings.all()}),
            valid_from=card.valid_from,
            valid_to=card.valid_to,
            point=point,
            quality=card.quality,
            provider=card.provider.key,
            sort_key=card.sort_key,
            brief=brief,
            whole=whole if number == 0 else None,
        )


def _spots(card: Service, known: dict[str, tuple[float, float]]) -> Iterator[Spot]:
    """Where it is given, as far as residents may know: of protected places nothing, not even a gmina."""
    if card.is_protected:
        return
    at = list(card.at.all())
    for one in at:
        place = one.place
        if place.is_protected or place.kind != PlaceKind.PHYSICAL:
            continue
        exact = place.latitude is not None and place.longitude is not None
        number = places.number(place.gmina.code) if place.gmina else ""
        degrees = (place.latitude, place.longitude) if exact else known.get(number)
        yield Spot(place, one.note, number, plane(*degrees) if degrees else None, not exact)  # type: ignore[arg-type]
    if not at and card.provider.seat:
        number = places.number(card.provider.seat.code)
        if number in known:
            yield Spot(None, "", number, plane(*known[number]), True)


def _hours(card: Service) -> list[tuple[int, int]] | None:
    openings = card.openings.all()
    if not openings:
        return None
    return [
        (
            (one.weekday - 1) * DAY + one.opens.hour * 60 + one.opens.minute,
            (one.weekday - 1) * DAY + one.closes.hour * 60 + one.closes.minute,
        )
        for one in openings
    ]


def _learn(cards: list[Service]) -> None:
    """Words of names and headings, so that slips can be put right."""
    found: dict[str, str] = {}
    for card in cards:
        for text in (*filing.names(card), *filing.headings(card)):
            for token in lexemes.tokens(text):
                if len(token) > lexemes.SHORTEST_BEGINNING and not token.isdigit():
                    found.setdefault(lexemes.plain(token), token)
    words = [Word(plain=plain, shown=shown) for plain, shown in sorted(found.items())]
    Word.objects.bulk_create(words, ignore_conflicts=True)
