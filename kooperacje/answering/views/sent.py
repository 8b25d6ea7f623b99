"""What was sent by the web, in the workspace: a person decides about what does not stand by itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kooperacje.answering import access, actions, queries
from kooperacje.answering.forms import RecordForm, RefuseForm
from kooperacje.answering.models import Submission
from kooperacje.answering.pages import received as pages
from kooperacje.answering.states import CodeKind
from kooperacje.base.pages import Request, answer
from kooperacje.consultations import access as consultations
from kooperacje.consultations.views.common import page_number


@require_safe
def listing(request: Request, slug: str) -> HttpResponse:
    """Everything that was sent, what waits first."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    page = pages.listing(consultation, request.actor, request.GET.get("stan", ""), page_number(request))
    return answer(request, "answering/sent.html", page)


@require_safe
def one(request: Request, slug: str, number: str) -> HttpResponse:
    """One submission as it was sent."""
    return _page(request, _found(request, slug, number))


@require_POST
def record(request: Request, slug: str, number: str) -> HttpResponse:
    """Put it into the record."""
    row = _found(request, slug, number)
    form = _record_form(row, request.POST)
    if form.is_valid():
        with form.taking_faults():
            actions.record(row, institution=form.cleaned_data["institution"], by=request.actor)
            messages.success(request, _("It stands in the record of the consultation."))
            return redirect("answering:submission", slug=slug, number=number)
    return _page(request, row, record=form)


@require_POST
def refuse(request: Request, slug: str, number: str) -> HttpResponse:
    """It is no answer, and why."""
    row = _found(request, slug, number)
    form = RefuseForm(request.POST)
    if form.is_valid():
        with form.taking_faults():
            actions.refuse(row, reason=form.cleaned_data["reason"], by=request.actor)
            messages.success(request, _("It is kept, with the reason why it is no answer."))
            return redirect("answering:submission", slug=slug, number=number)
    return _page(request, row, refuse=form)


@require_POST
def look_again(request: Request, slug: str, number: str) -> HttpResponse:
    """Put it back among what waits."""
    actions.look_again(_found(request, slug, number), by=request.actor)
    messages.success(request, _("It waits to be looked at again."))
    return redirect("answering:submission", slug=slug, number=number)


def _found(request: Request, slug: str, number: str) -> Submission:
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    return access.get_or_404(request.actor, consultation, number)


def _record_form(row: Submission, data: object = None) -> RecordForm:
    parties = queries.party_names(row.consultation)
    named = row.code.institution
    if named:
        parties = {named: parties.get(named, named)}
    return RecordForm(
        data,
        parties=parties,
        resident=row.code.kind == CodeKind.OPEN,
        initial={"institution": named},
    )


def _page(
    request: Request,
    row: Submission,
    *,
    record: RecordForm | None = None,
    refuse: RefuseForm | None = None,
) -> HttpResponse:
    page = pages.submission(row, request.actor)
    wrong = bool((record and record.errors) or (refuse and refuse.errors))
    return answer(
        request,
        "answering/submission.html",
        page,
        record=record or _record_form(row),
        refuse=refuse or RefuseForm(),
        status=400 if wrong else 200,
    )
