"""The meeting itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kooperacje.base.pages import Request, answer
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.meetings import access, actions, calendar, pages, queries
from kooperacje.meetings.forms import MeetingForm
from kooperacje.meetings.states import MeetingState


def sent(request: Request) -> QueryDict | None:
    """What a form was sent with, or None when it is only shown."""
    return request.POST if request.method == "POST" else None


@require_safe
def detail(request: Request, ref: UUID) -> HttpResponse:
    meeting = access.get_or_404(request.actor, ref)
    return answer(request, "meetings/detail.html", pages.meeting_page(request.actor, meeting))


@require_safe
def calendar_file(request: Request, ref: UUID) -> HttpResponse:
    meeting = access.get_or_404(request.actor, ref)
    if not calendar.has_file(meeting):
        raise NotThere
    url = request.build_absolute_uri(pages.meeting_card(meeting).url)
    agenda = [item.title for item in queries.agenda(meeting)]
    response = HttpResponse(
        calendar.calendar_file(meeting, url=url, agenda=agenda), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{meeting.key}.ics"'
    return response


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """A new meeting of the matter named in the address: `?subject=room.model:id`."""
    subject = request.GET.get("subject", "")
    if not access.makes_here(subject) or not access.can_in(request.actor, access.VIEW, subject):
        raise NotThere
    access.can_in(request.actor, access.EDIT, subject).require()
    form = MeetingForm(sent(request))
    if form.is_valid():
        made = actions.create_meeting(by=request.actor, subject=subject, details=form.details())
        messages.success(request, _("The meeting is added."))
        return redirect("meetings:detail", ref=made.pk)
    return _form(request, pages.new_page(request.actor, subject), form)


@require_http_methods(["GET", "POST"])
def change(request: Request, ref: UUID) -> HttpResponse:
    meeting = access.get_or_404(request.actor, ref, access.EDIT)
    if elsewhere := access.details_url(meeting):
        return redirect(elsewhere)
    form = MeetingForm(sent(request), initial=MeetingForm.initial_of(meeting))
    if form.is_valid():
        details = form.details(kind=meeting.kind)
        actions.change_meeting(by=request.actor, meeting=meeting, details=details, expected=form.seen)
        messages.success(request, _("Saved."))
        return redirect("meetings:detail", ref=ref)
    return _form(request, pages.form_page(meeting, _("Change the meeting"), _("Save")), form)


@require_POST
def state(request: Request, ref: UUID) -> HttpResponse:
    """Held, called off, or planned again."""
    meeting = access.get_or_404(request.actor, ref, access.EDIT)
    target = request.POST.get("target", "")
    if target not in set(MeetingState):
        raise BadInput(_("There is no such state of a meeting."))
    actions.change_state(by=request.actor, meeting=meeting, target=MeetingState(target))
    messages.success(request, _("Saved."))
    return redirect("meetings:detail", ref=ref)


@require_http_methods(["GET", "POST"])
def delete(request: Request, ref: UUID) -> HttpResponse:
    """Asks first."""
    meeting = access.get_or_404(request.actor, ref, access.EDIT)
    place = access.place_of(request.actor, meeting.subject)
    if request.method == "POST" and request.POST.get("confirmed"):
        actions.delete_meeting(by=request.actor, meeting=meeting)
        messages.success(request, _("The meeting is removed."))
        return redirect(place.url if place else "/")
    return answer(request, "web/confirm.html", pages.delete_page(meeting))


def _form(request: Request, page: pages.FormPage, form: MeetingForm) -> HttpResponse:
    return answer(request, "meetings/meeting_form.html", page, form=form, status=400 if form.errors else 200)
