"""Loading a stakeholder base: send, look, confirm."""

import csv
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.consultations import access as consultations
from kooperacje.consultations.views.common import sent, status_of
from kooperacje.institutions import access as register
from kooperacje.institutions import actions as institutions
from kooperacje.institutions import tables
from kooperacje.outreach import access, actions, pages
from kooperacje.outreach.forms import BaseForm
from kooperacje.outreach.pages.base import titles


@require_http_methods(["GET", "POST"])
def upload(request: Request, slug: str) -> HttpResponse:
    """Send a table."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    access.may_write(request.actor, consultation).require()
    form = BaseForm(sent(request), request.FILES or None)
    if form.is_valid():
        with form.taking_faults():
            table = form.cleaned_data["file"]
            content = table.read(tables.MAX_BYTES + 1)
            pending = institutions.stage(by=request.actor, name=table.name, content=content)
            return redirect("outreach:base-preview", slug=slug, ref=pending.pk)
    page = pages.base_page(consultation, request.actor)
    return answer(request, "outreach/base.html", page, form=form, status=status_of(form))


@require_safe
def template(request: Request, slug: str) -> HttpResponse:
    """An empty table with the right titles."""
    consultations.get_or_404(request.actor, slug, consultations.WORK)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="interesariusze.csv"'
    csv.writer(response, delimiter=";").writerow(titles())
    return response


@require_safe
def preview(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """What the table would do."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    access.may_write(request.actor, consultation).require()
    pending = register.pending_or_404(request.actor, ref)
    page = pages.preview_page(consultation, request.actor, pending)
    return answer(request, "outreach/preview.html", page)


@require_POST
def load(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """Load the table that was looked at."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    pending = register.pending_or_404(request.actor, ref)
    done = actions.load_base(consultation, content=bytes(pending.content), by=request.actor)
    institutions.discard(pending, by=request.actor)
    words = _("Loaded. New stakeholders: %(added)d, changed: %(changed)d, unchanged: %(unchanged)d.")
    numbers = {"added": done.added, "changed": done.changed, "unchanged": done.unchanged}
    messages.success(request, words % numbers)
    return redirect("outreach:reach", slug=slug)


@require_POST
def discard(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """Throw the table away."""
    consultations.get_or_404(request.actor, slug, consultations.WORK)
    institutions.discard(register.pending_or_404(request.actor, ref), by=request.actor)
    messages.success(request, _("The table was thrown away; nothing was changed."))
    return redirect("outreach:base", slug=slug)
