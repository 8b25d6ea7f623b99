"""Requests about the division of the country."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from kooperacje.base.pages import Request, answer
from kooperacje.territory import access, pages


@require_GET
def division(request: Request) -> HttpResponse:
    """All województwa, or what a search finds."""
    text = request.GET.get("q", "")[:200].replace("\x00", "")
    return answer(request, "territory/division.html", pages.division(request.actor, text))


@require_GET
def unit(request: Request, code: str) -> HttpResponse:
    """One unit."""
    return answer(request, "territory/unit.html", pages.detail(access.get_or_404(request.actor, code)))
