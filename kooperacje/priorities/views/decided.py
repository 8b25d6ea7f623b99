"""Results, the list and its adoption, the review, the document, the public page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base import clock
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.priorities import access, actions, forms, paper, queries
from kooperacje.priorities.models import Round
from kooperacje.priorities.pages import counting, filling
from kooperacje.priorities.pages import decided as pages
from kooperacje.priorities.states import COUNTED, RoundState
from kooperacje.priorities.views import common
from kooperacje.priorities.views.common import kept, sent, status_of


@require_safe
def results(request: Request, ref: UUID) -> HttpResponse:
    """Not before the ratings are closed: nobody rates after the others."""
    row = access.get_or_404(request.actor, ref)
    if row.state not in COUNTED:
        raise NotThere
    return answer(request, "priorities/results.html", pages.results(request.actor, row))


@require_safe
def the_list(request: Request, ref: UUID) -> HttpResponse:
    row = access.get_or_404(request.actor, ref)
    if row.state not in COUNTED:
        raise NotThere
    return answer(request, "priorities/list.html", pages.decided_list(request.actor, row))


@require_http_methods(["GET", "POST"])
def compose(request: Request, ref: UUID) -> HttpResponse:
    row = kept(request.actor, ref)
    if row.state != RoundState.VOTING:
        raise NotThere
    order = {line.proposal: number for number, line in enumerate(queries.results(row).lines)}
    listed = sorted(queries.listed(row), key=lambda one: order[str(one.pk)])
    form = forms.ComposeForm(
        sent(request), proposals=listed, owners=queries.members(row), initial=_composed(row)
    )
    if form.is_valid():
        with form.taking_faults():
            entries = [actions.Entry(**entry) for entry in form.entries()]
            actions.compose(by=request.actor, row=row, entries=entries)
            messages.success(request, _("The list is ready to be voted on."))
            return redirect("priorities:list", ref=ref)
    intro = _("Proposals in the order of their scores. Give a place to those that go onto the list.")
    page = filling.form_page(
        request.actor, row, _("Prepare the list"), _("Save the list"), back="list", intro=intro
    )
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


def _composed(row: Round) -> dict[str, object]:
    """The list as it was saved last."""
    found: dict[str, object] = {}
    for one in queries.adopted(row):
        own = {"order": one.position, "owner": one.owner.key, "indicator": one.indicator, "due": one.due}
        found |= {f"{one.proposal_id}-{name}": value for name, value in own.items()}
    return found


@require_http_methods(["GET", "POST"])
def adopt(request: Request, ref: UUID) -> HttpResponse:
    row = kept(request.actor, ref)
    if row.state != RoundState.VOTING:
        raise NotThere
    meetings = queries.team_meetings(request.actor, row)
    form = forms.AdoptForm(sent(request), meetings=meetings, initial={"on": clock.today()})
    if form.is_valid():
        with form.taking_faults():
            actions.adopt(by=request.actor, row=row, **form.given())
            messages.success(request, _("The list is adopted. It does not change any more."))
            return redirect("priorities:list", ref=ref)
    page = filling.form_page(request.actor, row, _("Adopt the list"), _("Adopt"), back="list")
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


@require_POST
def sign(request: Request, ref: UUID) -> HttpResponse:
    """The document to sign; its own page says what comes next."""
    paper = actions.write_paper(by=request.actor, row=kept(request.actor, ref))
    return redirect("agreements:detail", ref=paper.pk)


@require_http_methods(["GET", "POST"])
def review(request: Request, ref: UUID) -> HttpResponse:
    row = kept(request.actor, ref)
    if row.state != RoundState.ADOPTED:
        raise NotThere
    lines = queries.adopted(row)
    first = {"on": row.reviewed_on or clock.today(), "text": row.review}
    first |= {str(one.pk): one.outcome for one in lines}
    first |= {f"{one.pk}-note": one.outcome_note for one in lines}
    counts = counting.told_of(row, [one.proposal for one in lines], request.actor)
    form = forms.ReviewForm(sent(request), lines=lines, counts=counts, initial=first)
    if form.is_valid():
        with form.taking_faults():
            clean = form.cleaned_data
            actions.look_back(
                by=request.actor, row=row, on=clean["on"], text=clean["text"], outcomes=form.outcomes()
            )
            messages.success(request, _("The review is saved."))
            return redirect("priorities:list", ref=ref)
    page = filling.form_page(request.actor, row, _("Review of the priorities"), _("Save"), back="list")
    return answer(request, "priorities/form.html", page, form=form, status=status_of(form))


@require_safe
def document(request: Request, ref: UUID) -> HttpResponse:
    row = access.get_or_404(request.actor, ref)
    return answer(request, "priorities/document.html", pages.document(request.actor, row))


@require_safe
def file(request: Request, ref: UUID, form: str) -> HttpResponse:
    return common.paper(paper.document(access.get_or_404(request.actor, ref)), form)


@require_safe
def public(request: Request, key: str) -> HttpResponse:
    return answer(request, "priorities/public.html", pages.public(access.published_or_404(key)))


@require_safe
def public_file(request: Request, key: str, form: str) -> HttpResponse:
    return common.paper(paper.document(access.published_or_404(key), public=True), form)
