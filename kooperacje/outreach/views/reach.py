"""The matrix, whom to telephone, and one institution."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation, Party
from kooperacje.consultations.views.common import page_number, sent, status_of
from kooperacje.documents import opendata, xlsx
from kooperacje.outreach import access, actions, pages, queries
from kooperacje.outreach.forms import AskForm, CallForm, EmailForm

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def reach(request: Request, slug: str) -> HttpResponse:
    """Who was invited, who answered, who is silent."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    form = AskForm(request.GET, queries.types_used(consultation))
    page = pages.reach_page(consultation, request.actor, form.asked(), page_number(request))
    return answer(request, "outreach/reach.html", page, form=form)


@require_safe
def reach_file(request: Request, slug: str, form: str) -> HttpResponse:
    """The whole matrix as a file; text in it never starts a formula."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    asked = AskForm(request.GET, queries.types_used(consultation)).asked()
    paper = pages.reach_paper(consultation, asked)
    if form == "xlsx":
        response = HttpResponse(xlsx.render(paper), content_type=_SHEET)
    elif form == "csv":
        response = HttpResponse(opendata.render_csv(paper.tables()[0]), content_type="text/csv")
    else:
        raise NotThere
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}-zasieg.{form}"'
    return response


@require_safe
def calls(request: Request, slug: str) -> HttpResponse:
    """Whom to telephone next."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    form = AskForm(request.GET, queries.types_used(consultation))
    page = pages.calls_page(consultation, request.actor, form.asked(), page_number(request))
    return answer(request, "outreach/calls.html", page, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def history(request: Request, slug: str, key: str) -> HttpResponse:
    """Everything about one institution; sending the form notes a telephone call."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    party = access.party_or_404(request.actor, consultation, key)
    form = CallForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.note_call(party, note=form.cleaned_data["note"], by=request.actor)
            messages.success(request, _("The call was noted."))
            return redirect("outreach:history", slug=slug, key=key)
    return _history(request, consultation, party, form, EmailForm(None))


@require_POST
def history_email(request: Request, slug: str, key: str) -> HttpResponse:
    """Set where to write to the institution."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    party = access.party_or_404(request.actor, consultation, key)
    access.may_write(request.actor, consultation).require()
    form = EmailForm(request.POST)
    if form.is_valid():
        with form.taking_faults():
            actions.set_email(party, email=form.cleaned_data["email"], by=request.actor)
            messages.success(request, _("The address was saved."))
            return redirect("outreach:history", slug=slug, key=key)
    return _history(request, consultation, party, CallForm(None), form)


def _history(
    request: Request, consultation: Consultation, party: Party, form: CallForm, email_form: EmailForm
) -> HttpResponse:
    page = pages.history_page(consultation, request.actor, party)
    status = max(status_of(form), status_of(email_form))
    return answer(request, "outreach/history.html", page, form=form, email_form=email_form, status=status)


@require_safe
def relays(request: Request, slug: str) -> HttpResponse:
    """Who passed the invitation on, and what came of it."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    return answer(request, "outreach/relays.html", pages.relays_page(consultation, request.actor))
