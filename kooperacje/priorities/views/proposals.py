"""Proposals: the list, new ones, those by the link, those on offer, merging, deciding."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.actor import Actor
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.priorities import access, actions, forms, queries
from kooperacje.priorities.models import Proposal
from kooperacje.priorities.pages import filling
from kooperacje.priorities.pages import proposals as pages
from kooperacje.priorities.states import ProposalState
from kooperacje.priorities.views.common import kept, sent, status_of


@require_safe
def listing(request: Request, ref: UUID) -> HttpResponse:
    row = access.get_or_404(request.actor, ref)
    return answer(request, "priorities/proposals.html", pages.proposals(request.actor, row))


@require_http_methods(["GET", "POST"])
def propose(request: Request, ref: UUID) -> HttpResponse:
    row = access.get_or_404(request.actor, ref)
    own = {one.key: one for one in queries.spoken_for(request.actor, row)}
    if not own:
        raise NotThere
    form = forms.ProposalForm(sent(request), institutions=list(own.values()))
    if form.is_valid():
        with form.taking_faults():
            given = {**form.cleaned_data, "institution": own[form.cleaned_data["institution"]]}
            actions.propose(by=request.actor, row=row, **given)
            messages.success(request, _("The proposal is on the list."))
            return redirect("priorities:proposals", ref=ref)
    page = filling.form_page(request.actor, row, _("New proposal"), _("Add to the list"), back="proposals")
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def by_link(request: Request, typed: str) -> HttpResponse:
    """A proposal from whoever holds the link. Looking changes nothing: only the button sends."""
    row = access.with_code(typed)
    form = forms.LinkProposalForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.propose_by_link(row, **form.cleaned_data)
            messages.success(request, _("Thank you. The leader of the team will read the proposal."))
            return redirect("priorities:by-link", typed=typed)
    response = answer(
        request, "priorities/by_link.html", pages.by_link(row), form=form, status=status_of(form)
    )
    response.headers["Cache-Control"] = "no-store, private"
    return response


@require_http_methods(["GET", "POST"])
def take(request: Request, ref: UUID) -> HttpResponse:
    """From what the diagnosis, the basket and consultations know."""
    row = kept(request.actor, ref)
    form = forms.TakeForm(sent(request), groups=pages.offered(row))
    if form.is_valid():
        with form.taking_faults():
            made = len(actions.take(by=request.actor, row=row, chosen=form.chosen()))
            said = ngettext("%(n)d proposal was added.", "%(n)d proposals were added.", made)
            messages.success(request, said % {"n": made})
            return redirect("priorities:proposals", ref=ref)
    intro = (
        _("What is a proposal already is not shown here.")
        if form.fields
        else _(
            "Nothing is on offer: the diagnosis, the basket and consultations know nothing new of this area."
        )
    )
    page = filling.form_page(
        request.actor, row, _("Take from what is known"), _("Add the chosen"), back="proposals", intro=intro
    )
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
def merge(request: Request, ref: UUID) -> HttpResponse:
    row = kept(request.actor, ref)
    listed = {str(one.pk): one for one in queries.listed(row)}
    form = forms.MergeForm(sent(request), proposals=list(listed.values()))
    if form.is_valid():
        with form.taking_faults():
            clean = form.cleaned_data
            others = [listed[one] for one in clean["others"]]
            actions.merge(by=request.actor, into=listed[clean["into"]], others=others, title=clean["title"])
            messages.success(request, _("The proposals are merged; nothing of them is lost."))
            return redirect("priorities:proposals", ref=ref)
    page = filling.form_page(
        request.actor, row, _("Merge proposals that say the same"), _("Merge"), back="proposals"
    )
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


@require_POST
def decide(request: Request, ref: UUID, one: UUID) -> HttpResponse:
    """Onto the list, or aside."""
    target = request.POST.get("target", "")
    if target not in (ProposalState.LISTED, ProposalState.SET_ASIDE):
        raise BadInput(_("A proposal goes onto the list or aside."))
    actions.decide(
        by=request.actor, proposal=_proposal(request.actor, ref, one), target=ProposalState(target)
    )
    messages.success(request, _("Saved."))
    return redirect("priorities:proposals", ref=ref)


@require_POST
def part(request: Request, ref: UUID, one: UUID) -> HttpResponse:
    actions.part(by=request.actor, proposal=_proposal(request.actor, ref, one))
    messages.success(request, _("The proposal stands by itself again."))
    return redirect("priorities:proposals", ref=ref)


def _proposal(actor: Actor, ref: UUID, one: UUID) -> Proposal:
    """A proposal of a round that the actor keeps."""
    found = kept(actor, ref).proposals.filter(pk=one).first()
    if found is None:
        raise NotThere
    return found
