"""Agreements by which an institution does something for another."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.competences import access
from kooperacje.competences.actions.upkeep import begin
from kooperacje.competences.details import HandoverFacts
from kooperacje.competences.models import Handover
from kooperacje.competences.states import Part
from kooperacje.institutions.models import Institution
from kooperacje.journal.actions import record


@transaction.atomic
def agree(doer: Institution, *, by: Actor, facts: HandoverFacts) -> Handover:
    """Enter an agreement; the institution that does the work keeps it."""
    access.can(by, access.KEEP, Institution.locked(pk=doer.pk)).require()
    facts.check(doer)
    row = Handover.objects.create(doer=doer, **facts.columns())
    row.matters.set(facts.matters)
    row.areas.set(facts.areas)
    begin(doer, Part.CARDS, by)
    _journal(by, "agreement_entered", row)
    return row


@transaction.atomic
def change_agreement(
    handover: Handover, *, by: Actor, facts: HandoverFacts, expected: int | None
) -> Handover:
    """Correct an agreement. Raises `Stale` when somebody saved in between."""
    row = _locked(handover, by)
    facts.check(row.doer)
    row.apply(facts.columns(), expected=expected)
    row.save()
    row.matters.set(facts.matters)
    row.areas.set(facts.areas)
    _journal(by, "agreement_changed", row)
    return row


@transaction.atomic
def end_agreement(handover: Handover, *, by: Actor, on: date) -> Handover:
    """End an agreement; `on` is the first day on which it holds no more."""
    row = _locked(handover, by)
    if on < row.valid_from:
        raise BadInput([Fault("valid_to", _("The agreement ends before it begins."))])
    row.valid_to = on
    row.version += 1
    row.save(update_fields=["valid_to", "version"])
    _journal(by, "agreement_ended", row)
    return row


def _locked(handover: Handover, by: Actor) -> Handover:
    row = Handover.locked(pk=handover.pk)
    access.can(by, access.KEEP, row.doer).require()
    return row


def _journal(by: Actor, what: str, row: Handover) -> None:
    about = [f"institutions.institution:{row.doer_id}"]
    if row.giver_id:
        about.append(f"institutions.institution:{row.giver_id}")
    record(by=by, verb=f"competences.{what}", subject=f"competences.handover:{row.pk}", about=about)
