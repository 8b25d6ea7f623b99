"""Keeps the words of cards as the cards are: called by the basket in its own transaction."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db import connection, transaction

from kooperacje.basket.models import Service, ServiceText
from kooperacje.opendata import search_words
from kooperacje.opendata.models import Words

AT_ONCE = 1000
TEXTS = ("name", "summary", "description", "how_to_get", "conditions", "provider__name")
IN_OTHER_LANGUAGES = ("name", "summary", "description")
_WRITE = """
    INSERT INTO opendata_words (service_id, words)
    SELECT one.id, array_to_tsvector(string_to_array(one.words, ' '))
    FROM unnest(%s::uuid[], %s::text[]) AS one(id, words)
    ON CONFLICT (service_id) DO UPDATE SET words = EXCLUDED.words
"""


def follow(services: Collection[UUID]) -> None:
    """Write the words of these cards anew."""
    ids = sorted(services)
    for start in range(0, len(ids), AT_ONCE):
        _write(ids[start : start + AT_ONCE])


@transaction.atomic
def rebuild() -> int:
    """Write the words of all cards anew: after a change of the dictionary, or of cards behind our back."""
    Words.objects.all().delete()
    ids = list(Service.objects.order_by("pk").values_list("pk", flat=True))
    follow(ids)
    return len(ids)


def _write(ids: list[UUID]) -> None:
    said: dict[UUID, list[str]] = defaultdict(list)
    for ref, *texts in Service.objects.filter(pk__in=ids).order_by("pk").values_list("pk", *TEXTS):
        said[ref] += texts
    links = Service.categories.through.objects.filter(service__in=ids).order_by("service_id", "category_id")
    for ref, name in links.values_list("service_id", "category__name"):
        said[ref].append(name)
    others = ServiceText.objects.filter(service__in=ids).order_by("service_id", "language")
    for ref, *texts in others.values_list("service_id", *IN_OTHER_LANGUAGES):
        said[ref] += texts
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [list(said), [" ".join(search_words.of(texts)) for texts in said.values()]])
