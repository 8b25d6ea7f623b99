"""Columns of stored files. The bytes live in the database too: see docs/adr, "Files live in the database"."""

from uuid import uuid4

from django.db import models


class StoredFile(models.Model):
    """A file that somebody gave us. Never changed, only removed.

    Privacy: the name may hold personal data and is shown to those only who may read the file. Retention: as long as the
    thing it belongs to; its room removes it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.CharField(max_length=200)  # subject of the thing it belongs to: "room.model:id"
    purpose = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner", "created_at"], name="file_by_owner")]

    def __str__(self) -> str:
        return f"file {self.pk}"


class Chunk(models.Model):
    """A piece of a file's bytes."""

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="file_chunk_once")]

    def __str__(self) -> str:
        return f"{self.file_id} {self.number}"
