"""Remarks that say the same."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kooperacje.analysis import actions
from kooperacje.analysis.forms import GroupForm
from kooperacje.analysis.pages import same as pages
from kooperacje.analysis.queries import same as queries
from kooperacje.base.pages import Request, answer
from kooperacje.consultations import access as consultations
from kooperacje.consultations.views.common import page_number

PAGE = "analysis/same.html"


@require_safe
def same(request: Request, slug: str) -> HttpResponse:
    """What was found."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    page = pages.same(consultation, request.actor, page_number(request))
    return answer(request, PAGE, page, form=GroupForm(None))


@require_POST
def look(request: Request, slug: str) -> HttpResponse:
    """Look for remarks that say the same."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    search = actions.look_for_same(consultation, by=request.actor)
    if search.done_at is None:
        messages.success(request, _("The remarks are being compared; open this page again in a minute."))
    return redirect("analysis:same", slug=slug)


@require_POST
def group(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """Put remarks together."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    form = GroupForm(request.POST)
    if form.is_valid():
        with form.taking_faults():
            given = form.cleaned_data
            one = queries.waiting(consultation).filter(pk=ref).first()
            unlisted = one.keys[pages.LISTED :] if one else []
            actions.group_same(
                ref,
                consultation=consultation,
                title=given["title"],
                kind=form.kind_given(),
                signatories=given["signatories"],
                keys=[*request.POST.getlist("remark"), *unlisted],
                by=request.actor,
            )
            messages.success(request, _("The remarks stand together now."))
            return redirect("analysis:same", slug=slug)
    page = pages.same(consultation, request.actor, page_number(request))
    return answer(request, PAGE, page, form=form, status=400)


@require_POST
def refuse(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """Say that they are not the same."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    actions.refuse_same(ref, consultation=consultation, by=request.actor)
    messages.success(request, _("They stay apart and are not proposed again."))
    return redirect("analysis:same", slug=slug)
