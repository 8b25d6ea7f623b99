"""The minutes, and the papers to print."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.documents import docx, pdf
from kooperacje.documents.tree import Document
from kooperacje.meetings import access, actions, pages, papers
from kooperacje.meetings.forms import MinutesForm
from kooperacje.meetings.views.detail import sent

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMATS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", pdf.render),
    "docx": (_WORD, docx.render),
}


@require_http_methods(["GET", "POST"])
def minutes(request: Request, ref: UUID) -> HttpResponse:
    """Write the minutes."""
    meeting = access.get_or_404(request.actor, ref, access.EDIT)
    page = pages.minutes_page(request.actor, meeting)
    shown = {"text": page.minutes.text if page.minutes else "", "version": page.version}
    form = MinutesForm(sent(request), initial=shown)
    if form.is_valid():
        with form.taking_faults():
            text = form.cleaned_data["text"]
            actions.write_minutes(by=request.actor, meeting=meeting, text=text, expected=form.seen)
            messages.success(request, _("Saved."))
            return redirect("meetings:minutes", ref=ref)
    return answer(request, "meetings/minutes.html", page, form=form, status=400 if form.errors else 200)


@require_POST
def minutes_state(request: Request, ref: UUID) -> HttpResponse:
    """Approve the version seen, or open the minutes again."""
    meeting = access.get_or_404(request.actor, ref, access.APPROVE)
    if request.POST.get("target") == "approved":
        seen = request.POST.get("version", "")
        expected = int(seen) if seen.isdecimal() else None
        actions.approve_minutes(by=request.actor, meeting=meeting, expected=expected)
        messages.success(request, _("The minutes are approved."))
    else:
        actions.reopen_minutes(by=request.actor, meeting=meeting)
        messages.success(request, _("The minutes are open again."))
    return redirect("meetings:minutes", ref=ref)


@require_safe
def minutes_paper(request: Request, ref: UUID, form: str) -> HttpResponse:
    meeting = access.get_or_404(request.actor, ref, access.VIEW_PEOPLE)
    return _file(papers.minutes_paper(meeting), form, _("minutes-of-meeting"))


@require_safe
def sheet(request: Request, ref: UUID, form: str) -> HttpResponse:
    """The attendance list to print and sign."""
    meeting = access.get_or_404(request.actor, ref, access.VIEW_PEOPLE)
    return _file(papers.attendance_list(meeting), form, _("attendance-list"))


def _file(document: Document, form: str, name: str) -> HttpResponse:
    if form not in _FORMATS:
        raise NotThere
    kind, render = _FORMATS[form]
    response = HttpResponse(render(document), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
