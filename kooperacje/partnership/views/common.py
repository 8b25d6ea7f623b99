"""What the views of the room share."""

from datetime import date
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from kooperacje.base.forms import Form
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.documents import docx, pdf
from kooperacje.documents.tree import Document
from kooperacje.partnership.pages.frame import FormPage

RENDER = {
    "pdf": ("application/pdf", pdf.render),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.render),
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


def asked_day(request: HttpRequest) -> date | None:
    """The day that the address asks for; None where it asks for none."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def one_form(request: Request, page: FormPage, form: Form) -> HttpResponse:
    """A page with one form."""
    return answer(request, "partnership/form.html", page, form=form, status=status_of(form))


def paper(tree: Document, form: str, name: str) -> HttpResponse:
    """A document in one of its formats, to take away."""
    if form not in RENDER:
        raise NotThere
    kind, render = RENDER[form]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return HttpResponse(render(tree), content_type=kind, headers=headers)
