"""The site's own pages."""

import sys
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.pages import FRAGMENT, WHOLE, answer
from kooperacje.web import context, pages
from kooperacje.web.gallery import gallery as pages_gallery


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return answer(request, "web/home.html", pages.home(getattr(request, "actor", ANONYMOUS), request.path))


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return answer(request, "web/accessibility.html", pages.accessibility())


def problem(request: HttpRequest, page: Any, template: str = "web/problem.html") -> HttpResponse:
    """The page of a problem, with its status."""
    return _whole(answer(request, template, page, status=page.status))


def _whole(response: HttpResponse) -> HttpResponse:
    """Tell htmx to put the answer in the place of the whole page, whatever part was asked for."""
    response["HX-Retarget"] = "#page"
    response["HX-Reselect"] = "unset"
    response["HX-Reswap"] = "innerHTML show:window:top"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(request, pages.bad_input())


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(request, pages.refused(""))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(request, pages.absent())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return problem(request, pages.forged())


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without the database and without the reader: either may be what failed."""
    page = pages.unavailable() if isinstance(sys.exception(), OperationalError) else pages.failed()
    base = FRAGMENT if request.headers.get("HX-Request") else WHOLE
    values = {"site": context.frame(request), "page": page, "base_template": base, "messages": ()}
    return _whole(HttpResponse(render_to_string("web/problem.html", values), status=page.status))


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return answer(request, "web/gallery.html", pages_gallery(request.path))
