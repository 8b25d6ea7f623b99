"""What the views of the room share."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from kooperacje.base.problems import NotThere
from kooperacje.documents import docx, html, opendata, pdf, xlsx
from kooperacje.documents.tree import Document

RENDER = {
    "html": ("text/html; charset=utf-8", lambda tree: html.page(tree).encode()),
    "pdf": ("application/pdf", pdf.render),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.render),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.render),
    "json": ("application/json", opendata.render_json),
}


def sent(request: HttpRequest) -> Any:
    """The form data of a request that sends some, else None."""
    return request.POST if request.method == "POST" else None


def status_of(form: BaseForm) -> int:
    """400 for a form that was sent and refused."""
    return 400 if form.errors else 200


def page_number(request: HttpRequest) -> int:
    """The page of a list that the address asks for; nonsense is the first."""
    given = request.GET.get("page", "1")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def paper(tree: Document, form: str, name: str) -> HttpResponse:
    """A document in one of its formats, to take away."""
    if form not in RENDER:
        raise NotThere
    kind, render = RENDER[form]
    return attached(render(tree), kind, f"{name}.{form}")


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
