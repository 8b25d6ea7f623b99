"""Limits for what strangers send in a room. Nothing is dropped for them: what is too much is marked, and a person looks."""

from datetime import timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kooperacje.base import clock

COOKIE = "kooperacje_sala"
_HOURS = 12
MINUTE = timedelta(minutes=1)


class Mark(StrEnum):
    """Why an entry is looked at by itself. Empty: nothing struck us."""

    NONE = ""
    LATE = "late"
    MANY = "many"
    RUSH = "rush"


def told(mark: str) -> str:
    """Why an entry is looked at by itself, in words."""
    sentences = {
        Mark.LATE: _("sent after the code had run out"),
        Mark.MANY: _("many from the same phone"),
        Mark.RUSH: _("many within one minute"),
    }
    return sentences.get(Mark(mark), "")


def mark(waiting: "QuerySet[Model]", device: UUID, *, late: bool, per_device: int, per_minute: int) -> Mark:
    """What is striking about one more entry. `waiting` are the entries of the meeting so far."""
    if late:
        return Mark.LATE
    if waiting.filter(device=device).count() >= per_device:
        return Mark.MANY
    if waiting.filter(sent_at__gt=clock.now() - MINUTE).count() >= per_minute:
        return Mark.RUSH
    return Mark.NONE


def device_of(request: HttpRequest) -> UUID:
    """A random number that this browser keeps for half a day; it says nothing about anybody."""
    try:
        return UUID(request.get_signed_cookie(COOKIE, salt=COOKIE))
    except (KeyError, ValueError, BadSignature):
        return uuid4()


def remember(response: HttpResponse, device: UUID) -> HttpResponse:
    """Let the browser keep its number."""
    response.set_signed_cookie(
        COOKIE,
        str(device),
        salt=COOKIE,
        max_age=_HOURS * 3600,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return response
