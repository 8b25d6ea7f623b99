"""From a stated meeting to the engine that runs it, and back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kooperacje.base.pages import Request
from kooperacje.consultations import access
from kooperacje.consultations.actions import conduct_meeting, take_attendance


@require_POST
def conduct(request: Request, slug: str, key: str) -> HttpResponse:
    """Open the meeting in the engine: agenda, invitations, attendance, decisions, minutes."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    meeting = conduct_meeting(consultation, key, by=request.actor)
    return redirect("meetings:detail", ref=meeting.pk)


@require_POST
def take(request: Request, slug: str, key: str) -> HttpResponse:
    """Take over who came."""
    consultation = access.get_or_404(request.actor, slug, access.EDIT)
    changed = take_attendance(consultation, key, by=request.actor)
    messages.success(request, _("Passed on.") if changed else _("The consultation states the same already."))
    return redirect("consultations:workspace-part", slug=slug, kind="spotkanie", key=key)
