"""Proposals: made by members, sent by the link, taken from what other rooms know; merged where they say the same."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.base.text import search_key
from kooperacje.institutions.models import Institution
from kooperacje.priorities import access, offers, queries
from kooperacje.priorities.actions.common import in_state, locked, note, refuse, unguarded
from kooperacje.priorities.models import Proposal, Round, Source
from kooperacje.priorities.states import PROPOSAL_FLOW, ProposalState, RoundState


@transaction.atomic
def propose(*, by: Actor, row: Round, institution: Institution, title: str, reason: str = "") -> Proposal:
    """By an institution of the team, in its own name."""
    found = unguarded(row)
    access.answers_for(by, found, institution).require()
    _open(found)
    one = _make(found, title, reason, ProposalState.LISTED, institution)
    note(by, found, "proposed", {"proposal": str(one.pk)}, [institution])
    return one


@transaction.atomic
def propose_by_link(row: Round, *, title: str, reason: str = "") -> Proposal:
    """By whoever holds the link. It waits until the leader of the team has read it."""
    found = unguarded(row)
    access.proposes_by_link(found).require()
    one = _make(found, title, reason, ProposalState.WAITING, None)
    note(ANONYMOUS, found, "proposed_by_link", {"proposal": str(one.pk)})
    return one


@transaction.atomic
def decide(*, by: Actor, proposal: Proposal, target: ProposalState) -> Proposal:
    """Put a proposal on the list, or aside. Nothing is deleted: who sent it may ask."""
    found = locked(by, proposal.round)
    in_state(found, RoundState.PROPOSING, RoundState.WEIGHING)
    one = Proposal.objects.select_for_update().get(pk=proposal.pk)
    PROPOSAL_FLOW.move(one, target)
    if target == ProposalState.SET_ASIDE:
        one.merged.update(merged_into=None)
    one.save()
    note(by, found, "proposal_decided", {"proposal": str(one.pk), "state": target.value})
    return one


@transaction.atomic
def take(*, by: Actor, row: Round, chosen: Collection[str]) -> list[Proposal]:
    """Make proposals of things on offer, each `kind|ref`. What is a proposal already is left alone."""
    found = locked(by, row)
    _open(found)
    known, made = queries.taken(found), []
    for kind, there in offers.find(found.team).items():
        for offer in there:
            if f"{kind.key}|{offer.ref}" in chosen and (kind.key, offer.ref) not in known:
                one = _make(found, offer.label[:200], offer.detail, ProposalState.LISTED, None)
                Source.objects.create(
                    proposal=one,
                    kind=kind.key,
                    ref=offer.ref,
                    label=offer.label[:300],
                    url=offer.url,
                    count=offer.count,
                )
                made.append(one)
    if not made:
        refuse("", _("Nothing new was chosen."))
    note(by, found, "proposals_taken", {"count": len(made)})
    return made


@transaction.atomic
def merge(*, by: Actor, into: Proposal, others: Iterable[Proposal], title: str = "") -> Proposal:
    """Several proposals that say the same become one; what each rests on stays with it."""
    found = locked(by, into.round)
    in_state(found, RoundState.PROPOSING, RoundState.WEIGHING)
    rows = {one.pk: one for one in queries.listed(found)}
    joined = {one.pk for one in others} - {into.pk}
    if into.pk not in rows or not joined or not joined <= set(rows):
        refuse("", _("Choose at least two proposals that stand on the list."))
    main = rows[into.pk]
    if title.strip():
        main.title = " ".join(title.split())
        main.save()
    Proposal.objects.filter(merged_into__in=joined).update(merged_into=main)
    Proposal.objects.filter(pk__in=joined).update(merged_into=main)
    note(by, found, "proposals_merged", {"into": str(main.pk), "count": len(joined)})
    return main


@transaction.atomic
def part(*, by: Actor, proposal: Proposal) -> None:
    """Let a merged proposal stand by itself again."""
    found = locked(by, proposal.round)
    in_state(found, RoundState.PROPOSING, RoundState.WEIGHING)
    found.proposals.filter(pk=proposal.pk).update(merged_into=None)
    note(by, found, "proposal_parted", {"proposal": str(proposal.pk)})


def _open(row: Round) -> None:
    in_state(row, RoundState.PROPOSING)
    if row.due and clock.today() > row.due:
        refuse("", _("Proposals were taken until %(day)s.") % {"day": row.due.strftime("%d.%m.%Y")})


def _make(
    row: Round, title: str, reason: str, state: ProposalState, institution: Institution | None
) -> Proposal:
    title = " ".join(title.split())
    if len(title) < 3:
        refuse("title", _("Say in a few words what is to be done."))
    same = [one for one in row.proposals.all() if search_key(one.title) == search_key(title)]
    if same and state == ProposalState.LISTED:
        refuse("title", _("This very proposal is on the list already."))
    return Proposal.objects.create(
        round=row,
        title=title,
        reason=reason.strip(),
        state=state.value,
        institution=institution,
        made_at=clock.now(),
    )
