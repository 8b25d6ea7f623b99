"""Requests about the wall, from phones, and about the voices that came from them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import SCREEN, Request, answer
from kooperacje.consultations import access as consultations
from kooperacje.consultations.views.common import page_number, sent, status_of
from kooperacje.meetings import passes, stuffing
from kooperacje.workshops import access, actions, pages, queries
from kooperacje.workshops.forms import AcceptForm, PhoneVoiceForm
from kooperacje.workshops.states import PhoneState
from kooperacje.workshops.views.common import given


@require_safe
def wall(request: Request, slug: str, meeting: str) -> HttpResponse:
    """The questions with their numbers of voices, and what the projector shows of them."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    page = pages.wall_page(consultation, request.actor, access.meeting_or_404(consultation, meeting))
    return answer(request, "workshops/wall.html", page)


@require_safe
def screen(request: Request, slug: str, meeting: str) -> HttpResponse:
    """The wall for the projector; answered with nothing while nothing has changed."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    page = pages.wall_screen(consultation, access.meeting_or_404(consultation, meeting))
    if request.GET.get("stan") == page.stamp:
        return HttpResponse(status=204)
    return answer(request, "workshops/wall_screen.html", page, whole=SCREEN)


@require_POST
def question(request: Request, slug: str, meeting: str) -> HttpResponse:
    """Put one question on the wall, or all of them."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    key = given(request.POST, "question")
    actions.show_question(consultation, meeting=meeting, question=key, by=request.actor)
    return redirect("workshops:wall", slug=slug, meeting=meeting)


@require_POST
def open_voices(request: Request, slug: str, meeting: str) -> HttpResponse:
    """Begin or stop taking voices from phones."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    is_open = request.POST.get("open") == "1"
    actions.open_voices(consultation, meeting=meeting, is_open=is_open, by=request.actor)
    told = _("Voices from phones are taken.") if is_open else _("Voices from phones are no longer taken.")
    messages.success(request, told)
    return redirect("workshops:wall", slug=slug, meeting=meeting)


@require_http_methods(["GET", "POST"])
def phone(request: Request, ticket: str) -> HttpResponse:
    """A participant's voice. What is sent while voices are being closed is still taken, and marked where it is late."""
    try:
        good = passes.read(access.PHONES, ticket)
    except passes.RunOut:
        return answer(request, "meetings/run_out.html", None, status=410, whole=SCREEN)
    consultation, meeting = access.by_pass(good)
    device = stuffing.device_of(request)
    asked = queries.hall(consultation, meeting).question
    table = given(request.GET, "stolik", 40)
    form = PhoneVoiceForm(sent(request), initial=PhoneVoiceForm.fresh(asked, table))
    if form.is_valid():
        with form.taking_faults():
            actions.send_voice(ticket=good, device=device, **form.cleaned_data)
            return stuffing.remember(redirect(f"{request.path}?wyslano=1"), device)
    shown = form.data.get("question", "") if form.is_bound else asked
    page = pages.phone_page(
        consultation, meeting, shown, late=good.late, sent="wyslano" in request.GET and not form.is_bound
    )
    response = answer(request, "workshops/phone.html", page, form=form, status=status_of(form), whole=SCREEN)
    return stuffing.remember(response, device)


@require_safe
def phones(request: Request, slug: str, meeting: str) -> HttpResponse:
    """The voices from phones that wait for a scribe."""
    return _phones(request, slug, meeting, aside="odlozone" in request.GET)


def _phones(
    request: Request,
    slug: str,
    meeting: str,
    *,
    aside: bool = False,
    refused: tuple[UUID, AcceptForm] | None = None,
) -> HttpResponse:
    """The list; a form that was refused keeps what was written in it."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    found = access.meeting_or_404(consultation, meeting)
    page = pages.phones_page(consultation, request.actor, found, page_number(request), aside=aside)
    if refused is not None:
        ref, form = refused
        page = page.keeping(str(ref), {name: str(form[name].value() or "") for name in form.fields})
    form = refused[1] if refused else AcceptForm()
    return answer(request, "workshops/phones.html", page, form=form, status=400 if refused else 200)


@require_POST
def phone_accept(request: Request, slug: str, meeting: str, ref: UUID) -> HttpResponse:
    """Make a remark of it, as the scribe has mended it."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    voice = access.phone_voice_or_404(request.actor, consultation, meeting, ref)
    form = AcceptForm(request.POST, auto_id=f"%s-{ref}")
    if form.is_valid():
        with form.taking_faults():
            actions.accept_phone_voice(voice, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The voice is a remark now."))
            return redirect("workshops:phones", slug=slug, meeting=meeting)
    aside = voice.state == PhoneState.SET_ASIDE
    return _phones(request, slug, meeting, aside=aside, refused=(ref, form))


@require_POST
def phone_aside(request: Request, slug: str, meeting: str, ref: UUID) -> HttpResponse:
    """Make no remark of it."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    voice = access.phone_voice_or_404(request.actor, consultation, meeting, ref)
    actions.set_phone_voice_aside(voice, by=request.actor)
    messages.success(request, _("The voice is set aside."))
    return redirect("workshops:phones", slug=slug, meeting=meeting)


@require_POST
def phone_back(request: Request, slug: str, meeting: str, ref: UUID) -> HttpResponse:
    """Let it wait again."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    voice = access.phone_voice_or_404(request.actor, consultation, meeting, ref)
    actions.let_phone_voice_wait(voice, by=request.actor)
    return redirect("workshops:phones", slug=slug, meeting=meeting)
