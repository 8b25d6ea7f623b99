"""Writing to many institutions: a draft, a look at it, approval, and the files of what was made."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.base.versions import Stale
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.views.common import page_number, sent, status_of
from kooperacje.documents import opendata, xlsx
from kooperacje.documents.letters import render_docx, render_pdf
from kooperacje.files.kinds import media_type
from kooperacje.outreach import access, actions, composing, drafts, pages, queries
from kooperacje.outreach.forms import ApproveForm, MailingForm, shown
from kooperacje.outreach.models import Mailing
from kooperacje.outreach.states import Purpose, Way

FILES = {Way.EMAIL: (), Way.LETTER: ("pdf", "docx"), Way.LIST: ("xlsx", "csv")}


@require_safe
def listing(request: Request, slug: str) -> HttpResponse:
    """All mailings."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    return answer(request, "outreach/mailings.html", pages.mailings_page(consultation, request.actor))


@require_http_methods(["GET", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    """Begin one; the words of an invitation or of a reminder stand in the form."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    access.may_write(request.actor, consultation).require()
    purpose = Purpose.REMIND if request.GET.get("rodzaj") == Purpose.REMIND else Purpose.INVITE
    words = composing.starting_text(purpose, consultation.language)
    _stages, materials = pages.mailing_choices(consultation)
    start = drafts.Draft(
        purpose, Way.EMAIL, words.subject, words.text, materials=[key for key, _title in materials]
    )
    form = _form(request, consultation, start)
    if form.is_valid():
        with form.taking_faults():
            mailing = actions.draft(consultation, plan=form.draft(), by=request.actor)
            messages.success(request, _("Saved as a draft. Nothing has gone out yet."))
            return redirect("outreach:mailing", slug=slug, ref=mailing.pk)
    page = pages.mailing_form_page(consultation, request.actor, _("New mailing"), None)
    return answer(request, "outreach/mailing_form.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def change(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """Change a draft."""
    consultation, mailing = _found(request, slug, ref)
    access.may_change(request.actor, consultation, mailing).require()
    form = _form(request, consultation, drafts.of(mailing), mailing.version)
    stale = False
    if form.is_valid():
        try:
            with form.taking_faults():
                seen = form.cleaned_data["version"]
                actions.change(mailing, plan=form.draft(), expected=seen, by=request.actor)
                messages.success(request, _("Saved as a draft. Nothing has gone out yet."))
                return redirect("outreach:mailing", slug=slug, ref=ref)
        except Stale as conflict:
            stale = True
            form.resend(conflict.current.version)
    page = pages.mailing_form_page(
        consultation, request.actor, _("Change the mailing"), mailing, conflict=stale
    )
    status = 409 if stale else status_of(form)
    return answer(request, "outreach/mailing_form.html", page, form=form, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """One mailing; sending the form approves it."""
    consultation, mailing = _found(request, slug, ref)
    form = ApproveForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            said = form.cleaned_data
            actions.approve(mailing, accepted=said["accepted"], reason=said["reason"], by=request.actor)
            at_once = mailing.way != Way.EMAIL
            told = _("Made. Take the files below.") if at_once else _("Approved. It goes out at its time.")
            messages.success(request, told)
            return redirect("outreach:mailing", slug=slug, ref=ref)
    page = pages.mailing_page(consultation, request.actor, mailing, page_number(request))
    return answer(request, "outreach/mailing.html", page, form=form, status=status_of(form))


@require_safe
def preview(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """What one institution would get."""
    consultation, mailing = _found(request, slug, ref)
    page = pages.mailing_preview_page(consultation, request.actor, mailing, page_number(request))
    return answer(request, "outreach/mailing_preview.html", page)


@require_POST
def back(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """Make an approved one a draft again."""
    _consultation, mailing = _found(request, slug, ref)
    actions.take_back(mailing, by=request.actor)
    messages.success(request, _("It is a draft again and will not go out."))
    return redirect("outreach:mailing", slug=slug, ref=ref)


@require_POST
def stop(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """Give it up."""
    _consultation, mailing = _found(request, slug, ref)
    actions.stop(mailing, by=request.actor)
    messages.success(request, _("Stopped. Nobody else gets it."))
    return redirect("outreach:mailing", slug=slug, ref=ref)


@require_POST
def letters(request: Request, slug: str, ref: UUID) -> HttpResponse:
    """A draft of letters to those to whom no e-mail can go."""
    _consultation, mailing = _found(request, slug, ref)
    made = actions.letters_instead(mailing, by=request.actor)
    messages.success(request, _("Saved as a draft. Nothing has gone out yet."))
    return redirect("outreach:mailing", slug=slug, ref=made.pk)


@require_safe
def file(request: Request, slug: str, ref: UUID, form: str) -> HttpResponse:
    """The letters, or the list with the codes: whoever holds it can answer, so only an officer takes it."""
    consultation, mailing = _found(request, slug, ref)
    access.may_take_codes(request.actor, consultation, mailing).require()
    if form not in FILES[Way(mailing.way)]:
        raise NotThere
    part = _part(request)
    if mailing.way == Way.LETTER:
        if part > pages.letter_parts(mailing):
            raise NotThere
        paper = pages.letters(consultation, mailing, part)
        content = render_pdf(paper) if form == "pdf" else render_docx(paper)
    else:
        table = pages.code_list(consultation, mailing)
        content = xlsx.render(table) if form == "xlsx" else opendata.render_csv(table.tables()[0])
    response = HttpResponse(content, content_type=media_type(f"x.{form}"))
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}-{part}.{form}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _part(request: Request) -> int:
    given = request.GET.get("part", "1")
    return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 5 else 1


def _found(request: Request, slug: str, ref: UUID) -> tuple[Consultation, Mailing]:
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    return consultation, access.mailing_or_404(request.actor, consultation, ref)


def _form(
    request: Request, consultation: Consultation, start: drafts.Draft, version: int | None = None
) -> MailingForm:
    stages, materials = pages.mailing_choices(consultation)
    return MailingForm(
        sent(request),
        used=queries.types_used(consultation),
        stages=stages,
        materials=materials,
        initial={**shown(start), "version": version},
    )
