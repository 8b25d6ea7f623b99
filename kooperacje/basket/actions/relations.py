"""What hangs on a card: headings, areas, hours, places, other languages."""

from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket import access, columns
from kooperacje.basket.exchange.schema import Card
from kooperacje.basket.models import (
    Category,
    Opening,
    Service,
    ServiceArea,
    ServicePlace,
    ServiceText,
)
from kooperacje.territory import queries as territory


def write(row: Service, card: Card, *, by: Actor) -> list[str]:
    """Bring the rows around a saved card to what the card says; returns the names of what changed.

    Raises `BadInput` that names a heading, unit or place that is not there.
    """
    writers = {"categories": _categories, "areas": _areas, "hours": _hours, "texts": _texts}
    changed = [name for name, bring in writers.items() if bring(row, card)]
    if _places(row, card, by):
        changed.append("at")
    return changed


def _categories(row: Service, card: Card) -> bool:
    wanted = set(card.categories)
    if wanted == set(row.categories.order_by().values_list("key", flat=True)):
        return False
    found = {one.key: one for one in Category.objects.filter(key__in=wanted).order_by("key")}
    _refuse_missing("categories", wanted - set(found), _("There is no heading “%(key)s”."))
    row.categories.set(found.values())
    return True


def _areas(row: Service, card: Card) -> bool:
    wanted = set(card.areas)
    if wanted == set(row.areas.order_by().values_list("territory__code", flat=True)):
        return False
    found = territory.by_codes(list(card.areas))
    _refuse_missing("areas", wanted - set(found), _("There is no territorial unit with the code %(key)s."))
    row.areas.all().delete()
    ServiceArea.objects.bulk_create([ServiceArea(service=row, territory=unit) for unit in found.values()])
    return True


def _hours(row: Service, card: Card) -> bool:
    wanted = [(one.day, one.opens, one.closes, one.note) for one in card.hours]
    standing = row.openings.order_by("weekday", "opens")
    if wanted == list(standing.values_list("weekday", "opens", "closes", "note")):
        return False
    row.openings.all().delete()
    Opening.objects.bulk_create(
        [
            Opening(service=row, weekday=day, opens=opens, closes=closes, note=note)
            for day, opens, closes, note in wanted
        ]
    )
    return True


def _texts(row: Service, card: Card) -> bool:
    wanted = {language: words for language in ("en", "uk") if (words := getattr(card.texts, language))}
    rows = {
        language: {name: getattr(words, name) for name in columns.WORDS} for language, words in wanted.items()
    }
    standing = {
        text.language: {name: getattr(text, name) for name in columns.WORDS}
        for text in row.texts.order_by("language")
    }
    if rows == standing:
        return False
    row.texts.all().delete()
    ServiceText.objects.bulk_create(
        [ServiceText(service=row, language=language, **words) for language, words in rows.items()]
    )
    return True


def _places(row: Service, card: Card, by: Actor) -> bool:
    """Places that the actor does not know stay."""
    wanted = {one.place: one.note for one in card.at}
    known = access.visible_at(by).filter(service=row).order_by("place__key")
    if wanted == dict(known.values_list("place__key", "note")):
        return False
    may = access.visible_places(by).filter(institution=row.provider_id, key__in=wanted)
    found = {place.key: place for place in may.order_by("key")}
    _refuse_missing("at", set(wanted) - set(found), _("The provider has no place “%(key)s”."))
    ServicePlace.objects.filter(pk__in=[one.pk for one in known]).delete()
    ServicePlace.objects.bulk_create(
        [ServicePlace(service=row, place=found[key], note=note) for key, note in wanted.items()]
    )
    return True


def _refuse_missing(field: str, keys: set[str], sentence: str) -> None:
    if keys:
        raise BadInput([Fault(field, sentence % {"key": key}) for key in sorted(keys)])
