"""Named reads of stored files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO
from uuid import UUID

from kooperacje.base.actor import Actor
from kooperacje.files import access
from kooperacje.files.models import StoredFile

MEMORY_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in a list."""

    id: UUID
    name: str
    content_type: str
    size: int
    purpose: str
    created_at: datetime


def attached(actor: Actor, owner: str) -> list[FileRow]:
    """The files of a thing, oldest first; none when the actor may not read them."""
    if not access.may_read(actor, owner):
        return []
    files = StoredFile.objects.filter(owner=owner).order_by("created_at", "id")
    return [FileRow(f.id, f.name, f.content_type, f.size, f.purpose, f.created_at) for f in files]


def pieces(file: StoredFile) -> Iterator[bytes]:
    """The bytes of a file that was fetched through `access`, piece by piece."""
    for data in file.chunks.order_by("number").values_list("data", flat=True).iterator(chunk_size=4):
        yield bytes(data)


def content(file: StoredFile) -> IO[bytes]:
    """The bytes in memory, or in a nameless temporary file when there are many.

    Read to the end before anything is sent: the transaction, and with it the identity of the reader, ends earlier
    than a streamed answer.
    """
    spool = SpooledTemporaryFile(max_size=MEMORY_BYTES)  # noqa: SIM115 - the answer closes it
    for piece in pieces(file):
        spool.write(piece)
    spool.seek(0)
    return spool  # type: ignore[return-value]
