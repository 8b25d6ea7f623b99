"""Places of institutions."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket import access, changes, columns, problems
from kooperacje.basket.actions.common import about, free_key, refuse
from kooperacje.basket.exchange.schema import Spot
from kooperacje.basket.models import Place
from kooperacje.institutions.models import Institution
from kooperacje.journal import actions as journal
from kooperacje.territory import queries as territory


@transaction.atomic
def add_place(*, by: Actor, institution: Institution, spot: Spot, key: str = "") -> Place:
    """A place of the institution; its key is made of the institution's where none is given."""
    access.can_add(by, institution).require()
    if spot.is_protected and not access.reach(by).knows(institution):
        raise Denied(access.NOT_INNER)
    refuse(problems.of_spot(spot))
    taken = set(Place.objects.order_by().values_list("key", flat=True))
    if key in taken:
        raise BadInput([Fault("key", _("The key “%(key)s” is taken.") % {"key": key})])
    made = free_key(f"{institution.key} {spot.town or spot.name}", taken, "miejsce")
    if spot.is_protected:  # a key is no secret, so it tells nothing
        made = free_key(f"{institution.key} chronione", taken, "miejsce")
    row = Place(institution=institution, key=key or made, **_values(spot))
    row.save(force_insert=True)
    _noted(row, by, "place_added")
    return row


@transaction.atomic
def change_place(*, by: Actor, place: Place, spot: Spot, expected: int | None) -> Place:
    """Replace what is said about the place. Raises `Stale` and `BadInput`."""
    row = _locked(place, by)
    refuse(problems.of_spot(spot))
    if row.apply(_values(spot), expected=expected):
        row.save()
        _told_by_no_card(row)
        _noted(row, by, "place_changed")
        changes.announce(list(row.services.order_by("service_id").values_list("service_id", flat=True)))
    return row


@transaction.atomic
def remove_place(*, by: Actor, place: Place) -> None:
    """Remove a place at which nothing is given."""
    row = _locked(place, by)
    if row.services.exists():
        raise BadInput(_("Services are given at this place: take it off their cards first."))
    _noted(row, by, "place_removed")
    row.delete()


def _locked(place: Place, by: Actor) -> Place:
    found = Place.objects.select_for_update(of=("self",)).select_related(
        "institution__type", "institution__seat"
    )
    row = found.filter(pk=place.pk).first()
    if row is None:
        raise BadInput(_("This place is not there any more."))
    access.can_place(by, row).require()
    return row


def _values(spot: Spot) -> dict[str, Any]:
    gmina = territory.by_code(spot.gmina) if spot.gmina else None
    if spot.gmina and gmina is None:
        told = _("There is no territorial unit with the code %(key)s.") % {"key": spot.gmina}
        raise BadInput([Fault("gmina", told)])
    return {**columns.of_spot(spot), "gmina": gmina}


def _told_by_no_card(row: Place) -> None:
    """An address that becomes protected must not stand in the words of a card given there."""
    for link in row.services.select_related("service").order_by("service__key"):
        if row.is_protected or link.service.is_protected:
            card = columns.card(link.service, [])
            refuse(problems.of_secrecy(card, [columns.spot(row)]))


def _noted(row: Place, by: Actor, what: str) -> None:
    journal.record(
        by=by, verb=f"basket.{what}", subject=f"basket.place:{row.pk}", about=[about(row.institution_id)]
    )
