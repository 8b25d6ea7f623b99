"""Requests about the summary workshop."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import SCREEN, Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import VerdictOutcome
from kooperacje.consultations.views.common import page_number, sent
from kooperacje.documents import docx, pdf
from kooperacje.documents.tree import Document
from kooperacje.workshops import access, actions, pages, papers, queries
from kooperacje.workshops.forms import ContestForm
from kooperacje.workshops.queries import Choice
from kooperacje.workshops.spoken import Seen
from kooperacje.workshops.views.common import given

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMATS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", pdf.render),
    "docx": (_WORD, docx.render),
}


def choice_of(request: HttpRequest) -> Choice:
    """Which remarks the address asks for."""
    data = request.GET
    return Choice(given(data, "temat"), given(data, "stanowisko", 20), given(data, "glos", 20))


@require_safe
def queue(request: Request, slug: str, meeting: str) -> HttpResponse:
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    found = access.meeting_or_404(consultation, meeting)
    page = pages.queue_page(consultation, request.actor, found, choice_of(request), page_number(request))
    return answer(request, "workshops/queue.html", page)


@require_POST
def show(request: Request, slug: str, meeting: str) -> HttpResponse:
    """Put a remark before the room: the projector follows."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    key = given(request.POST, "remark")
    actions.show_remark(consultation, meeting=meeting, remark=key, by=request.actor)
    return redirect(pages.remark_url(consultation, meeting, key, choice_of(request)))


@require_http_methods(["GET", "POST"])
def remark(request: Request, slug: str, meeting: str, key: str) -> HttpResponse:
    """One remark before the room: record what it says."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    found = access.meeting_or_404(consultation, meeting)
    contests = request.POST.get("outcome") == VerdictOutcome.CONTESTED
    form = ContestForm(sent(request) if contests else None, parties=queries.parties(consultation))
    problem, status = "", 200
    if request.method == "POST" and (not contests or form.is_valid()):
        try:
            _record(request, consultation, meeting, key, form if contests else None)
            return redirect(pages.remark_url(consultation, meeting, key, choice_of(request)))
        except BadInput as refused:
            problem = str(refused)
            status = 409 if isinstance(refused, actions.Overtaken) else 400
    part, version = access.remark_or_404(consultation, key)
    page = pages.operator_page(consultation, found, part, version, choice_of(request))
    return answer(
        request,
        "workshops/remark.html",
        page,
        form=form,
        problem=problem,
        status=400 if form.errors else status,
        whole=SCREEN,
    )


def _record(
    request: Request, consultation: Consultation, meeting: str, key: str, form: ContestForm | None
) -> None:
    """What the room says: contested where there is a form, else accepted."""
    seen, by = Seen.read(request.POST.get("seen", "")), request.actor
    if form is None:
        actions.accept(consultation, meeting=meeting, remark=key, seen=seen, by=by)
        return
    said = form.given()
    actions.contest(
        consultation,
        meeting=meeting,
        remark=key,
        institution=said["institution"],
        statement=said["statement"],
        seen=seen,
        by=by,
    )


@require_POST
def undo(request: Request, slug: str, meeting: str) -> HttpResponse:
    """Take back what was recorded."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.EDIT)
    verdict = given(request.POST, "verdict")
    key = actions.undo_verdict(consultation, meeting=meeting, verdict=verdict, by=request.actor)
    messages.success(request, _("Taken back."))
    return redirect(pages.remark_url(consultation, meeting, key, choice_of(request)))


@require_safe
def projector(request: Request, slug: str, meeting: str) -> HttpResponse:
    """What the room sees; asked again every two seconds, and answered with nothing while nothing has changed."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    page = pages.projector_page(consultation, access.meeting_or_404(consultation, meeting))
    if request.GET.get("stan") == page.stamp:
        return HttpResponse(status=204)
    return answer(request, "workshops/projector.html", page, whole=SCREEN)


@require_safe
def divergence(request: Request, slug: str, meeting: str) -> HttpResponse:
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    found = access.meeting_or_404(consultation, meeting)
    page = pages.divergence_page(consultation, request.actor, found)
    return answer(request, "workshops/divergence.html", page)


@require_safe
def divergence_file(request: Request, slug: str, meeting: str, form: str) -> HttpResponse:
    """The protocol of divergence to print and sign."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    if form not in _FORMATS:
        raise NotThere
    kind, render = _FORMATS[form]
    document = papers.divergence(consultation, access.meeting_or_404(consultation, meeting))
    response = HttpResponse(render(document), content_type=kind)
    name = _("protocol-of-divergence")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
