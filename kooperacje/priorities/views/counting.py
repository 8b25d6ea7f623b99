"""Counts of cases behind a proposal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kooperacje.base.actor import Actor
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.priorities import access, actions, forms, queries
from kooperacje.priorities.models import Proposal, Round
from kooperacje.priorities.pages import counting as pages
from kooperacje.priorities.pages import filling
from kooperacje.priorities.views.common import sent, status_of


@require_safe
def listing(request: Request, ref: UUID, one: UUID) -> HttpResponse:
    row, proposal = _found(request.actor, ref, one)
    return answer(request, "priorities/counts.html", pages.counts(request.actor, row, proposal))


@require_http_methods(["GET", "POST"])
def new(request: Request, ref: UUID, one: UUID) -> HttpResponse:
    row, proposal = _found(request.actor, ref, one)
    places = {each.key: each for each in queries.writers(request.actor, row)}
    if not places:
        raise NotThere
    own = queries.spoken_for(request.actor, row)
    first = {"institution": own[0].key} if len(own) == 1 else None
    form = forms.CountForm(sent(request), institutions=list(places.values()), initial=first)
    if form.is_valid():
        with form.taking_faults():
            place, counted = (
                places[form.cleaned_data["institution"]],
                actions.Counted(**form.counted_values()),
            )
            actions.count(by=request.actor, proposal=proposal, institution=place, counted=counted)
            messages.success(request, _("The count is saved."))
            return redirect("priorities:counts", ref=ref, one=one)
    page = filling.count_page(request.actor, row, proposal, _("Add a count"))
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def correct(request: Request, ref: UUID, one: UUID, which: UUID) -> HttpResponse:
    row, proposal = _found(request.actor, ref, one)
    found = queries.count_of(proposal, which)
    if found is None:
        raise NotThere
    access.answers_for(request.actor, row, found.institution).require()
    form = forms.CorrectCountForm(sent(request), initial=forms.CorrectCountForm.initial_of(found))
    if form.is_valid():
        with form.taking_faults():
            counted, reason = actions.Counted(**form.counted_values()), form.cleaned_data["reason"]
            actions.correct(by=request.actor, one=found, counted=counted, reason=reason)
            messages.success(request, _("The count is corrected; what stood before can still be read."))
            return redirect("priorities:counts", ref=ref, one=one)
    page = filling.count_page(request.actor, row, proposal, _("Correct the count"))
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


def _found(actor: Actor, ref: UUID, one: UUID) -> tuple[Round, Proposal]:
    row = access.get_or_404(actor, ref)
    proposal = next((each for each in queries.listed(row) if each.pk == one), None)
    if proposal is None:
        raise NotThere
    return row, proposal
