"""The consultation's own fields: created, changed, and as a file states them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import denied
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.versions import Stale
from kooperacje.consultations import access
from kooperacje.consultations.actions.common import journal, locked, search_text
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Area, Consultation, Party
from kooperacje.consultations.queries import whole
from kooperacje.institutions.models import Institution
from kooperacje.territory.models import Unit

KEPT = frozenset({"slug", "state", "published_on", "organiser_key"})
"""Columns that a change of the basic data leaves alone."""


class HeadStale(Stale):
    """Somebody saved in between. `now` and `yours` are fields of the file format."""

    def __init__(self, row: Consultation, now: dict[str, Any], yours: dict[str, Any]) -> None:
        super().__init__(row, {})
        self.now, self.yours = now, yours

    def differences(self) -> list[tuple[str, Any, Any]]:
        """(field, what stands now, what was sent) where the two differ."""
        return [
            (name, self.now[name], value) for name, value in self.yours.items() if self.now[name] != value
        ]


@transaction.atomic
def create(*, slug: str, title: str, organiser_id: UUID, by: Actor) -> Consultation:
    """Begin a draft. Raises `Denied`, or `BadInput` for a slug that is taken."""
    if not (by.is_system or by.has_role(access.OFFICER, institution_id=organiser_id)):
        denied(_("Only an officer of the organiser may do this.")).require()
    if Consultation.objects.filter(slug=slug).exists():
        raise BadInput([Fault("slug", _("The address “%(slug)s” is taken.") % {"slug": slug})])
    organiser = Institution.objects.select_related("type", "seat").get(pk=organiser_id)
    consultation = Consultation.objects.create(
        slug=slug,
        title=title,
        organiser=organiser,
        organiser_key=organiser.key,
        search_key=search_text(title, None),
        changed_at=clock.now(),
    )
    Party.objects.create(
        consultation=consultation,
        key=organiser.key,
        position=0,
        institution=organiser,
        name=organiser.name,
        type=organiser.type.key,
        territory=organiser.seat.code if organiser.seat else None,
    )
    journal(consultation, "created", by, slug=slug)
    return consultation


@transaction.atomic
def change(
    consultation: Consultation, value: schema.Consultation, *, expected: int | None, by: Actor
) -> list[str]:
    """Put the value's basic data in place of those that stand; its lists are not looked at.

    Returns the fields that changed. Raises `Denied`, `BadInput`, and `HeadStale` when somebody saved in between.
    """
    consultation = locked(consultation, access.EDIT, by)
    now = whole.head(consultation)
    yours = {
        name: getattr(value, name)
        for name in now
        if name not in {"slug", "state", "published_on", "organiser"}
    }
    if expected is not None and expected != consultation.version:
        raise HeadStale(consultation, now, yours)
    fields = [name for name, stated in yours.items() if now[name] != stated]
    if not fields:
        return []
    kept = {name: stated for name, stated in columns(value).items() if name not in KEPT}
    if not consultation.apply(kept, expected=None):
        consultation.version += 1
    set_areas(consultation, units(value.territories))
    consultation.changed_at = clock.now()
    consultation.save()
    journal(consultation, "changed", by, fields=fields)
    return fields


def columns(value: schema.Consultation) -> dict[str, Any]:
    """The columns of the consultation's row, of the value's own fields."""
    row: dict[str, Any] = {"search_key": search_text(value.title, value.project)}
    for column in catalogue.HEAD:
        row.update(column.encode(getattr(value, column.field), {}))
    return row


def units(codes: Sequence[str]) -> list[Unit]:
    """The territorial units with these codes: the one that stands, else the last that did. Raises `BadInput`."""
    known = {unit.code: unit for unit in Unit.objects.filter(code__in=codes).order_by("valid_to")}
    faults = [
        Fault(f"territories.{place}", _("There is no territorial unit %(code)s.") % {"code": code})
        for place, code in enumerate(codes)
        if code not in known
    ]
    faults += [
        Fault(f"territories.{place}", _("The unit %(code)s is named twice.") % {"code": code})
        for place, code in enumerate(codes)
        if code in codes[:place]
    ]
    if faults:
        raise BadInput(faults)
    return [known[code] for code in codes]


def set_areas(consultation: Consultation, wanted: Sequence[Unit]) -> None:
    """Let the consultation cover exactly these units, in this order."""
    found = Area.objects.filter(consultation=consultation).order_by("position")
    if list(found.values_list("unit_id", flat=True)) == [unit.pk for unit in wanted]:
        return
    found.delete()
    Area.objects.bulk_create(
        [Area(consultation=consultation, unit=unit, position=place) for place, unit in enumerate(wanted)]
    )
