"""Who holds a code of a survey in this browser: a signed cookie that ends with the browser, and no session."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from kooperacje.diagnosis import access
from kooperacje.diagnosis.models import Invitation

COOKIE = "ankieta"
_SIGNER = signing.Signer(salt="kooperacje.diagnosis.holder")


def hold(response: HttpResponse, invitation: Invitation) -> HttpResponse:
    """Remember the invitation until the browser is closed. The code itself is not in the cookie."""
    response.set_cookie(
        COOKIE,
        _SIGNER.sign(f"{invitation.pk}.{invitation.digest[:16]}"),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def let_go(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def held(request: HttpRequest) -> Invitation | None:
    """The live invitation of this browser; None when there is none, or its code was made anew meanwhile."""
    try:
        ref, _dot, digest = _SIGNER.unsign(request.COOKIES.get(COOKIE, "")).partition(".")
    except signing.BadSignature:
        return None
    return access.live().filter(pk=ref, digest__startswith=digest).first()
