"""Columns of the journal. Rows are added, never changed: the database refuses it for every role (see the migration)."""

from typing import Any, NoReturn, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from kooperacje.base.actor import ActorKind


class AppendOnly(TypeError):
    """Code tried to change or remove a row of the journal."""

    def __init__(self) -> None:
        super().__init__("the journal is append-only: add an event that says what is different now")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Reads and `create`; everything else raises `AppendOnly`."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    update = bulk_update = update_or_create = delete = _refuse  # type: ignore[assignment]


class Stamped(models.DateTimeField):  # type: ignore[type-arg]
    """A moment that the database sets when the row is added; read back in the same statement."""

    db_returning = True


class AppendOnlyModel(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self: Self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly


class Event(AppendOnlyModel):
    """One thing that happened: who did what to which thing, and when by the database's clock.

    The number and the time are set by the database, whatever the session asks for. Numbers have gaps: a transaction
    that is rolled back keeps none of its events. Privacy: ids only; the account's id is a pseudonym that ends with
    the account. Retention: not erased; the term for each kind of case is set by law outside this room.
    """

    id = models.BigAutoField(primary_key=True)
    at = Stamped(editable=False)
    actor_kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in ActorKind])
    actor_account = models.UUIDField(null=True)
    actor_label = models.CharField(max_length=60, blank=True)
    verb = models.CharField(max_length=100)
    subject = models.CharField(max_length=200)
    about = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-id"], name="journal_by_subject"),
            models.Index(fields=["verb", "-id"], name="journal_by_verb"),
            models.Index(fields=["at"], name="journal_by_time"),
            GinIndex(fields=["about"], name="journal_by_about"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.verb} {self.subject}"


class Seal(AppendOnlyModel):
    """A link of the hash chain: covers the events numbered `from_id` to `to_id` that exist. See `chain.py`."""

    number = models.BigIntegerField(primary_key=True)
    from_id = models.BigIntegerField()
    to_id = models.BigIntegerField()
    count = models.PositiveIntegerField()
    marks = models.BinaryField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_id__lte=models.F("to_id")), name="journal_seal_range"
            ),
            models.UniqueConstraint(fields=["previous"], name="journal_seal_no_fork"),
        ]

    def __str__(self) -> str:
        return f"{self.hash}@{self.to_id}"


class Tide(models.Model):
    """How far the numbers had come at the last look, and which transactions were adding events then. One row.

    Events up to `up_to_id` are settled (committed or gone) once none of those transactions is under way any more.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    up_to_id = models.BigIntegerField()
    writers = ArrayField(models.CharField(max_length=40), default=list)

    def __str__(self) -> str:
        return f"up to #{self.up_to_id}"
