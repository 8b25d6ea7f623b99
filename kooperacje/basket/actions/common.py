"""What every action on a card begins and ends with."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import slug
from kooperacje.basket import access, changes, quality, queries
from kooperacje.basket.exchange.schema import Card
from kooperacje.basket.models import Service
from kooperacje.journal import actions as journal
from kooperacje.journal.privacy import JSON


def refuse(found: Iterable[tuple[str, str]]) -> None:
    """Raise `BadInput` with every fault, each at its field."""
    faults = [Fault(field, sentence) for field, sentence in found]
    if faults:
        raise BadInput(faults)


def free_key(name: str, taken: set[str], spare: str) -> str:
    """A key made of the name, or the first numbered one that is not taken; at most 64 characters."""
    base = slug(name)[:56].strip("-") or spare
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def locked(service: Service, by: Actor, verb: str = access.KEEP) -> Service:
    """The card as it stands now, locked, when the actor may do this with it."""
    found = Service.objects.select_for_update(of=("self",)).select_related("provider__type", "provider__seat")
    row = found.filter(pk=service.pk).first()
    if row is None:
        raise BadInput(_("This card is not there any more."))
    access.can(by, verb, row).require()
    return row


def saved(row: Service, by: Actor, what: str, card: Card, details: Mapping[str, JSON] | None = None) -> None:
    """Count its quality anew, save, write the event, and tell the rooms above."""
    row.quality = quality.judge(card, queries.known(row)).total
    row.changed_at = clock.now()
    row.save()
    noted(row, by, what, details)
    changes.announce([row.pk])


def noted(row: Service, by: Actor, what: str, details: Mapping[str, JSON] | None = None) -> None:
    """Write what happened to a card; details hold states and names of fields, never contents."""
    journal.record(
        by=by,
        verb=f"basket.{what}",
        subject=f"basket.service:{row.pk}",
        details=details,
        about=[about(row.provider_id)],
    )


def about(institution: UUID) -> str:
    return f"institutions.institution:{institution}"
