"""What several views share."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from kooperacje.agreements import access, pages, queries
from kooperacje.agreements.models import Paper, PaperVersion
from kooperacje.base.actor import Actor
from kooperacje.base.forms import Form
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput


def sent(request: Request) -> QueryDict | None:
    """What a form was sent with, or None when it is only shown."""
    return request.POST if request.method == "POST" else None


def open_version(actor: Actor, ref: UUID, verb: str = access.EDIT) -> tuple[Paper, PaperVersion]:
    """A paper with its draft or what is out for signature. Raises `NotThere`, `Denied` and `BadInput`."""
    paper = access.get_or_404(actor, ref, verb)
    version = queries.under_way(queries.versions(paper))
    if version is None:
        raise BadInput(_("No version of this document is being written or signed now."))
    return paper, version


def one_form(
    request: Request, paper: Paper, form: Form, heading: str, button: str, **said: Any
) -> HttpResponse:
    """A page with one form."""
    page = pages.form_page(request.actor, paper, heading, button, **said)
    return answer(request, "agreements/form.html", page, form=form, status=400 if form.errors else 200)


def number_of(request: Request) -> int:
    """Which page of a list is asked for."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 1
