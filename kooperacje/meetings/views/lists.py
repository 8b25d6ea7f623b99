"""The lists of a meeting. Agenda, invitations, attendance and decisions work alike, so one set of views serves all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from kooperacje.base.actor import Actor
from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import NotThere
from kooperacje.base.versions import Versioned
from kooperacje.meetings import access, actions, forms, pages
from kooperacje.meetings.details import shares
from kooperacje.meetings.models import AgendaItem, Attendance, Invitee, Meeting, Settled
from kooperacje.meetings.views.detail import sent


@dataclass(frozen=True, slots=True)
class Part:
    """One list: its page, its forms, and the actions behind them."""

    name: str
    model: type[Versioned]
    argument: str
    """What the actions call a row."""
    page: Callable[[Actor, Meeting], Any]
    heading: str | Promise
    new: type[forms.Form]
    edit: Callable[[Any], type[forms.Form]]
    add: Callable[..., Any]
    change: Callable[..., Any]
    remove: Callable[..., Any]
    fields: tuple[str, ...]
    """Fields of a row that its form shows."""


AGENDA = Part(
    "agenda",
    AgendaItem,
    "item",
    pages.agenda_page,
    gettext_lazy("Point of the agenda"),
    forms.AgendaForm,
    lambda row: forms.AgendaForm,
    actions.add_agenda_item,
    actions.change_agenda_item,
    actions.remove_agenda_item,
    ("title", "minutes", "presenter", "version"),
)
INVITATIONS = Part(
    "invitations",
    Invitee,
    "invitee",
    pages.invitations_page,
    gettext_lazy("Answer to the invitation"),
    forms.InviteForm,
    lambda row: forms.ResponseForm,
    actions.invite,
    actions.record_response,
    actions.remove_invitee,
    ("response", "responded_on", "version"),
)
ATTENDANCE = Part(
    "attendance",
    Attendance,
    "entry",
    pages.attendance_page,
    gettext_lazy("Entry of the attendance list"),
    forms.PersonForm,
    lambda row: forms.PersonForm if row.person else forms.CountForm,
    actions.add_person,
    actions.change_attendance,
    actions.remove_attendance,
    ("person", "role", "institution", "affiliation", "count", "version"),
)
DECISIONS = Part(
    "decisions",
    Settled,
    "decision",
    pages.decisions_page,
    gettext_lazy("Decision"),
    forms.DecisionForm,
    lambda row: forms.DecisionForm,
    actions.add_decision,
    actions.change_decision,
    actions.remove_decision,
    ("text", "owner", "due", "version"),
)
_PARTS = {part.name: part for part in (AGENDA, INVITATIONS, ATTENDANCE, DECISIONS)}


@require_http_methods(["GET", "POST"])
def listing(request: Request, ref: UUID, part: str) -> HttpResponse:
    """The list with the form that adds to it."""
    kind, meeting = _PARTS[part], access.get_or_404(request.actor, ref, access.EDIT)
    return add(request, meeting, kind)


def add(request: Request, meeting: Meeting, kind: Part) -> HttpResponse:
    form = kind.new(sent(request))
    if form.is_valid():
        with form.taking_faults():
            kind.add(by=request.actor, meeting=meeting, **form.given())
            messages.success(request, _("Added."))
            return redirect(f"meetings:{kind.name}", ref=meeting.pk)
    page = kind.page(request.actor, meeting)
    return answer(request, f"meetings/{kind.name}.html", page, form=form, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_row(request: Request, ref: UUID, item: int, part: str) -> HttpResponse:
    """One row in a form."""
    kind, meeting = _PARTS[part], access.get_or_404(request.actor, ref, access.EDIT)
    row: Any = _row(kind, meeting, item)
    shown = {name: getattr(row, name) for name in kind.fields}
    form = kind.edit(row)(sent(request), initial=shown)
    if form.is_valid():
        with form.taking_faults():
            kind.change(by=request.actor, expected=form.seen, **{kind.argument: row}, **form.given())
            messages.success(request, _("Saved."))
            return redirect(f"meetings:{part}", ref=ref)
    page = pages.form_page(meeting, str(kind.heading), _("Save"), part)
    return answer(request, "meetings/form.html", page, form=form, status=400 if form.errors else 200)


@require_POST
def remove_row(request: Request, ref: UUID, item: int, part: str) -> HttpResponse:
    kind, meeting = _PARTS[part], access.get_or_404(request.actor, ref, access.EDIT)
    kind.remove(by=request.actor, **{kind.argument: _row(kind, meeting, item)})
    messages.success(request, _("Removed."))
    return redirect(f"meetings:{part}", ref=ref)


@require_POST
def move(request: Request, ref: UUID, item: int) -> HttpResponse:
    """A point of the agenda, one place up or down."""
    meeting = access.get_or_404(request.actor, ref, access.EDIT)
    places = -1 if request.POST.get("direction") == "up" else 1
    row: Any = _row(AGENDA, meeting, item)
    actions.move_agenda_item(by=request.actor, item=row, by_places=places)
    return redirect("meetings:agenda", ref=ref)


@require_http_methods(["GET", "POST"])
def attendance(request: Request, ref: UUID) -> HttpResponse:
    """The attendance list with its three forms; each of them posts to an address of its own."""
    return _attendance(request, access.get_or_404(request.actor, ref, access.EDIT), "")


@require_http_methods(["GET", "POST"])
def attendance_add(request: Request, ref: UUID, what: str) -> HttpResponse:
    """Add a person, add an institution, or state the total."""
    meeting = access.get_or_404(request.actor, ref, access.EDIT)
    if request.method != "POST":
        return redirect("meetings:attendance", ref=ref)
    return _attendance(request, meeting, what)


def _attendance(request: Request, meeting: Meeting, what: str) -> HttpResponse:
    stated = {
        "stated_total": meeting.stated_total,
        "breakdown": shares(meeting.breakdown),
        "version": meeting.version,
    }
    drawn: dict[str, Any] = {
        "person": forms.PersonForm(sent(request) if what == "person" else None, prefix="person"),
        "body": forms.BodyForm(sent(request) if what == "body" else None, prefix="body"),
        "total": forms.TotalForm(sent(request) if what == "total" else None, initial=stated),
    }
    form: forms.Form | None = drawn.get(what)
    if form is not None and form.is_valid():
        with form.taking_faults():
            _write_attendance(request.actor, meeting, what, form)
            messages.success(request, _("Saved."))
            return redirect("meetings:attendance", ref=meeting.pk)
    page = pages.attendance_page(request.actor, meeting)
    status = 400 if form is not None and form.errors else 200
    return answer(request, "meetings/attendance.html", page, status=status, **drawn)


def _write_attendance(by: Actor, meeting: Meeting, what: str, form: forms.Form) -> None:
    given = form.given()
    if what == "person":
        actions.add_person(by=by, meeting=meeting, **given)
    elif what == "body":
        actions.add_institution(by=by, meeting=meeting, **given)
    else:
        total, breakdown = given["stated_total"], given["breakdown"]
        actions.set_headcount(by=by, meeting=meeting, total=total, breakdown=breakdown, expected=form.seen)


def _row(kind: Part, meeting: Meeting, item: int) -> Versioned:
    """A row of this meeting; one of another meeting is not there."""
    table: Any = kind.model
    rows = table.objects.filter(meeting=meeting, pk=item)
    found: Versioned | None = (
        rows.select_related("institution").first() if kind is ATTENDANCE else rows.first()
    )
    if found is None:
        raise NotThere
    return found
