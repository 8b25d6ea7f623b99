"""Who may: people of the leading institution keep a team, people of its members read it, everybody what is public.

Only a live spell of membership counts: who left reads no more than anybody. An institution that is asked for a declaration
sees the declaration alone.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts import queries as accounts
from kooperacje.accounts.states import Capability, Role, roles_with
from kooperacje.base import clock, codes
from kooperacje.base.actor import Actor, system
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.files import access as files
from kooperacje.institutions.models import Institution
from kooperacje.partnership.models import Declaration, HandOver, Spell, Team
from kooperacje.partnership.states import LIVE, DeclarationState, TeamState

VIEW = "view"
"""The public page."""
READ = "read"
"""The workspace: members, people, declarations, plan."""
KEEP = "keep"
"""Everything that the leader does."""
KEEP_PAPERS = "keep_papers"
"""Take the papers away as an archive, also when the team has ended."""
HAND_OVER = "hand_over"
"""Offer the lead to somebody else: the leader, or an administrator when nobody leads any more."""

KEEPERS = roles_with(Capability.RUN_PARTNERSHIPS)
SPEAKERS = roles_with(Capability.SPEAK_FOR_INSTITUTION)
READERS = frozenset(SPEAKERS | roles_with(Capability.READ_OWN_CONTACTS))
FILES = "partnership.declaration"
CODE_SALT = "kooperacje.partnership.declarations"

LINK = system("link")
"""In whose name a file is kept that came by a link."""

NOT_KEEPER = _("Only people who lead partnerships in the leading institution do this.")
NOT_MEMBER = _("This is for the institutions of the team.")
NOT_SPEAKER = _("Only a person who speaks for this institution does this.")
NOT_ADDRESSED = _("Only who is offered the lead of the team answers.")
ENDED = _("This team has ended; what was done stays as it is.")


def enters(actor: Actor) -> Decision:
    """Whether the actor has anything to do with teams: somebody of an institution that leads or belongs."""
    if actor.is_system or actor.institutions_as(*READERS):
        return ALLOWED
    return denied(NOT_MEMBER)


def begins(actor: Actor, leader: Institution | None = None) -> Decision:
    """Whether the actor may begin a team led by this institution, or by any."""
    leading = actor.institutions_as(*KEEPERS)
    if actor.is_system or (leading if leader is None else leader.pk in leading):
        return ALLOWED
    return denied(NOT_KEEPER)


def belonging() -> QuerySet[Spell]:
    """Spells of membership that last today."""
    today = clock.today()
    return Spell.objects.filter(Q(valid_to=None) | Q(valid_to__gt=today), valid_from__lte=today)


def own(actor: Actor) -> QuerySet[Team]:
    """Teams whose workspace the actor reads."""
    if actor.is_system:
        return Team.objects.all()
    mine = belonging().filter(team=OuterRef("pk"), institution__in=actor.institutions_as(*READERS))
    return Team.objects.filter(Q(leader__in=actor.institutions_as(*KEEPERS)) | Q(Exists(mine)))


def kept(actor: Actor) -> QuerySet[Team]:
    """Teams at work or before it that the actor's institutions lead."""
    return living().filter(leader__in=actor.institutions_as(*KEEPERS)).order_by("sort_key", "key")


def visible(actor: Actor) -> QuerySet[Team]:
    """Published teams, and those whose workspace the actor reads."""
    if actor.is_system:
        return Team.objects.all()
    return Team.objects.filter(Q(is_public=True) | Q(pk__in=own(actor).order_by().values("pk")))


def can(actor: Actor, verb: str, team: Team) -> Decision:
    """Whether the actor may do this with the team."""
    keeps = actor.is_system or team.leader_id in actor.institutions_as(*KEEPERS)
    if verb in (KEEP, HAND_OVER):
        if team.state == TeamState.ENDED:
            return denied(ENDED)
        may = keeps or (verb == HAND_OVER and _steps_in(actor, team))
        return ALLOWED if may else denied(NOT_KEEPER)
    if verb == KEEP_PAPERS:
        return ALLOWED if keeps else denied(NOT_KEEPER)
    if keeps or (verb == VIEW and team.is_public):
        return ALLOWED
    mine = actor.institutions_as(*READERS)
    if mine and belonging().filter(team=team, institution__in=mine).exists():
        return ALLOWED
    return denied(NOT_MEMBER)


def _steps_in(actor: Actor, team: Team) -> bool:
    """Whether the actor is an administrator, and nobody leads partnerships in the leading institution any more."""
    return actor.has_role(Role.ADMINISTRATOR) and not accounts.among(KEEPERS, team.leader_id)


def answers(actor: Actor, hand_over: HandOver) -> Decision:
    """Whether the actor may accept or decline this offer: the person it names, or who leads partnerships where it goes."""
    leads = hand_over.institution_id in actor.institutions_as(*KEEPERS)
    addressed = hand_over.account in (None, actor.account_id)
    return ALLOWED if actor.is_system or (leads and addressed) else denied(NOT_ADDRESSED)


def can_declare(actor: Actor, declaration: Declaration) -> Decision:
    """Whether the actor may write and send this declaration: people of the institution, or of the team's leader for it."""
    speaks = declaration.institution_id in actor.institutions_as(*SPEAKERS)
    if actor.is_system or speaks or declaration.team.leader_id in actor.institutions_as(*KEEPERS):
        return ALLOWED
    return denied(NOT_SPEAKER)


def link_signs(declaration: Declaration) -> bool:
    """Whether the link of a sent declaration still takes it signed: until its day, or until it was taken in."""
    return (
        declaration.state == DeclarationState.SENT
        and declaration.link_until is not None
        and declaration.link_until > clock.now()
    )


def owner_name(declaration: Declaration) -> str:
    """What the files of a declaration belong to."""
    return f"{FILES}:{declaration.pk}"


def _may_use_files(actor: Actor, subject: str) -> Decision:
    found = declarations().filter(pk=subject.partition(":")[2]).first()
    return can_declare(actor, found) if found else denied(NOT_SPEAKER)


def register() -> None:
    """Called once, when the room is ready: scans of declarations are for the leader and the institution that signed."""
    files.register(FILES, may_read=_may_use_files, may_change=_may_use_files)


def get_or_404(actor: Actor, key: str, verb: str = READ) -> Team:
    """The team with this key. Raises `NotThere`, or `Denied` when it may be read but not this be done."""
    found = with_all(Team.objects.all()).filter(key=key).first()
    seen = VIEW if verb == VIEW else READ
    if found is None or not (can(actor, seen, found) or (verb == HAND_OVER and can(actor, verb, found))):
        raise NotThere
    if verb not in (VIEW, READ):
        can(actor, verb, found).require()
    return found


def published_or_404(key: str) -> Team:
    """A published team, the same for everybody."""
    found = with_all(Team.objects.all()).filter(key=key, is_public=True).first()
    if found is None:
        raise NotThere
    return found


def declaration_or_404(actor: Actor, ref: UUID) -> Declaration:
    """A declaration that the actor may write or read. Raises `NotThere` for absent and forbidden alike."""
    found = declarations().filter(pk=ref).first()
    if found is None or not (can_declare(actor, found) or can(actor, READ, found.team)):
        raise NotThere
    return found


def hand_over_or_404(actor: Actor, ref: UUID) -> HandOver:
    """An offer of the lead, for both sides. Raises `NotThere` for absent and forbidden alike."""
    found = hand_overs().filter(pk=ref).first()
    if found is None or not (answers(actor, found) or can(actor, HAND_OVER, found.team)):
        raise NotThere
    return found


def with_code(typed: str) -> Declaration:
    """The declaration whose code somebody holds, in whatever state. Raises `NotThere`: unknown and withdrawn look the same."""
    signs = codes.clean(typed)
    found = declarations().filter(digest=codes.digest(CODE_SALT, signs)).first() if signs else None
    if found is None:
        raise NotThere
    return found


def declarations() -> QuerySet[Declaration]:
    """Declarations with what a page of one needs."""
    return Declaration.objects.select_related(
        "team__leader", "team__model_version__model", "institution__type"
    )


def hand_overs() -> QuerySet[HandOver]:
    """Offers of the lead with what a page of one needs."""
    return HandOver.objects.select_related("team__leader", "team__model_version__model", "institution")


def living() -> QuerySet[Team]:
    """Teams that have not ended."""
    return Team.objects.filter(state__in=sorted(LIVE))


def with_all(teams: QuerySet[Team]) -> QuerySet[Team]:
    """The same rows with what a page of one needs."""
    return teams.select_related("leader", "strategic_partner", "model_version__model")


def may_all(actor: Actor, verb: str, teams: Iterable[Team]) -> list[Team]:
    """Those of the teams with which the actor may do this."""
    return [team for team in teams if can(actor, verb, team)]
