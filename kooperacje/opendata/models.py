"""Words by which machines find cards, and files on their way into the basket."""

from uuid import uuid4

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from kooperacje.basket.models import Service


class Words(models.Model):
    """The dictionary forms of everything that a card says; written in the transaction that saves the card."""

    service = models.OneToOneField(Service, models.CASCADE, primary_key=True, related_name="+")
    words = SearchVectorField()

    class Meta:
        ordering = ("service_id",)
        indexes = (GinIndex(fields=("words",), name="opendata_words_found"),)

    def __str__(self) -> str:
        return str(self.service_id)


class PendingLoad(models.Model):
    """A file with cards between its preview and its confirmation. Deleted when loaded, or after a day.

    Privacy: public data of other registers as a rule; only the person who sent it sees it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account_id = models.UUIDField()
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("-created_at", "id")

    def __str__(self) -> str:
        return self.name
