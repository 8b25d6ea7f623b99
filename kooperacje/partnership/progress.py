"""What still stands between a team and its next state: the same list refuses a move and is the page of next steps."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.partnership import configuration, subjects
from kooperacje.partnership.models import Declaration, Team
from kooperacje.partnership.queries import membership
from kooperacje.partnership.rules import rules_adopted
from kooperacje.partnership.states import DeclarationState, MeetingKind, TeamState


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on the way. `missing` says in a sentence what to do; empty when it is done."""

    key: str
    label: str
    missing: str = ""

    @property
    def done(self) -> bool:
        return not self.missing


def steps(team: Team, target: TeamState) -> list[Step]:
    """What must be there before the team moves to this state; empty where nothing is needed."""
    match target:
        case TeamState.INITIATING:
            return [_meeting(team, MeetingKind.INITIATING, held=False)]
        case TeamState.FORMALISING:
            return [_meeting(team, MeetingKind.INITIATING, held=True), _asked(team)]
        case TeamState.WORKING if team.state == TeamState.RENEWING:
            return [_renewed(team)]
        case TeamState.WORKING:
            return [_meeting(team, MeetingKind.FORMALISING, held=True), _joined(team), _rules(team)]
    return []


def missing(team: Team, target: TeamState) -> list[Step]:
    """Those that are not done."""
    return [step for step in steps(team, target) if not step.done]


def ahead(team: Team) -> TeamState | None:
    """The next state on the straight way; None when the team works, rests or has ended."""
    way = {
        TeamState.PLANNED: TeamState.INITIATING,
        TeamState.INITIATING: TeamState.FORMALISING,
        TeamState.FORMALISING: TeamState.WORKING,
        TeamState.RENEWING: TeamState.WORKING,
        TeamState.SUSPENDED: TeamState.WORKING,
    }
    return way.get(TeamState(team.state))


def _meeting(team: Team, kind: MeetingKind, *, held: bool) -> Step:
    states = [MeetingState.HELD.value] if held else [MeetingState.PLANNED.value, MeetingState.HELD.value]
    there = Meeting.objects.filter(Q(subject=subjects.of(team)), kind=kind.value, state__in=states).exists()
    if kind is MeetingKind.INITIATING:
        label = _("Initiating meeting held") if held else _("Initiating meeting called")
        todo = (
            _("Mark the initiating meeting as held.")
            if held
            else _("Call the initiating meeting: give its day.")
        )
    else:
        label = _("Formalising meeting held")
        todo = _("Call the formalising meeting, and mark it as held afterwards.")
    return Step(f"{kind.value}-{'held' if held else 'called'}", label, "" if there else todo)


def _asked(team: Team) -> Step:
    there = Declaration.objects.filter(team=team).exclude(state=DeclarationState.WITHDRAWN.value).exists()
    todo = _("Ask at least one institution for its accession declaration.")
    return Step("declarations-asked", _("Declarations asked for"), "" if there else todo)


def _joined(team: Team) -> Step:
    needed = configuration.of(team.settings).declarations_needed
    there = len(membership.holding(team))
    label = _("Declarations accepted: %(there)s of %(needed)s needed") % {"there": there, "needed": needed}
    short = needed - there
    todo = ngettext(
        "%(count)s more accepted declaration is needed.",
        "%(count)s more accepted declarations are needed.",
        max(short, 1),
    ) % {"count": short}
    return Step("declarations-accepted", label, todo if short > 0 else "")


def _rules(team: Team) -> Step:
    if not configuration.of(team.settings).rules_needed:
        return Step("rules", _("Rules of procedure are not required here"))
    todo = _("Adopt the rules of procedure, or settle that the team works without them.")
    return Step("rules", _("Rules of procedure adopted"), "" if rules_adopted(team) else todo)


def _renewed(team: Team) -> Step:
    waiting = membership.expired(team)
    todo = _("No declaration holds for: %(institutions)s. Ask them for new ones, or let them leave.") % {
        "institutions": ", ".join(one.name for one in waiting[:5])
    }
    return Step("renewed", _("A declaration holds for every member"), todo if waiting else "")
