"""A consultation owns the meetings that the meeting engine keeps for it: who may, where they belong, what is passed on."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision, denied
from kooperacje.consultations import access
from kooperacje.consultations.models import Consultation
from kooperacje.meetings import access as meetings
from kooperacje.meetings.models import Meeting

PREFIX = "consultations.consultation"
_VERBS = {
    meetings.VIEW: access.READ,
    meetings.VIEW_PEOPLE: access.WORK,
    meetings.EDIT: access.EDIT,
    meetings.APPROVE: access.EDIT,
}


def subject_of(consultation: Consultation) -> str:
    """What its meetings belong to."""
    return f"{PREFIX}:{consultation.pk}"


def can(actor: Actor, verb: str, subject: str) -> Decision:
    """The consultation's own rules answer for its meetings."""
    consultation = _owner(subject)
    if consultation is None:
        return denied(gettext_lazy("This consultation is not public."))
    return access.can(actor, _VERBS[verb], consultation)


def subjects(actor: Actor, verb: str) -> Iterable[str]:
    """The consultations with whose meetings the actor may do this."""
    found = access.visible(actor) if verb == meetings.VIEW else access.own(actor)
    return [subject_of(one) for one in found.order_by("pk") if access.can(actor, _VERBS[verb], one)]


def place(actor: Actor, subject: str) -> meetings.Place:
    """The consultation in the workspace for who works there, on the public site for everybody else."""
    consultation = _owner(subject)
    if consultation is None:
        return meetings.Place("", "/")
    works = access.can(actor, access.WORK, consultation)
    view = "consultations:workspace" if works else "public:consultation"
    return meetings.Place(consultation.title, reverse(view, args=[consultation.slug]))


def errands(meeting: Meeting) -> tuple[meetings.Errand, ...]:
    """Pass the number of people and the institutions on to the consultation."""
    consultation = _owner(meeting.subject)
    if consultation is None:
        return ()
    url = reverse("consultations:workspace-meeting-pass", args=[consultation.slug, meeting.key])
    return (meetings.Errand(_("Pass the attendance on to the consultation"), url),)


def details_url(meeting: Meeting) -> str:
    """Title, time and place are stated in the consultation."""
    consultation = _owner(meeting.subject)
    return (
        reverse("consultations:workspace-part", args=[consultation.slug, "spotkanie", meeting.key])
        if consultation
        else ""
    )


def register() -> None:
    """Answer for the meetings of consultations."""
    meetings.register_owner(PREFIX, meetings.Owner(can, subjects, place, errands, details_url))


def _owner(subject: str) -> Consultation | None:
    return Consultation.objects.filter(pk=UUID(subject.partition(":")[2])).first()
