"""A team owns the meetings that the meeting engine keeps for it: who may, and where they belong."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision, denied
from kooperacje.meetings import access as meetings
from kooperacje.partnership import access, subjects
from kooperacje.partnership.models import Team

_VERBS = {
    meetings.VIEW: access.VIEW,
    meetings.VIEW_PEOPLE: access.READ,
    meetings.EDIT: access.KEEP,
    meetings.APPROVE: access.KEEP,
}
NOBODY = _("There is no such team.")


def can(actor: Actor, verb: str, subject: str) -> Decision:
    """The team's own rules answer for its meetings."""
    team = _team(subject)
    return access.can(actor, _VERBS[verb], team) if team else denied(NOBODY)


def team_subjects(actor: Actor, verb: str) -> Iterable[str]:
    """The teams with whose meetings the actor may do this."""
    found = access.visible(actor) if verb == meetings.VIEW else access.own(actor)
    return [subjects.of(team) for team in found.order_by("pk") if access.can(actor, _VERBS[verb], team)]


def place(actor: Actor, subject: str) -> meetings.Place:
    """The workspace of the team for who reads it, its public page for everybody else."""
    team = _team(subject)
    if team is None:
        return meetings.Place("", "/")
    view = "partnership:meetings" if access.can(actor, access.READ, team) else "partnership:public"
    return meetings.Place(team.name, reverse(view, args=[team.key]))


def register() -> None:
    """Answer for the meetings of teams."""
    meetings.register_owner(subjects.PREFIX, meetings.Owner(can, team_subjects, place))


def _team(subject: str) -> Team | None:
    return Team.objects.filter(pk=subjects.ref(subject)).first()
