"""Loading a file of cards: all of it, or nothing; loading it twice changes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.yamltext import Parsed
from kooperacje.competences import access, cardfile
from kooperacje.competences.actions.upkeep import begin
from kooperacje.competences.cardfile import CardEntry, CardFile, CardSet, HandoverEntry
from kooperacje.competences.models import Act, Card, Extension, Handover, Matter
from kooperacje.competences.states import Known, Part
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.journal.actions import record
from kooperacje.territory.queries import by_codes

LOCK = 4_802_031
"""Key of the advisory lock: one loading at a time."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading did, in numbers of cards."""

    added: int
    changed: int
    ended: int
    unchanged: int


def load_packaged(*, by: Actor) -> Loaded:
    """Bring the cards that ship with us up to date; verifications and institutions' own cards stay."""
    return load(by=by, file=cardfile.packaged())


@transaction.atomic
def load(*, by: Actor, file: CardFile, parsed: Parsed | None = None) -> Loaded:
    """Load acts, matters and sets. A card that a set no longer names ends today; it is not deleted.

    Raises `Denied`, or `BadInput` that names each place which refers to something that does not exist.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    access.can(by, access.LOAD).require()
    _save_all(Act, ["title", "journal", "link", "text", "note"], [_act(entry) for entry in file.acts])
    start = Matter.objects.count()
    _save_all(
        Matter,
        ["name", "name_en", "theme", "words", "position"],
        [_matter(entry, number + start * 100) for number, entry in enumerate(file.matters)],
        keep=["position"],
    )
    loader = _Loader(parsed or Parsed(), by)
    for number, cards in enumerate(file.sets):
        loader.take(("sets", number), cards)
    if loader.faults:
        raise BadInput(loader.faults)
    done = loader.save()
    if done.added or done.changed or done.ended:
        record(
            by=by,
            verb="competences.loaded",
            subject="competences.cards:file",
            details={"added": done.added, "changed": done.changed, "ended": done.ended},
        )
    return done


def _act(entry: cardfile.ActEntry) -> Act:
    return Act(
        key=entry.key,
        title=entry.title,
        journal=entry.journal or "",
        link=entry.link or "",
        text=entry.text or "",
        note=entry.note or "",
    )


def _matter(entry: cardfile.MatterEntry, position: int) -> Matter:
    return Matter(
        key=entry.key,
        name=entry.name,
        name_en=entry.name_en or "",
        theme=entry.theme,
        words=entry.words or "",
        position=position,
    )


def _save_all(model: Any, fields: list[str], rows: Sequence[models.Model], keep: Iterable[str] = ()) -> None:
    """Create or renew the rows by key."""
    model.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[name for name in fields if name not in set(keep)],
    )


class _Loader:
    """Resolves what the sets refer to, collects the faults, and saves everything at the end."""

    def __init__(self, parsed: Parsed, by: Actor) -> None:
        self.parsed = parsed
        self.by = by
        self.faults: list[Fault] = []
        self.acts = {act.key: act for act in Act.objects.all()}
        self.matters = {matter.key: matter for matter in Matter.objects.all()}
        self.types = {found.key: found for found in InstitutionType.objects.all()}
        self.owners: list[tuple[Path, dict[str, Any], CardSet]] = []
        self.links: list[Extension] = []
        self.counts = {"added": 0, "changed": 0, "ended": 0, "unchanged": 0}

    def take(self, path: Path, cards: CardSet) -> None:
        """Look up the owner of a set, and every key that it uses."""
        owner: Any
        if cards.type:
            owner = self._known(self.types, (*path, "type"), cards.type)
            self._take_links(path, owner, cards)
        else:
            owner = Institution.objects.select_related("type").filter(key=cards.institution).first()
            if owner is None:
                self._unknown((*path, "institution"), str(cards.institution))
        for number, card in enumerate(cards.cards):
            here = (*path, "cards", number)
            self._known(self.matters, (*here, "matter"), card.matter)
            act = self._known(self.acts, (*here, "act"), card.act) if card.act else None
            if act and card.known is Known.SOURCED and not (card.source or act.text):
                said = _("Nobody has entered which text of this act was read: name the source of the card.")
                self.faults.append(self.parsed.fault((*here, "known"), said))
        for number, agreement in enumerate(cards.agreements):
            self._take_agreement((*path, "agreements", number), agreement)
        if owner is not None:
            self.owners.append((path, {"type" if cards.type else "institution": owner}, cards))

    def _take_links(self, path: Path, owner: InstitutionType | None, cards: CardSet) -> None:
        for name, keys in (("also", cards.also), ("also_in_cities", cards.also_in_cities)):
            for number, key in enumerate(keys):
                other = self._known(self.types, (*path, name, number), key)
                if owner and other:
                    cities = name == "also_in_cities"
                    self.links.append(Extension(type=owner, also=other, cities_only=cities))

    def _take_agreement(self, path: Path, entry: HandoverEntry) -> None:
        for number, key in enumerate(entry.matters):
            self._known(self.matters, (*path, "matters", number), key)
        if entry.instead_of_type:
            self._known(self.types, (*path, "instead_of_type"), entry.instead_of_type)
        if entry.instead_of and not Institution.objects.filter(key=entry.instead_of).exists():
            self._unknown((*path, "instead_of"), entry.instead_of)
        units = by_codes(list(entry.areas))
        for number, code in enumerate(entry.areas):
            if code not in units:
                self._unknown((*path, "areas", number), code)

    def _known(self, among: dict[str, Any], path: Path, key: str) -> Any:
        if key not in among:
            self._unknown(path, key)
        return among.get(key)

    def _unknown(self, path: Path, key: str) -> None:
        self.faults.append(self.parsed.fault(path, _("Nothing with the key “%s” is known here.") % key))

    def save(self) -> Loaded:
        """Write what was taken."""
        Extension.objects.bulk_create(
            self.links, update_conflicts=True, unique_fields=["type", "also"], update_fields=["cities_only"]
        )
        for path, owner, cards in self.owners:
            self._save_cards(path, owner, cards)
            for entry in cards.agreements:
                self._save_agreement(owner["institution"], entry)
        return Loaded(**self.counts)

    def _save_cards(self, path: Path, owner: dict[str, Any], cards: CardSet) -> None:
        rows = Card.objects.filter(**owner).select_related("matter", "act", "replaces")
        known = {card.key: card for card in rows}
        new, changed = [], []
        for number, entry in enumerate(cards.cards):
            replaces = self._replaced((*path, "cards", number, "replaces"), owner, entry)
            facts = {**self._facts(entry, cards), "replaces": replaces}
            row = known.pop(entry.key, None)
            if row is None:
                new.append(Card(key=entry.key, **owner, **facts))
            elif row.apply(facts, expected=None):
                changed.append(row)
            else:
                self.counts["unchanged"] += 1
        gone = [row for row in known.values() if row.valid_to is None] if cards.cards else []
        for row in gone:
            row.valid_to = max(clock.today(), row.valid_from or clock.today() - timedelta(days=1))
        if "institution" in owner and cards.cards:
            begin(owner["institution"], Part.CARDS, self.by)
        Card.objects.bulk_create(new)
        Card.objects.bulk_update([*changed, *gone], [*FACTS, "valid_to", "version"])
        self.counts["added"] += len(new)
        self.counts["changed"] += len(changed)
        self.counts["ended"] += len(gone)

    def _facts(self, entry: CardEntry, cards: CardSet) -> dict[str, Any]:
        act = self.acts[entry.act] if entry.act else None
        read = act.text if act and entry.known is Known.SOURCED else ""
        return {
            "kind": entry.kind.value,
            "matter": self.matters[entry.matter],
            "what": entry.what,
            "groups": [group.value for group in entry.groups],
            "condition": entry.condition or "",
            "deadline": entry.deadline or "",
            "level": (entry.level or cards.level).value,
            "task": entry.task.value if entry.task else "",
            "act": act,
            "provision": entry.provision or "",
            "basis": entry.basis or "",
            "known": entry.known.value,
            "source": entry.source or read,
            "reach": entry.reach or "",
            "note": entry.note or "",
            "valid_from": entry.valid_from,
            "valid_to": entry.valid_to,
            "drops": entry.drops,
        }

    def _replaced(self, path: Path, owner: dict[str, Any], entry: CardEntry) -> Card | None:
        if not entry.replaces:
            return None
        institution: Institution = owner["institution"]
        kinds = [institution.type_id, *filter(None, [institution.type.broader_id])]
        found = Card.objects.filter(type__in=kinds, key=entry.replaces).order_by("pk").first()
        if found is None:
            self._unknown(path, entry.replaces)
            raise BadInput(self.faults)
        return found

    def _save_agreement(self, doer: Institution, entry: HandoverEntry) -> None:
        facts = {
            "giver": Institution.objects.filter(key=entry.instead_of).first() if entry.instead_of else None,
            "giver_type": self.types.get(entry.instead_of_type or ""),
            "link": entry.link or "",
            "signed_on": entry.signed_on,
            "valid_to": entry.valid_to,
            "note": entry.note or "",
        }
        row, _created = Handover.objects.update_or_create(
            doer=doer, document=entry.document, valid_from=entry.valid_from, defaults=facts
        )
        row.matters.set([self.matters[key] for key in entry.matters])
        row.areas.set(by_codes(list(entry.areas)).values())


FACTS = (
    "kind",
    "matter",
    "what",
    "groups",
    "condition",
    "deadline",
    "level",
    "task",
    "act",
    "provision",
    "basis",
    "known",
    "source",
    "reach",
    "note",
    "valid_from",
    "drops",
    "replaces",
)
