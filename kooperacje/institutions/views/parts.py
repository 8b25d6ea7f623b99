"""Contacts, inner units and the area of an institution."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kooperacje.base import clock
from kooperacje.base.pages import Request
from kooperacje.institutions import access, actions, pages, queries
from kooperacje.institutions.forms import AreaForm, ContactForm, UnitForm
from kooperacje.institutions.views.register import saved, sent, show_form


@require_http_methods(["GET", "POST"])
def add_contact(request: Request, key: str) -> HttpResponse:
    """Add a way to reach the institution."""
    institution = access.get_or_404(request.actor, key, access.CHANGE)
    form = ContactForm(sent(request), institution=institution)
    if form.is_valid():
        with form.taking_faults():
            given = form.cleaned_data
            unit = access.unit_or_404(institution, given.pop("unit"))
            actions.add_contact(institution, by=request.actor, unit=unit, **given)
            return saved(request, institution, _("The contact is added."))
    return show_form(request, pages.form_page(_("New contact"), _("Add"), institution), form)


@require_POST
def remove_contact(request: Request, key: str, ref: UUID) -> HttpResponse:
    """Delete a contact."""
    institution = access.get_or_404(request.actor, key, access.CHANGE)
    actions.remove_contact(access.contact_or_404(request.actor, institution, ref), by=request.actor)
    return saved(request, institution, _("The contact is deleted."))


@require_http_methods(["GET", "POST"])
def add_unit(request: Request, key: str) -> HttpResponse:
    """Add a department or branch."""
    institution = access.get_or_404(request.actor, key, access.CHANGE)
    form = UnitForm(sent(request), institution=institution)
    if form.is_valid():
        with form.taking_faults():
            parent = access.unit_or_404(institution, form.cleaned_data["parent"])
            actions.add_unit(institution, by=request.actor, name=form.cleaned_data["name"], parent=parent)
            return saved(request, institution, _("The unit is added."))
    return show_form(request, pages.form_page(_("New inner unit"), _("Add"), institution), form)


@require_POST
def close_unit(request: Request, key: str, ref: UUID) -> HttpResponse:
    """Close a unit from today on."""
    institution = access.get_or_404(request.actor, key, access.CHANGE)
    unit = access.unit_or_404(institution, str(ref))
    if unit is not None:
        actions.close_unit(unit, by=request.actor, on=clock.today())
    return saved(request, institution, _("The unit is closed."))


@require_http_methods(["GET", "POST"])
def areas(request: Request, key: str) -> HttpResponse:
    """Say which territorial units the institution serves."""
    institution = access.get_or_404(request.actor, key, access.CHANGE)
    form = AreaForm(sent(request), initial={"territories": pages.area_lines(queries.served(institution))})
    if form.is_valid():
        actions.set_areas(institution, by=request.actor, territories=form.cleaned_data["territories"])
        return saved(request, institution, _("The area is saved."))
    return show_form(request, pages.form_page(_("Area it serves"), _("Save"), institution), form)
