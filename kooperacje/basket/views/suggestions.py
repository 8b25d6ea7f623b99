"""Suggestions of others and what becomes of them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.basket import access, actions, keeping, queries
from kooperacje.basket.forms.deciding import DecideForm
from kooperacje.basket.pages import suggestions as pages
from kooperacje.basket.views.common import sent
from kooperacje.institutions import queries as register


@require_safe
def queue(request: Request) -> HttpResponse:
    """What waits to be decided."""
    if not access.enters(request.actor):
        raise NotThere
    return answer(request, "basket/suggestions.html", pages.queue(request.actor, "all" in request.GET))


@require_http_methods(["GET", "POST"])
def decide(request: Request, ref: UUID) -> HttpResponse:
    """One suggestion: seen, now and proposed, and the decision."""
    row = access.suggestion_or_404(request.actor, ref)
    card = queries.card(row.service, request.actor) if row.service else None
    current = {name: getattr(card, name) for name in keeping.EASY} if card else {}
    form = DecideForm(
        sent(request), fields=tuple(row.values), providers=_providers(request, row.service is None)
    )
    if form.is_valid():
        with form.taking_faults():
            return _decided(request, ref, form)
    page = pages.suggestion_page(row, current)
    return answer(request, "basket/suggestion.html", page, form=form, status=400 if form.errors else 200)


def _providers(request: Request, wanted: bool) -> list:  # type: ignore[type-arg]
    return queries.providers(request.actor) if wanted else []


def _decided(request: Request, ref: UUID, form: DecideForm) -> HttpResponse:
    row, given = access.suggestion_or_404(request.actor, ref), form.cleaned_data
    if given["decision"] == "reject":
        actions.reject(by=request.actor, suggestion=row, reason=given["reason"])
    elif given["decision"] == "reconsider":
        actions.reconsider(by=request.actor, suggestion=row)
        return redirect("basket:suggestion", ref=ref)
    else:
        provider = register.by_key(given["provider"]) if given["provider"] else None
        service = actions.accept(by=request.actor, suggestion=row, fields=given["fields"], provider=provider)
        messages.success(request, _("Taken over into the card."))
        return redirect("basket:card", key=service.key)
    messages.success(request, _("The suggestion is rejected; the card stays as it is."))
    return redirect("basket:suggestions")
