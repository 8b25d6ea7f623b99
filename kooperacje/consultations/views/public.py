"""Requests of the public. Signed in or not, everybody sees the same here, so what is shown is remembered.

They only read, so the transaction around the request is enough: a savepoint within it would cost two statements.
"""

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.pages import answer
from kooperacje.base.problems import NotThere
from kooperacje.base.remembering import remembered
from kooperacje.consultations import access, packs
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import public as pages
from kooperacje.consultations.pages.public.frame import pack_of
from kooperacje.consultations.queries import freshness
from kooperacje.consultations.states import ConsultationState

FOLDER = "consultations/public/"


def _number(request: HttpRequest) -> int:
    """The page that the address asks for; nonsense is the first."""
    given = request.GET.get("page", "1")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def _found(slug: str, *, published: bool = False) -> Consultation:
    """A public consultation; its own workspace shows the rest to those who may see it."""
    found = access.get_or_404(ANONYMOUS, slug)
    if published and found.state != ConsultationState.PUBLISHED:
        raise NotThere
    return found


def _check(slug: str) -> Callable[[], str]:
    return partial(freshness.one, slug, get_language() or "pl")


@transaction.non_atomic_requests
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All public consultations, with search."""
    text, state = request.GET.get("q", "")[:200], request.GET.get("state", "")

    def make() -> HttpResponse:
        return answer(request, f"{FOLDER}list.html", pages.listing(text, state, _number(request)))

    return remembered(request, freshness.listed, make, parameters=("q", "state", "page"))


@transaction.non_atomic_requests
@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """The list for programs."""
    return JsonResponse({"consultations": pages.open_data()}, json_dumps_params={"ensure_ascii": False})


@transaction.non_atomic_requests
@require_safe
def consultation(request: HttpRequest, slug: str) -> HttpResponse:
    """One consultation."""

    def make() -> HttpResponse:
        return _page(request, "detail.html", pages.detail(_found(slug)))

    return remembered(request, _check(slug), make)


@transaction.non_atomic_requests
@require_safe
def remarks(request: HttpRequest, slug: str) -> HttpResponse:
    """The remarks of a published consultation."""

    def make() -> HttpResponse:
        found = _found(slug, published=True)
        wanted = request.GET.get("outcome", ""), _number(request), request.GET.get("theme", "")
        return _page(request, "remarks.html", pages.remarks(found, *wanted))

    return remembered(request, _check(slug), make, parameters=("outcome", "theme", "page"))


@transaction.non_atomic_requests
@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Themes of the remarks, and what was changed because of them."""

    def make() -> HttpResponse:
        found = _found(slug, published=True)
        return _page(request, "changes.html", pages.changes(found, _number(request)))

    return remembered(request, _check(slug), make, parameters=("page",))


@transaction.non_atomic_requests
@require_safe
def comparisons(request: HttpRequest, slug: str) -> HttpResponse:
    """With which other consultations of the same model this one can be compared."""

    def make() -> HttpResponse:
        return _page(request, "comparisons.html", pages.comparisons(_found(slug, published=True)))

    return remembered(request, freshness.listed, make)


@transaction.non_atomic_requests
@require_safe
def comparison(request: HttpRequest, slug: str, other: str) -> HttpResponse:
    """Two published consultations of the same model side by side."""

    def make() -> HttpResponse:
        both = _found(slug, published=True), _found(other, published=True)
        return _page(request, "comparison.html", pages.comparison(*both))

    return remembered(request, partial(_both, slug, other, get_language() or "pl"), make)


def _both(slug: str, other: str, language: str) -> str:
    return f"{freshness.one(slug, language)} {freshness.one(other, language)}"


@transaction.non_atomic_requests
@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The report of a published consultation."""

    def make() -> HttpResponse:
        return _page(request, "report.html", pages.report(_found(slug, published=True)))

    return remembered(request, _check(slug), make)


def _page(request: HttpRequest, template: str, page: object) -> HttpResponse:
    return answer(request, FOLDER + template, page)


@transaction.non_atomic_requests
@require_safe
def file(request: HttpRequest, slug: str, name: str) -> HttpResponse | FileResponse:
    """A file of the report."""
    pack = pack_of(_found(slug, published=True))
    path = pack.path(name) if pack else None
    if path is None:
        raise NotThere
    kind = packs.TYPES[path.suffix]
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{slug}-{name}", content_type=kind)
