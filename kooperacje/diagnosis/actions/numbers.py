"""Indicators and values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import slug, sort_key
from kooperacje.diagnosis import access, loading
from kooperacje.diagnosis.actions.common import locked, note
from kooperacje.diagnosis.models import Diagnosis, Indicator, Observation, PendingTable
from kooperacje.institutions import tables
from kooperacje.institutions.models import Institution
from kooperacje.journal import actions as journal
from kooperacje.territory.models import Unit

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a table did, in numbers of values."""

    new: int
    changed: int
    same: int
    refused: int


@transaction.atomic
def add_indicator(*, by: Actor, owner: Institution, columns: Mapping[str, Any]) -> Indicator:
    """An indicator of one's own, for all diagnoses to use."""
    access.begins(by, owner.pk).require()
    name = " ".join(str(columns["name"]).split())
    if Indicator.objects.filter(sort_key=sort_key(name)).exists():
        raise BadInput([Fault("name", _("There is an indicator of this name already."))])
    stem = (slug(name)[:56].strip("-") or "wskaznik") if slug(name) else "wskaznik"
    taken = set(Indicator.objects.filter(key__startswith=stem).order_by().values_list("key", flat=True))
    key = next(k for n in range(1, len(taken) + 2) if (k := stem if n == 1 else f"{stem}-{n}") not in taken)
    made: Indicator = Indicator.objects.create(
        key=key, owner=owner, sort_key=sort_key(name), **{**columns, "name": name}
    )
    journal.record(by=by, verb="diagnosis.indicator_added", subject=f"diagnosis.indicator:{made.pk}")
    return made


@transaction.atomic
def observe(
    *,
    by: Actor,
    diagnosis: Diagnosis,
    indicator: Indicator,
    territory: Unit,
    year: int,
    value: Decimal | None,
    source: str = "",
    note_: str = "",
    is_estimate: bool = False,
) -> Observation:
    """Write down a value; one that stands for the same unit and year is replaced."""
    row = locked(by, diagnosis)
    if not 1990 <= year <= 2100:
        raise BadInput([Fault("year", _("The year must lie between 1990 and 2100."))])
    columns = {"value": value, "source": source.strip(), "note": note_.strip(), "is_estimate": is_estimate}
    found = Observation.objects.filter(
        diagnosis=row, indicator=indicator, territory=territory, year=year
    ).first()
    if found is None:
        found = Observation.objects.create(
            diagnosis=row, indicator=indicator, territory=territory, year=year, **columns
        )
    elif found.apply(columns, expected=None):
        found.save()
    note(by, row, "observed", {"indicator": indicator.key, "territory": territory.code, "year": year})
    return found


@transaction.atomic
def forget_value(*, by: Actor, diagnosis: Diagnosis, observation: Observation) -> None:
    """Remove a value entered by mistake."""
    row = locked(by, diagnosis)
    Observation.objects.filter(diagnosis=row, pk=observation.pk).delete()
    note(
        by,
        row,
        "value_removed",
        {
            "indicator": str(observation.indicator_id),
            "territory": str(observation.territory_id),
            "year": observation.year,
        },
    )


@transaction.atomic
def stage(
    *, by: Actor, diagnosis: Diagnosis, name: str, content: bytes, settings: Mapping[str, Any]
) -> PendingTable:
    """Keep a table until its sender has seen the preview; replaces the sender's earlier one for this diagnosis."""
    row = locked(by, diagnosis)
    if by.account_id is None:
        raise BadInput(_("Only a signed-in person can prepare a table for loading."))
    loading.understand(row, content, settings)
    PendingTable.objects.filter(created_at__lt=clock.now() - KEPT).delete()
    PendingTable.objects.filter(diagnosis=row, account_id=by.account_id).delete()
    made: PendingTable = PendingTable.objects.create(
        diagnosis=row,
        account_id=by.account_id,
        name=name[-200:],
        content=content[: tables.MAX_BYTES],
        settings=dict(settings),
        created_at=clock.now(),
    )
    return made


@transaction.atomic
def discard(*, by: Actor, pending: PendingTable) -> None:
    """Throw a prepared table away."""
    access.pending_or_404(by, pending.diagnosis, pending.pk).delete()


@transaction.atomic
def load(*, by: Actor, diagnosis: Diagnosis, content: bytes, settings: Mapping[str, Any]) -> Loaded:
    """Load the good values of a table; refused ones are left out. Loading twice changes nothing."""
    row = locked(by, diagnosis)
    lines = loading.compare(row, loading.understand(row, content, settings))
    new = [line for line in lines if line.outcome is loading.Outcome.NEW]
    changed = [line for line in lines if line.outcome is loading.Outcome.CHANGED]
    Observation.objects.bulk_create(
        [
            Observation(
                diagnosis=row,
                indicator=line.said.indicator,
                territory=line.said.territory,
                year=line.said.year or 0,
                **loading.columns(line.said),
            )
            for line in new
        ],
        batch_size=1000,
    )
    touched = []
    for line in changed:
        assert line.before is not None  # noqa: S101 - a changed line has what stood before
        line.before.apply(loading.columns(line.said), expected=None)
        touched.append(line.before)
    Observation.objects.bulk_update(
        touched, ["value", "source", "note", "is_estimate", "version"], batch_size=500
    )
    refused = sum(line.outcome is loading.Outcome.REFUSED for line in lines)
    done = Loaded(len(new), len(changed), len(lines) - len(new) - len(changed) - refused, refused)
    if new or changed:
        note(by, row, "table_loaded", {"new": done.new, "changed": done.changed, "refused": done.refused})
    return done
