"""The list that is voted on, its adoption, and the look back at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.agreements import actions as papers
from kooperacje.agreements.models import Paper
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.institutions.models import Institution
from kooperacje.meetings import access as meeting_access
from kooperacje.meetings import actions as meetings
from kooperacje.meetings.models import Meeting
from kooperacje.priorities import queries
from kooperacje.priorities.actions.common import in_state, locked, note, refuse
from kooperacje.priorities.models import Priority, Proposal, Round
from kooperacje.priorities.states import ROUND_FLOW, Outcome, RoundState, Way

HALF_A_YEAR = 183
"""Days from adoption to the review, unless another day is named."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list as the leader proposes it."""

    proposal: Proposal
    owner: Institution
    indicator: str
    due: date
    reason: str = ""


@transaction.atomic
def compose(*, by: Actor, row: Round, entries: Sequence[Entry]) -> list[Priority]:
    """The list to vote on, in this order. Not once somebody has voted: the vote is about the list as it stood."""
    found = locked(by, row)
    in_state(found, RoundState.VOTING)
    if queries.voices(found):
        refuse("", _("Somebody has voted already, so the list stays as it is."))
    _check(found, entries)
    places = {line.proposal: line for line in queries.results(found).lines}
    found.priorities.all().delete()
    made = []
    for position, entry in enumerate(entries, start=1):
        line = places.get(str(entry.proposal.pk))
        made.append(
            Priority(
                round=found,
                position=position,
                proposal=entry.proposal,
                title=entry.proposal.title,
                reason=entry.reason.strip() or entry.proposal.reason,
                score=line.score if line else None,
                place=line.place if line else None,
                owner=entry.owner,
                indicator=entry.indicator.strip(),
                due=entry.due,
            )
        )
    Priority.objects.bulk_create(made)
    note(by, found, "list_composed", {"count": len(made)})
    return made


@transaction.atomic
def adopt(
    *,
    by: Actor,
    row: Round,
    way: Way,
    on: date,
    meeting: Meeting | None = None,
    review_on: date | None = None,
) -> Round:
    """Declare the list adopted when enough institutions voted and enough of them for it. Nothing of it changes any more."""
    found = locked(by, row)
    in_state(found, RoundState.VOTING)
    _check_vote(found, way, on, meeting)
    count = queries.tally(found)
    found.members = count.members
    found.way, found.meeting, found.adopted_on = way.value, meeting, on
    found.review_on = review_on or date.fromordinal(on.toordinal() + HALF_A_YEAR)
    if found.review_on <= on:
        refuse("review_on", _("The review comes after the adoption."))
    ROUND_FLOW.move(found, RoundState.ADOPTED)
    found.save()
    if meeting is not None and meeting_access.can(by, meeting_access.EDIT, meeting):
        _write_down(by, found, meeting)
    note(by, found, "adopted", {"way": way.value, "count": found.priorities.count()})
    return found


@transaction.atomic
def look_back(
    *, by: Actor, row: Round, on: date, text: str, outcomes: Mapping[UUID, tuple[Outcome, str]]
) -> Round:
    """The review: what became of each line. It is added to the list and changes nothing in it."""
    found = locked(by, row)
    in_state(found, RoundState.ADOPTED)
    lines = queries.adopted(found)
    if found.adopted_on and on < found.adopted_on:
        refuse("on", _("The review comes after the adoption."))
    missing = [one for one in lines if one.pk not in outcomes]
    if missing:
        raise BadInput(Fault(str(one.pk), _("Say what became of it.")) for one in missing)
    for one in lines:
        outcome, said = outcomes[one.pk]
        one.outcome, one.outcome_note = outcome.value, said.strip()
        one.save(update_fields=["outcome", "outcome_note"])
    found.reviewed_on, found.review = on, text.strip()
    found.save()
    note(by, found, "reviewed")
    return found


@transaction.atomic
def write_paper(*, by: Actor, row: Round) -> Paper:
    """The adopted list as a document that institutions sign; asked again, it gives the same document."""
    found = locked(by, row)
    in_state(found, RoundState.ADOPTED)
    made = queries.paper(found)
    if made is None:
        made = papers.create_paper(by=by, subject=queries.subject(found), kind=queries.PAPER)
        note(by, found, "paper_made", {"paper": str(made.pk)})
    return made


def _check(row: Round, entries: Sequence[Entry]) -> None:
    if not entries:
        refuse("", _("Choose at least one proposal for the list."))
    listed = {one.pk for one in queries.listed(row)}
    faults = []
    for entry in entries:
        place = str(entry.proposal.pk)
        if entry.proposal.pk not in listed:
            faults.append(Fault(place, _("This proposal does not stand on the list.")))
        if not entry.indicator.strip():
            faults.append(Fault(place, _("Say how the team will know that it is done.")))
        if not row.term_from <= entry.due <= row.term_to:
            faults.append(Fault(place, _("The day lies outside the term of the list.")))
    if faults:
        raise BadInput(faults)


def _check_vote(row: Round, way: Way, on: date, meeting: Meeting | None) -> None:
    count = queries.tally(row)
    if not count.quorate:
        values = {"given": count.given, "needed": count.needed, "members": count.members}
        refuse(
            "",
            _("There is no quorum: %(given)d of %(members)d institutions voted, and %(needed)d must.")
            % values,
        )
    if not count.passed:
        refuse("", _("The list did not get enough votes. Go back to the ratings, or end the round."))
    if on > clock.today():
        refuse("on", _("A list is not adopted in the future."))
    if way == Way.MEETING and meeting is None:
        refuse("meeting", _("Choose the meeting at which the vote was held."))


def _write_down(by: Actor, row: Round, meeting: Meeting) -> None:
    """The decision among those of the meeting, unless its minutes are approved."""
    titles = "; ".join(one.title for one in queries.adopted(row))
    text = _("Adopted: %(title)s. Priorities: %(list)s.") % {"title": row.title, "list": titles}
    try:
        with transaction.atomic():
            meetings.add_decision(by=by, meeting=meeting, text=text[:5000])
    except BadInput:
        note(by, row, "minutes_closed")
