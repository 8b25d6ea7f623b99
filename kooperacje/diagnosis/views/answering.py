"""The survey for whoever holds a code: no account, and no JavaScript needed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kooperacje.base.holding import Holder
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.diagnosis import access, actions
from kooperacje.diagnosis.forms import AnswerForm, CodeForm
from kooperacje.diagnosis.models import Invitation
from kooperacje.diagnosis.pages import survey as pages
from kooperacje.diagnosis.views.common import sent, status_of

_HOLDER = Holder("ankieta", "diagnosis.holder")


@require_http_methods(["GET", "POST"])
def enter(request: Request) -> HttpResponse:
    """Type a code."""
    form = CodeForm(sent(request))
    if form.is_valid():
        try:
            return _opened(access.with_code(form.cleaned_data["code"]))
        except NotThere:
            form.add_error(
                "code", _("This code opens nothing, or no longer does. Ask whoever sent it to you.")
            )
    page = pages.enter(request.actor, _HOLDER.held(request, access.live()))
    return answer(request, "diagnosis/enter.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def with_code(request: Request, typed: str) -> HttpResponse:
    """The address of a letter. It opens by a button: programs that look into mail follow links by themselves."""
    found = access.with_code(typed)
    if request.method == "POST":
        return _opened(found)
    return _private(answer(request, "diagnosis/with_code.html", pages.holder(found, [])))


@require_POST
def open_own(request: Request, ref: UUID) -> HttpResponse:
    """Somebody who speaks for an invited institution opens its survey without a code."""
    return _opened(access.invitation_or_404(request.actor, ref))


def _opened(found: Invitation) -> HttpResponse:
    return _HOLDER.hold(redirect("diagnosis:answer"), actions.open_code(found))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store, private"
    return response


@require_http_methods(["GET", "POST"])
def write(request: Request) -> HttpResponse:
    """The questions; a POST keeps a draft or sends the answer."""
    one = _HOLDER.held(request, access.live())
    if one is None:
        return redirect("diagnosis:enter")
    questions = list(one.survey.questions.order_by("position", "key"))
    form = AnswerForm(sent(request), questions=questions, initial=AnswerForm.initial_of(one.draft))
    if form.is_valid():
        with form.taking_faults():
            if "send" in request.POST:
                actions.send_answer(one, answers=form.answers())
                messages.success(request, _("The answer is sent. Thank you."))
            else:
                actions.keep_draft(one, draft=form.answers())
                messages.success(request, _("Saved. You can come back by the same link."))
            return redirect("diagnosis:answer")
    page = pages.holder(one, questions)
    return _private(answer(request, "diagnosis/answer.html", page, form=form, status=status_of(form)))


@require_POST
def leave(request: Request) -> HttpResponse:
    """Forget the code in this browser."""
    return _HOLDER.let_go(redirect("diagnosis:enter"))
