"""Loading cards from elsewhere: send, look, confirm."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kooperacje.base.pages import Request, answer
from kooperacje.opendata import access, actions, pages
from kooperacje.opendata.forms import LoadForm, UploadForm


@require_http_methods(["GET", "POST"])
def upload(request: Request) -> HttpResponse:
    """Send a file."""
    access.may_load(request.actor).require()
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        with form.taking_faults():
            name = form.cleaned_data["file"].name
            pending = actions.stage(by=request.actor, name=name, content=form.content())
            return redirect("opendata-pages:preview", ref=pending.pk)
    status = 400 if form.errors else 200
    return answer(request, "opendata/upload.html", pages.load(), form=form, status=status)


@require_GET
def preview(request: Request, ref: UUID) -> HttpResponse:
    """What the file would do."""
    page = pages.preview(access.pending_or_404(request.actor, ref), request.actor)
    return answer(request, "opendata/preview.html", page, form=LoadForm())


@require_POST
def load(request: Request, ref: UUID) -> HttpResponse:
    """Load the file that was looked at."""
    pending = access.pending_or_404(request.actor, ref)
    form = LoadForm(request.POST)
    form.full_clean()
    said = {name: form.cleaned_data[name] for name in ("publish", "leave_out")}
    done = actions.load(by=request.actor, content=bytes(pending.content), **said)
    actions.discard(pending, by=request.actor)
    words = _("Loaded. New: %(added)d, changed: %(changed)d, unchanged: %(unchanged)d.")
    numbers = {"added": done.added, "changed": done.changed, "unchanged": done.same}
    messages.success(request, words % numbers)
    return redirect("opendata-pages:upload")


@require_POST
def discard(request: Request, ref: UUID) -> HttpResponse:
    """Throw the file away."""
    actions.discard(access.pending_or_404(request.actor, ref), by=request.actor)
    messages.success(request, _("The file was thrown away; nothing was changed."))
    return redirect("opendata-pages:upload")
