"""The list, one institution, and its facts."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kooperacje.base.pages import Request, answer
from kooperacje.institutions import access, actions, pages
from kooperacje.institutions.forms import DayForm, Form, InstitutionForm, NewInstitutionForm, SearchForm
from kooperacje.institutions.models import Institution
from kooperacje.institutions.pages.register import FormPage


@require_GET
def listing(request: Request) -> HttpResponse:
    """The register with its filters."""
    form = SearchForm(request.GET)
    number = request.GET.get("page", "1")
    page = pages.listing(request.actor, form.criteria(), int(number) if number.isdecimal() else 1)
    return answer(request, "institutions/list.html", page, form=form)


@require_GET
def detail(request: Request, key: str) -> HttpResponse:
    """One institution."""
    institution = access.get_or_404(request.actor, key)
    return answer(request, "institutions/detail.html", pages.detail(institution, request.actor))


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Register an institution."""
    access.can(request.actor, access.REGISTER).require()
    form = NewInstitutionForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            made = actions.enter(by=request.actor, details=form.details(), key=form.cleaned_data["key"])
            return saved(request, made, _("The institution is in the register."))
    return show_form(request, pages.form_page(_("New institution"), _("Register")), form)


@require_http_methods(["GET", "POST"])
def change(request: Request, key: str) -> HttpResponse:
    """Change the facts."""
    institution = access.get_or_404(request.actor, key, access.CHANGE)
    form = InstitutionForm(sent(request), initial=InstitutionForm.initial_of(institution))
    if form.is_valid():
        with form.taking_faults():
            version = form.cleaned_data["version"]
            actions.change(institution, by=request.actor, details=form.details(), expected=version)
            return saved(request, institution, _("Saved."))
    return show_form(request, pages.form_page(_("Change the facts"), _("Save"), institution), form)


@require_http_methods(["GET", "POST"])
def close(request: Request, key: str) -> HttpResponse:
    """Close the institution from a day on."""
    institution = access.get_or_404(request.actor, key, access.CLOSE)
    form = DayForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.close(institution, by=request.actor, on=form.cleaned_data["valid_to"])
            return saved(request, institution, _("The institution is closed. What it took part in stays."))
    lead = _("It stays in the register and in everything it took part in; lists and choices leave it out.")
    return show_form(
        request, pages.form_page(_("Close the institution"), _("Close"), institution, lead), form
    )


@require_POST
def reopen(request: Request, key: str) -> HttpResponse:
    """Take the closing back."""
    institution = access.get_or_404(request.actor, key, access.CLOSE)
    actions.reopen(institution, by=request.actor)
    return saved(request, institution, _("The institution is open again."))


def saved(request: Request, institution: Institution, sentence: str) -> HttpResponse:
    """Back to the institution, saying what was done."""
    messages.success(request, sentence)
    return redirect("institutions:detail", key=institution.key)


def show_form(request: Request, page: FormPage, form: Form) -> HttpResponse:
    """The form, as asked for or with what is wrong with it."""
    return answer(request, "institutions/form.html", page, form=form, status=400 if form.errors else 200)


def sent(request: Request) -> QueryDict | None:
    """What a form was sent with; None when it was only asked for."""
    return request.POST if request.method == "POST" else None
