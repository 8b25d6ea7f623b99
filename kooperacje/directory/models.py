"""What a search looks at: cards that residents may see, ready to be found and shown. No truth of its own.

Written by `indexing.py` in the transaction that changed a card, and from nothing by `kooperacje directory rebuild`.
Privacy: public cards only; nothing of a protected place.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from kooperacje.basket.models import Service
from kooperacje.directory.columns import Minutes, Point


def _keys() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=64), default=list)


class Listing(models.Model):
    """A published card at one of its places; the first place of a card, or none, is its main row.

    `areas` and `audiences` hold a word for "anybody" where a card states none, so that one condition finds both.
    """

    service = models.ForeignKey(Service, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    is_main = models.BooleanField()
    title = SearchVectorField()
    """Dictionary forms of name and headings."""
    words = SearchVectorField()
    """Dictionary forms of everything, weighted: A name, B headings, C summary and provider, D the rest."""
    categories = _keys()
    """With those above them."""
    areas = _keys()
    """TERYT numbers without types; "12*" for a unit inside województwo 12."""
    audiences = _keys()
    needs = _keys()
    ways = _keys()
    """How it is given: kinds of places."""
    age_from = models.SmallIntegerField(null=True)
    age_to = models.SmallIntegerField(null=True)
    is_free = models.BooleanField()
    has_room = models.BooleanField()
    """Places are free, or nobody waits, by the last word of the provider."""
    hours = Minutes(null=True)
    days = ArrayField(models.SmallIntegerField(), default=list)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    point = Point(null=True)
    quality = models.SmallIntegerField()
    provider = models.CharField(max_length=64)
    sort_key = models.CharField(max_length=400)
    brief = models.JSONField()
    """What a line of a list shows."""
    whole = models.JSONField(null=True)
    """What the page of the card shows; on the main row only."""

    class Meta:
        ordering = ("sort_key", "key", "id")
        constraints = (
            models.UniqueConstraint(name="directory_main_once", fields=("key",), condition=Q(is_main=True)),
        )
        indexes = (
            # Without a waiting list, so that a search never has to read one; cards change a few times a day.
            GinIndex(fields=("words", "areas", "categories"), name="directory_words", fastupdate=False),
            GinIndex(fields=("title", "areas"), name="directory_title", fastupdate=False),
            GistIndex(fields=("point",), name="directory_point"),
            models.Index(fields=("provider", "sort_key"), name="directory_provider"),
            models.Index(fields=("-quality", "sort_key"), name="directory_best", condition=Q(is_main=True)),
        )

    def __str__(self) -> str:
        return self.key


class Word(models.Model):
    """A word of some name or heading, for correcting slips and completing what is typed."""

    plain = models.CharField(max_length=64, primary_key=True)
    """Without diacritics."""
    shown = models.CharField(max_length=64)

    class Meta:
        ordering = ("plain",)
        indexes = (
            GinIndex(fields=("plain",), opclasses=("gin_trgm_ops",), name="directory_word_likeness"),
            models.Index(fields=("plain",), opclasses=("text_pattern_ops",), name="directory_word_begins"),
        )

    def __str__(self) -> str:
        return self.shown


class Edition(models.Model):
    """One row: how often the listings changed. A kept page is right while this number stands."""

    number = models.BigIntegerField()

    class Meta:
        constraints = (models.CheckConstraint(name="directory_one_edition", condition=Q(id=1)),)

    def __str__(self) -> str:
        return str(self.number)
