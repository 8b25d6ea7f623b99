"""Loading a file of cards: all of it, or nothing; loading it twice changes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.yamltext import Parsed
from kooperacje.competences import access, cardfile
from kooperacje.competences.actions.upkeep import begin
from kooperacje.competences.cardfile import CardFile, HandoverEntry
from kooperacje.competences.models import Act, Card, Extension, Handover, Matter
from kooperacje.competences.queries.changes import FACTS, OF_ACT, OF_MATTER, Difference, difference
from kooperacje.competences.states import Outcome, Part
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.journal.actions import record
from kooperacje.territory.queries import by_codes

LOCK = 4_802_031
"""Key of the advisory lock: one loading at a time."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading did, in numbers of cards."""

    added: int
    changed: int
    ended: int
    unchanged: int

    def numbers(self) -> dict[str, int]:
        """By name, for a sentence."""
        return {
            "added": self.added,
            "changed": self.changed,
            "ended": self.ended,
            "unchanged": self.unchanged,
        }


def load_packaged(*, by: Actor) -> Loaded:
    """Bring the cards that ship with us up to date; verifications and institutions' own cards stay."""
    return load(by=by, file=cardfile.packaged())


def load_seen(*, by: Actor, content: str, seen: str) -> Loaded:
    """Load what somebody looked at on the page: the file with this content; without any, the cards that ship with us.

    Institutions' own cards stay: a file that holds some is refused.
    """
    file, parsed = cardfile.read_shared(content) if content else (cardfile.packaged(), None)
    return load(by=by, file=file, parsed=parsed, seen=seen)


@transaction.atomic
def load(*, by: Actor, file: CardFile, parsed: Parsed | None = None, seen: str | None = None) -> Loaded:
    """Load acts, matters and sets. A card that a set no longer names ends today; it is not deleted.

    `seen`: the digest of the difference that somebody looked at before. Raises `Denied`, or `BadInput` that names each
    place which refers to something that does not exist, or says that loading would no longer do what was seen.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    access.can(by, access.LOAD).require()
    if seen is not None and difference(file, parsed).digest() != seen:
        said = _("In the meantime the cards here have changed. Look once more at what would happen.")
        raise BadInput([Fault("", said)])
    _save_acts_and_matters(file)
    found = difference(file, parsed)
    _save(found, by)
    done = Loaded(
        added=found.number(Outcome.ADDED),
        changed=found.number(Outcome.CHANGED),
        ended=found.number(Outcome.ENDED),
        unchanged=found.unchanged,
    )
    if found.changes:
        record(
            by=by,
            verb="competences.loaded",
            subject="competences.cards:file",
            details={"added": done.added, "changed": done.changed, "ended": done.ended},
        )
    return done


def _save_acts_and_matters(file: CardFile) -> None:
    acts = [Act(key=entry.key, **_said(entry, OF_ACT)) for entry in file.acts]
    _save_all(Act, OF_ACT, acts)
    start = Matter.objects.count() * 100
    matters = [
        Matter(key=entry.key, position=start + number, **_said(entry, OF_MATTER))
        for number, entry in enumerate(file.matters)
    ]
    _save_all(Matter, OF_MATTER, matters)


def _said(entry: Any, names: Iterable[str]) -> dict[str, str]:
    return {name: getattr(entry, name) or "" for name in names}


def _save_all(model: Any, fields: Iterable[str], rows: Sequence[models.Model]) -> None:
    """Create or renew the rows by key."""
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=list(fields))


def _save(found: Difference, by: Actor) -> None:
    Extension.objects.bulk_create(
        found.links, update_conflicts=True, unique_fields=["type", "also"], update_fields=["cities_only"]
    )
    new = [change.card for change in found.changes if change.outcome is Outcome.ADDED]
    known = [change.card for change in found.changes if change.outcome is not Outcome.ADDED]
    Card.objects.bulk_create(new)
    Card.objects.bulk_update(known, [*FACTS, "version"])
    for keeper in found.keepers:
        begin(keeper, Part.CARDS, by)
    for doer, entry in found.agreements:
        _save_agreement(doer, entry)


def _save_agreement(doer: Institution, entry: HandoverEntry) -> None:
    facts = {
        "giver": Institution.objects.filter(key=entry.instead_of).first() if entry.instead_of else None,
        "giver_type": InstitutionType.objects.filter(key=entry.instead_of_type).first(),
        "link": entry.link or "",
        "signed_on": entry.signed_on,
        "valid_to": entry.valid_to,
        "note": entry.note or "",
    }
    row, _created = Handover.objects.update_or_create(
        doer=doer, document=entry.document, valid_from=entry.valid_from, defaults=facts
    )
    row.matters.set(Matter.objects.filter(key__in=entry.matters))
    row.areas.set(by_codes(list(entry.areas)).values())
