"""Requests about the document of a consultation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.queries import redlined
from kooperacje.consultations.views.common import page_number
from kooperacje.revisions import access, actions, forms, pages, queries


@require_safe
def changes(request: Request, slug: str) -> HttpResponse:
    """The redline of a published consultation, in the model book."""
    consultation = consultations.get_or_404(request.actor, slug)
    pair = redlined.public_pair(consultation.model_key or "", consultation.model_version)
    if pair is None or not access.shows_changes(request.actor, consultation):
        raise NotThere
    before, after = pair
    return redirect("modelbook:difference", after.model.key, before.number, after.number)


@require_safe
def document(request: Request, slug: str) -> HttpResponse:
    """Where the remarks stand in a later version."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    chosen, page = request.GET.get("lista", ""), page_number(request)
    shown = pages.document(request.actor, consultation, _number(request), chosen, page)
    return answer(request, "revisions/document.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: Request, slug: str, key: str) -> HttpResponse:
    """One remark, its edit, and where it belongs."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    row = access.remark_or_404(consultation, key)
    page = pages.remark(request.actor, consultation, row, _number(request))
    if request.method != "POST":
        return answer(request, "revisions/remark.html", page)
    consulted = queries.consulted(request.actor, consultation)
    if consulted is None or page.number is None:
        raise NotThere
    version = access.version_or_404(request.actor, consulted, page.number)
    said = forms.placing(request.POST, page)
    if said is None:
        return answer(request, "revisions/remark.html", page, status=400, unanswered=True)
    if said.back:
        actions.release(consultation, remark=key, version=version, by=request.actor)
    else:
        actions.place(consultation, remark=key, version=version, passage=said.ref, by=request.actor)
    messages.success(request, _("Saved."))
    return redirect(request.get_full_path())


def _number(request: Request) -> int | None:
    """The version that the address asks for; nonsense is the nearest."""
    given = request.GET.get("wersja", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else None
