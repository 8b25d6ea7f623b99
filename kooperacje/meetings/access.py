"""Who may: the room that owns a meeting decides. It registers itself once, from the `ready` of its app."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.meetings.models import HeadcountGroup, Meeting
from kooperacje.meetings.passes import Pass
from kooperacje.meetings.states import MeetingState

VIEW = "view"
"""What anybody may know who sees the owning matter: title, time, place, agenda, numbers."""
VIEW_PEOPLE = "view_people"
"""Names: invitations, attendance, decisions and minutes."""
EDIT = "edit"
APPROVE = "approve"
"""Approve the minutes, or open them again."""
VERBS = (VIEW, VIEW_PEOPLE, EDIT, APPROVE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting belongs, for the way back: a name and an address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Errand:
    """Something that the owning room does with a meeting: a button that posts to the address."""

    label: str
    url: str


def _no_errands(meeting: Meeting) -> tuple[Errand, ...]:
    return ()


def _own_form(meeting: Meeting) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Owner:
    """What the owning room answers. `can(actor, verb, subject)`; `subjects(actor, verb)` lists those for which
    `can` says yes; `place(actor, subject)` is where it belongs for this reader. `errands` are offered to whoever may edit.
    `details_url` is where title, time and place are written when the owning room keeps them itself; "" means here.
    """

    can: Callable[[Actor, str, str], Decision]
    subjects: Callable[[Actor, str], Iterable[str]]
    place: Callable[[Actor, str], Place]
    errands: Callable[[Meeting], tuple[Errand, ...]] = _no_errands
    details_url: Callable[[Meeting], str] = _own_form


_owners: dict[str, Owner] = {}


def register_owner(prefix: str, owner: Owner) -> None:
    """Subjects that begin with `prefix:` (such as `consultations.consultation`) belong to this owner."""
    _owners[prefix] = owner


def owner_of(subject: str) -> Owner | None:
    return _owners.get(subject.partition(":")[0])


def visible(actor: Actor, verb: str = VIEW) -> QuerySet[Meeting]:
    """The meetings with which the actor may do this."""
    return Meeting.objects.filter(_among(actor, verb)).select_related("territory")


def visible_groups(actor: Actor) -> QuerySet[HeadcountGroup]:
    """Stated totals over several meetings that the actor may read."""
    return HeadcountGroup.objects.filter(_among(actor, VIEW))


def _among(actor: Actor, verb: str) -> Q:
    subjects = [
        subject
        for prefix, owner in sorted(_owners.items())
        for subject in owner.subjects(actor, verb)
        if subject.startswith(f"{prefix}:")
    ]
    return Q(subject__in=subjects)


def can_in(actor: Actor, verb: str, subject: str) -> Decision:
    """May the actor do this with the meetings of the subject? Where nobody answers for it, nobody may."""
    owner = owner_of(subject)
    if owner is None:
        return denied(_("Nobody answers for what this meeting belongs to."))
    return owner.can(actor, verb, subject)


def can(actor: Actor, verb: str, meeting: Meeting) -> Decision:
    return can_in(actor, verb, meeting.subject)


def parts(actor: Actor, meeting: Meeting) -> frozenset[str]:
    """The verbs that the actor may use on the meeting."""
    return frozenset(verb for verb in VERBS if can(actor, verb, meeting))


def place_of(actor: Actor, subject: str) -> Place | None:
    """Where the meetings of the subject belong, for this reader."""
    owner = owner_of(subject)
    return owner.place(actor, subject) if owner else None


def errands(meeting: Meeting) -> tuple[Errand, ...]:
    """What the owning room does with the meeting."""
    owner = owner_of(meeting.subject)
    return owner.errands(meeting) if owner else ()


def details_url(meeting: Meeting) -> str:
    """Where the owning room keeps title, time and place; "" when this room does."""
    owner = owner_of(meeting.subject)
    return owner.details_url(meeting) if owner else ""


def makes_here(subject: str) -> bool:
    """Whether meetings of the subject are added here; an owner that keeps their details adds them itself."""
    owner = owner_of(subject)
    return owner is not None and owner.details_url is _own_form


def get_or_404(actor: Actor, ref: UUID | str, verb: str = VIEW) -> Meeting:
    """The meeting; absent and forbidden look the same. Raises `Denied` when it may be seen but not this be done."""
    meeting = Meeting.objects.select_related("territory").filter(pk=ref).first()
    if meeting is None or not can(actor, VIEW, meeting):
        raise NotThere(_("There is no such meeting."))
    can(actor, verb, meeting).require()
    return meeting


CHECK_IN = "meetings.check-in"
"""What a pass for signing in is good for."""


def by_pass(ticket: Pass) -> Meeting:
    """The meeting that a pass opens, unless it was called off. Raises `NotThere`."""
    meeting = Meeting.objects.select_related("territory").filter(pk=ticket.subject).first()
    if meeting is None or meeting.state == MeetingState.CANCELLED:
        raise NotThere(_("There is no such meeting."))
    return meeting
