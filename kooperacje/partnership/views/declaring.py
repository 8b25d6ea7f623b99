"""Declarations: for the leader, for the institution signed in, and for whoever holds the link."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.partnership import access, actions, sheets
from kooperacje.partnership.forms import AcceptForm, DeclarationForm, ReasonForm, SignedForm
from kooperacje.partnership.models import Declaration
from kooperacje.partnership.pages import declaring as pages
from kooperacje.partnership.pages import frame
from kooperacje.partnership.queries import membership
from kooperacje.partnership.views.common import one_form, paper, sent, status_of


@require_safe
def detail(request: Request, ref: UUID) -> HttpResponse:
    found = access.declaration_or_404(request.actor, ref)
    return answer(request, "partnership/declaration.html", pages.declaration(request.actor, found))


@require_safe
def file(request: Request, ref: UUID, form: str) -> HttpResponse:
    found = access.declaration_or_404(request.actor, ref)
    return paper(sheets.declaration(found), form, f"deklaracja-{found.institution.key}-{found.number}")


@require_http_methods(["GET", "POST"])
def declare(request: Request, ref: UUID) -> HttpResponse:
    """The form for people of the institution, signed in."""
    found = access.declaration_or_404(request.actor, ref)
    access.can_declare(request.actor, found).require()
    form = _form(request, found)
    if form.is_valid():
        with form.taking_faults():
            actions.send(by=request.actor, declaration=found, declared=form.declared(), signed=form.signed())
            messages.success(request, _("The declaration is sent."))
            return redirect("partnership:declaration", ref=ref)
    return answer(
        request, "partnership/declare.html", pages.declare(found), form=form, status=status_of(form)
    )


@require_http_methods(["GET", "POST"])
def sign(request: Request, ref: UUID) -> HttpResponse:
    """The signed declaration, from the institution or taken in by who leads."""
    found = access.declaration_or_404(request.actor, ref)
    access.can_declare(request.actor, found).require()
    keeps = bool(access.can(request.actor, access.KEEP, found.team))
    form = SignedForm(sent(request), request.FILES or None, original_kept=keeps)
    if form.is_valid():
        with form.taking_faults():
            actions.sign(by=request.actor, declaration=found, signed=form.signed())
            messages.success(request, _("The signed declaration is recorded."))
            return redirect("partnership:declaration", ref=ref)
    return answer(request, "partnership/sign.html", pages.signing(found), form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def by_link(request: Request, code: str) -> HttpResponse:
    """The address of a letter. It opens by a button, since programs that look into mail follow links by themselves."""
    found = access.with_code(code)
    closed = actions.closed(found)
    if request.method == "GET":
        return _private(
            answer(request, "partnership/by_link.html", pages.declare(found, closed, by_link=True))
        )
    if access.link_signs(found) and "send" not in request.POST:
        return _private(_sign_by_link(request, found))
    form = _form(request, found) if "send" in request.POST else _form(None, found)
    if form.is_valid() and not closed:
        with form.taking_faults():
            actions.send_by_link(declaration=found, declared=form.declared(), signed=form.signed())
            return _private(_sign_by_link(request, access.with_code(code), first=True))
    page = pages.declare(found, closed, by_link=True)
    status = 410 if closed else status_of(form)
    return _private(answer(request, "partnership/declare.html", page, form=form, status=status))


def _sign_by_link(request: Request, found: Declaration, *, first: bool = False) -> HttpResponse:
    """What was sent: to print, and to bring back signed, until the leader has taken it in."""
    if "paper" in request.POST and not first:
        return paper(sheets.declaration(found), "pdf", "deklaracja")
    signs = "sign" in request.POST and not first
    form = SignedForm(sent(request) if signs else None, request.FILES or None, original_kept=False)
    if signs and form.is_valid():
        with form.taking_faults():
            actions.sign_by_link(declaration=found, signed=form.signed())
            form = SignedForm(None, original_kept=False)
    page = pages.signing(found, by_link=True)
    return answer(request, "partnership/sent.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def accept(request: Request, ref: UUID) -> HttpResponse:
    found = access.declaration_or_404(request.actor, ref)
    access.can(request.actor, access.KEEP, found.team).require()
    form = AcceptForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.accept(by=request.actor, declaration=found, **form.cleaned_data)
            messages.success(request, _("Taken in. The institution belongs to the team."))
            return redirect("partnership:members", key=found.team.key)
    heading = _("Take the declaration in: %(institution)s") % {"institution": found.institution.name}
    intro = (
        ()
        if pages.is_signed(found)
        else (_("It is not signed yet. You can take it in now and add the signature later."),)
    )
    page = frame.form_page(request.actor, found.team, heading, _("Take in"), "members", intro=intro)
    return one_form(request, page, form)


@require_http_methods(["GET", "POST"])
def give_back(request: Request, ref: UUID) -> HttpResponse:
    found = access.declaration_or_404(request.actor, ref)
    access.can(request.actor, access.KEEP, found.team).require()
    form = ReasonForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.give_back(by=request.actor, declaration=found, **form.cleaned_data)
            messages.success(request, _("Given back. The same link opens it again."))
            return redirect("partnership:declaration", ref=ref)
    page = frame.form_page(
        request.actor, found.team, _("Give the declaration back"), _("Give back"), "members"
    )
    return one_form(request, page, form)


@require_POST
def withdraw(request: Request, ref: UUID) -> HttpResponse:
    found = access.declaration_or_404(request.actor, ref)
    actions.withdraw(by=request.actor, declaration=found)
    messages.success(request, _("The request is taken back; its link opens nothing any more."))
    return redirect("partnership:members", key=found.team.key)


def _form(request: Request | None, found: Declaration) -> DeclarationForm:
    services = membership.offered(found.institution)
    given = sent(request) if request else None
    files = request.FILES if request else None
    return DeclarationForm(given, files, services=services, initial=DeclarationForm.initial_of(found))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store, private"
    return response
