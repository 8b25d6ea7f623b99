"""Loading a table of institutions: all of it, or nothing."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.base.text import slug
from kooperacje.institutions import access, intake, queries, tables
from kooperacje.institutions.actions.registry import lock, next_key
from kooperacje.institutions.actions.types import load_types_once
from kooperacje.institutions.details import Details
from kooperacje.institutions.intake import Intake
from kooperacje.institutions.models import Contact, Institution, PendingImport
from kooperacje.institutions.queries import Match
from kooperacje.journal.actions import record

KEPT = timedelta(days=1)
COLUMNS = (
    "name",
    "type",
    "seat",
    "other_names",
    "address",
    "regon",
    "nip",
    "valid_from",
    "sort_key",
    "search_key",
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a loading did, in numbers of institutions."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Entered:
    """What entering rows did, and the institution of each row by its number."""

    done: Imported
    institutions: dict[int, Institution]


@transaction.atomic
def stage(*, by: Actor, name: str, content: bytes) -> PendingImport:
    """Keep an uploaded table until its sender has seen the preview and confirms; replaces the sender's earlier one."""
    access.can(by, access.IMPORT).require()
    load_types_once(by=by)
    if by.account_id is None:
        raise BadInput(_("Only a signed-in person can prepare a list for loading."))
    if len(content) > tables.MAX_BYTES:
        raise BadInput(_("The file is larger than %(limit)d MB.") % {"limit": tables.MAX_BYTES // 1_000_000})
    PendingImport.objects.filter(created_at__lt=clock.now() - KEPT).delete()
    PendingImport.objects.filter(account_id=by.account_id).delete()
    return PendingImport.objects.create(
        account_id=by.account_id, name=name[-200:], content=content, created_at=clock.now()
    )


@transaction.atomic
def discard(pending: PendingImport, *, by: Actor) -> None:
    """Throw a prepared table away."""
    access.pending_or_404(by, pending.pk).delete()


@transaction.atomic
def import_rows(*, by: Actor, content: bytes) -> Imported:
    """Load a table, XLSX or CSV. Rows about institutions that stand change them, and only what the row states.

    Raises `Denied`, or `BadInput` with a fault for each bad row; then nothing is changed. Loading twice changes nothing.
    """
    lock()
    access.can(by, access.IMPORT).require()
    load_types_once(by=by)
    understood = intake.understand(tables.read(content), queries.registers())
    return enter_rows(understood, content=content, by=by).done


@transaction.atomic
def enter_rows(understood: list[Intake], *, content: bytes, by: Actor) -> Entered:
    """Enter rows that were understood already; `content` is the table they stood in, of which the journal keeps a digest.

    For a room whose table says more of an institution than the register holds. Raises `Denied` and `BadInput`.
    """
    lock()
    access.can(by, access.IMPORT).require()
    matches = queries.match(understood)
    queries.refuse_clashes(matches)
    changed = _change(matches)
    added = _add([found for found in matches if not found.institution])
    _add_contacts(matches, added)
    result = Imported(len(added), len(changed), len(matches) - len(added) - len(changed))
    _journal(by, content, result)
    known = {match.intake.row: match.institution for match in matches if match.institution}
    return Entered(result, known | added)


def _change(matches: list[Match]) -> list[Institution]:
    changed = []
    for institution, row in ((match.institution, match.intake) for match in matches):
        new = row.over(Details.of(institution)) if institution else row.details
        if institution and institution.apply(new.facts(), expected=None):
            institution.sort_key, institution.search_key = new.keys().values()
            changed.append(institution)
    Institution.objects.bulk_update(changed, [*COLUMNS, "version"], batch_size=500)
    return changed


def _add(matches: list[Match]) -> dict[int, Institution]:
    """New institutions by row number."""
    taken = set(Institution.objects.values_list("key", flat=True)) | {match.intake.key for match in matches}
    made: dict[int, Institution] = {}
    for match in matches:
        details = match.intake.details
        key = match.intake.key or next_key(slug(details.name), taken)
        taken.add(key)
        made[match.intake.row] = Institution(key=key, **details.facts(), **details.keys())
    Institution.objects.bulk_create(made.values(), batch_size=1000)
    return made


def _add_contacts(matches: Iterable[Match], added: dict[int, Institution]) -> None:
    """Contacts that are not there yet; one that is keeps its label and whether it is public."""
    Contact.objects.bulk_create(
        [
            Contact(
                institution=match.institution or added[match.intake.row],
                kind=kind,
                value=value,
                is_public=match.intake.public,
            )
            for match in matches
            for kind, value in match.intake.contacts
        ],
        batch_size=1000,
        ignore_conflicts=True,
    )


def _journal(by: Actor, content: bytes, result: Imported) -> None:
    digest = hashlib.sha256(content).hexdigest()
    record(
        by=by,
        verb="institutions.imported",
        subject=f"institutions.table:{digest}",
        details={"added": result.added, "changed": result.changed, "unchanged": result.unchanged},
    )
