"""Loading a table of institutions: send, look, confirm."""

import csv
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kooperacje.base.pages import Request, answer
from kooperacje.institutions import access, actions, intake, pages
from kooperacje.institutions.forms import UploadForm
from kooperacje.institutions.views.register import sent


@require_http_methods(["GET", "POST"])
def upload(request: Request) -> HttpResponse:
    """Send a table."""
    access.can(request.actor, access.IMPORT).require()
    form = UploadForm(sent(request), request.FILES or None)
    if form.is_valid():
        with form.taking_faults():
            name = form.cleaned_data["table"].name
            pending = actions.stage(by=request.actor, name=name, content=form.content())
            return redirect("institutions:import-preview", ref=pending.pk)
    status = 400 if form.errors else 200
    return answer(request, "institutions/import.html", pages.import_page(), form=form, status=status)


@require_GET
def import_template(request: Request) -> HttpResponse:
    """An empty table with the right titles."""
    access.can(request.actor, access.IMPORT).require()
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="instytucje.csv"'
    csv.writer(response, delimiter=";").writerow(titles[0] for titles in intake.COLUMNS.values())
    return response


@require_GET
def preview(request: Request, ref: UUID) -> HttpResponse:
    """What the table would do."""
    page = pages.preview(access.pending_or_404(request.actor, ref))
    return answer(request, "institutions/preview.html", page)


@require_POST
def load(request: Request, ref: UUID) -> HttpResponse:
    """Load the table that was looked at."""
    pending = access.pending_or_404(request.actor, ref)
    done = actions.import_rows(by=request.actor, content=bytes(pending.content))
    actions.discard(pending, by=request.actor)
    words = _("Loaded. New: %(added)d, changed: %(changed)d, unchanged: %(unchanged)d.")
    numbers = {"added": done.added, "changed": done.changed, "unchanged": done.unchanged}
    messages.success(request, words % numbers)
    return redirect("institutions:list")


@require_POST
def discard(request: Request, ref: UUID) -> HttpResponse:
    """Throw the table away."""
    actions.discard(access.pending_or_404(request.actor, ref), by=request.actor)
    messages.success(request, _("The table was thrown away; nothing was changed."))
    return redirect("institutions:import")
