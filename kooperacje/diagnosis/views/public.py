"""What everybody reads. An adopted diagnosis does not change, so its page and its files are remembered."""

from functools import partial

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.base.remembering import remembered
from kooperacje.diagnosis import access, exports, freshness, paper
from kooperacje.diagnosis.models import Diagnosis
from kooperacje.diagnosis.pages import matter
from kooperacje.diagnosis.pages import public as pages
from kooperacje.diagnosis.views.common import attached, page_number
from kooperacje.diagnosis.views.common import paper as rendered


@require_safe
def listing(request: Request) -> HttpResponse:
    def make() -> HttpResponse:
        page = matter.public_list(request.actor, page_number(request))
        return answer(request, "diagnosis/public_list.html", page)

    return remembered(request, freshness.listed, make, parameters=("page",))


@require_safe
def one(request: Request, key: str) -> HttpResponse:
    def make() -> HttpResponse:
        return answer(request, "diagnosis/public.html", pages.published(access.published_or_404(key)))

    return remembered(request, partial(freshness.one, key, get_language() or "pl"), make)


@require_safe
def file(request: Request, key: str, name: str) -> HttpResponse:
    """The document, or the values of its indicators."""

    def make() -> HttpResponse:
        return _file(access.published_or_404(key), name)

    return remembered(request, partial(freshness.one, key, get_language() or "pl"), make)


def _file(diagnosis: Diagnosis, name: str) -> HttpResponse:
    stem, _dot, form = name.partition(".")
    if stem == "wskazniki" and form in exports.FORMS:
        kind, render = exports.FORMS[form]
        return attached(render(diagnosis), kind, f"{diagnosis.key}-{name}")
    if stem != "diagnoza":
        raise NotThere
    return rendered(paper.document(diagnosis), form, diagnosis.key)
