"""Who leads a team, and handing the lead over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.accounts import queries as accounts
from kooperacje.base.pages import Request, answer
from kooperacje.partnership import access, actions
from kooperacje.partnership.forms import HandOverForm, RefuseForm, TakeLeadForm
from kooperacje.partnership.models import HandOver, Team
from kooperacje.partnership.pages import frame
from kooperacje.partnership.pages import leading as pages
from kooperacje.partnership.queries import leading as queries
from kooperacje.partnership.views.common import asked_day, one_form, sent


@require_safe
def leading(request: Request, key: str) -> HttpResponse:
    team = _for_lead(request, key)
    return answer(
        request, "partnership/leading.html", pages.leading_page(request.actor, team, asked_day(request))
    )


def _for_lead(request: Request, key: str) -> Team:
    """For who reads the team, and for an administrator of a team that nobody leads."""
    verb = access.HAND_OVER if queries.is_orphaned(request.actor, key) else access.READ
    return access.get_or_404(request.actor, key, verb)


@require_http_methods(["GET", "POST"])
def propose(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.HAND_OVER)
    held = accounts.among(access.KEEPERS, team.leader_id)
    people = [(one.pk, one.full_name) for one in held]
    form = HandOverForm(sent(request), leader=team.leader, people=people)
    if form.is_valid():
        with form.taking_faults():
            made = actions.propose_hand_over(by=request.actor, team=team, **form.proposal())
            messages.success(request, _("The lead is offered. Nothing changes until it is accepted."))
            return redirect("partnership:hand-over", ref=made.pk)
    page = frame.form_page(request.actor, team, _("Hand the lead over"), _("Offer the lead"), "leading")
    return one_form(request, page, form)


@require_safe
def hand_over(request: Request, ref: UUID) -> HttpResponse:
    found = access.hand_over_or_404(request.actor, ref)
    return answer(request, "partnership/hand_over.html", pages.hand_over_page(request.actor, found))


@require_http_methods(["GET", "POST"])
def accept(request: Request, ref: UUID) -> HttpResponse:
    found = _to_answer(request, ref)
    form = TakeLeadForm(sent(request), initial=_myself(request))
    if form.is_valid():
        with form.taking_faults():
            actions.accept_hand_over(by=request.actor, hand_over=found, person=form.person())
            messages.success(request, _("You have accepted the lead."))
            return redirect("partnership:hand-over", ref=ref)
    intro = (_("Write who will lead the team; the people of the team will see it."),)
    return one_form(request, _page(found, _("Take the lead"), intro=intro), form)


@require_http_methods(["GET", "POST"])
def decline(request: Request, ref: UUID) -> HttpResponse:
    found = _to_answer(request, ref)
    form = RefuseForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            actions.decline_hand_over(by=request.actor, hand_over=found, **form.cleaned_data)
            messages.success(request, _("Declined. The institution that leads has been told."))
            return redirect("partnership:desk")
    return one_form(request, _page(found, _("Do not take the lead")), form)


@require_POST
def withdraw(request: Request, ref: UUID) -> HttpResponse:
    found = access.hand_over_or_404(request.actor, ref)
    actions.withdraw_hand_over(by=request.actor, hand_over=found)
    messages.success(request, _("The offer is taken back."))
    return redirect("partnership:leading", key=found.team.key)


def _to_answer(request: Request, ref: UUID) -> HandOver:
    found = access.hand_over_or_404(request.actor, ref)
    access.answers(request.actor, found).require()
    return found


def _myself(request: Request) -> dict[str, str]:
    """The name and address of who accepts, to be changed when somebody else will lead."""
    account = request.actor.account_id
    found = accounts.by_id(account) if account else None
    return {"name": found.full_name, "email": found.email} if found else {}


def _page(found: HandOver, heading: str, intro: tuple[str, ...] = ()) -> frame.FormPage:
    return frame.FormPage(f"{heading}: {found.team.name}", heading, pages.offer_line(found).url, intro=intro)
