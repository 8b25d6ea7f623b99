"""The work plan, the joint basket, and meetings held together with other teams."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.basket import access as basket
from kooperacje.basket.models import Service
from kooperacje.meetings import actions as meetings
from kooperacje.meetings.details import Details
from kooperacje.meetings.models import Meeting
from kooperacje.partnership import access, agenda, subjects
from kooperacje.partnership.actions.common import locked, note, refuse
from kooperacje.partnership.models import BasketLine, JointMeeting, Team, WorkPlanItem
from kooperacje.partnership.queries.membership import member_ids, to_invite
from kooperacje.partnership.states import ITEM_FLOW, ItemState
from kooperacje.partnership.values import PlanEntry


@transaction.atomic
def add_item(*, by: Actor, team: Team, year: int, entry: PlanEntry) -> WorkPlanItem:
    """A task at the end of the year's plan."""
    row = locked(by, team)
    _check(row, year, entry)
    last = row.plan.filter(year=year).aggregate(last=Max("position"))["last"] or 0
    item = WorkPlanItem.objects.create(
        team=row, year=year, position=last + 1, state=ITEM_FLOW.initial.value, **entry.columns()
    )
    note(by, row, "plan_item_added", {"year": year, "item": str(item.pk)})
    return item


@transaction.atomic
def change_item(*, by: Actor, item: WorkPlanItem, entry: PlanEntry, expected: int | None) -> WorkPlanItem:
    """Replace what is said about the task. Raises `Stale`."""
    row = locked(by, item.team)
    found = WorkPlanItem.locked(pk=item.pk)
    _check(row, found.year, entry)
    if changed := found.apply(entry.columns(), expected=expected):
        found.save()
        note(by, row, "plan_item_changed", {"item": str(found.pk), "fields": [*sorted(changed)]})
    return found


@transaction.atomic
def move_item(*, by: Actor, item: WorkPlanItem, target: ItemState, result: str = "") -> WorkPlanItem:
    """Say how far the task is; what is dropped says why, in `result`."""
    row = locked(by, item.team)
    found = WorkPlanItem.locked(pk=item.pk)
    ITEM_FLOW.check(found.state, target)
    if target is ItemState.DROPPED and not result.strip():
        refuse("result", _("Say why the task was dropped; the report of the year tells it."))
    ITEM_FLOW.move(found, target)
    found.result = result.strip() or found.result
    found.version += 1
    found.save()
    note(by, row, "plan_item_moved", {"item": str(found.pk), "to": target.value})
    return found


@transaction.atomic
def remove_item(*, by: Actor, item: WorkPlanItem) -> None:
    """Take a task out that was entered by mistake; one that was begun stays and is dropped instead."""
    row = locked(by, item.team)
    found = WorkPlanItem.locked(pk=item.pk)
    if found.state != ItemState.PLANNED:
        refuse("item", _("A task that was begun stays in the plan; drop it with a reason."))
    found.delete()
    note(by, row, "plan_item_removed", {"item": str(item.pk)})


@transaction.atomic
def put_in(*, by: Actor, team: Team, service: Service, day: date | None = None) -> None:
    """Put a published service of a member into the joint basket."""
    row = locked(by, team)
    if not basket.public().filter(pk=service.pk).exists():
        refuse("service", _("Only a published service belongs in the joint basket."))
    if service.provider_id not in member_ids(row):
        refuse("service", _("Its provider does not belong to the team."))
    put_in_basket(row, service, day or clock.today())
    note(by, row, "basket_added", {"service": service.key})


@transaction.atomic
def take_out(*, by: Actor, team: Team, service: Service, day: date | None = None) -> None:
    """Take a service out of the joint basket from this day on."""
    row = locked(by, team)
    line = row.basket.select_for_update().filter(service=service, valid_to=None).first()
    if line is None:
        refuse("service", _("This service is not in the joint basket."))
    assert line is not None  # noqa: S101 - refused above
    line.valid_to = max(day or clock.today(), line.valid_from)
    line.save()
    note(by, row, "basket_removed", {"service": service.key})


def put_in_basket(team: Team, service: Service, day: date) -> None:
    """The same inside an action that holds the lock of the team; what is there already stays."""
    if not team.basket.filter(service=service, valid_to=None).exists():
        team.basket.filter(service=service, valid_to__gt=day).delete()
        BasketLine.objects.create(team=team, service=service, valid_from=day)


@transaction.atomic
def call_meeting(*, by: Actor, team: Team, details: Details, invite: bool) -> Meeting:
    """Call a meeting of the team; its members and those asked for declarations are put on the list of invited.

    The agenda begins with what such a meeting is for, as a proposal. Raises `BadInput`.
    """
    row = locked(by, team)
    made = meetings.create_meeting(by=by, subject=subjects.of(row), details=details)
    for title in agenda.proposed(details.kind):
        meetings.add_agenda_item(by=by, meeting=made, title=title)
    if invite:
        for institution in to_invite(row):
            meetings.invite(by=by, meeting=made, institution=institution)
    note(by, row, "meeting_called", {"meeting": str(made.pk), "kind": details.kind})
    return made


@transaction.atomic
def hold_together(*, by: Actor, team: Team, meeting: Meeting) -> None:
    """This team holds the meeting of another team with it, so that shared members sit once."""
    row = locked(by, team)
    if meeting.subject == subjects.of(row):
        refuse("meeting", _("This is a meeting of the team already."))
    owner = Team.objects.filter(pk=subjects.ref(meeting.subject)).first()
    if owner is None or not access.can(by, access.READ, owner):
        refuse("meeting", _("There is no such meeting."))
    _link, made = JointMeeting.objects.get_or_create(team=row, meeting=meeting)
    if made:
        note(by, row, "meeting_joined", {"meeting": str(meeting.pk)})


@transaction.atomic
def hold_apart(*, by: Actor, team: Team, meeting: Meeting) -> None:
    """The team does not hold this meeting of another team any more."""
    row = locked(by, team)
    gone, _rows = JointMeeting.objects.filter(team=row, meeting=meeting).delete()
    if gone:
        note(by, row, "meeting_parted", {"meeting": str(meeting.pk)})


def _check(team: Team, year: int, entry: PlanEntry) -> None:
    if not entry.title.strip():
        refuse("title", _("Say what is to be done."))
    if not 2000 <= year <= 2200:
        refuse("year", _("This is no year of a work plan."))
    if entry.due and entry.due.year != year:
        refuse("due", _("The day is not in the year of the plan."))
    if entry.owner and entry.owner.pk not in member_ids(team) | {team.leader_id}:
        refuse("owner", _("Only an institution of the team can see to it."))
