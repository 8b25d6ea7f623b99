"""What belongs to an institution: contacts, inner units, the area it serves."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import sort_key
from kooperacje.institutions import access, contacts
from kooperacje.institutions.models import Contact, Institution, OrgUnit, ServedArea
from kooperacje.institutions.states import ContactKind
from kooperacje.journal.actions import record
from kooperacje.territory.models import Unit as TerritoryUnit


@transaction.atomic
def add_contact(
    institution: Institution,
    *,
    by: Actor,
    kind: ContactKind,
    value: str,
    label: str = "",
    public: bool = True,
    unit: OrgUnit | None = None,
) -> Contact:
    """Add a way to reach the institution or one of its units. One that exists already is renewed, not doubled."""
    row = _locked(institution, by)
    value, label = " ".join(value.split()), " ".join(label.split())
    if sentence := contacts.problem(kind, value):
        raise BadInput([Fault("value", sentence)])
    if len(label) > 120:
        raise BadInput([Fault("label", _("At most %(limit)d characters fit here.") % {"limit": 120})])
    _check_own(unit, row)
    contact, created = Contact.objects.update_or_create(
        institution=row, unit=unit, kind=kind, value=value, defaults={"label": label, "is_public": public}
    )
    _journal(
        by, "contact_added" if created else "contact_renewed", row, contact=str(contact.pk), kind=kind.value
    )
    return contact


@transaction.atomic
def remove_contact(contact: Contact, *, by: Actor) -> None:
    """Delete a contact for good: it may have named a person's desk."""
    row = _locked(contact.institution, by)
    _journal(by, "contact_removed", row, contact=str(contact.pk), kind=contact.kind)
    contact.delete()


@transaction.atomic
def add_unit(
    institution: Institution,
    *,
    by: Actor,
    name: str,
    parent: OrgUnit | None = None,
    valid_from: date | None = None,
) -> OrgUnit:
    """Add a department or branch. One of this name that stands in the same place is returned, not doubled."""
    row = _locked(institution, by)
    name = " ".join(name.split())
    if not name or len(name) > 200:
        raise BadInput([Fault("name", _("A unit has a name of at most 200 characters."))])
    _check_own(parent, row)
    unit, created = OrgUnit.objects.get_or_create(
        institution=row,
        parent=parent,
        name=name,
        valid_to=None,
        defaults={"sort_key": sort_key(name), "valid_from": valid_from},
    )
    if created:
        _journal(by, "unit_added", row, unit=str(unit.pk))
    return unit


@transaction.atomic
def close_unit(unit: OrgUnit, *, by: Actor, on: date) -> OrgUnit:
    """Close a unit; `on` is the first day on which it is no more. Units inside it must be closed first."""
    row = _locked(unit.institution, by)
    if unit.children.filter(valid_to=None).exists():
        raise BadInput([Fault("valid_to", _("Close the units inside it first."))])
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    _journal(by, "unit_closed", row, unit=str(unit.pk))
    return unit


@transaction.atomic
def set_areas(institution: Institution, *, by: Actor, territories: Iterable[TerritoryUnit]) -> None:
    """Make these, and no others, the territorial units the institution serves."""
    row = _locked(institution, by)
    wanted = {territory.pk for territory in territories}
    have = set(row.served.values_list("territory_id", flat=True))
    if wanted == have:
        return
    row.served.filter(territory_id__in=have - wanted).delete()
    ServedArea.objects.bulk_create(
        ServedArea(institution=row, territory_id=new) for new in sorted(wanted - have)
    )
    record(
        by=by,
        verb="institutions.area_changed",
        subject=f"institutions.institution:{row.pk}",
        details={"added": len(wanted - have), "removed": len(have - wanted)},
    )


def _locked(institution: Institution, by: Actor) -> Institution:
    row = Institution.locked(pk=institution.pk)
    access.can(by, access.CHANGE, row).require()
    return row


def _check_own(unit: OrgUnit | None, institution: Institution) -> None:
    if unit is not None and unit.institution_id != institution.pk:
        raise BadInput([Fault("unit", _("This unit belongs to another institution."))])


def _journal(by: Actor, what: str, institution: Institution, **details: str) -> None:
    record(
        by=by,
        verb=f"institutions.{what}",
        subject=f"institutions.institution:{institution.pk}",
        details=dict(details),
    )
