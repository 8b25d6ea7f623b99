"""Pages with one form: a meeting, a row of a list, the minutes."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision
from kooperacje.meetings import access, queries
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.pages.detail import MinutesView, minutes_view
from kooperacje.meetings.pages.ways import Head, head
from kooperacje.meetings.states import MinutesState


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form. `remove` is the address that removes what is edited, or empty."""

    heading: str
    back_label: str
    back_url: str
    button: str
    lead: str = ""
    remove: str = ""


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """`version` is 0 before anything was written. `open` says whether the text may be changed now."""

    head: Head
    minutes: MinutesView | None
    version: int
    open: bool
    approve: Decision
    state_url: str
    decisions_url: str
    revisions: int


def new_page(actor: Actor, subject: str) -> FormPage:
    """A new meeting of the subject."""
    place = access.place_of(actor, subject)
    back = (place.label, place.url) if place else ("", "/")
    return FormPage(_("New meeting"), *back, _("Add the meeting"))


def form_page(
    meeting: Meeting, heading: str, button: str, part: str = "detail", remove: str = ""
) -> FormPage:
    """Something of an existing meeting; `part` is the page to go back to."""
    back = reverse(f"meetings:{part}", args=[meeting.pk])
    return FormPage(heading, meeting.title, back, button, remove=remove)


def minutes_page(actor: Actor, meeting: Meeting) -> MinutesPage:
    minutes = queries.minutes(meeting)
    return MinutesPage(
        head=head(actor, meeting, "minutes"),
        minutes=minutes_view(meeting, minutes),
        version=minutes.version if minutes else 0,
        open=minutes is None or minutes.state == MinutesState.DRAFT,
        approve=access.can(actor, access.APPROVE, meeting) if minutes else ALLOWED,
        state_url=reverse("meetings:minutes-state", args=[meeting.pk]),
        decisions_url=reverse("meetings:decisions", args=[meeting.pk]),
        revisions=minutes.revisions.count() if minutes else 0,
    )


@dataclass(frozen=True, slots=True)
class Confirmation:
    """For `web/confirm.html`."""

    heading: str
    question: str
    consequences: tuple[str, ...]
    button: str
    back: str
    danger: bool = True


def delete_page(meeting: Meeting) -> Confirmation:
    return Confirmation(
        heading=_("Remove the meeting"),
        question=_("Remove “%s”?") % meeting.title,
        consequences=(
            _("Its agenda, invitations, attendance, decisions and minutes are removed with it."),
            _("This is for a meeting entered by mistake. One that will not be held is called off instead."),
        ),
        button=_("Remove"),
        back=reverse("meetings:detail", args=[meeting.pk]),
    )
