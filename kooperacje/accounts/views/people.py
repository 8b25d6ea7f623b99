"""Administration of people."""

from collections.abc import Callable
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.accounts import access, actions, form_pages, pages
from kooperacje.accounts.actions.memberships import Spell
from kooperacje.accounts.forms import people as forms
from kooperacje.accounts.gate import ActorRequest, signed_in_only
from kooperacje.accounts.states import Role
from kooperacje.base.pages import answer
from kooperacje.base.problems import BadInput

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in_only
def people(request: ActorRequest) -> HttpResponse:
    access.can(request.actor, access.CREATE).require()
    form = forms.Filter(request.GET, actor=request.actor)
    page = pages.people(request.actor, pages.criteria_of(request.GET), pages.number_of(request.GET))
    return answer(request, "accounts/people.html", page, form=form)


@require_safe
@signed_in_only
def person(request: ActorRequest, ref: UUID) -> HttpResponse:
    account = access.get_or_404(request.actor, ref)
    return answer(request, "accounts/person.html", pages.person(account, request.actor))


@form_view
@signed_in_only
def add(request: ActorRequest) -> HttpResponse:
    access.can(request.actor, access.CREATE).require()
    form = forms.NewPerson(request.POST or None, actor=request.actor)

    def save() -> UUID:
        values = form.cleaned_data
        return actions.add_person(
            by=request.actor, email=values["email"], full_name=values["full_name"], spell=_spell(form)
        ).account_id

    return _submitted(request, form, form_pages.add(), save, _("The person has been added."))


@form_view
@signed_in_only
def change(request: ActorRequest, ref: UUID) -> HttpResponse:
    account = access.get_or_404(request.actor, ref, access.CHANGE)
    opened = {"full_name": account.full_name, "email": account.email, "version": account.version}
    form = forms.Account(request.POST or None, initial=opened)

    def save() -> UUID:
        values = form.cleaned_data
        return actions.change_account(
            account,
            by=request.actor,
            email=values["email"],
            full_name=values["full_name"],
            expected=values["version"],
        ).pk

    return _submitted(request, form, form_pages.change(account), save, _("The change has been saved."))


@form_view
@signed_in_only
def grant(request: ActorRequest, ref: UUID) -> HttpResponse:
    account = access.get_or_404(request.actor, ref)
    access.can(request.actor, access.CREATE).require()
    form = forms.Spell(request.POST or None, actor=request.actor)

    def save() -> UUID:
        return actions.grant_membership(account, by=request.actor, spell=_spell(form)).account_id

    return _submitted(request, form, form_pages.grant(account), save, _("The role has been given."))


@form_view
@signed_in_only
def end(request: ActorRequest, ref: UUID) -> HttpResponse:
    membership = access.membership_or_404(request.actor, ref)
    form = forms.Ending(request.POST or None)

    def save() -> UUID:
        ended = actions.end_membership(
            membership, by=request.actor, reason=form.cleaned_data["reason"], on=form.on()
        )
        return ended.account_id

    return _submitted(request, form, form_pages.end(membership), save, _("The end of the role has been set."))


@form_view
@signed_in_only
def deactivate(request: ActorRequest, ref: UUID) -> HttpResponse:
    account = access.get_or_404(request.actor, ref, access.DEACTIVATE)
    form = forms.Reason(request.POST or None)

    def save() -> UUID:
        return actions.deactivate(account, by=request.actor, reason=form.cleaned_data["reason"]).pk

    return _submitted(request, form, form_pages.deactivate(account), save, _("The account is closed."))


@form_view
@signed_in_only
def reactivate(request: ActorRequest, ref: UUID) -> HttpResponse:
    account = access.get_or_404(request.actor, ref, access.REACTIVATE)
    form = forms.Reason(request.POST or None)

    def save() -> UUID:
        return actions.reactivate(account, by=request.actor, reason=form.cleaned_data["reason"]).pk

    return _submitted(request, form, form_pages.reactivate(account), save, _("The account is open again."))


@form_view
@signed_in_only
def reset_factor(request: ActorRequest, ref: UUID) -> HttpResponse:
    account = access.get_or_404(request.actor, ref, access.RESET_FACTOR)
    form = forms.Reason(request.POST or None)

    def save() -> UUID:
        actions.reset_second_factor(account, by=request.actor, reason=form.cleaned_data["reason"])
        return account.pk

    told = _("The second step has been removed; the person sets it up anew at the next sign-in.")
    return _submitted(request, form, form_pages.reset_factor(account), save, told)


@require_POST
@signed_in_only
def invite(request: ActorRequest, ref: UUID) -> HttpResponse:
    account = access.get_or_404(request.actor, ref, access.INVITE)
    actions.invite(account, by=request.actor)
    messages.success(request, _("The invitation has been sent."))
    return redirect("accounts:person", account.pk)


def _spell(form: forms.Spell) -> Spell:
    values = form.cleaned_data
    return Spell(
        values["institution"], Role(values["role"]), values["valid_from"], form.valid_to(), values["reason"]
    )


def _submitted(
    request: ActorRequest,
    form: django_forms.Form,
    page: pages.FormPage,
    save: Callable[[], UUID],
    told: str,
) -> HttpResponse:
    """Show the form; save a good one and go to its person; show a wrong one again with every fault at its field."""
    if request.method == "POST" and form.is_valid():
        try:
            person_id = save()
        except BadInput as problem:
            forms.take_faults(form, problem)
        else:
            messages.success(request, told)
            return redirect("accounts:person", person_id)
    return answer(request, "accounts/form.html", page, form=form, status=400 if form.errors else 200)
