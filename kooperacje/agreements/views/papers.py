"""Papers: the list of a matter, one of them, its versions and files."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.agreements import access, actions, comparing, pages, queries, sheets
from kooperacje.agreements.forms import FREE, NewForm, SettingsForm, VerifyForm, VersionForm
from kooperacje.agreements.text import Part, Text
from kooperacje.agreements.views.common import number_of, one_form, sent
from kooperacje.base import clock
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.documents import docx, html, pdf
from kooperacje.documents.tree import Document

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMATS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", pdf.render),
    "docx": (_WORD, docx.render),
    "html": ("text/html; charset=utf-8", lambda made: html.page(made).encode()),
}


@require_safe
def papers(request: Request) -> HttpResponse:
    """The papers of the matter named in the address: `?sprawa=room.model:id`."""
    subject = request.GET.get("sprawa", "")
    if not access.can_in(request.actor, access.VIEW, subject):
        raise NotThere
    page = pages.list_page(request.actor, subject, number_of(request))
    return answer(request, "agreements/list.html", page)


@require_safe
def waiting(request: Request) -> HttpResponse:
    """What the institutions of the reader have not signed."""
    if not access.spoken_for(request.actor):
        raise NotThere
    return answer(request, "agreements/waiting.html", pages.waiting_page(request.actor, number_of(request)))


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """A new paper of the matter named in the address."""
    subject = request.GET.get("sprawa", "")
    if not access.can_in(request.actor, access.VIEW, subject):
        raise NotThere
    access.can_in(request.actor, access.EDIT, subject).require()
    owner = access.owner_of(subject)
    builders = owner.builders(subject) if owner else ()
    form = NewForm(sent(request), choices=[(one.kind, str(one.title)) for one in builders])
    if form.is_valid():
        kind, title = form.cleaned_data["kind"], form.cleaned_data["title"]
        text = Text(title, (Part(_("What this document is about"), "1. [[…]]"),)) if kind == FREE else None
        with form.taking_faults():
            made = actions.create_paper(by=request.actor, subject=subject, kind=kind, text=text)
            return redirect("agreements:detail", ref=made.pk)
    page = pages.new_page(request.actor, subject)
    return answer(request, "agreements/new.html", page, form=form, status=400 if form.errors else 200)


@require_safe
def detail(request: Request, ref: UUID) -> HttpResponse:
    paper = access.get_or_404(request.actor, ref)
    return answer(request, "agreements/paper.html", pages.paper_page(request.actor, paper))


@require_safe
def version(request: Request, ref: UUID, number: int) -> HttpResponse:
    paper = access.get_or_404(request.actor, ref)
    found = access.version_or_404(request.actor, paper, number)
    return answer(request, "agreements/version.html", pages.version_page(request.actor, paper, found))


@require_safe
def version_file(request: Request, ref: UUID, number: int, form: str) -> HttpResponse:
    """A version to print, sign or keep."""
    paper = access.get_or_404(request.actor, ref)
    found = access.version_or_404(request.actor, paper, number)
    if form not in _FORMATS:
        raise NotThere
    place = access.place_of(request.actor, paper.subject)
    made = sheets.document(paper, found, place.label if place else "")
    return _file(_FORMATS[form][1](made), _FORMATS[form][0], f"{paper.number}-{number}.{form}")


@require_safe
def difference(request: Request, ref: UUID, before: int, after: int) -> HttpResponse:
    """What changed between two versions."""
    paper = access.get_or_404(request.actor, ref)
    one, other = (access.version_or_404(request.actor, paper, number) for number in (before, after))
    whole = bool(request.GET.get("calosc"))
    page = pages.difference_page(request.actor, paper, one, other, whole=whole)
    return answer(request, "agreements/difference.html", page)


@require_safe
def tracked(request: Request, ref: UUID, before: int, after: int) -> HttpResponse:
    """The same as a Word document with tracked changes."""
    paper = access.get_or_404(request.actor, ref)
    one, other = (access.version_or_404(request.actor, paper, number) for number in (before, after))
    content = comparing.tracked(paper, one, other, when=clock.now())
    return _file(content, _WORD, f"{paper.number}-{before}-{after}.docx")


@require_http_methods(["GET", "POST"])
def settings(request: Request, ref: UUID) -> HttpResponse:
    """Public or not, and the reminder."""
    paper = access.get_or_404(request.actor, ref, access.EDIT)
    shown = {name: getattr(paper, name) for name in ("is_public", "remind_days", "version")}
    form = SettingsForm(sent(request), initial=shown)
    if form.is_valid():
        given = {**form.cleaned_data}
        with form.taking_faults():
            actions.change_settings(by=request.actor, paper=paper, expected=given.pop("version"), **given)
            messages.success(request, _("Saved."))
            return redirect("agreements:detail", ref=ref)
    return one_form(request, paper, form, _("Settings of the document"), _("Save"))


@require_http_methods(["GET", "POST"])
def new_version(request: Request, ref: UUID) -> HttpResponse:
    """A draft after the last version."""
    paper = access.get_or_404(request.actor, ref, access.EDIT)
    form = VersionForm(sent(request), builds=access.builder_of(paper.subject, paper.kind) is not None)
    if form.is_valid():
        with form.taking_faults():
            actions.new_version(by=request.actor, paper=paper, **form.cleaned_data)
            return redirect("agreements:write", ref=ref)
    lead = ""
    if queries.under_way(queries.versions(paper)):
        lead = _("The version that is out for signature is withdrawn then; its signatures stay on record.")
    return one_form(request, paper, form, _("New version"), _("Make the version"), lead=lead)


@require_POST
def renew(request: Request, ref: UUID) -> HttpResponse:
    """The same words for the next term."""
    paper = access.get_or_404(request.actor, ref, access.EDIT)
    made = actions.renew(by=request.actor, paper=paper)
    messages.success(request, _("A draft for the next term is ready: version %d.") % made.number)
    return redirect("agreements:detail", ref=ref)


@require_POST
def annex(request: Request, ref: UUID) -> HttpResponse:
    """A paper that changes this one."""
    paper = access.get_or_404(request.actor, ref, access.EDIT)
    made = actions.create_annex(by=request.actor, paper=paper)
    return redirect("agreements:write", ref=made.pk)


@require_safe
def verify(request: Request) -> HttpResponse:
    """Whoever holds a printed copy learns whether it is the adopted text."""
    asked = "numer" in request.GET or "kod" in request.GET
    form = VerifyForm(request.GET if asked else None)
    valid = asked and form.is_valid()
    found = queries.verified(form.cleaned_data["numer"], form.cleaned_data["kod"]) if valid else None
    page = pages.verify_page(found, asked=bool(valid))
    return answer(request, "agreements/verify.html", page, form=form, status=400 if form.errors else 200)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
