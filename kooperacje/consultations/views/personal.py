"""Personal data of respondents, and their removal."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.consultations import access, actions
from kooperacje.consultations.pages import personal as pages


@require_safe
def personal(request: Request, slug: str) -> HttpResponse:
    """What respondents are told, how long their data are kept, what there still is."""
    consultation = access.get_or_404(request.actor, slug, access.WORK)
    page = pages.personal_page(consultation, request.actor)
    return answer(request, "consultations/workspace/personal.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: Request, slug: str) -> HttpResponse:
    """Ask, then remove the data whose time is over."""
    consultation = access.get_or_404(request.actor, slug, access.FORGET)
    if request.method != "POST":
        return answer(request, "web/confirm.html", pages.confirm_forgetting(consultation))
    actions.forget_respondents(consultation, by=request.actor)
    messages.success(request, _("The personal data of respondents are removed."))
    return redirect("consultations:workspace-personal", slug=slug)
