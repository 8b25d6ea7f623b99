"""Pages of an answer belong to whoever holds its code in this browser."""

from functools import wraps
from typing import ParamSpec, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kooperacje.answering import access
from kooperacje.answering.models import Code
from kooperacje.base.holding import Holder
from kooperacje.base.pages import Request

HOLDER = Holder("odpowiedz", "answering.holder")
P = ParamSpec("P")


class _View(Protocol[P]):
    def __call__(self, request: Request, code: Code, *args: P.args, **kwargs: P.kwargs) -> HttpResponse: ...


def held(request: HttpRequest) -> Code | None:
    """The live code of this browser; None when there is none, or it was made anew or revoked meanwhile."""
    return HOLDER.held(request, access.live().select_related("above"))


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
