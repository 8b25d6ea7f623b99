"""Pages of the model book."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.base.pages import answer
from kooperacje.modelbook import access, actions, forms, pages


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


@require_http_methods(["GET", "HEAD", "POST"])
def matches(request: HttpRequest, key: str, before: int, after: int) -> HttpResponse:
    """A person says what the passages in question became."""
    old = access.get_or_404(_actor(request), key, before)
    new = access.get_or_404(_actor(request), key, after, access.EDIT)
    page = pages.matches(old, new)
    if request.method == "POST" and (choices := forms.choices(request.POST, page)):
        waiting = actions.confirm_matches(by=_actor(request), before=old, after=new, choices=choices)
        said = _("Saved. Still waiting: %(number)d.") if waiting else _("Saved. Nothing waits any more.")
        messages.success(request, said % {"number": waiting} if waiting else said)
        return redirect("modelbook:matches", key=key, before=before, after=after)
    return answer(request, "modelbook/matches.html", page)
