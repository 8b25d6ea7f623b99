"""Who may: the team's own access decides. Who left the team reads what everybody reads, and nothing more.

An institution's answer is written by who speaks for it, or typed in by the team's leader from paper.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.base import clock, codes
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.institutions.models import Institution
from kooperacje.partnership import access as teams
from kooperacje.partnership.models import Team
from kooperacje.priorities.models import Round
from kooperacje.priorities.states import ProposalState, RoundState

READ = "read"
KEEP = "keep"
SPEAKERS = teams.SPEAKERS
CODE_SALT = "kooperacje.priorities.proposals"
MOST_WAITING = 200

NOT_MEMBER = _("This institution does not belong to the team, so it has no say here.")
NOT_SPEAKER = _(
    "Only a person who speaks for this institution, or the leader of the team, writes its answer."
)
CLOSED = _("This stage is closed.")


def enters(actor: Actor) -> Decision:
    return teams.enters(actor)


def visible(actor: Actor) -> QuerySet[Round]:
    """Rounds whose work the actor reads, and adopted ones of published teams."""
    if actor.is_system:
        return Round.objects.all()
    adopted = Q(team__is_public=True, state=RoundState.ADOPTED.value)
    return Round.objects.filter(adopted | Q(team__in=teams.own(actor).order_by().values("pk")))


def own(actor: Actor) -> QuerySet[Round]:
    """Those whose work the actor reads."""
    if actor.is_system:
        return Round.objects.all()
    return Round.objects.filter(team__in=teams.own(actor).order_by().values("pk"))


def can(actor: Actor, verb: str, row: Round) -> Decision:
    """Whether the actor reads the work on it, or keeps it."""
    return teams.can(actor, teams.KEEP if verb == KEEP else teams.READ, row.team)


def begins(actor: Actor, team: Team) -> Decision:
    return teams.can(actor, teams.KEEP, team)


def belongs(row: Round, institution: Institution) -> bool:
    return teams.belonging().filter(team=row.team_id, institution=institution).exists()


def answers_for(actor: Actor, row: Round, institution: Institution) -> Decision:
    """Whether the actor writes the answer of this institution: it must belong today."""
    if not belongs(row, institution):
        return denied(NOT_MEMBER)
    if institution.pk in actor.institutions_as(*teams.SPEAKERS) or can(actor, KEEP, row):
        return ALLOWED
    return denied(NOT_SPEAKER)


def proposes_by_link(row: Round) -> Decision:
    """Whether the link takes proposals today, and whether somebody still reads them."""
    if row.state != RoundState.PROPOSING or (row.due and clock.today() > row.due):
        return denied(_("Proposals are not taken any more."))
    if row.proposals.filter(state=ProposalState.WAITING.value).count() >= MOST_WAITING:
        return denied(_("Too many proposals wait to be read. Try again in some days."))
    return ALLOWED


def get_or_404(actor: Actor, ref: UUID, verb: str = READ) -> Round:
    """Absent and forbidden look the same; `Denied` when it may be read but not this be done."""
    found = with_team().filter(pk=ref).first()
    if found is None or not can(actor, READ, found):
        raise NotThere
    if verb != READ:
        can(actor, verb, found).require()
    return found


def with_code(typed: str) -> Round:
    """The round whose link somebody holds."""
    signs = codes.clean(typed)
    found = with_team().filter(digest=codes.digest(CODE_SALT, signs)).first() if signs else None
    if found is None:
        raise NotThere
    return found


def published_or_404(key: str) -> Round:
    """The list that a published team adopted last."""
    adopted = with_team().filter(team__key=key, team__is_public=True, state=RoundState.ADOPTED.value)
    found = adopted.order_by("-adopted_on", "-changed_at").first()
    if found is None:
        raise NotThere
    return found


def with_team() -> QuerySet[Round]:
    return Round.objects.select_related("team__leader", "meeting")
