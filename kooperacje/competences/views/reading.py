"""The question and its answer, cards of types and institutions, the comparison, what waits to be checked."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.competences import access, pages, papers, queries
from kooperacje.competences.forms import AskForm, CompareForm, QuietForm
from kooperacje.documents import docx, pdf
from kooperacje.documents.tree import Document
from kooperacje.institutions import access as institutions

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", pdf.render),
    "docx": (_WORD, docx.render),
}


@require_safe
def ask(request: Request) -> HttpResponse:
    """Who must, may and may not do it."""
    form = AskForm(request.GET)
    page = pages.ask(request.actor, form.asked())
    return answer(request, "competences/ask.html", page, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_quietly(request: Request) -> HttpResponse:
    """The same, sent so that the question does not stand in the address."""
    posted = request.method == "POST"
    form = QuietForm(request.POST if posted else None)
    asked = form.asked() if posted else pages.Asked()
    page = pages.ask(request.actor, asked, quiet=True)
    return answer(request, "competences/ask.html", page, form=form, status=400 if form.errors else 200)


@require_safe
def answer_file(request: Request, form: str) -> HttpResponse:
    """The answer as a document."""
    asked = AskForm(request.GET).asked()
    matters, _candidates = pages.meant(asked, queries.matters())
    if not matters:
        raise NotThere
    return document(
        papers.answer_paper(pages.answered(request.actor, asked, matters)), form, _("who-can-do-what")
    )


@require_safe
def types(request: Request) -> HttpResponse:
    """Types that have cards."""
    return answer(request, "competences/types.html", pages.types(request.actor))


@require_safe
def type_page(request: Request, key: str) -> HttpResponse:
    """The cards of one type."""
    found = next((one for one in queries.types_with_cards() if one.key == key), None)
    if found is None:
        raise NotThere
    return answer(request, "competences/type.html", pages.type_page(found))


@require_safe
def card(request: Request, ref: UUID) -> HttpResponse:
    """One card, with who compared it and when."""
    found = access.card_or_404(request.actor, ref)
    return answer(request, "competences/card.html", pages.card_page(request.actor, found))


@require_safe
def compare(request: Request) -> HttpResponse:
    """Two types side by side, and the holes of a gmina."""
    types = queries.types_with_cards()
    by_key = {one.key: one for one in types}
    form = CompareForm({"a": "ops", "b": "pcpr", **request.GET.dict()}, types=types)
    form.is_valid()
    if not types:
        raise NotThere
    first, second = (by_key.get(form.cleaned_data.get(name, ""), types[0]) for name in ("a", "b"))
    page = pages.compare(first, second, form.cleaned_data.get("gmina"))
    return answer(request, "competences/compare.html", page, form=form)


@require_safe
def check(request: Request) -> HttpResponse:
    """What waits to be checked."""
    access.checks(request.actor).require()
    return answer(request, "competences/check.html", pages.check(request.actor, request.GET.get("typ", "")))


@require_safe
def institution(request: Request, key: str) -> HttpResponse:
    """An institution's cards, agreements and staff."""
    found = institutions.get_or_404(request.actor, key)
    return answer(request, "competences/institution.html", pages.institution(request.actor, found))


@require_safe
def institution_file(request: Request, key: str, form: str) -> HttpResponse:
    """The card of competence as a document; only what everybody may see."""
    found = institutions.get_or_404(request.actor, key)
    return document(papers.institution_paper(found), form, f"karta-kompetencji-{found.key}")


def document(tree: Document, form: str, name: str) -> HttpResponse:
    """The tree in the format asked for, as a file."""
    if form not in FORMATS:
        raise NotThere
    kind, render = FORMATS[form]
    response = HttpResponse(render(tree), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
