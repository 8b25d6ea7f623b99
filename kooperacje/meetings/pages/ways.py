"""The way here, and the parts of a meeting to go to."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.pages import Tab
from kooperacje.meetings import access
from kooperacje.meetings.models import Meeting

PARTS = ("detail", "agenda", "invitations", "attendance", "decisions", "minutes")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of every page of one meeting. Without the right to edit there are no tabs."""

    title: str
    url: str
    back_label: str
    back_url: str
    tabs: tuple[Tab, ...]


def head(actor: Actor, meeting: Meeting, here: str) -> Head:
    place = access.place_of(actor, meeting.subject)
    labels = {
        "detail": _("Meeting"),
        "agenda": _("Agenda"),
        "invitations": _("Invitations"),
        "attendance": _("Attendance"),
        "decisions": _("Decisions"),
        "minutes": _("Minutes"),
    }
    may = access.can(actor, access.EDIT, meeting)
    tabs = (Tab(labels[one], reverse(f"meetings:{one}", args=[meeting.pk]), one == here) for one in PARTS)
    return Head(
        title=meeting.title,
        url=reverse("meetings:detail", args=[meeting.pk]),
        back_label=place.label if place else "",
        back_url=place.url if place else "/",
        tabs=tuple(tabs) if may else (),
    )
