"""Sending, and the receipt."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.answering import actions, content, paper, queries
from kooperacje.answering.forms import OpenSendForm, SendForm, fresh_token
from kooperacje.answering.holding import by_holder
from kooperacje.answering.models import Code
from kooperacje.answering.pages import sending as pages
from kooperacje.answering.states import CodeKind
from kooperacje.answering.values import Sender
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.consultations.views.common import sent, status_of
from kooperacje.documents import pdf


@require_http_methods(["GET", "POST"])
@by_holder
def send(request: Request, code: Code) -> HttpResponse:
    """Look at the whole answer once more and send it."""
    kind = OpenSendForm if code.kind == CodeKind.OPEN else SendForm
    form = kind(sent(request), initial=fresh_token())
    if form.is_valid():
        with form.taking_faults():
            done = actions.send(
                code,
                token=form.cleaned_data["token"],
                outcome=AnswerOutcome.WITH_REMARKS,
                sender=form.sender(),
                by=request.actor,
            )
            return redirect("answering:receipt", number=done.number)
    page = pages.send(code)
    return answer(request, "answering/send.html", page, form=form, status=status_of(form))


@require_POST
@by_holder
def no_remarks(request: Request, code: Code) -> HttpResponse:
    """Say "no remarks" in one step."""
    try:
        token = UUID(request.POST.get("token", ""))
    except ValueError:
        raise NotThere from None
    try:
        done = actions.send(
            code, token=token, outcome=AnswerOutcome.NO_REMARKS, sender=Sender(), by=request.actor
        )
    except BadInput as refused:
        messages.error(request, " ".join(str(fault.sentence) for fault in refused.faults))
        return redirect("answering:desk")
    return redirect("answering:receipt", number=done.number)


@require_safe
@by_holder
def receipt(request: Request, code: Code, number: str) -> HttpResponse:
    """The number, the time, the digest and the copy."""
    page = pages.receipt(code, number)
    if page is None:
        raise NotThere(_("There is no such receipt."))
    return answer(request, "answering/receipt.html", page)


@require_safe
@by_holder
def copy(request: Request, code: Code, number: str, name: str) -> HttpResponse:
    """The copy to keep: the bytes of the digest, or the same to read and print."""
    found = queries.submission(code, number)
    if found is None or name not in {"odpowiedz.json", "odpowiedz.pdf"}:
        raise NotThere
    if name.endswith("json"):
        body, kind = content.copy(found.content), "application/json"
    else:
        body, kind = pdf.render(paper.tree(found, code.consultation.language)), "application/pdf"
    disposition = f'attachment; filename="{number}-{name}"'
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": disposition})
