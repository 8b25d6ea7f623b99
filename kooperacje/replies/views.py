"""Requests about replies."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.base.remembering import remembered
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.packs import TYPES
from kooperacje.consultations.queries import freshness
from kooperacje.consultations.views.common import page_number
from kooperacje.documents import docx, html, pdf
from kooperacje.replies import access, actions, pages

RENDERERS = {"pdf": pdf.render, "docx": docx.render, "html": html.page}


@require_safe
def listing(request: Request, slug: str) -> HttpResponse:
    """Who was told, and who waits."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    waiting = request.GET.get("show") == "waiting"
    page = pages.listing(consultation, request.actor, waiting=waiting, number=page_number(request))
    return answer(request, "replies/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: Request, slug: str) -> HttpResponse:
    """Ask, then put the messages into the outbox."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    access.may_tell(request.actor, consultation).require()
    if request.method != "POST":
        return answer(request, "web/confirm.html", pages.confirm_sending(consultation))
    count = actions.send(consultation, by=request.actor)
    told = ngettext("%(count)d message was made.", "%(count)d messages were made.", count)
    messages.success(request, told % {"count": count})
    return redirect("replies:list", slug=slug)


@require_POST
def hand_over(request: Request, slug: str, key: str) -> HttpResponse:
    """The reply was handed over another way."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    actions.hand_over(access.answer_or_404(consultation, key), by=request.actor)
    messages.success(request, _("It is noted that the reply was handed over."))
    return redirect("replies:list", slug=slug)


@require_safe
def file(request: Request, slug: str, key: str, form: str) -> HttpResponse:
    """The reply to one answer as a file, to print or to send by the office's own ways."""
    consultation = consultations.get_or_404(request.actor, slug, consultations.WORK)
    if form not in RENDERERS:
        raise NotThere
    content = RENDERERS[form](pages.paper(consultation, key))
    response = HttpResponse(content, content_type=TYPES[f".{form}"])
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}-{key}.{form}"'
    return response


def _published(slug: str) -> Consultation:
    found = consultations.get_or_404(ANONYMOUS, slug)
    if not access.may_read(ANONYMOUS, found):
        raise NotThere
    return found


@transaction.non_atomic_requests
@require_safe
def public(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody finds the reply to an institution."""

    def make() -> HttpResponse:
        text = request.GET.get("q", "").strip()[:200]
        page = pages.public_list(_published(slug), text, page_number(request))
        return answer(request, "replies/public_list.html", page)

    check = partial(freshness.one, slug, get_language() or "pl")
    return remembered(request, check, make, parameters=("q", "page"))


@transaction.non_atomic_requests
@require_safe
def public_reply(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The reply to one institution."""

    def make() -> HttpResponse:
        return answer(request, "replies/public_reply.html", pages.public_reply(_published(slug), key))

    return remembered(request, partial(freshness.one, slug, get_language() or "pl"), make)
