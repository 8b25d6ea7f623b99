"""Signing in by phone, and a paper list typed back."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.pages import SCREEN, Request, answer
from kooperacje.base.problems import BadInput
from kooperacje.meetings import access, actions, matching, pages, passes, stuffing, window
from kooperacje.meetings.forms import CheckInForm
from kooperacje.meetings.matching import Typed
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.pages.whole_list import EMPTY_ROWS, MOST_ROWS
from kooperacje.meetings.views.detail import sent

_DEEDS = {
    "confirm": actions.confirm_check_ins,
    "aside": actions.set_check_ins_aside,
    "back": actions.let_check_ins_wait,
}


@require_http_methods(["GET", "POST"])
def whole_list(request: Request, ref: UUID) -> HttpResponse:
    """Type in the whole list: look at it first, then save all of it or nothing."""
    meeting = access.get_or_404(request.actor, ref, access.EDIT)
    typed = _typed(request.POST)
    problem = ""
    if len(typed) > MOST_ROWS:
        told = _(
            "There are %(count)d rows; at most %(most)d can be taken at once. Type in the rest afterwards."
        )
        problem = told % {"count": len(typed), "most": MOST_ROWS}
    elif request.POST.get("deed") == "save" and typed:
        try:
            return _saved(request, meeting, typed)
        except BadInput:
            problem = _("Nothing is saved yet: some rows have to be mended first.")
    looked = (
        bool(request.POST) and request.POST.get("deed") != "more" and bool(typed) and len(typed) <= MOST_ROWS
    )
    more = EMPTY_ROWS if not looked else 3
    page = pages.typing_page(request.actor, meeting, typed, looked=looked, more=more)
    kept = request.POST.get("pasted", "") if len(typed) > MOST_ROWS else ""
    status = 400 if problem else 200
    return answer(request, "meetings/typing.html", page, problem=problem, pasted=kept, status=status)


def _typed(data: QueryDict) -> list[Typed]:
    """The rows of the form, then those pasted."""
    columns = (data.getlist("person"), data.getlist("institution"), data.getlist("role"))
    rows = [Typed.clean(*cells) for cells in zip(*columns, strict=False)]
    return [row for row in rows if row] + matching.pasted(data.get("pasted", ""))


def _saved(request: Request, meeting: Meeting, typed: list[Typed]) -> HttpResponse:
    added, known = actions.type_list(by=request.actor, meeting=meeting, rows=typed)
    told = ngettext("%(count)d person was added.", "%(count)d persons were added.", added) % {"count": added}
    if known:
        more = ngettext("%(count)d stood on the list already.", "%(count)d stood on the list already.", known)
        told = f"{told} {more % {'count': known}}"
    messages.success(request, told)
    return redirect("meetings:attendance", ref=meeting.pk)


@require_http_methods(["GET", "POST"])
def check_ins(request: Request, ref: UUID) -> HttpResponse:
    """Entries from phones: confirm them, or set them aside."""
    meeting = access.get_or_404(request.actor, ref, access.EDIT)
    aside = "odlozone" in request.GET
    deed = _DEEDS.get(request.POST.get("deed", ""))
    if request.method == "POST" and deed is not None:
        number = deed(by=request.actor, meeting=meeting, chosen=_refs(request.POST))
        _tell(request, number)
        return redirect("meetings:check-ins", ref=ref)
    page = pages.check_ins_page(request.actor, meeting, aside=aside)
    return answer(request, "meetings/check_ins.html", page)


def _refs(data: QueryDict) -> list[UUID]:
    """The entries that were ticked; nonsense is none."""
    found = []
    for text in data.getlist("entry"):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _tell(request: Request, number: int) -> None:
    told = {
        "confirm": ngettext(
            "%(count)d person came onto the list.", "%(count)d persons came onto the list.", number
        ),
        "aside": ngettext("%(count)d entry was set aside.", "%(count)d entries were set aside.", number),
        "back": ngettext("%(count)d entry waits again.", "%(count)d entries wait again.", number),
    }
    messages.success(request, told[request.POST["deed"]] % {"count": number})


@require_safe
def check_in_screen(request: Request, ref: UUID) -> HttpResponse:
    """The code for the projector; answered with nothing while nothing has changed."""
    meeting = access.get_or_404(request.actor, ref, access.EDIT)
    page = pages.code_page(meeting)
    if request.GET.get("stan") == page.stamp:
        return HttpResponse(status=204)
    return answer(request, "meetings/code.html", page, whole=SCREEN)


@require_safe
def check_in_print(request: Request, ref: UUID) -> HttpResponse:
    """The code to print and hang on the door."""
    meeting = access.get_or_404(request.actor, ref, access.EDIT)
    return answer(request, "meetings/code.html", pages.code_page(meeting, paper=True), whole=SCREEN)


@require_http_methods(["GET", "POST"])
def check_in(request: Request, ticket: str) -> HttpResponse:
    """A participant signs in. What is sent a little late is still taken, and marked."""
    try:
        good = passes.read(access.CHECK_IN, ticket)
    except passes.RunOut:
        return answer(request, "meetings/run_out.html", None, status=410, whole=SCREEN)
    meeting = access.by_pass(good)
    if window.is_early(meeting):
        return answer(request, "meetings/early.html", pages.code_page(meeting), status=403, whole=SCREEN)
    device = stuffing.device_of(request)
    form = CheckInForm(sent(request), initial={"token": uuid4()})
    if form.is_valid():
        with form.taking_faults():
            actions.check_in(ticket=good, token=form.cleaned_data["token"], typed=form.typed(), device=device)
            return stuffing.remember(redirect(f"{request.path}?wpisano=1"), device)
    done = "wpisano" in request.GET and not form.is_bound
    page = pages.sign_in_page(meeting, request.actor, late=good.late, sent=done)
    status = 400 if form.errors else 200
    response = answer(request, "meetings/sign_in.html", page, form=form, status=status, whole=SCREEN)
    return stuffing.remember(response, device)
