"""Requests of the public. Signed in or not, everybody sees the same here, so what is shown is remembered."""

from collections.abc import Callable
from functools import partial

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.pages import answer
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access, packs
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import public as pages
from kooperacje.consultations.pages.public.frame import pack_of
from kooperacje.consultations.queries import public as queries
from kooperacje.consultations.states import ConsultationState
from kooperacje.consultations.views.caching import remembered

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


def _stamp(found: Consultation) -> str:
    ready = pack_of(found) is not None
    return f"{found.pk} {packs.stamp(found.changed_at)} {found.state} {ready}"


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All public consultations, with search."""
    text, state = request.GET.get("q", "")[:200], request.GET.get("state", "")

    def make() -> HttpResponse:
        return answer(request, f"{FOLDER}list.html", pages.listing(text, state, _number(request)))

    return remembered(request, str(queries.latest_change()), make)


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """The list for programs."""
    return JsonResponse({"consultations": pages.open_data()}, json_dumps_params={"ensure_ascii": False})


@require_safe
def consultation(request: HttpRequest, slug: str) -> HttpResponse:
    """One consultation."""
    found = _found(slug)
    make = partial(_page, request, "detail.html", partial(pages.detail, found))
    return remembered(request, _stamp(found), make)


@require_safe
def remarks(request: HttpRequest, slug: str) -> HttpResponse:
    """The remarks of a published consultation."""
    found = _found(slug, published=True)
    wanted = partial(pages.remarks, found, request.GET.get("outcome", ""), _number(request))
    return remembered(request, _stamp(found), partial(_page, request, "remarks.html", wanted))


@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The report of a published consultation."""
    found = _found(slug, published=True)
    make = partial(_page, request, "report.html", partial(pages.report, found))
    return remembered(request, _stamp(found), make)


def _page(request: HttpRequest, template: str, make: Callable[[], object]) -> HttpResponse:
    return answer(request, FOLDER + template, make())


@require_safe
def file(request: HttpRequest, slug: str, name: str) -> HttpResponse | FileResponse:
    """A file of the report."""
    pack = pack_of(_found(slug, published=True))
    path = pack.path(name) if pack else None
    if path is None:
        raise NotThere
    kind = packs.TYPES[path.suffix]
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{slug}-{name}", content_type=kind)
