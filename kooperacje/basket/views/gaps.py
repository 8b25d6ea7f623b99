"""Gaps in the workspace."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.basket import access, actions, gaps, queries
from kooperacje.basket.forms.gaps import EvidenceForm, GapFilterForm, GapForm
from kooperacje.basket.models import Gap, Service
from kooperacje.basket.pages import gaps as pages
from kooperacje.basket.states import GapState
from kooperacje.basket.views.common import page_number, sent
from kooperacje.documents import opendata, xlsx
from kooperacje.institutions import queries as register

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def listing(request: Request) -> HttpResponse:
    """Gaps of the area."""
    found, form = _found(request)
    page = pages.listing(request.actor, found, page_number(request), request.GET.urlencode())
    return answer(request, "basket/gaps.html", page, form=form)


@require_safe
def file(request: Request, form: str) -> HttpResponse:
    """The same list as a file; text in it never starts a formula."""
    paper = pages.paper(_found(request)[0])
    if form == "xlsx":
        response = HttpResponse(xlsx.render(paper), content_type=SHEET)
    elif form == "csv":
        response = HttpResponse(opendata.render_csv(paper.tables()[0]), content_type="text/csv")
    else:
        raise NotThere
    response.headers["Content-Disposition"] = f'attachment; filename="braki.{form}"'
    return response


def _found(request: Request) -> tuple[QuerySet[Gap], GapFilterForm]:
    if not access.enters(request.actor):
        raise NotThere
    form = GapFilterForm(request.GET)
    return form.narrowed(access.visible_gaps(request.actor)), form


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Report a gap."""
    if not access.enters(request.actor):
        raise NotThere
    form = GapForm(sent(request), keepers=queries.providers(request.actor))
    if form.is_valid():
        keeper = register.by_key(form.cleaned_data["keeper"])
        if keeper is None:
            raise NotThere
        with form.taking_faults():
            made = actions.report_gap(by=request.actor, lack=form.lack(), keeper=keeper)
            messages.success(request, _("The gap is on the list. Say below what it is known from."))
            return redirect("basket:gap", key=made.key)
    return answer(request, "basket/form.html", pages.form_page(None), form=form, status=_status(form))


@require_safe
def gap(request: Request, key: str) -> HttpResponse:
    """One gap."""
    return _gap(request, _seen(request, key), EvidenceForm())


@require_http_methods(["GET", "POST"])
def change(request: Request, key: str) -> HttpResponse:
    """Change what is said of it, and who leads the work."""
    row = _seen(request, key, access.DECIDE)
    keepers = queries.providers(request.actor)
    if row.keeper not in keepers:
        keepers.insert(0, row.keeper)
    form = GapForm(sent(request), keepers=keepers, initial=GapForm.initial_of(gaps.lack(row), row))
    if form.is_valid():
        with form.taking_faults():
            _change(request, row, form)
            return redirect("basket:gap", key=key)
    return answer(request, "basket/form.html", pages.form_page(row), form=form, status=_status(form))


def _change(request: Request, row: Gap, form: GapForm) -> None:
    keeper = register.by_key(form.cleaned_data["keeper"])
    version = form.cleaned_data["version"]
    changed = actions.change_gap(by=request.actor, gap=row, lack=form.lack(), expected=version)
    if keeper is not None:
        actions.hand_over(by=request.actor, gap=changed, keeper=keeper)
    messages.success(request, _("Saved."))


@require_POST
def move(request: Request, key: str) -> HttpResponse:
    """One step of its life."""
    row = _seen(request, key, access.DECIDE)
    target, note = request.POST.get("target", ""), request.POST.get("note", "")
    if target not in set(GapState):
        raise NotThere
    _moved(request, row, GapState(target), note)
    messages.success(request, _("Saved."))
    return redirect("basket:gap", key=key)


def _moved(request: Request, row: Gap, target: GapState, note: str) -> None:
    by = request.actor
    if target is GapState.CLOSED:
        actions.close_gap(by=by, gap=row, service=_service(request), note=note)
    elif target is GapState.IN_HAND:
        actions.take_in_hand(by=by, gap=row, note=note)
    elif target is GapState.DISMISSED:
        actions.dismiss_gap(by=by, gap=row, reason=note)
    elif row.state in (GapState.CLOSED, GapState.DISMISSED):
        actions.reopen_gap(by=by, gap=row, reason=note)
    else:
        actions.confirm_gap(by=by, gap=row, note=note)


def _service(request: Request) -> Service:
    """The published service that the form names."""
    return queries.published(request.POST.get("service", "").strip())


@require_POST
def evidence(request: Request, key: str) -> HttpResponse:
    """One more thing that it is known from."""
    row = _seen(request, key, access.WORK)
    form = EvidenceForm(request.POST)
    if form.is_valid():
        with form.taking_faults():
            actions.add_evidence(by=request.actor, gap=row, evidence=form.evidence())
            messages.success(request, _("Added."))
            return redirect("basket:gap", key=key)
    return _gap(request, row, form)


@require_POST
def remove_evidence(request: Request, key: str, ref: UUID) -> HttpResponse:
    """Entered by mistake."""
    actions.remove_evidence(by=request.actor, gap=_seen(request, key, access.DECIDE), ref=ref)
    messages.success(request, _("Removed."))
    return redirect("basket:gap", key=key)


@require_POST
def substitute(request: Request, key: str) -> HttpResponse:
    """What people are sent to meanwhile."""
    row = _seen(request, key, access.DECIDE)
    chosen = _service(request) if request.POST.get("service") else None
    note = request.POST.get("note", "")
    actions.choose_substitute(by=request.actor, gap=row, service=chosen, note=note)
    messages.success(request, _("Saved."))
    return redirect("basket:gap", key=key)


def _seen(request: Request, key: str, verb: str = access.VIEW_GAP) -> Gap:
    if not access.enters(request.actor):
        raise NotThere
    return access.gap_or_404(request.actor, key, verb)


def _gap(request: Request, row: Gap, form: EvidenceForm) -> HttpResponse:
    return answer(
        request, "basket/gap.html", pages.gap_page(request.actor, row), form=form, status=_status(form)
    )


def _status(form: GapForm | EvidenceForm) -> int:
    return 400 if form.errors else 200
