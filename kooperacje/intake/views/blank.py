"""The blank form, for everybody while answers are taken."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation
from kooperacje.documents import answerform, pdf
from kooperacje.files.kinds import BY_ENDING
from kooperacje.intake import blank, pages
from kooperacje.intake.pages.blank import DOCX, PDF


@require_safe
def page(request: Request, slug: str) -> HttpResponse:
    """Where to take the form, and how to send it back."""
    consultation = _offered(request, slug)
    return answer(request, "intake/blank.html", pages.blank_page(consultation, blank.of(consultation)))


@require_safe
def file(request: Request, slug: str, name: str) -> HttpResponse:
    """The form as DOCX to fill in, or as PDF to print."""
    consultation = _offered(request, slug)
    form = blank.of(consultation)
    if name == DOCX:
        content = answerform.render(form)
    elif name == PDF:
        content = pdf.render(answerform.tree(form))
    else:
        raise NotThere
    kind = BY_ENDING[name.rpartition(".")[2]].content_type
    disposition = f'attachment; filename="{slug}-{name}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


def _offered(request: Request, slug: str) -> Consultation:
    """Absent, forbidden and not yet offered look the same."""
    consultation = consultations.get_or_404(request.actor, slug)
    if not blank.offered(request.actor, consultation):
        raise NotThere
    return consultation
