"""Requests of residents. Everybody sees the same, nobody has to sign in, and nothing is written but what they suggest.

Where they only read, the transaction around the request is enough: a savepoint within it would cost two statements.
"""

from functools import partial

from csp.decorators import csp_replace
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.pages import Request, answer
from kooperacje.base.remembering import remembered
from kooperacje.basket import access, actions, keeping
from kooperacje.basket.models import Service
from kooperacje.directory import forms, marks
from kooperacje.directory.pages import card as card_pages
from kooperacje.directory.pages import front as front_pages
from kooperacje.directory.pages import hints as hint_pages
from kooperacje.directory.pages import leaflet as leaflet_pages
from kooperacje.directory.pages import map as map_pages
from kooperacje.directory.pages import results as results_pages
from kooperacje.directory.pages import suggest as suggest_pages
from kooperacje.directory.pages import widget as widget_pages
from kooperacje.directory.queries.headings import edition, edition_now
from kooperacje.documents import leaflets

FOLDER = "directory/"
SENT = "wyslane"
"""Stands in the address of the thanks, so that loading it again sends nothing again."""


@transaction.non_atomic_requests
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What help are you looking for?"""
    return remembered(request, edition, lambda: answer(request, f"{FOLDER}front.html", front_pages.front()))


@transaction.non_atomic_requests
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What was found. Pages of a topic and a place are kept; words are too many to keep."""
    ask, typed = forms.read(request.GET), forms.place_typed(request.GET)

    def make() -> HttpResponse:
        return answer(request, f"{FOLDER}results.html", results_pages.results(ask, typed))

    return remembered(request, edition_now, make, parameters=("temat", "gmina", "page"))


@transaction.non_atomic_requests
@require_safe
def map_(request: HttpRequest) -> HttpResponse:
    """The same on a map."""
    ask, typed = forms.read(request.GET), forms.place_typed(request.GET)
    return answer(request, f"{FOLDER}map.html", map_pages.page(ask, typed))


@transaction.non_atomic_requests
@require_safe
def hints(request: HttpRequest) -> HttpResponse:
    """What the words in the field may become."""
    return answer(request, f"{FOLDER}hints.html", hint_pages.words(forms.read(request.GET).text))


@transaction.non_atomic_requests
@require_safe
def place_hints(request: HttpRequest) -> HttpResponse:
    """What the place in the field may become."""
    page = hint_pages.places_of(forms.place_typed(request.GET))
    return answer(request, f"{FOLDER}hints.html", page)


@transaction.non_atomic_requests
@require_safe
def card(request: HttpRequest, key: str) -> HttpResponse:
    """One service."""
    return remembered(
        request, edition_now, lambda: answer(request, f"{FOLDER}card.html", card_pages.card(key))
    )


@transaction.non_atomic_requests
@require_safe
def code(request: HttpRequest, key: str) -> HttpResponse:
    """The QR mark that leads to the page of a service."""
    page = card_pages.card(key)
    return HttpResponse(marks.file(page.url), content_type="image/svg+xml")


@transaction.non_atomic_requests
@require_safe
def provider(request: HttpRequest, key: str) -> HttpResponse:
    """One institution with what it offers."""
    return remembered(
        request, edition_now, lambda: answer(request, f"{FOLDER}provider.html", card_pages.provider(key))
    )


@transaction.non_atomic_requests
@require_safe
def lacks(request: HttpRequest) -> HttpResponse:
    """What is missing."""
    return answer(request, f"{FOLDER}lacks.html", front_pages.missing(forms.place_typed(request.GET)))


@transaction.non_atomic_requests
@require_safe
def leaflet(request: HttpRequest, category: str, gmina: str) -> HttpResponse:
    """A leaflet to print."""
    make = partial(leaflet_pages.leaflet, category, gmina)
    return remembered(request, edition_now, lambda: answer(request, f"{FOLDER}leaflet.html", make()))


@transaction.non_atomic_requests
@require_safe
def leaflet_pdf(request: HttpRequest, category: str, gmina: str) -> HttpResponse:
    """The same as a file."""
    content = leaflets.render_pdf(leaflet_pages.paper(leaflet_pages.leaflet(category, gmina)))
    disposition = f'inline; filename="ulotka-{category}-{gmina}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})


@transaction.non_atomic_requests
@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[untyped-decorator]
def frame(request: HttpRequest) -> HttpResponse:
    """The directory inside somebody else's page: no cookie, no form that writes."""
    ask = forms.read(request.GET)

    def make() -> HttpResponse:
        return answer(request, f"{FOLDER}frame.html", widget_pages.frame(ask), whole=f"{FOLDER}bare.html")

    return remembered(request, edition_now, make, parameters=("temat", "gmina"))


@transaction.non_atomic_requests
@require_safe
def widget(request: HttpRequest) -> HttpResponse:
    """How the frame gets into somebody else's page."""
    page = widget_pages.widget(forms.read(request.GET), forms.place_typed(request.GET))
    return answer(request, f"{FOLDER}widget.html", page)


@require_http_methods(["GET", "POST"])
def suggest(request: Request, key: str) -> HttpResponse:
    """Something on a card is wrong."""
    service = access.get_or_404(ANONYMOUS, key)
    name = card_pages.card(key).name
    page = suggest_pages.change(key, name, sent=SENT in request.GET)
    return _suggested(request, page, service, {name: getattr(service, name) for name in keeping.EASY})


@require_http_methods(["GET", "POST"])
def suggest_new(request: Request) -> HttpResponse:
    """Some help has no card."""
    return _suggested(request, suggest_pages.new(sent=SENT in request.GET), None, {})


def _suggested(
    request: Request, page: suggest_pages.SuggestPage, service: Service | None, known: dict[str, str]
) -> HttpResponse:
    form = forms.SuggestForm(request.POST if request.method == "POST" else None, known=known)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("note", "reply_to")}
        with form.taking_faults():
            actions.suggest(by=request.actor, service=service, values=form.values(), **told)
            return redirect(f"{request.path}?{SENT}=1")
    return answer(request, f"{FOLDER}suggest.html", page, form=form, status=400 if form.errors else 200)
