"""What the views of the room share."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kooperacje.base.actor import Actor
from kooperacje.base.problems import NotThere
from kooperacje.documents import docx, html, pdf
from kooperacje.documents.tree import Document
from kooperacje.priorities import access
from kooperacje.priorities.models import Round

RENDER = {
    "html": ("text/html; charset=utf-8", lambda tree: html.page(tree).encode()),
    "pdf": ("application/pdf", pdf.render),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.render),
}


def sent(request: HttpRequest) -> Any:
    """The form data of a request that sends some, else None."""
    return request.POST if request.method == "POST" else None


def status_of(form: Any) -> int:
    """400 for a form that was sent and refused."""
    return 400 if form.errors else 200


def kept(actor: Actor, ref: UUID) -> Round:
    """The round for whoever leads it."""
    return access.get_or_404(actor, ref, access.KEEP)


def paper(tree: Document, form: str) -> HttpResponse:
    """A document in one of its formats, to take away."""
    if form not in RENDER:
        raise NotThere
    kind, render = RENDER[form]
    headers = {"Content-Disposition": f'attachment; filename="priorytety.{form}"'}
    return HttpResponse(render(tree), content_type=kind, headers=headers)
