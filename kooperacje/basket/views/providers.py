"""Institutions in the workspace: places, and the link for those without an account."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.clock import WARSAW
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.basket import access, actions, codes, keeping, queries
from kooperacje.basket.forms.places import PlaceForm
from kooperacje.basket.pages import cards as pages
from kooperacje.basket.views.common import kept_secret, sent
from kooperacje.institutions import queries as register
from kooperacje.institutions.models import Institution


@require_safe
def desk(request: Request, key: str) -> HttpResponse:
    """Cards, places and the link of an institution."""
    institution = _mine(request, key)
    link = queries.live_link(institution)
    address, until = "", None
    if link is not None:
        address = f"{settings.SITE_URL}{codes.path(link)}"
        until = link.expires_at.astimezone(WARSAW).date()
    page = pages.desk(request.actor, institution, address, until, bool(link and link.opened_at))
    return kept_secret(answer(request, "basket/institution.html", page))


@require_POST
def make_link(request: Request, key: str) -> HttpResponse:
    """A new link; the one before opens nothing more."""
    actions.make_link(by=request.actor, institution=_mine(request, key))
    messages.success(request, _("The link is made. Send it to the institution."))
    return redirect("basket:institution", key=key)


@require_POST
def revoke_link(request: Request, key: str) -> HttpResponse:
    """The link opens nothing more."""
    link = queries.live_link(_mine(request, key))
    if link is None or keeping.closed(link):
        raise BadInput(_("This link opens nothing any more."))
    actions.revoke_link(by=request.actor, link=link)
    messages.success(request, _("The link is taken back."))
    return redirect("basket:institution", key=key)


@require_http_methods(["GET", "POST"])
def new_place(request: Request, key: str) -> HttpResponse:
    """A place of the institution."""
    institution = _mine(request, key)
    form = PlaceForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.add_place(by=request.actor, institution=institution, spot=form.spot())
            messages.success(request, _("Saved."))
            return redirect("basket:institution", key=key)
    return _form(request, pages.place_page(institution), form)


@require_http_methods(["GET", "POST"])
def place(request: Request, key: str) -> HttpResponse:
    """Change a place, or remove it where nothing is given any more."""
    row = access.place_or_404(request.actor, key)
    form = PlaceForm(sent(request), initial=PlaceForm.initial_of(row))
    if request.method == "POST" and request.POST.get("remove"):
        actions.remove_place(by=request.actor, place=row)
        messages.success(request, _("The place is removed."))
        return redirect("basket:institution", key=row.institution.key)
    if form.is_valid():
        with form.taking_faults():
            version = form.cleaned_data["version"]
            actions.change_place(by=request.actor, place=row, spot=form.spot(), expected=version)
            messages.success(request, _("Saved."))
            return redirect("basket:institution", key=row.institution.key)
    return _form(request, pages.place_page(row.institution, row), form)


def _mine(request: Request, key: str) -> Institution:
    """An institution whose cards the actor keeps; others look as if they were not there."""
    found = register.by_key(key)
    if found is None or not access.can_add(request.actor, found):
        raise NotThere
    return found


def _form(request: Request, page: pages.FormPage, form: PlaceForm) -> HttpResponse:
    return answer(request, "basket/place.html", page, form=form, status=400 if form.errors else 200)
