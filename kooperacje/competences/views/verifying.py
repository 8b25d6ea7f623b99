"""Comparing cards with the act; new matters."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kooperacje.base import clock
from kooperacje.base.pages import Request
from kooperacje.competences import access, actions, pages, words
from kooperacje.competences.forms import MatterForm, VerifyForm
from kooperacje.competences.views.keeping import sent, show_form


@require_http_methods(["GET", "POST"])
def verify(request: Request, ref: UUID) -> HttpResponse:
    """Record that the card was compared with the act."""
    card = access.card_or_404(request.actor, ref)
    access.can(request.actor, access.VERIFY).require()
    form = VerifyForm(sent(request), initial={"on": clock.today(), "holds": "yes"})
    if form.is_valid():
        with form.taking_faults():
            given = form.cleaned_data
            given["holds"] = given["holds"] == "yes"
            actions.verify(card, by=request.actor, **given)
            messages.success(request, _("Written down. It stays when cards are loaded anew."))
            return redirect("competences:card", ref=card.pk)
    lead = f"{capfirst(words.sentence(card))}. {words.basis(card)}"
    return show_form(request, pages.form_page(_("Compare with the act"), _("Write down"), card, lead), form)


@require_http_methods(["GET", "POST"])
def new_matter(request: Request) -> HttpResponse:
    """Add a matter to the list."""
    access.can(request.actor, access.VERIFY).require()
    form = MatterForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.add_matter(by=request.actor, **form.cleaned_data)
            messages.success(request, _("The matter is in the list; cards may be written for it."))
            return redirect("competences:check")
    return show_form(request, pages.form_page(_("New matter"), _("Add")), form)
