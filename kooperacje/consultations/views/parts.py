"""Elements of every list: add, change, move, remove."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access, actions
from kooperacje.consultations.forms import PartForm
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.outline.lists import BY_SLUG, List
from kooperacje.consultations.outline.sections import OF_KIND
from kooperacje.consultations.pages import forms as form_pages
from kooperacje.consultations.pages import publication, said
from kooperacje.consultations.pages.frame import section_url
from kooperacje.consultations.queries import choosing, rows
from kooperacje.consultations.views.common import sent, status_of
from kooperacje.institutions import access as institutions

FORM = "consultations/workspace/form.html"


def _outline(slug: str) -> List:
    found = BY_SLUG.get(slug)
    if found is None:
        raise NotThere
    return found


def _form(request: Request, consultation: Consultation, outline: List, key: str, **more: Any) -> PartForm:
    choices = choosing.of(consultation, outline.kind)
    return PartForm(sent(request), outline, key=key, names=choices.names, types=choices.types, **more)


def _back(consultation: Consultation, outline: List) -> HttpResponse:
    section = OF_KIND[outline.kind.name].slug
    return redirect(f"{section_url(consultation.slug, section)}#{outline.slug}")


@require_http_methods(["GET", "POST"])
def add(request: Request, slug: str, kind: str) -> HttpResponse:
    """Add an element at the end of its list."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    outline = _outline(kind)
    form = _form(request, consultation, outline, actions.fresh_key(consultation, outline.kind))
    form.prefill(request.GET)
    if form.is_valid():
        with form.taking_faults():
            actions.add(consultation, outline.kind, form.part, by=request.actor)
            messages.success(request, _("Added."))
            return _back(consultation, outline)
    page = form_pages.part_form(consultation, request.actor, outline)
    return answer(request, FORM, page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def change(request: Request, slug: str, kind: str, key: str) -> HttpResponse:
    """Change an element. When somebody saved in between, both versions are shown and nothing is lost."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    outline = _outline(kind)
    part, version = rows.versioned(consultation, outline.kind, key)
    form = _form(request, consultation, outline, key, part=part, version=version)
    conflict: list[tuple[str, Any, Any]] = []
    if form.is_valid():
        try:
            with form.taking_faults():
                expected = form.cleaned_data["version"]
                actions.change(consultation, outline.kind, form.part, expected=expected, by=request.actor)
                messages.success(request, _("Saved."))
                return _back(consultation, outline)
        except actions.PartStale as stale:
            conflict = stale.differences()
            form.resend(version)
    page = form_pages.part_form(consultation, request.actor, outline, key=key, conflict=conflict)
    return answer(request, FORM, page, form=form, status=409 if conflict else status_of(form))


@require_POST
def move(request: Request, slug: str, kind: str, key: str) -> HttpResponse:
    """Move an element up or down."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    outline = _outline(kind)
    actions.move(consultation, outline.kind, key, up=request.POST.get("way") == "up", by=request.actor)
    return _back(consultation, outline)


@require_http_methods(["GET", "POST"])
def remove(request: Request, slug: str, kind: str, key: str) -> HttpResponse:
    """Ask, then remove."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    outline = _outline(kind)
    part, _version = rows.versioned(consultation, outline.kind, key)
    if request.method == "POST":
        actions.remove(consultation, outline.kind, key, by=request.actor)
        messages.success(request, _("Removed."))
        return _back(consultation, outline)
    known = said.Known(choosing.of(consultation, outline.kind).names)
    headline = said.headline(outline.headline, part, known)
    back = section_url(slug, OF_KIND[outline.kind.name].slug)
    return answer(request, "web/confirm.html", publication.confirm_removal(str(outline.one), headline, back))


@require_http_methods(["GET", "POST"])
def add_institution(request: Request, slug: str) -> HttpResponse:
    """Choose an institution from the register and put it on the list."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    if request.method == "POST":
        chosen = institutions.get_or_404(request.actor, request.POST.get("institution", ""))
        actions.add_institution(consultation, chosen, by=request.actor)
        messages.success(request, _("Added: %(name)s") % {"name": chosen.name})
        return redirect("consultations:workspace-institution-add", slug=slug)
    words = request.GET.get("q", "")[:200].strip()
    found = choosing.institutions(institutions.visible(request.actor), words, form_pages.MOST_MATCHES)
    present = choosing.present(consultation)
    page = form_pages.institutions(consultation, request.actor, words, found, present)
    return answer(request, "consultations/workspace/institutions.html", page)
