"""Who is in office, as spells. The journal holds no names."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.competences import access
from kooperacje.competences.actions.upkeep import begin
from kooperacje.competences.details import Office
from kooperacje.competences.models import Officeholder
from kooperacje.competences.queries.people import months_before
from kooperacje.competences.states import Part
from kooperacje.institutions.models import Institution
from kooperacje.journal.actions import record


@transaction.atomic
def appoint(institution: Institution, *, by: Actor, office: Office) -> Officeholder:
    """Enter a person in office. Raises `BadInput` when the spell overlaps one that it may not."""
    access.can(by, access.KEEP, Institution.locked(pk=institution.pk)).require()
    _check(institution, office)
    with _no_overlap():
        row = Officeholder.objects.create(institution=institution, **office.columns())
    begin(institution, Part.STAFF, by)
    _journal(by, "office_taken", row)
    return row


@transaction.atomic
def change_office(person: Officeholder, *, by: Actor, office: Office, expected: int | None) -> Officeholder:
    """Correct a spell. Raises `Stale` when somebody saved in between."""
    row = _locked(person, by)
    _check(row.institution, office)
    if office.deputy_of is not None and office.deputy_of.pk == row.pk:
        raise BadInput([Fault("deputy_of", _("Nobody is their own deputy."))])
    if changed := row.apply(office.columns(), expected=expected):
        with _no_overlap():
            row.save()
        _journal(by, "office_changed", row, fields=", ".join(sorted(changed)))
    return row


@transaction.atomic
def leave_office(person: Officeholder, *, by: Actor, on: date) -> Officeholder:
    """End a spell; `on` is the first day on which the person is no longer in office."""
    row = _locked(person, by)
    if on < row.valid_from:
        raise BadInput([Fault("valid_to", _("The function ends before it begins."))])
    with _no_overlap():
        row.valid_to = on
        row.version += 1
        row.save(update_fields=["valid_to", "version"])
    _journal(by, "office_left", row)
    return row


@transaction.atomic
def forget_former(*, by: Actor) -> int:
    """Delete the spells that ended longer ago than they are kept; returns how many."""
    before = months_before(clock.today(), settings.COMPETENCES_STAFF_KEEP_MONTHS)
    gone = Officeholder.objects.filter(valid_to__lte=before)
    number = gone.count()
    if number:
        gone.delete()
        record(
            by=by,
            verb="competences.staff_forgotten",
            subject="competences.staff:all",
            details={"number": number},
        )
    return number


def _locked(person: Officeholder, by: Actor) -> Officeholder:
    row = Officeholder.locked(pk=person.pk)
    access.can(by, access.KEEP, row.institution).require()
    return row


def _check(institution: Institution, office: Office) -> None:
    office.check()
    if office.unit is not None and office.unit.institution_id != institution.pk:
        raise BadInput([Fault("unit", _("This unit belongs to another institution."))])
    if office.deputy_of is not None and office.deputy_of.institution_id != institution.pk:
        raise BadInput([Fault("deputy_of", _("A deputy works in the same institution."))])


@contextmanager
def _no_overlap() -> Iterator[None]:
    """What the database refuses, as a sentence."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refused:
        if "competences_office_sole" in str(refused):
            said = _("Somebody else holds this function at that time: end that spell first.")
        elif "competences_office_once" in str(refused):
            said = _("This person holds this function at that time already.")
        else:
            raise
        raise BadInput([Fault("valid_from", said)])


def _journal(by: Actor, what: str, row: Officeholder, **details: str) -> None:
    record(
        by=by,
        verb=f"competences.{what}",
        subject=f"competences.officeholder:{row.pk}",
        about=[f"institutions.institution:{row.institution_id}"],
        details=dict(details),
    )
