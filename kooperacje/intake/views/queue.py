"""The list of what came in, and bringing a file in."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.consultations import access as consultations
from kooperacje.consultations.views.common import page_number, sent, status_of
from kooperacje.intake import access, actions, pages
from kooperacje.intake.forms import FilterForm, UploadForm
from kooperacje.intake.states import Source


@require_safe
def listing(request: Request, slug: str) -> HttpResponse:
    """Newest first, with a filter by state."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    form = FilterForm(request.GET)
    page = pages.queue_page(consultation, request.actor, form.wanted(), page_number(request))
    return answer(request, "intake/queue.html", page, form=form)


@require_http_methods(["GET", "POST"])
def add(request: Request, slug: str) -> HttpResponse:
    """Bring in a file that somebody sent or brought."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    access.may_take_in(request.actor, consultation).require()
    form = UploadForm(sent(request), request.FILES or None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        content = upload.read(settings.FILES_MAX_BYTES + 1)
        with form.taking_faults():
            taken = actions.take_in(
                consultation, source=Source.UPLOAD, name=upload.name, content=content, by=request.actor
            )
            if not all(one.new for one in taken):
                messages.info(request, _("This came in before; nothing was added."))
            if len(taken) == 1:
                return redirect("intake:item", slug=slug, ref=taken[0].item.pk)
            return redirect("intake:items", slug=slug)
    page = pages.upload_page(consultation, request.actor)
    return answer(request, "intake/add.html", page, form=form, status=status_of(form))
