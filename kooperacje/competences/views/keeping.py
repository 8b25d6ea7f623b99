"""An institution keeps its own cards, its staff and its agreements, and confirms that they are still true."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kooperacje.base import clock
from kooperacje.base.forms import Form
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.competences import access, actions, pages, queries, words
from kooperacje.competences.forms import AgreementForm, CardForm, EndForm, PersonForm
from kooperacje.competences.models import Card
from kooperacje.competences.states import Part
from kooperacje.institutions import access as institutions
from kooperacje.institutions.models import Institution


@require_POST
def confirm(request: Request, key: str, part: str) -> HttpResponse:
    """Say that cards, or staff, are still true."""
    institution = _institution(request, key)
    if part not in {one.value for one in Part}:
        raise NotThere
    actions.confirm(institution, by=request.actor, part=Part(part))
    return saved(request, institution, _("Confirmed as of today."))


@require_http_methods(["GET", "POST"])
def new_own(request: Request, key: str) -> HttpResponse:
    """Write an own card, from nothing or from one of the type."""
    institution = _institution(request, key)
    start = _start(request, institution)
    shown = CardForm.initial_of(start) if start else {"known": "background"}
    form = CardForm(sent(request), initial=shown, replacing=start is not None)
    if form.is_valid():
        with form.taking_faults():
            actions.write_own(institution, by=request.actor, facts=form.facts(), replaces=start)
            return saved(request, institution, _("The card is written."))
    lead = _("It stands here in the place of the card of the type: %(card)s.") if start else ""
    page = pages.form_page(
        _("Own card"),
        _("Save"),
        institution,
        lead and lead % {"card": words.sentence(start) if start else ""},
    )
    return show_form(request, page, form)


def _start(request: Request, institution: Institution) -> Card | None:
    """The card of the type that the own one is made from."""
    ref = request.GET.get("od", "")
    if not ref:
        return None
    return next(
        (card for card in queries.effective(institution) if str(card.pk) == ref and card.type_id), None
    )


@require_http_methods(["GET", "POST"])
def change_own(request: Request, key: str, ref: UUID) -> HttpResponse:
    """Change an own card."""
    institution = _institution(request, key)
    card = access.own_card_or_404(request.actor, institution, ref)
    shown = CardForm.initial_of(card)
    form = CardForm(sent(request), initial=shown, replacing=card.replaces_id is not None)
    if form.is_valid():
        with form.taking_faults():
            expected = form.cleaned_data["version"]
            actions.change_own(card, by=request.actor, facts=form.facts(), expected=expected)
            return saved(request, institution, _("Saved."))
    return show_form(request, pages.form_page(_("Own card"), _("Save"), institution), form)


@require_http_methods(["GET", "POST"])
def end_own(request: Request, key: str, ref: UUID) -> HttpResponse:
    """End an own card."""
    institution = _institution(request, key)
    card = access.own_card_or_404(request.actor, institution, ref)
    form = EndForm(sent(request), initial={"valid_to": clock.today()})
    if form.is_valid():
        with form.taking_faults():
            actions.end_own(card, by=request.actor, on=form.cleaned_data["valid_to"])
            return saved(request, institution, _("The card is ended."))
    lead = capfirst(words.sentence(card))
    return show_form(request, pages.form_page(_("End the card"), _("End it"), institution, lead), form)


@require_http_methods(["GET", "POST"])
def new_person(request: Request, key: str) -> HttpResponse:
    """Enter a person in office."""
    institution = _institution(request, key)
    among = queries.people(institution)
    shown = {"valid_from": clock.today()}
    form = PersonForm(sent(request), initial=shown, institution=institution, among=among)
    if form.is_valid():
        with form.taking_faults():
            actions.appoint(institution, by=request.actor, office=form.office())
            return saved(request, institution, _("The person is entered."))
    return show_form(request, pages.form_page(_("Person in office"), _("Save"), institution), form)


@require_http_methods(["GET", "POST"])
def change_person(request: Request, key: str, ref: UUID) -> HttpResponse:
    """Correct the spell of a person in office."""
    institution = _institution(request, key)
    person = access.person_or_404(request.actor, institution, ref)
    among = [row for row in queries.people(institution) if row.pk != person.pk]
    shown = PersonForm.initial_of(person)
    form = PersonForm(sent(request), initial=shown, institution=institution, among=among)
    if form.is_valid():
        with form.taking_faults():
            expected = form.cleaned_data["version"]
            actions.change_office(person, by=request.actor, office=form.office(), expected=expected)
            return saved(request, institution, _("Saved."))
    return show_form(request, pages.form_page(_("Person in office"), _("Save"), institution), form)


@require_http_methods(["GET", "POST"])
def end_person(request: Request, key: str, ref: UUID) -> HttpResponse:
    """Somebody leaves an office."""
    institution = _institution(request, key)
    person = access.person_or_404(request.actor, institution, ref)
    form = EndForm(sent(request), initial={"valid_to": clock.today()})
    form.fields["valid_to"].label = _("First day no longer in office")
    if form.is_valid():
        with form.taking_faults():
            actions.leave_office(person, by=request.actor, on=form.cleaned_data["valid_to"])
            return saved(
                request, institution, _("Written down. The entry is deleted after the period of keeping.")
            )
    lead = f"{person.function}: {person.name}"
    return show_form(request, pages.form_page(_("Leaves the office"), _("Save"), institution, lead), form)


@require_http_methods(["GET", "POST"])
def new_agreement(request: Request, key: str) -> HttpResponse:
    """Enter an agreement."""
    institution = _institution(request, key)
    form = AgreementForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.agree(institution, by=request.actor, facts=form.facts())
            return saved(request, institution, _("The agreement is entered."))
    return show_form(
        request,
        pages.form_page(_("Agreement between institutions"), _("Save"), institution, _agreement_lead()),
        form,
    )


@require_http_methods(["GET", "POST"])
def change_agreement(request: Request, key: str, ref: UUID) -> HttpResponse:
    """Correct an agreement."""
    institution = _institution(request, key)
    handover = access.handover_or_404(request.actor, institution, ref)
    form = AgreementForm(sent(request), initial=AgreementForm.initial_of(handover))
    if form.is_valid():
        with form.taking_faults():
            expected = form.cleaned_data["version"]
            actions.change_agreement(handover, by=request.actor, facts=form.facts(), expected=expected)
            return saved(request, institution, _("Saved."))
    return show_form(
        request,
        pages.form_page(_("Agreement between institutions"), _("Save"), institution, _agreement_lead()),
        form,
    )


@require_http_methods(["GET", "POST"])
def end_agreement(request: Request, key: str, ref: UUID) -> HttpResponse:
    """End an agreement."""
    institution = _institution(request, key)
    handover = access.handover_or_404(request.actor, institution, ref)
    form = EndForm(sent(request), initial={"valid_to": clock.today()})
    if form.is_valid():
        with form.taking_faults():
            actions.end_agreement(handover, by=request.actor, on=form.cleaned_data["valid_to"])
            return saved(request, institution, _("The agreement is ended."))
    page = pages.form_page(_("End the agreement"), _("End it"), institution, handover.document)
    return show_form(request, page, form)


def _agreement_lead() -> str:
    return _("The institution that does the work enters the agreement: in which matters, for which gminas.")


def _institution(request: Request, key: str) -> Institution:
    found = institutions.get_or_404(request.actor, key)
    access.can(request.actor, access.KEEP, found).require()
    return found


def saved(request: Request, institution: Institution, sentence: str) -> HttpResponse:
    """Back to the institution's cards, saying what was done."""
    messages.success(request, sentence)
    return redirect("competences:institution", key=institution.key)


def show_form(request: Request, page: pages.FormPage, form: Form) -> HttpResponse:
    """The form, as asked for or with what is wrong with it."""
    return answer(request, "competences/form.html", page, form=form, status=400 if form.errors else 200)


def sent(request: Request) -> QueryDict | None:
    """What a form was sent with; None when it was only asked for."""
    return request.POST if request.method == "POST" else None
