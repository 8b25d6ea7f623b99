"""Signatures."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.agreements import access, actions, pages, queries
from kooperacje.agreements.forms import AskForm, ConsentForm, ReasonForm, SignatureForm
from kooperacje.agreements.models import Paper, PaperVersion, Signature
from kooperacje.agreements.states import SIGNABLE, Way
from kooperacje.agreements.views.common import one_form, sent
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.institutions.models import Institution


def _version(request: Request, ref: UUID, number: int, verb: str) -> tuple[Paper, PaperVersion]:
    paper = access.get_or_404(request.actor, ref, verb)
    return paper, access.version_or_404(request.actor, paper, number)


@require_safe
def signatures(request: Request, ref: UUID, number: int) -> HttpResponse:
    """Who has signed and who has not."""
    paper, version = _version(request, ref, number, access.VIEW_ALL)
    return _signatures(request, paper, version, AskForm())


def _signatures(request: Request, paper: Paper, version: PaperVersion, form: AskForm) -> HttpResponse:
    page = pages.signatures_page(request.actor, paper, version)
    return answer(request, "agreements/signatures.html", page, form=form, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def sign(request: Request, ref: UUID, number: int) -> HttpResponse:
    """A signature on paper or in a file: which institution, in which function, when, and the scan."""
    paper, version = _version(request, ref, number, access.VIEW_ALL)
    waiting = _waiting(request, paper, version)
    asked = request.GET.get("kto", "")
    form = SignatureForm(sent(request), request.FILES or None, among=waiting, chosen=asked)
    if form.is_valid():
        given: dict[str, Any] = {**form.cleaned_data}
        chosen = given.pop("institution")
        institution = next(one for one in waiting if str(one.pk) == chosen)
        with form.taking_faults():
            actions.record_signature(
                by=request.actor,
                version=version,
                institution=institution,
                **{**given, "way": Way(given["way"])},
            )
            messages.success(request, _("The signature of %s is recorded.") % institution.name)
            return redirect("agreements:signatures", ref=ref, number=number)
    lead = _(
        "The scan or file is kept with its digest. Whether an electronic signature is valid is not checked here."
    )
    return one_form(
        request, paper, form, _("Record a signature"), _("Record the signature"), lead=lead, files=True
    )


def _waiting(request: Request, paper: Paper, version: PaperVersion) -> list[Institution]:
    """Institutions that have not signed and for which the reader may record a signature. Raises `Denied`, `BadInput`."""
    standing = queries.standing(version)
    open_ones = [one for one in standing.asked if one.pk not in standing.signed]
    if version.state not in SIGNABLE or not open_ones:
        raise BadInput(_("No signature is waited for in this version."))
    mine = [one for one in open_ones if access.may_sign(request.actor, paper, one.pk, consents=False)]
    if not mine:
        access.can(request.actor, access.EDIT, paper).require()
    return mine


@require_http_methods(["GET", "POST"])
def consent(request: Request, ref: UUID, number: int, institution: UUID) -> HttpResponse:
    """Read and agree, in the name of the institution."""
    paper, version = _version(request, ref, number, access.VIEW_ALL)
    who = next((one for one in queries.standing(version).asked if one.pk == institution), None)
    if who is None:
        raise NotThere
    access.may_sign(request.actor, paper, institution, consents=True).require()
    form = ConsentForm(sent(request), initial={"seen": version.digest})
    if form.is_valid():
        seen, function = form.cleaned_data["seen"], form.cleaned_data["function"]
        with form.taking_faults():
            actions.consent(by=request.actor, version=version, institution=who, function=function, seen=seen)
            messages.success(request, _("The consent of %s is recorded.") % who.name)
            return redirect("agreements:detail", ref=ref)
    page = pages.consent_page(request.actor, paper, version, who)
    return answer(request, "agreements/consent.html", page, form=form, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def unsign(request: Request, ref: UUID, signature: UUID) -> HttpResponse:
    """Take a signature back, with the reason."""
    paper = access.get_or_404(request.actor, ref, access.VIEW_ALL)
    found = Signature.objects.filter(pk=signature, version__paper=paper)
    row = found.select_related("version__paper", "institution__seat").first()
    if row is None:
        raise NotThere
    access.may_sign(request.actor, paper, row.institution_id, consents=False).require()
    form = ReasonForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.withdraw_signature(by=request.actor, signature=row, reason=form.cleaned_data["reason"])
            messages.success(request, _("The signature is taken back; it stays on record."))
            return redirect("agreements:signatures", ref=ref, number=row.version.number)
    lead = row.institution.name
    return one_form(
        request, paper, form, _("Take a signature back"), _("Take it back"), lead=lead, danger=True
    )


@require_POST
def ask(request: Request, ref: UUID, number: int) -> HttpResponse:
    """One more institution is asked to sign, or one is no longer asked."""
    paper, version = _version(request, ref, number, access.EDIT)
    if dropped := request.POST.get("drop"):
        who = next((one for one in queries.standing(version).asked if str(one.pk) == dropped), None)
        if who is None:
            raise NotThere
        actions.no_longer_ask(by=request.actor, version=version, institution=who)
        return redirect("agreements:signatures", ref=ref, number=number)
    form = AskForm(request.POST)
    if form.is_valid():
        with form.taking_faults():
            actions.ask(by=request.actor, version=version, **form.cleaned_data)
            return redirect("agreements:signatures", ref=ref, number=number)
    return _signatures(request, paper, version, form)
