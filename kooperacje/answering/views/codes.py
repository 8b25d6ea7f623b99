"""Codes and terms, in the workspace; entering what came on paper or by telephone."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.answering import actions, holding, queries
from kooperacje.answering.forms import BehalfForm, TermsForm, today
from kooperacje.answering.pages import officer as pages
from kooperacje.base.pages import Request, answer
from kooperacje.consultations import access as consultations
from kooperacje.consultations.views.common import page_number, sent, status_of


@require_http_methods(["GET", "POST"])
def terms(request: Request, slug: str) -> HttpResponse:
    """Who may answer and until when."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    agreed = queries.terms(consultation)
    names = ("open_to_all", "closes_at", "grace_minutes")
    form = TermsForm(sent(request), initial={name: getattr(agreed, name) for name in names})
    if form.is_valid():
        with form.taking_faults():
            actions.set_terms(consultation, **form.cleaned_data, by=request.actor)
            messages.success(request, _("Saved."))
            return redirect("answering:sent", slug=slug)
    page = pages.terms(consultation, request.actor)
    return answer(request, "answering/terms.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def behalf(request: Request, slug: str) -> HttpResponse:
    """Enter for somebody: the officer gets the same form as whoever answers, and prints the receipt."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    form = BehalfForm(
        sent(request),
        parties=queries.party_names(consultation),
        channels=queries.channel_names(consultation),
        initial=today(),
    )
    if form.is_valid():
        with form.taking_faults():
            code = actions.enter_for(consultation, **form.cleaned_data, by=request.actor)
            return holding.HOLDER.hold(redirect("answering:desk"), code)
    page = pages.terms(consultation, request.actor)
    return answer(request, "answering/behalf.html", page, form=form, status=status_of(form))


@require_safe
def listing(request: Request, slug: str) -> HttpResponse:
    """Who has a code, and what became of it."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    page = pages.codes_page(consultation, request.actor, request.GET.get("q", "")[:200], page_number(request))
    return answer(request, "answering/codes.html", page)


@require_http_methods(["GET", "POST"])
def one(request: Request, slug: str, key: str) -> HttpResponse:
    """The code of one institution, to be read out on the telephone, or made anew."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    if request.method == "POST":
        code = actions.issue_codes(consultation, institutions=[key], by=request.actor)[key]
        if "anew" in request.POST:
            actions.replace_code(code, by=request.actor)
            messages.success(request, _("There is a new code; the former one no longer opens anything."))
        else:
            messages.success(request, _("The code is ready."))
        return redirect("answering:code", slug=slug, key=key)
    page = pages.code_page(consultation, request.actor, key, settings.SITE_URL)
    return answer(request, "answering/code.html", page)
