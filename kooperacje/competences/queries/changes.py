"""What a file of cards would change, card by card. Reads only: what comes out is written by an action, or shown before."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.yamltext import Parsed
from kooperacje.competences.cardfile import CardEntry, CardFile, CardSet, HandoverEntry
from kooperacje.competences.models import Act, Card, Extension, Matter
from kooperacje.competences.states import Known, Outcome
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.territory.queries import by_codes

Path = tuple[str | int, ...]
Owner = InstitutionType | Institution
Standing = dict[Owner, dict[str, Card]]

OF_ACT = ("title", "journal", "link", "text", "note")
OF_MATTER = ("name", "name_en", "theme", "words")
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
    "valid_to",
    "drops",
    "replaces",
)
"""Columns of a card that a file decides."""


@dataclass(frozen=True, slots=True)
class Change:
    """One card as it will stand, not saved, and what stood in the columns that change."""

    outcome: Outcome
    owner: Owner
    card: Card
    was: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """Between a file and what stands. `acts` and `matters`: names of those that are new or say something else."""

    changes: tuple[Change, ...]
    unchanged: int
    links: tuple[Extension, ...]
    agreements: tuple[tuple[Institution, HandoverEntry], ...]
    keepers: tuple[Institution, ...]
    """Institutions whose own cards the file holds."""
    acts: tuple[str, ...]
    matters: tuple[str, ...]

    def number(self, outcome: Outcome) -> int:
        """How many cards fare so."""
        return sum(1 for change in self.changes if change.outcome is outcome)

    @property
    def empty(self) -> bool:
        """Whether the file says what stands already."""
        return not (self.changes or self.acts or self.matters)

    def digest(self) -> str:
        """Stays the same as long as loading would do the same."""
        said = [
            [str(one.outcome), one.owner.key, one.card.key, *(f"{getattr(one.card, name)}" for name in FACTS)]
            for one in self.changes
        ]
        whole = json.dumps([said, self.acts, self.matters], ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()


def difference(file: CardFile, parsed: Parsed | None = None) -> Difference:
    """Raises `BadInput` that names each place which refers to something that does not exist."""
    return _Reader(parsed or Parsed(), file).read(file)


class _Reader:
    """Resolves what the sets refer to, collecting the faults; then compares."""

    def __init__(self, parsed: Parsed, file: CardFile) -> None:
        self.parsed = parsed
        self.faults: list[Fault] = []
        self.acts = {act.key: act for act in Act.objects.all()}
        self.matters = {matter.key: matter for matter in Matter.objects.all()}
        self.types = {found.key: found for found in InstitutionType.objects.all()}
        self.new_acts = tuple(_overlay(Act, self.acts, file.acts, OF_ACT))
        self.new_matters = tuple(_overlay(Matter, self.matters, file.matters, OF_MATTER))
        self.links: list[Extension] = []
        self.owners: list[tuple[Path, Owner, CardSet]] = []

    def read(self, file: CardFile) -> Difference:
        """Everything that the file would change."""
        for number, cards in enumerate(file.sets):
            self._take(("sets", number), cards)
        standing = self._standing()
        changes = [change for owned in self.owners for change in self._compare(standing, *owned)]
        if self.faults:
            raise BadInput(self.faults)
        homes = [(owner, cards) for _path, owner, cards in self.owners if isinstance(owner, Institution)]
        return Difference(
            changes=tuple(one for one in changes if one.outcome is not Outcome.SAME),
            unchanged=sum(1 for one in changes if one.outcome is Outcome.SAME),
            links=tuple(self.links),
            agreements=tuple((home, entry) for home, cards in homes for entry in cards.agreements),
            keepers=tuple(home for home, cards in homes if cards.cards),
            acts=tuple(act.title for act in self.new_acts),
            matters=tuple(matter.name for matter in self.new_matters),
        )

    def _take(self, path: Path, cards: CardSet) -> None:
        """Look up the owner of a set, and every key that it uses."""
        owner: Owner | None
        if cards.type:
            kind: InstitutionType | None = self._known(self.types, (*path, "type"), cards.type)
            self._take_links(path, kind, cards)
            owner = kind
        else:
            owner = Institution.objects.select_related("type").filter(key=cards.institution).first()
            if owner is None:
                self._unknown((*path, "institution"), str(cards.institution))
        for number, card in enumerate(cards.cards):
            self._take_card((*path, "cards", number), card)
        for number, agreement in enumerate(cards.agreements):
            self._take_agreement((*path, "agreements", number), agreement)
        if owner is not None:
            self.owners.append((path, owner, cards))

    def _take_card(self, path: Path, card: CardEntry) -> None:
        self._known(self.matters, (*path, "matter"), card.matter)
        act = self._known(self.acts, (*path, "act"), card.act) if card.act else None
        if act and card.known is Known.SOURCED and not (card.source or act.text):
            said = _("Nobody has entered which text of this act was read: name the source of the card.")
            self.faults.append(self.parsed.fault((*path, "known"), said))

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

    def _standing(self) -> Standing:
        """The cards of every owner that the file names; one query."""
        owners = [owner for _path, owner, _cards in self.owners]
        homes = [owner for owner in owners if isinstance(owner, Institution)]
        types = [owner for owner in owners if isinstance(owner, InstitutionType)]
        rows = Card.objects.filter(Q(type__in=types) | Q(institution__in=homes))
        found: Standing = {owner: {} for owner in owners}
        for card in rows.select_related("matter", "act", "replaces", "type", "institution").order_by("key"):
            owner = card.institution or card.type
            if owner is not None:
                found[owner][card.key] = card
        return found

    def _compare(self, standing: Standing, path: Path, owner: Owner, cards: CardSet) -> Iterable[Change]:
        """Each card of the set against what stands; a card that the set no longer names ends today."""
        if self.faults:
            return
        whose = {"institution" if isinstance(owner, Institution) else "type": owner}
        rows = standing[owner]
        for number, entry in enumerate(cards.cards):
            facts = self._facts((*path, "cards", number), owner, entry, cards)
            row = rows.pop(entry.key, None)
            if row is None:
                yield Change(Outcome.ADDED, owner, Card(key=entry.key, **whose, **facts), {})
                continue
            before = {name: getattr(row, name) for name in facts}
            changed = row.apply(facts, expected=None)
            outcome = Outcome.CHANGED if changed else Outcome.SAME
            yield Change(outcome, owner, row, {name: before[name] for name in changed})
        for row in rows.values():
            if cards.cards and row.valid_to is None:
                yesterday = clock.today() - timedelta(days=1)
                row.valid_to = max(clock.today(), row.valid_from or yesterday)
                yield Change(Outcome.ENDED, owner, row, {"valid_to": None})

    def _facts(self, path: Path, owner: Owner, entry: CardEntry, cards: CardSet) -> dict[str, Any]:
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
            "replaces": self._replaced((*path, "replaces"), owner, entry),
        }

    def _replaced(self, path: Path, owner: Owner, entry: CardEntry) -> Card | None:
        if not entry.replaces or not isinstance(owner, Institution):
            return None
        kinds = [owner.type_id, *filter(None, [owner.type.broader_id])]
        found = Card.objects.filter(type__in=kinds, key=entry.replaces).order_by("pk").first()
        if found is None:
            self._unknown(path, entry.replaces)
        return found


def _overlay(
    model: Any, known: dict[str, Any], entries: Sequence[Any], names: tuple[str, ...]
) -> Iterable[Any]:
    """Let the rows say what the entries say, unsaved; those that are new or say something else come out."""
    for entry in entries:
        facts = {name: getattr(entry, name) or "" for name in names}
        row = known.setdefault(entry.key, model(key=entry.key))
        if any(getattr(row, name) != said for name, said in facts.items()):
            for name, said in facts.items():
                setattr(row, name, said)
            yield row
