"""Checks, overrides, and the moves from state to state; the consultation as a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access, actions
from kooperacje.consultations.exchange import writing
from kooperacje.consultations.forms import OverrideForm
from kooperacje.consultations.pages import publication as pages
from kooperacje.consultations.queries import whole
from kooperacje.consultations.views.common import status_of


@require_safe
def publication(request: Request, slug: str) -> HttpResponse:
    """What the checks found, and the way on."""
    consultation = access.get_or_404(request.actor, slug, access.WORK)
    page = pages.publication(consultation, request.actor)
    return answer(request, "consultations/workspace/publication.html", page, form=OverrideForm())


@require_POST
def override(request: Request, slug: str) -> HttpResponse:
    """Write why the report may be published although a check found an error."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    form = OverrideForm(request.POST)
    if form.is_valid():
        with form.taking_faults():
            actions.override(consultation, **form.cleaned_data, by=request.actor)
            messages.success(request, _("The reason is written; the report will print it."))
            return redirect("consultations:workspace-publish", slug=slug)
    page = pages.publication(consultation, request.actor)
    template = "consultations/workspace/publication.html"
    return answer(request, template, page, form=form, status=status_of(form))


@require_POST
def take_back(request: Request, slug: str) -> HttpResponse:
    """Let a check stand in the way again."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    check, subject = request.POST.get("check", ""), request.POST.get("subject", "")
    actions.take_override_back(consultation, check=check, subject=subject, by=request.actor)
    messages.success(request, _("The reason is removed."))
    return redirect("consultations:workspace-publish", slug=slug)


@require_http_methods(["GET", "POST"])
def move(request: Request, slug: str, verb: str) -> HttpResponse:
    """Ask, then move the consultation to its next state."""
    if verb not in access.MOVES:
        raise NotThere
    consultation = access.get_or_404(request.actor, slug, verb)
    if request.method == "POST":
        actions.advance(consultation, verb, by=request.actor)
        messages.success(request, _("Done."))
        return redirect("consultations:workspace", slug=slug)
    return answer(request, "web/confirm.html", pages.confirm_move(consultation, verb))


@require_safe
def export(request: Request, slug: str) -> HttpResponse:
    """The whole consultation as a file that can be loaded again."""
    consultation = access.get_or_404(request.actor, slug, access.WORK)
    response = HttpResponse(
        writing.to_yaml(whole.value(consultation)), content_type="application/yaml; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{consultation.slug}.yaml"'
    return response
