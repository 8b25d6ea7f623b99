"""Counts of cases behind a proposal: entered by an institution, corrected by a new row that says why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import search_key
from kooperacje.institutions.models import Institution
from kooperacje.priorities import access
from kooperacje.priorities.actions.common import note, refuse, unguarded
from kooperacje.priorities.models import CaseCount, Proposal, Round
from kooperacje.priorities.states import ProposalState, RoundState

MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Counted:
    """What one institution counted in a period. `number` is None for a count that is taken back."""

    counted: str
    first_day: date
    last_day: date
    number: int | None
    source: str
    note: str = ""

    def values(self) -> dict[str, Any]:
        return {
            "counted": " ".join(self.counted.split()),
            "first_day": self.first_day,
            "last_day": self.last_day,
            "number": self.number,
            "source": " ".join(self.source.split()),
            "note": self.note.strip(),
        }


@transaction.atomic
def count(*, by: Actor, proposal: Proposal, institution: Institution, counted: Counted) -> CaseCount:
    """An institution of the team says how many. Before the ratings it helps to judge, in the review to see what changed."""
    row = _open(by, proposal, institution)
    _check(counted, proposal, institution, None)
    made = _made(proposal, institution, counted)
    note(by, row, "counted", {"proposal": str(proposal.pk), "count": str(made.pk)}, [institution])
    return made


@transaction.atomic
def correct(*, by: Actor, one: CaseCount, counted: Counted, reason: str) -> CaseCount:
    """Another number, period or name in its place. What stood before stays readable, with the reason."""
    row = _open(by, one.proposal, one.institution)
    before = CaseCount.objects.select_for_update().get(pk=one.pk)
    if not before.is_current:
        refuse("", _("This count was corrected meanwhile. Look at the one that holds now."))
    if not reason.strip():
        refuse("reason", _("Say why the count is corrected."))
    _check(counted, one.proposal, one.institution, before)
    before.is_current = False
    before.save(update_fields=["is_current"])
    made = _made(one.proposal, one.institution, counted, replaces=before, reason=reason.strip())
    note(by, row, "count_corrected", {"before": str(before.pk), "count": str(made.pk)}, [one.institution])
    return made


def _open(by: Actor, proposal: Proposal, institution: Institution) -> Round:
    row = unguarded(proposal.round)
    access.answers_for(by, row, institution).require()
    if row.state == RoundState.ABANDONED:
        refuse("", _("This round ended without a list, so nothing is counted for it."))
    if proposal.state != ProposalState.LISTED or proposal.merged_into_id:
        refuse("", _("This proposal does not stand on the list."))
    return row


def _check(counted: Counted, proposal: Proposal, institution: Institution, before: CaseCount | None) -> None:
    values, faults = counted.values(), []
    if len(values["counted"]) < 3:
        faults.append(Fault("counted", _("Say what was counted, such as families or refusals.")))
    if counted.last_day < counted.first_day:
        faults.append(Fault("last_day", _("The period cannot end before it begins.")))
    if counted.last_day > clock.today():
        faults.append(Fault("last_day", _("What has not been yet cannot be counted.")))
    if counted.number is not None and not 0 <= counted.number <= MOST:
        faults.append(Fault("number", _("Write a whole number that is not below nought.")))
    if not values["source"]:
        faults.append(Fault("source", _("Say where the number comes from.")))
    if faults:
        raise BadInput(faults)
    if counted.number is not None and any(
        search_key(one.counted) == search_key(values["counted"])
        for one in _at_that_time(proposal, institution, counted)
        if before is None or one.pk != before.pk
    ):
        refuse(
            "first_day",
            _("This institution has counted the same for days of this period. Correct that count."),
        )


def _at_that_time(proposal: Proposal, institution: Institution, counted: Counted) -> QuerySet[CaseCount]:
    """Counts of the institution that hold and share a day with this one: their difference would tell of few."""
    held = proposal.counts.filter(institution=institution, is_current=True, number__isnull=False)
    return held.filter(first_day__lte=counted.last_day, last_day__gte=counted.first_day).order_by("pk")


def _made(
    proposal: Proposal,
    institution: Institution,
    counted: Counted,
    replaces: CaseCount | None = None,
    reason: str = "",
) -> CaseCount:
    return CaseCount.objects.create(
        proposal=proposal,
        institution=institution,
        recorded_at=clock.now(),
        replaces=replaces,
        reason=reason,
        **counted.values(),
    )
