"""Registering, changing and closing institutions."""

from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import search_key, slug
from kooperacje.institutions import access, queries
from kooperacje.institutions.actions.types import load_types, packaged
from kooperacje.institutions.details import Details, is_key
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.journal.actions import record
from kooperacje.territory.models import Unit as TerritoryUnit

LOCK = 4_802_017
"""Key of the advisory lock: keys and numbers are given out one registration at a time."""


def register(
    *,
    by: Actor,
    name: str,
    type: str,
    seat: str | TerritoryUnit | None = None,
    key: str = "",
    other_names: Iterable[str] = (),
    address: str = "",
    regon: str = "",
    nip: str = "",
    valid_from: date | None = None,
) -> Institution:
    """Enter an institution. `type` by key, `seat` by TERYT code (None: not stated); without a key one is made.

    Raises `Denied`, or `BadInput` with a fault for each field that is wrong.
    """
    with transaction.atomic():
        lock()
        details = Details(
            name=" ".join(name.split()),
            type=type_of(type, by=by),
            seat=seat_of(seat),
            other_names=tuple(filter(None, (" ".join(other.split()) for other in other_names))),
            address=" ".join(address.split()),
            regon=regon,
            nip=nip,
            valid_from=valid_from,
        )
        return enter(by=by, details=details, key=key)


@transaction.atomic
def enter(*, by: Actor, details: Details, key: str = "") -> Institution:
    """The same from facts already in hand."""
    lock()
    access.can(by, access.REGISTER).require()
    check(details)
    institution = Institution.objects.create(
        key=_free_key(key, details.name), **details.facts(), **details.keys()
    )
    _journal(by, "registered", institution, type=details.type.key)
    return institution


def ensure(
    *,
    by: Actor,
    key: str,
    name: str,
    type: str,
    seat: str | None = None,
) -> Institution:
    """The institution with this key, registered first where it is missing; an existing one is left as it is."""
    with transaction.atomic():
        lock()
        return queries.by_key(key) or register(by=by, key=key, name=name, type=type, seat=seat)


def recognise(*, by: Actor, key: str, name: str, type: str, seat: str | None = None) -> Institution:
    """The institution that a file from elsewhere means by this key, name and seat, registered where it is missing.

    Keys are given by whoever writes a file, so one key may stand for two institutions in two files: a known key counts
    only with the known name. Without it the same name at the same seat is the same institution.
    """
    with transaction.atomic():
        lock()
        holder = queries.by_key(key)
        if holder and search_key(holder.name) == search_key(name):
            return holder
        place = Q(seat__code=seat) if seat else Q(seat=None)
        known = Institution.objects.filter(place, name__iexact=name).order_by("key").first()
        return known or register(by=by, key="" if holder else key, name=name, type=type, seat=seat)


@transaction.atomic
def change(institution: Institution, *, by: Actor, details: Details, expected: int | None) -> Institution:
    """Replace the facts. `expected` is the version the form was opened with; raises `Stale` when it is not the row's."""
    lock()
    row = Institution.locked(pk=institution.pk)
    access.can(by, access.CHANGE, row).require()
    check(details, besides=row)
    changed = row.apply(details.facts(), expected=expected)
    if changed:
        row.sort_key, row.search_key = details.keys().values()
        row.save(update_fields=[*changed, "sort_key", "search_key", "version"])
        _journal(by, "changed", row, fields=sorted(changed))
    return row


@transaction.atomic
def close(institution: Institution, *, by: Actor, on: date) -> Institution:
    """Close the institution: `on` is the first day on which it is no more."""
    row = Institution.locked(pk=institution.pk)
    access.can(by, access.CLOSE, row).require()
    if row.valid_from and on < row.valid_from:
        raise BadInput([Fault("valid_to", _("It cannot close before it began."))])
    row.apply({"valid_to": on}, expected=None)
    row.save(update_fields=["valid_to", "version"])
    _journal(by, "closed", row, on=on.isoformat())
    return row


@transaction.atomic
def reopen(institution: Institution, *, by: Actor) -> Institution:
    """Take a closing back."""
    lock()
    row = Institution.locked(pk=institution.pk)
    access.can(by, access.CLOSE, row).require()
    _check_regon_is_free(row.regon, row)
    row.apply({"valid_to": None}, expected=None)
    row.save(update_fields=["valid_to", "version"])
    _journal(by, "reopened", row)
    return row


def lock() -> None:
    """One registration at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def type_of(given: str, *, by: Actor) -> InstitutionType:
    """The type with this key; the list that ships with us is loaded when the key is in it and not yet here."""
    found = InstitutionType.objects.filter(key=given).first()
    if found is None and any(row["key"] == given for row in packaged()):
        load_types(by=by)
        found = InstitutionType.objects.get(key=given)
    if found is None:
        raise BadInput([Fault("type", _("There is no type of institution “%(key)s”.") % {"key": given[:64]})])
    return found


def seat_of(given: str | TerritoryUnit | None) -> TerritoryUnit | None:
    """The unit with this code, the one that stands or else the last that did."""
    if not given or isinstance(given, TerritoryUnit):
        return given or None
    found = TerritoryUnit.objects.filter(code=given).order_by("-valid_to").first()
    if found is None:
        raise BadInput([Fault("seat", _("There is no territorial unit %(code)s.") % {"code": given[:20]})])
    return found


def check(details: Details, besides: Institution | None = None) -> None:
    """Raise `BadInput` for facts that are wrong, or a REGON that another institution has."""
    faults = [Fault(field, sentence) for field, sentence in details.problems()]
    if faults:
        raise BadInput(faults)
    _check_regon_is_free(details.regon, besides)


def _check_regon_is_free(regon: str, besides: Institution | None) -> None:
    if not regon:
        return
    others = Institution.objects.filter(regon=regon, valid_to=None).order_by("key")
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if other := others.first():
        raise BadInput(
            [Fault("regon", _("This REGON belongs to “%(name)s” already.") % {"name": other.name})]
        )


def _free_key(wanted: str, name: str) -> str:
    if wanted:
        if not is_key(wanted):
            raise BadInput(
                [Fault("key", _("A key has small Latin letters, digits and hyphens, at most 64."))]
            )
        if Institution.objects.filter(key=wanted).exists():
            raise BadInput([Fault("key", _("The key “%(key)s” is taken.") % {"key": wanted})])
        return wanted
    return next_key(
        slug(name),
        set(Institution.objects.filter(key__startswith=slug(name)[:50]).values_list("key", flat=True)),
    )


def next_key(wanted: str, taken: set[str]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3` ... that is not taken; at most 64 characters."""
    base = wanted[:58].strip("-") or "instytucja"
    number = 1
    key = base
    while key in taken or not is_key(key):
        number += 1
        key = f"{base}-{number}"
    return key


def _journal(by: Actor, what: str, institution: Institution, **details: str | list[str]) -> None:
    record(
        by=by,
        verb=f"institutions.{what}",
        subject=f"institutions.institution:{institution.pk}",
        details=dict(details),
    )
