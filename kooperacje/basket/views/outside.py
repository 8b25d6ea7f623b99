"""Requests of providers without an account: the link to their cards."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.basket import actions, asked, keeping, queries
from kooperacje.basket.models import ProviderLink
from kooperacje.basket.pages import outside as pages
from kooperacje.basket.views.common import kept_secret


@require_http_methods(["GET", "POST"])
def provider(request: Request, code: str) -> HttpResponse:
    """The link of an institution. It opens by a button: programs that look into mail follow links by themselves."""
    link = queries.by_code(code)
    if link is None:
        raise NotThere
    if request.method == "POST" and request.POST.get("step") in ("send", "all"):
        return _sent(request, link)
    why = str(keeping.closed(link))
    if why or request.method == "GET":
        return _show(request, pages.provider_page(link, why), status=410 if why else 200)
    actions.open_link(link)
    return _show(request, _with_cards(link, asked.forms_of(queries.of_provider(link.institution))))


def _sent(request: Request, link: ProviderLink) -> HttpResponse:
    """What the provider says of its cards; whatever goes wrong, everything typed is shown again."""
    services = queries.of_provider(link.institution)
    given = asked.all_true(services, request.POST) if request.POST["step"] == "all" else request.POST
    forms = asked.forms_of(services, given)
    faults = asked.faults(services, forms)
    why = str(keeping.closed(link))
    if not (faults or why):
        try:
            done = actions.answer_link(link=link, said=[form.said() for form in forms.values()])
            return _show(request, pages.provider_page(link, "", done=done))
        except BadInput as refused:
            link.refresh_from_db()
            faults, why = asked.placed(refused, services, forms), str(keeping.closed(link))
    status = 410 if why else 400
    return _show(request, _with_cards(link, forms, faults=() if why else faults, closed=why), status=status)


def _with_cards(link: ProviderLink, forms: dict[str, asked.AskedForm], **said: Any) -> pages.ProviderPage:
    lines = tuple(
        pages.AskedCard(form.service.name, form.service.summary, form.suspended, form.room, form)
        for form in forms.values()
    )
    return pages.provider_page(link, said.pop("closed", ""), opened=True, cards=lines, **said)


def _show(request: Request, page: pages.ProviderPage, status: int = 200) -> HttpResponse:
    return kept_secret(answer(request, "basket/provider.html", page, status=status))
