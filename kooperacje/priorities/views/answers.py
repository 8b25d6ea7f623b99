"""The one form of a stage for one institution: its points, its marks or its vote."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kooperacje.base.actor import Actor
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.institutions.models import Institution
from kooperacje.priorities import access, actions, forms, queries
from kooperacje.priorities.models import Round
from kooperacje.priorities.pages import filling
from kooperacje.priorities.pages.counting import told_of
from kooperacje.priorities.states import STAGE_OF, RoundState, Stage, Voice
from kooperacje.priorities.views.common import sent, status_of


@require_http_methods(["GET", "POST"])
def one(request: Request, ref: UUID, key: str) -> HttpResponse:
    row = access.get_or_404(request.actor, ref)
    place = next((each for each in queries.members(row) if each.key == key), None)
    if place is None:
        raise NotThere
    access.answers_for(request.actor, row, place).require()
    stage = STAGE_OF.get(RoundState(row.state))
    if stage is None:
        raise BadInput(_("This stage is closed, so nothing was changed."))
    form = _form(request.actor, row, place, stage, sent(request))
    if form.is_valid():
        with form.taking_faults():
            messages.success(request, _take(request, row, place, stage, form))
            return redirect("priorities:round", ref=ref)
    page = filling.answer_page(request.actor, row, place, stage)
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


def _form(actor: Actor, row: Round, place: Institution, stage: Stage, data: Any) -> Any:
    """The form with what was kept or sent before."""
    before = queries.answer_of(row, place, stage)
    if stage == Stage.VOTE:
        return forms.VoteForm(data)
    found = (before.draft or before.content or {}) if before else {}
    criteria = queries.criteria(row)
    if stage == Stage.WEIGHTS:
        return forms.WeightsForm(data, criteria=criteria, initial=found)
    named = found.get("named", before.named if before else False)
    first = forms.RatingForm.initial_of(found.get("marks", found), named=bool(named))
    listed = queries.listed(row)
    counts = told_of(row, listed, actor)
    return forms.RatingForm(data, proposals=listed, criteria=criteria, counts=counts, initial=first)


def _take(request: Request, row: Round, place: Institution, stage: Stage, form: Any) -> str:
    """Keep or send what the form holds; what to tell the writer."""
    given: dict[str, Any] = {"by": request.actor, "row": row, "institution": place}
    if "keep" in request.POST and stage != Stage.VOTE:
        actions.keep_draft(**given, draft=form.draft())
        return _("Kept as a draft. It does not count until it is sent.")
    if stage == Stage.WEIGHTS:
        actions.weigh(**given, points=form.points())
    elif stage == Stage.RATINGS:
        actions.rate(**given, marks=form.marks(), named=form.cleaned_data["named"])
    else:
        clean = form.cleaned_data
        actions.vote(**given, voice=Voice(clean["voice"]), dissent=clean["dissent"])
    return _("Sent. Thank you.")
