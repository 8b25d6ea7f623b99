"""Headings of the basket: the list that ships with us, and what definitions of models add."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from kooperacje.base.actor import Actor
from kooperacje.base.text import search_key
from kooperacje.basket import access
from kooperacje.basket.models import Category
from kooperacje.basket.states import Scheme
from kooperacje.modelbook import queries as modelbook

DATA = Path(__file__).parent.parent / "data" / "categories.yaml"
NAMES = {
    "name": "pl",
    "name_en": "en",
    "name_uk": "uk",
    "about": "about",
    "about_en": "about_en",
    "about_uk": "about_uk",
}


@cache
def packaged() -> tuple[dict[str, Any], ...]:
    """The rows of the list that ships with us."""
    return tuple(yaml.safe_load(DATA.read_text(encoding="utf-8")))


@transaction.atomic
def load_categories(*, by: Actor) -> int:
    """Create or renew the headings by key; returns how many were new. One that left the lists stays."""
    access.can_load(by).require()
    ours = [
        Category(
            key=row["key"],
            scheme=row["scheme"],
            position=position,
            **{column: row[field] for column, field in NAMES.items()},
        )
        for position, row in enumerate(packaged())
    ]
    before = Category.objects.count()
    Category.objects.bulk_create(
        [*ours, *_of_models(by, ours)],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["scheme", "position", *NAMES],
    )
    return Category.objects.count() - before


def _of_models(by: Actor, ours: list[Category]) -> list[Category]:
    """Headings that the newest version of a model has and the list does not: neither their key nor their name."""
    keys, names = {one.key for one in ours}, {search_key(one.name) for one in ours}
    made: list[Category] = []
    for model, versions in modelbook.models(by):
        basket = modelbook.definition(versions[0]).basket if versions else None
        for found in basket.categories if basket else ():
            if found.key in keys or search_key(found.title) in names:
                continue
            names.add(search_key(found.title))
            position = len(ours) + len(made)
            key = f"{model.key[:31].strip('-')}-{found.key[:31].strip('-')}"
            made.append(
                Category(key=key, scheme=Scheme.MODEL.value, name=found.title[:160], position=position)
            )
    return made
