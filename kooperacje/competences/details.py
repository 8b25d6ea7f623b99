"""What a form or a file says of a card, a person in office and an agreement, before it is written."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import search_key, sort_key
from kooperacje.competences.models import Act, Card, Matter, Officeholder
from kooperacje.competences.states import CardKind, Known, TaskKind, TaskLevel
from kooperacje.institutions import contacts
from kooperacje.institutions.models import Institution, InstitutionType, OrgUnit
from kooperacje.institutions.states import ContactKind
from kooperacje.territory.models import Unit


@dataclass(frozen=True, slots=True)
class CardFacts:
    """Everything of an own card but whose it is and what it replaces."""

    kind: CardKind
    matter: Matter
    what: str
    groups: tuple[str, ...] = ()
    condition: str = ""
    deadline: str = ""
    level: TaskLevel = TaskLevel.GMINA
    task: TaskKind | None = None
    act: Act | None = None
    provision: str = ""
    basis: str = ""
    known: Known = Known.BACKGROUND
    source: str = ""
    reach: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    drops: bool = False

    def columns(self) -> dict[str, Any]:
        """As the columns of a card."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            **values,
            "kind": self.kind.value,
            "groups": list(self.groups),
            "level": self.level.value,
            "task": self.task.value if self.task else "",
            "known": self.known.value,
        }

    def check(self) -> None:
        """Raise `BadInput` that names every field which cannot stand so."""
        faults = []
        if not self.what.strip():
            faults.append(Fault("what", _("Say what the institution must, may or may not do.")))
        if self.provision and not self.act:
            faults.append(Fault("provision", _("An article without its act says nothing: name the act.")))
        if self.known is Known.SOURCED and not self.source:
            faults.append(Fault("source", _("A card that is known from a source names its address.")))
        if self.drops and not self.note.strip():
            faults.append(Fault("note", _("Say why this does not hold in your institution.")))
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            faults.append(Fault("valid_to", _("The card ends before it begins.")))
        if faults:
            raise BadInput(faults)


DIGESTED = ("kind", "what", "condition", "deadline", "level", "task", "provision", "basis")


def digest(card: Card) -> str:
    """Of what a card says: a card with another digest than at its verification has changed since."""
    said = [getattr(card, name) for name in DIGESTED]
    said += [card.matter.key, sorted(card.groups), card.act.key if card.act else ""]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Office:
    """One spell of a person in a function."""

    name: str
    function: str
    valid_from: date
    valid_to: date | None = None
    unit: OrgUnit | None = None
    sole: bool = False
    phone: str = ""
    email: str = ""
    deputy_of: Officeholder | None = None
    public: bool = False

    def columns(self) -> dict[str, Any]:
        """As the columns of a person in office, with the keys that are compared."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        surname_first = " ".join(reversed(self.name.rsplit(" ", 1)))
        return {
            **values,
            "function_key": search_key(self.function)[:160],
            "name_key": search_key(self.name)[:320],
            "sort_key": sort_key(surname_first)[:320],
        }

    def check(self) -> None:
        """Raise `BadInput` that names every field which cannot stand so."""
        faults = []
        if not search_key(self.name):
            faults.append(Fault("name", _("Give the name and surname.")))
        if not search_key(self.function):
            faults.append(Fault("function", _("Give the function.")))
        if self.valid_to and self.valid_to < self.valid_from:
            faults.append(Fault("valid_to", _("The function ends before it begins.")))
        if self.phone and (said := contacts.problem(ContactKind.PHONE, self.phone)):
            faults.append(Fault("phone", said))
        if self.email and (said := contacts.problem(ContactKind.EMAIL, self.email)):
            faults.append(Fault("email", said))
        if faults:
            raise BadInput(faults)


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """An agreement by which an institution does something instead of another."""

    matters: tuple[Matter, ...]
    areas: tuple[Unit, ...]
    document: str
    valid_from: date
    giver: Institution | None = None
    giver_type: InstitutionType | None = None
    link: str = ""
    signed_on: date | None = None
    valid_to: date | None = None
    note: str = ""

    def columns(self) -> dict[str, Any]:
        """As the columns of an agreement; matters and areas are set apart."""
        names = [one.name for one in fields(self) if one.name not in ("matters", "areas")]
        return {name: getattr(self, name) for name in names}

    def check(self, doer: Institution) -> None:
        """Raise `BadInput` that names every field which cannot stand so."""
        rules: Iterable[tuple[bool, str, str]] = (
            (not self.matters, "matters", _("Choose the matters that the agreement is about.")),
            (not self.areas, "areas", _("Name the gminas for which it is done.")),
            (not self.document.strip(), "document", _("Name the document.")),
            (
                self.giver is None and self.giver_type is None,
                "giver",
                _("An agreement says instead of whom: an institution or a type."),
            ),
            (self.giver == doer, "giver", _("An institution makes no agreement with itself.")),
            (
                bool(self.valid_to and self.valid_to < self.valid_from),
                "valid_to",
                _("The agreement ends before it begins."),
            ),
        )
        if faults := [Fault(place, said) for wrong, place, said in rules if wrong]:
            raise BadInput(faults)
