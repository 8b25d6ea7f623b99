"""Cards in the workspace: the list, one card, its editor, and what is done by one press."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.basket import access, actions, keeping, queries
from kooperacje.basket.exchange.schema import Card
from kooperacje.basket.forms.cards import STEPS, CapacityForm, NewForm
from kooperacje.basket.forms.lists import FilterForm
from kooperacje.basket.models import Service
from kooperacje.basket.pages import cards as pages
from kooperacje.basket.states import ServiceState
from kooperacje.basket.views.common import page_number, sent
from kooperacje.institutions import queries as register

MOVES = {
    ServiceState.DRAFT: actions.reopen,
    ServiceState.PUBLISHED: actions.publish,
    ServiceState.SUSPENDED: actions.suspend,
    ServiceState.WITHDRAWN: actions.withdraw,
}


@require_safe
def listing(request: Request) -> HttpResponse:
    """Cards that the reader keeps."""
    if not access.enters(request.actor):
        raise NotThere
    form = FilterForm(request.GET, providers=queries.providers(request.actor))
    page = pages.listing(request.actor, form.criteria(), page_number(request))
    return answer(request, "basket/list.html", page, form=form)


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Begin a card."""
    if not access.enters(request.actor):
        raise NotThere
    form = NewForm(sent(request), providers=queries.providers(request.actor))
    if form.is_valid():
        provider = register.by_key(form.cleaned_data["provider"])
        if provider is None:
            raise NotThere
        with form.taking_faults():
            card = keeping.card({"name": form.cleaned_data["name"]})
            made = actions.create_service(by=request.actor, provider=provider, card=card)
            return redirect("basket:edit", key=made.key, step="what")
    return _form(request, pages.new_page(), form)


@require_safe
def card(request: Request, key: str) -> HttpResponse:
    """The card, its quality, and what can be done with it."""
    service = _kept(request, key)
    return _card(request, service, CapacityForm(initial=_told(service)))


@require_http_methods(["GET", "POST"])
def edit(request: Request, key: str, step: str) -> HttpResponse:
    """One step of the editor."""
    service, kind = _kept(request, key), STEPS.get(step)
    if kind is None:
        raise NotThere
    card = queries.card(service, request.actor)
    form = kind(sent(request), initial={**kind.initial_of(card), "version": service.version})
    form.prepare(queries.places_of(service.provider, request.actor))
    if form.is_valid():
        with form.taking_faults():
            _change(
                request, service, keeping.card({**dict(card), **form.values()}), form.cleaned_data["version"]
            )
            return redirect(pages.following(service, step))
    return _form(request, pages.edit_page(service, step), form)


def _change(request: Request, service: Service, card: Card, version: int | None) -> None:
    actions.change_service(by=request.actor, service=service, card=card, expected=version)
    messages.success(request, _("Saved."))


@require_POST
def move(request: Request, key: str) -> HttpResponse:
    """Publish, suspend, withdraw, bring back."""
    service = _kept(request, key)
    target = request.POST.get("target", "")
    if target not in set(ServiceState):
        raise NotThere
    try:
        MOVES[ServiceState(target)](by=request.actor, service=service)
    except BadInput as refused:
        for fault in refused.faults:
            messages.error(request, str(fault.sentence))
    else:
        messages.success(request, _("Saved."))
    return redirect("basket:card", key=key)


@require_POST
def verify(request: Request, key: str) -> HttpResponse:
    """Everything on the card is true today."""
    actions.verify(by=request.actor, service=_kept(request, key))
    messages.success(request, _("Confirmed: the card is true today."))
    return redirect("basket:card", key=key)


@require_POST
def capacity(request: Request, key: str) -> HttpResponse:
    """Places and waiting."""
    service = _kept(request, key)
    form = CapacityForm(request.POST)
    if form.is_valid():
        with form.taking_faults():
            actions.tell_capacity(by=request.actor, service=service, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("basket:card", key=key)
    return _card(request, service, form)


@require_POST
def raise_gap(request: Request, key: str) -> HttpResponse:
    """A gap made of a service that is full."""
    gap = actions.raise_from(by=request.actor, service=_kept(request, key))
    messages.success(request, _("The gap is on the list: look whether it says enough."))
    return redirect("basket:gap", key=gap.key)


def _kept(request: Request, key: str) -> Service:
    """A card that the actor keeps; others look as if they were not there."""
    if not access.enters(request.actor):
        raise NotThere
    return access.get_or_404(request.actor, key, access.KEEP)


def _told(service: Service) -> dict[str, int | None]:
    return {name: getattr(service, name) for name in keeping.NUMBERS}


def _card(request: Request, service: Service, form: CapacityForm) -> HttpResponse:
    page = pages.card_page(request.actor, service)
    return answer(request, "basket/card.html", page, form=form, status=400 if form.errors else 200)


def _form(request: Request, page: pages.FormPage, form: object) -> HttpResponse:
    status = 400 if getattr(form, "errors", None) else 200
    return answer(request, "basket/form.html", page, form=form, status=status)
