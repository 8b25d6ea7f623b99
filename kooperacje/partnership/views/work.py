"""Plan, meetings, joint basket, the year and the calendar."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base import clock
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.basket import access as basket_access
from kooperacje.meetings import access as meetings_access
from kooperacje.meetings import calendar as calendars
from kooperacje.partnership import access, actions
from kooperacje.partnership.forms import DropForm, ItemForm, MeetingForm
from kooperacje.partnership.models import Team, WorkPlanItem
from kooperacje.partnership.pages import frame
from kooperacje.partnership.pages import work as pages
from kooperacje.partnership.queries import membership, teams, work
from kooperacje.partnership.states import ItemState
from kooperacje.partnership.views.common import one_form, sent


@require_safe
def plan(request: Request, key: str, year: int | None = None) -> HttpResponse:
    team = access.get_or_404(request.actor, key)
    return answer(
        request, "partnership/plan.html", pages.plan(request.actor, team, year or clock.today().year)
    )


@require_http_methods(["GET", "POST"])
def plan_add(request: Request, key: str, year: int) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP)
    form = ItemForm(sent(request), institutions=membership.with_leader(team))
    if form.is_valid():
        with form.taking_faults():
            actions.add_item(by=request.actor, team=team, year=year, entry=form.entry())
            messages.success(request, _("Saved."))
            return redirect("partnership:plan-of", key=key, year=year)
    heading = _("New task of %(year)s") % {"year": year}
    return one_form(request, frame.form_page(request.actor, team, heading, _("Save"), "plan"), form)


@require_http_methods(["GET", "POST"])
def plan_change(request: Request, key: str, ref: UUID) -> HttpResponse:
    team, item = _item(request, key, ref)
    form = ItemForm(
        sent(request), institutions=membership.with_leader(team), initial=ItemForm.initial_of(item)
    )
    if form.is_valid():
        with form.taking_faults():
            seen = form.cleaned_data["version"]
            actions.change_item(by=request.actor, item=item, entry=form.entry(), expected=seen)
            messages.success(request, _("Saved."))
            return redirect("partnership:plan-of", key=key, year=item.year)
    return one_form(
        request, frame.form_page(request.actor, team, _("Change the task"), _("Save"), "plan"), form
    )


@require_POST
def plan_move(request: Request, key: str, ref: UUID) -> HttpResponse:
    _team, item = _item(request, key, ref)
    target = request.POST.get("target", "")
    if target not in set(ItemState):
        raise BadInput(_("There is no such state of a task."))
    actions.move_item(by=request.actor, item=item, target=ItemState(target))
    return redirect("partnership:plan-of", key=key, year=item.year)


@require_http_methods(["GET", "POST"])
def plan_drop(request: Request, key: str, ref: UUID) -> HttpResponse:
    team, item = _item(request, key, ref)
    form = DropForm(sent(request), initial={"target": ItemState.DROPPED.value})
    if form.is_valid():
        with form.taking_faults():
            result = form.cleaned_data["result"]
            actions.move_item(by=request.actor, item=item, target=ItemState.DROPPED, result=result)
            return redirect("partnership:plan-of", key=key, year=item.year)
    return one_form(
        request, frame.form_page(request.actor, team, _("Drop the task"), _("Drop"), "plan"), form
    )


@require_POST
def plan_remove(request: Request, key: str, ref: UUID) -> HttpResponse:
    _team, item = _item(request, key, ref)
    actions.remove_item(by=request.actor, item=item)
    return redirect("partnership:plan-of", key=key, year=item.year)


def _item(request: Request, key: str, ref: UUID) -> tuple[Team, WorkPlanItem]:
    team = access.get_or_404(request.actor, key, access.KEEP)
    found = team.plan.select_related("team", "owner").filter(pk=ref).first()
    if found is None:
        raise NotThere
    return team, found


@require_safe
def meetings(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key)
    return answer(request, "partnership/meetings.html", pages.meetings(request.actor, team))


@require_http_methods(["GET", "POST"])
def meeting_new(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP)
    form = MeetingForm(sent(request))
    if form.is_valid():
        with form.taking_faults():
            made = actions.call_meeting(
                by=request.actor, team=team, details=form.details(), invite=form.cleaned_data["invite"]
            )
            messages.success(request, _("The meeting is called. Agenda and invitations are on its page."))
            return redirect("meetings:detail", ref=made.pk)
    page = frame.form_page(request.actor, team, _("Call a meeting"), _("Call a meeting"), "meetings")
    return one_form(request, page, form)


@require_POST
def meeting_join(request: Request, key: str, ref: UUID) -> HttpResponse:
    team = access.get_or_404(request.actor, key, access.KEEP)
    meeting = meetings_access.get_or_404(request.actor, ref)
    actions.hold_together(by=request.actor, team=team, meeting=meeting)
    messages.success(request, _("The teams hold this meeting together."))
    return redirect("partnership:meetings", key=key)


@require_safe
def basket(request: Request, key: str) -> HttpResponse:
    team = access.get_or_404(request.actor, key)
    return answer(request, "partnership/basket.html", pages.basket(request.actor, team))


@require_POST
def basket_change(request: Request, key: str, service: str, inside: bool) -> HttpResponse:
    """Put a service into the joint basket, or take it out."""
    team = access.get_or_404(request.actor, key, access.KEEP)
    found = basket_access.visible(request.actor).filter(key=service).first()
    if found is None:
        raise NotThere
    change = actions.put_in if inside else actions.take_out
    change(by=request.actor, team=team, service=found)
    return redirect("partnership:basket", key=key)


@require_safe
def year(request: Request, key: str, number: int | None = None) -> HttpResponse:
    team = access.get_or_404(request.actor, key)
    return answer(
        request, "partnership/year.html", pages.year(request.actor, team, number or clock.today().year)
    )


@require_safe
def calendar(request: Request) -> HttpResponse:
    access.enters(request.actor).require()
    return answer(request, "partnership/calendar.html", pages.calendar(request.actor))


@require_safe
def calendar_file(request: Request) -> HttpResponse:
    """Every meeting ahead of the reader's teams, for a calendar programme."""
    access.enters(request.actor).require()
    own = list(teams.of_actor(request.actor).order_by("sort_key", "key"))
    rows = [
        (row, settings.SITE_URL + reverse("meetings:detail", args=[row.pk])) for row in work.meetings(own)
    ]
    headers = {"Content-Disposition": 'attachment; filename="partnerstwa.ics"'}
    return HttpResponse(
        calendars.whole_file(rows), content_type="text/calendar; charset=utf-8", headers=headers
    )
