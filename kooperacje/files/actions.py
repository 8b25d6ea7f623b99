"""Every write of stored files."""

import hashlib
from collections.abc import Collection, Iterator

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import OperationalError, connection, transaction
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.files import access
from kooperacje.files.inspection import TOO_LARGE, clean_name, inspect, refuse
from kooperacje.files.models import Chunk, StoredFile

CHUNK_BYTES = 256 * 1024
DISK_FULL = "53100"
NO_ROOM = _("The server has no room left for files. Nothing was saved; please tell the administrator.")
QUOTA = _(
    "There is no room for “%(name)s”: the files of this matter have reached their limit. Remove one you no longer need."
)


def save(*, by: Actor, owner: str, upload: "File[bytes]", purpose: str = "") -> StoredFile:
    """Keep a file for the thing `owner` ("room.model:id"), in the caller's transaction when there is one.

    `upload` is an uploaded file or a `File` around an open one, with its name. Raises `Denied`, and `BadInput` with one
    sentence for a file that is too large, of a wrong kind, disguised, protected, dangerous, or for which there is no room;
    nothing is kept then.
    """
    if getattr(upload, "no_room", False):
        raise BadInput(NO_ROOM)
    try:
        with transaction.atomic():
            return _save(by, owner, upload, purpose)
    except OperationalError as problem:
        if getattr(problem.__cause__, "sqlstate", None) == DISK_FULL:
            raise BadInput(NO_ROOM) from problem
        raise


def _save(by: Actor, owner: str, upload: "File[bytes]", purpose: str) -> StoredFile:
    _one_at_a_time(owner)
    access.may_change(by, owner).require()
    name, content_type = inspect(upload, limit=settings.FILES_MAX_BYTES)
    return _keep(by, owner, upload, purpose, name, content_type)


@transaction.atomic
def keep_original(
    *, by: Actor, owner: str, name: str, content_type: str, content: bytes, purpose: str
) -> StoredFile:
    """Keep bytes as evidence exactly as they came, of whatever kind: they are handed out as a download, never opened here.

    For rooms that read what others send and must be able to show the original. Raises `Denied` and, where there is no
    room for it, `BadInput`.
    """
    _one_at_a_time(owner)
    access.may_change(by, owner).require()
    if len(content) > settings.FILES_MAX_BYTES:
        raise refuse(TOO_LARGE, clean_name(name), limit=filesizeformat(settings.FILES_MAX_BYTES))
    upload = ContentFile(content, name)
    return _keep(by, owner, upload, purpose, clean_name(name), content_type)


def _keep(
    by: Actor, owner: str, upload: "File[bytes]", purpose: str, name: str, content_type: str
) -> StoredFile:
    used = StoredFile.objects.filter(owner=owner).aggregate(total=Sum("size"))["total"] or 0
    if used + upload.size > settings.FILES_OWNER_MAX_BYTES:
        raise refuse(QUOTA, name)
    file = StoredFile(
        owner=owner,
        purpose=purpose,
        name=name,
        content_type=content_type,
        size=upload.size,
        sha256=_digest(upload),
        uploaded_by=by.account_id,
        created_at=clock.now(),
    )
    file.save(force_insert=True)
    for number, piece in enumerate(_pieces(upload)):
        Chunk.objects.create(file=file, number=number, data=piece)
    return file


def _pieces(upload: "File[bytes]") -> Iterator[bytes]:
    upload.seek(0)
    while piece := upload.read(CHUNK_BYTES):
        yield piece


def _digest(upload: "File[bytes]") -> str:
    whole = hashlib.sha256()
    for piece in _pieces(upload):
        whole.update(piece)
    return whole.hexdigest()


def _one_at_a_time(owner: str) -> None:
    """Two uploads for the same thing must not both find the last free room."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(62743, hashtext(%s))", [owner])


@transaction.atomic
def remove(*, by: Actor, file: StoredFile) -> None:
    """Remove a file and its bytes for good. Raises `Denied`."""
    access.may_change(by, file.owner).require()
    file.delete()


def forget(owners: Collection[str]) -> int:
    """Remove all files of these things for good, and say how many they were.

    For the room of those things, which has checked that it may: after a retention is over nobody may change them any more.
    """
    found = StoredFile.objects.filter(owner__in=owners)
    number = found.count()
    found.delete()
    return number
