"""Named reads of rounds: who belongs, what stands on the list, what was answered, what comes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kooperacje.accounts.access import live
from kooperacje.accounts.models import AccountMembership
from kooperacje.agreements import queries as agreements
from kooperacje.agreements.models import Paper
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Contact, Institution
from kooperacje.institutions.states import ContactKind
from kooperacje.meetings import access as meetings
from kooperacje.meetings import queries as meeting_queries
from kooperacje.meetings.models import Meeting
from kooperacje.partnership import access as teams
from kooperacje.partnership import subjects
from kooperacje.partnership.models import Team
from kooperacje.partnership.states import TeamState
from kooperacje.priorities import access, scoring
from kooperacje.priorities.models import Answer, CaseCount, Criterion, Priority, Proposal, Round, Source
from kooperacje.priorities.states import STAGE_OF, UNDER_WAY, Method, ProposalState, RoundState, Stage, Voice

SUBJECT = "priorities.round"
"""How other rooms call a round, before its id."""
PAPER = "lista-priorytetow"
"""The kind of document that an adopted list becomes."""


@dataclass(frozen=True, slots=True)
class Results:
    """Weights in percent by criterion, and the proposals in their order."""

    weights: dict[str, float]
    weighed: int
    """How many institutions distributed points."""
    rated: int
    lines: tuple[scoring.Line, ...]


def subject(row: Round) -> str:
    return f"{SUBJECT}:{row.pk}"


def paper(row: Round) -> Paper | None:
    """The document under which institutions sign the list; None before the leader has made it."""
    return agreements.of_kind(subject(row), PAPER).first()


def rounds(actor: Actor, team: str = "") -> QuerySet[Round]:
    """Those whose work the actor reads, of all teams or of the one with this key; the newest first."""
    found = access.own(actor).filter(team__key=team) if team else access.own(actor)
    return found.select_related("team").order_by("-term_from", "title", "id")


def numbers_listed(rows: Iterable[Round]) -> dict[UUID, int]:
    """How many proposals stand on the list of each: one query."""
    found = Proposal.objects.filter(round__in=list(rows), state=ProposalState.LISTED.value, merged_into=None)
    return dict(found.order_by().values_list("round").annotate(Count("id")))


def kept_teams(actor: Actor) -> list[Team]:
    """Teams in which the actor may begin a round."""
    return teams.may_all(actor, teams.KEEP, teams.own(actor).order_by("sort_key", "key"))


def team(actor: Actor, key: str) -> Team | None:
    """The team with this key, where the actor reads its work."""
    return teams.own(actor).filter(key=key).first()


def members(row: Round) -> list[Institution]:
    """The institutions that belong to the team today, in Polish order."""
    ids = teams.belonging().filter(team=row.team_id).order_by().values("institution")
    return list(Institution.objects.filter(pk__in=ids).order_by("sort_key", "key"))


def open_rounds() -> list[Round]:
    """Rounds that take answers now and write to institutions."""
    rows = access.with_team().filter(letters=True, state__in=sorted(state.value for state in UNDER_WAY))
    return [one for one in rows.order_by("pk") if takes_answers(one)]


def takes_answers(row: Round) -> bool:
    """Whether an institution could answer today; a vote needs a list to be about."""
    if not row.letters or row.state not in UNDER_WAY or row.team.state == TeamState.ENDED:
        return False
    if row.due and clock.today() > row.due:
        return False
    return row.state != RoundState.VOTING or row.priorities.exists()


def silent(row: Round) -> list[Institution]:
    """Members that have not sent what the present stage asks for; while proposals are gathered, those without one."""
    stage = STAGE_OF.get(RoundState(row.state))
    if stage is None:
        spoke = set(row.proposals.values_list("institution", flat=True))
    else:
        spoke = {one.institution_id for one in answers(row, stage) if one.content is not None}
    return [one for one in members(row) if one.pk not in spoke]


def addresses(places: Iterable[Institution]) -> dict[Institution, list[str]]:
    """Where each is written to: who speaks for it, else its public mailbox. Who has neither is left out. Two queries."""
    by_key = {one.pk: one for one in places}
    found: dict[UUID, list[str]] = {}
    spells = AccountMembership.objects.filter(
        live(), role__in=access.SPEAKERS, institution__in=list(by_key), account__is_active=True
    )
    for key, email in (
        spells.order_by("account__email").values_list("institution", "account__email").distinct()
    ):
        found.setdefault(key, []).append(email)
    boxes = Contact.objects.filter(
        institution__in=set(by_key) - set(found), kind=ContactKind.EMAIL.value, is_public=True, unit=None
    )
    for key, email in boxes.order_by("label", "value").values_list("institution", "value"):
        found.setdefault(key, [email])
    return {one: found[key] for key, one in by_key.items() if key in found}


def writers(actor: Actor, row: Round) -> list[Institution]:
    """Members in whose name the actor may enter something: all for the leader."""
    return members(row) if access.can(actor, access.KEEP, row) else spoken_for(actor, row)


def spoken_for(actor: Actor, row: Round) -> list[Institution]:
    """Members whose answers the actor may write as one of their own."""
    mine = actor.institutions_as(*teams.SPEAKERS)
    return [one for one in members(row) if one.pk in mine]


def criteria(row: Round) -> list[Criterion]:
    return list(row.criteria.order_by("position", "id"))


def listed(row: Round) -> list[Proposal]:
    """Proposals that stand by themselves, in the order in which they came."""
    found = row.proposals.filter(state=ProposalState.LISTED.value, merged_into=None)
    return list(found.select_related("institution").order_by("made_at", "id"))


def waiting(row: Round) -> list[Proposal]:
    return list(row.proposals.filter(state=ProposalState.WAITING.value).order_by("made_at", "id"))


def set_aside(row: Round) -> list[Proposal]:
    return list(row.proposals.filter(state=ProposalState.SET_ASIDE.value).order_by("made_at", "id"))


def sources(proposals: Iterable[Proposal]) -> dict[UUID, list[Source]]:
    """What each rests on, with what was merged into it: one query."""
    ids = [one.pk for one in proposals]
    found: dict[UUID, list[Source]] = {one: [] for one in ids}
    rows = Source.objects.filter(Q(proposal__in=ids) | Q(proposal__merged_into__in=ids))
    for source in rows.select_related("proposal").order_by("kind", "label", "id"):
        whose = source.proposal_id if source.proposal_id in found else source.proposal.merged_into_id
        if whose is not None:
            found[whose].append(source)
    return found


def counts(proposals: Iterable[Proposal]) -> dict[UUID, list[CaseCount]]:
    """The counts that hold behind each, with those of what was merged into it: one query."""
    ids = [one.pk for one in proposals]
    found: dict[UUID, list[CaseCount]] = {one: [] for one in ids}
    rows = CaseCount.objects.filter(Q(proposal__in=ids) | Q(proposal__merged_into__in=ids))
    rows = rows.filter(is_current=True, number__isnull=False).select_related("institution", "proposal")
    for one in rows.order_by("institution__sort_key", "counted", "first_day", "id"):
        whose = one.proposal_id if one.proposal_id in found else one.proposal.merged_into_id
        if whose is not None:
            found[whose].append(one)
    return found


def every_count(proposal: Proposal) -> list[CaseCount]:
    """Also those that were corrected or taken back, and those of what was merged into it."""
    rows = CaseCount.objects.filter(Q(proposal=proposal) | Q(proposal__merged_into=proposal))
    return list(
        rows.select_related("institution").order_by("institution__sort_key", "counted", "first_day", "id")
    )


def count_of(proposal: Proposal, ref: UUID) -> CaseCount | None:
    """One that holds now."""
    return next((one for one in every_count(proposal) if one.pk == ref and one.is_current), None)


def taken(row: Round) -> set[tuple[str, str]]:
    """(kind, ref) of everything that proposals of this round rest on."""
    return set(Source.objects.filter(proposal__round=row).values_list("kind", "ref"))


def merged(proposals: Iterable[Proposal]) -> dict[UUID, list[Proposal]]:
    """What was merged into each: one query."""
    found: dict[UUID, list[Proposal]] = {one.pk: [] for one in proposals}
    for row in Proposal.objects.filter(merged_into__in=list(found)).order_by("made_at", "id"):
        if row.merged_into_id:
            found[row.merged_into_id].append(row)
    return found


def answers(row: Round, stage: Stage) -> list[Answer]:
    """Of this stage, and of the vote that is held now."""
    found = row.answers.filter(stage=stage.value)
    if stage == Stage.VOTE:
        found = found.filter(turn=row.turn)
    return list(found.select_related("institution").order_by("institution__sort_key", "id"))


def answer_of(row: Round, institution: Institution, stage: Stage) -> Answer | None:
    return next((one for one in answers(row, stage) if one.institution_id == institution.pk), None)


def results(row: Round) -> Results:
    """What weights and ratings give; answers of institutions that left meanwhile count as they were given."""
    keys = [str(one.pk) for one in criteria(row)]
    proposals = [str(one.pk) for one in listed(row)]
    points = [dict(one.content) for one in answers(row, Stage.WEIGHTS) if one.content is not None]
    ratings = {
        one.institution_id: one.content for one in answers(row, Stage.RATINGS) if one.content is not None
    }
    method = Method(row.method)
    heavy = scoring.weights(keys, points, method) if keys else {}
    return Results(heavy, len(points), len(ratings), tuple(scoring.order(proposals, ratings, heavy, method)))


def voices(row: Round) -> list[Answer]:
    """The votes that were given in this turn."""
    return [one for one in answers(row, Stage.VOTE) if one.content is not None]


def tally(row: Round) -> scoring.Tally:
    """The count: among who belongs today, or who belonged on the day of the decision."""
    count = len(members(row)) if row.members is None else row.members
    given = [Voice(one.said["voice"]) for one in voices(row)]
    return scoring.tally(count, given, row.quorum, row.majority)


def adopted(row: Round) -> list[Priority]:
    """The list, in its order."""
    return list(row.priorities.select_related("owner", "proposal").order_by("position", "id"))


def team_meetings(actor: Actor, row: Round) -> list[Meeting]:
    """Meetings of the team that the actor sees."""
    return list(meeting_queries.of_subject(meetings.visible(actor), subjects.of(row.team)))


def priorities_from(kind: str, refs: Iterable[str]) -> list[Priority]:
    """For other rooms: lines of adopted lists that rest on these things, such as gaps; the newest list first."""
    rests = Q(proposal__sources__kind=kind, proposal__sources__ref__in=list(refs))
    rests |= Q(proposal__merged__sources__kind=kind, proposal__merged__sources__ref__in=list(refs))
    found = Priority.objects.filter(rests, round__state="adopted").select_related("round__team", "owner")
    return list(found.distinct().order_by("-round__adopted_on", "position", "id"))
