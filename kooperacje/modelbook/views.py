"""Public pages of the model book."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.base.pages import answer
from kooperacje.modelbook import access, pages


def _actor(request: HttpRequest) -> Actor:
    return getattr(request, "actor", ANONYMOUS)


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    return answer(request, "modelbook/models.html", pages.models(_actor(request)))


@require_safe
def version(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    found = access.get_or_404(_actor(request), key, number)
    return answer(request, "modelbook/version.html", pages.version(_actor(request), found))


@require_safe
def difference(request: HttpRequest, key: str, before: int, after: int) -> HttpResponse:
    old = access.get_or_404(_actor(request), key, before)
    new = access.get_or_404(_actor(request), key, after)
    return answer(request, "modelbook/difference.html", pages.comparison(old, new))
