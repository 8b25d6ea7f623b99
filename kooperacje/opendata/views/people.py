"""Pages for people: what data there are, and the profile explained."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from kooperacje.base.pages import Request, answer
from kooperacje.opendata import pages


@require_GET
def data(request: Request) -> HttpResponse:
    """What machines can read here, and how."""
    return answer(request, "opendata/data.html", pages.data(request.actor))


@require_GET
def profile(request: Request) -> HttpResponse:
    """What our profile adds to HSDS."""
    return answer(request, "opendata/profile.html", pages.profile())
