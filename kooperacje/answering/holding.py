"""Who holds a code in this browser: a signed cookie that ends with the browser, and no session in the database."""

from functools import wraps
from typing import ParamSpec, Protocol

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kooperacje.answering import access
from kooperacje.answering.models import Code
from kooperacje.base.pages import Request

COOKIE = "odpowiedz"
_SIGNER = signing.Signer(salt="kooperacje.answering.holder")
P = ParamSpec("P")


class _View(Protocol[P]):
    def __call__(self, request: Request, code: Code, *args: P.args, **kwargs: P.kwargs) -> HttpResponse: ...


def hold(response: HttpResponse, code: Code) -> HttpResponse:
    """Remember the code in this browser until it is closed. The code itself is not in the cookie."""
    response.set_cookie(
        COOKIE,
        _SIGNER.sign(f"{code.pk}.{code.digest[:16]}"),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def let_go(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def held(request: HttpRequest) -> Code | None:
    """The live code of this browser; None when there is none, or it was made anew or revoked meanwhile."""
    try:
        ref, _dot, digest = _SIGNER.unsign(request.COOKIES.get(COOKIE, "")).partition(".")
    except signing.BadSignature:
        return None
    return access.live().select_related("above").filter(pk=ref, digest__startswith=digest).first()


def by_holder(
    view: "_View[P]",
) -> "_Holding[P]":
    """A page of whoever holds a code; without one it leads to where a code is typed. Its answer is never kept."""

    @wraps(view)
    def checked(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        code = held(request)
        if code is None:
            return redirect("answering:enter")
        response = view(request, code, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    return checked


class _Holding(Protocol[P]):
    def __call__(self, request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponse: ...
