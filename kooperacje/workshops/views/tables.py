"""Requests about workshops."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.consultations import access as consultations
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.queries import rows
from kooperacje.consultations.views.common import page_number, sent, status_of
from kooperacje.workshops import access, actions, pages, queries
from kooperacje.workshops.forms import ChangeVoiceForm, NewVoiceForm
from kooperacje.workshops.views.common import given

FIRST_TABLE = "1"


@require_safe
def listing(request: Request, slug: str) -> HttpResponse:
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    return answer(request, "workshops/list.html", pages.list_page(consultation, request.actor))


@require_http_methods(["GET", "POST"])
def table(request: Request, slug: str, meeting: str) -> HttpResponse:
    """The scribe's form: save, and the next voice of the same table and question begins."""
    verb = consultations.EDIT if request.method == "POST" else consultations.WORK
    consultation = consultations.get_or_404(request.actor, slug, verb)
    found = access.meeting_or_404(consultation, meeting)
    here = given(request.GET, "stolik", 40) or FIRST_TABLE
    choices = {"questions": pages.questions(consultation), "parties": queries.parties(consultation)}
    fresh = NewVoiceForm.fresh(here, given(request.GET, "pytanie"))
    form = NewVoiceForm(sent(request), initial=fresh, **choices)
    if "stolik" in request.GET and not form.is_bound:
        form.stay_at_the_text()
    if form.is_valid():
        voiced = form.cleaned_data
        with form.taking_faults():
            voice = actions.write_voice(
                consultation,
                meeting=meeting,
                table=voiced["table"],
                said=form.said(),
                token=voiced["token"],
                by=request.actor,
            )
            messages.success(request, _("The voice is written down."))
            return redirect(pages.table_url(slug, meeting, voice.table, voiced["question"]))
    page = pages.table_page(consultation, request.actor, found, here, page_number(request))
    return answer(request, "workshops/table.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def voice(request: Request, slug: str, meeting: str, ref: UUID) -> HttpResponse:
    """Mend a voice."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    found = access.meeting_or_404(consultation, meeting)
    one = access.get_or_404(request.actor, consultation, meeting, ref)
    remark, version = rows.versioned(consultation, catalogue.REMARK, one.remark)
    shown = {
        "text": remark.text,
        "question": remark.question,
        "kind": remark.kind,
        "institution": one.institution,
        "version": version,
    }
    choices = {"questions": pages.questions(consultation), "parties": queries.parties(consultation)}
    form = ChangeVoiceForm(sent(request), initial=shown, **choices)
    page = pages.voice_page(consultation, request.actor, found, one)
    if form.is_valid():
        with form.taking_faults():
            seen = form.cleaned_data["version"]
            actions.change_voice(one, said=form.said(), expected=seen, by=request.actor)
            messages.success(request, _("Saved."))
            return redirect(page.back_url)
    return answer(request, "workshops/voice.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def undo(request: Request, slug: str, meeting: str, ref: UUID) -> HttpResponse:
    """Take a voice back. Asks first: what was said is gone with it."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    one = access.get_or_404(request.actor, consultation, meeting, ref)
    if request.method != "POST" or not request.POST.get("confirmed"):
        return answer(request, "web/confirm.html", pages.undo_page(consultation, one))
    actions.take_back(one, by=request.actor)
    messages.success(request, _("The voice is taken back."))
    return redirect(pages.table_url(slug, meeting, one.table))
