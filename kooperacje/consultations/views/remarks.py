"""Remarks and the positions on them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.consultations import access, actions
from kooperacje.consultations.forms import ManyForm, PositionForm, RemarkFilter, SplitForm
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.pages import masking as masking_pages
from kooperacje.consultations.pages import remarks as pages
from kooperacje.consultations.queries import remarks, rows
from kooperacje.consultations.views.common import page_number, sent, status_of

LIST = "consultations/workspace/remarks.html"


@require_safe
def listing(request: Request, slug: str) -> HttpResponse:
    """The list with its filter."""
    consultation = access.get_or_404(request.actor, slug, access.WORK)
    around = remarks.around(consultation)
    form = RemarkFilter(request.GET, around.names)
    page = pages.listing(consultation, request.actor, around, form.criteria(), page_number(request))
    return answer(request, LIST, page, form=form, many=ManyForm(None))


@require_POST
def take_many(request: Request, slug: str) -> HttpResponse:
    """One position for all that were ticked."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    form = ManyForm(request.POST)
    if form.is_valid() and form.position:
        with form.taking_faults():
            keys = request.POST.getlist("remark")
            taken = actions.set_many(consultation, keys, form.position, by=request.actor)
            sentence = ngettext(
                "Position taken on %(count)d remark.", "Position taken on %(count)d remarks.", taken
            )
            messages.success(request, sentence % {"count": taken})
            return redirect("consultations:workspace-remarks", slug=slug)
    around = remarks.around(consultation)
    filters = RemarkFilter({}, around.names)
    page = pages.listing(consultation, request.actor, around, filters.criteria(), 1)
    return answer(request, LIST, page, form=filters, many=form, status=400)


@require_http_methods(["GET", "POST"])
def position(request: Request, slug: str, key: str) -> HttpResponse:
    """Take a position on one remark, with every earlier one in sight."""
    verb = access.WORK if request.method == "GET" else access.EDIT
    consultation = access.get_or_404(request.actor, slug, verb)
    part, version = rows.versioned(consultation, catalogue.REMARK, key)
    form = PositionForm(sent(request), part.position, version)
    stale: list[tuple[str, Any, Any]] = []
    if form.is_valid():
        try:
            expected = form.cleaned_data["version"]
            actions.set_position(consultation, key, form.position, expected=expected, by=request.actor)
            messages.success(request, _("Saved."))
            return redirect("consultations:workspace-remarks", slug=slug)
        except actions.PartStale as conflict:
            stale = conflict.differences()
            form.resend(version)
    page = pages.position(consultation, request.actor, part)
    status = 409 if stale else status_of(form)
    template = "consultations/workspace/position.html"
    return answer(request, template, page, form=form, stale=bool(stale), status=status)


@require_http_methods(["GET", "POST"])
def split(request: Request, slug: str, key: str) -> HttpResponse:
    """Make several remarks of one text."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    part, version = rows.versioned(consultation, catalogue.REMARK, key)
    form = SplitForm(sent(request), initial={"text": part.text, "version": version})
    stale = False
    if form.is_valid():
        try:
            with form.taking_faults():
                expected = form.cleaned_data["version"]
                made = actions.split_remark(
                    consultation, key, texts=form.texts(), expected=expected, by=request.actor
                )
                sentence = ngettext("%(count)d remark was added.", "%(count)d remarks were added.", len(made))
                messages.success(request, sentence % {"count": len(made)})
                return redirect("consultations:workspace-remarks", slug=slug)
        except actions.PartStale:
            stale = True
            form.resend(version)
    page = pages.position(consultation, request.actor, part)
    status = 409 if stale else status_of(form)
    return answer(request, "consultations/workspace/split.html", page, form=form, stale=stale, status=status)


@require_safe
def masking(request: Request, slug: str) -> HttpResponse:
    """What the public sees of masked remarks, beside what was sent."""
    consultation = access.get_or_404(request.actor, slug, access.WORK)
    page = masking_pages.masking_page(consultation, request.actor, page_number(request))
    return answer(request, "consultations/workspace/masking.html", page)
