"""The file of cards, `kooperacje.competences/1`: acts, matters, and sets of cards of a type or of one institution.

Every part is optional; keys stay the same for good: by them a second loading recognises what it already knows.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from kooperacje.base import yamltext
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.yamltext import Parsed
from kooperacje.competences.states import CardKind, Group, Known, TaskKind, TaskLevel

FORMAT = "kooperacje.competences/1"
FOLDER = Path(__file__).parent / "data"

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Web = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=500)]
Teryt = Annotated[str, StringConstraints(pattern=r"^(\d{2}|\d{4}|\d{7})$")]


Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=800)]
What = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class Piece(BaseModel):
    """Every piece refuses unknown fields, so that a misspelt name is an error and not silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ActEntry(Piece):
    """An act of law. `journal`: where it was published; left out: not stated.

    `text`: where the text of that publication was read. A card that is known from a source and names none was compared
    with it.
    """

    key: Key
    title: Line
    journal: Annotated[str, StringConstraints(min_length=1, max_length=120)] | None = None
    link: Web | None = None
    text: Web | None = None
    note: Annotated[str, StringConstraints(min_length=1, max_length=600)] | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.text and not self.journal:
            raise ValueError(_("Say which publication of the act was read."))
        return self


class MatterEntry(Piece):
    """A matter that people ask about. `words`: what else they call it."""

    key: Key
    name: Short
    name_en: Short | None = None
    theme: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    words: Annotated[str, StringConstraints(max_length=1000)] | None = None


class CardEntry(Piece):
    """One duty, power or limit. `what` is an infinitive that reads on after "must", "may" or "may not"."""

    key: Key
    kind: CardKind
    matter: Key
    what: What
    groups: Annotated[tuple[Group, ...], Field(alias="for")] = ()
    condition: Annotated[Text | None, Field(alias="when")] = None
    deadline: Annotated[str, StringConstraints(min_length=1, max_length=300)] | None = None
    level: TaskLevel | None = None
    task: TaskKind | None = None
    act: Key | None = None
    provision: Short | None = None
    basis: Line | None = None
    known: Known = Known.BACKGROUND
    source: Web | None = None
    reach: Line | None = None
    note: Text | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    replaces: Key | None = None
    drops: bool = False

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.known is Known.SOURCED and not (self.source or (self.act and self.provision)):
            raise ValueError(_("A card that is known from a source names its address."))
        if self.provision and not self.act:
            raise ValueError(_("An article without its act says nothing: name the act."))
        if self.drops and not self.replaces:
            raise ValueError(_("A card that drops another says which one it replaces."))
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(_("The card ends before it begins."))
        return self


class HandoverEntry(Piece):
    """By agreement the institution of this set does it instead of another."""

    instead_of: Key | None = None
    instead_of_type: Key | None = None
    matters: Annotated[tuple[Key, ...], Field(min_length=1)]
    areas: Annotated[tuple[Teryt, ...], Field(min_length=1)]
    document: Line
    link: Web | None = None
    signed_on: date | None = None
    valid_from: date
    valid_to: date | None = None
    note: Annotated[str, StringConstraints(min_length=1, max_length=600)] | None = None

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if not (self.instead_of or self.instead_of_type):
            raise ValueError(_("An agreement says instead of whom: an institution or a type."))
        if self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(_("The agreement ends before it begins."))
        return self


class CardSet(Piece):
    """The cards of a type, or of one institution; `level` is taken by cards that state none."""

    type: Key | None = None
    institution: Key | None = None
    level: TaskLevel = TaskLevel.GMINA
    also: tuple[Key, ...] = ()
    """Other types for which the cards of this type hold."""
    also_in_cities: tuple[Key, ...] = ()
    """The same, only in cities with powiat rights."""
    cards: tuple[CardEntry, ...] = ()
    agreements: tuple[HandoverEntry, ...] = ()

    @model_validator(mode="after")
    def _one_owner(self) -> Self:
        if bool(self.type) == bool(self.institution):
            raise ValueError(_("A set of cards belongs to a type or to an institution: give one of the two."))
        if self.type and self.agreements:
            raise ValueError(_("Only an institution has agreements."))
        if self.type and any(card.replaces for card in self.cards):
            raise ValueError(_("Only a card of an institution replaces another."))
        return self


class CardFile(Piece):
    """The whole file."""

    format: Literal["kooperacje.competences/1"]
    acts: tuple[ActEntry, ...] = ()
    matters: tuple[MatterEntry, ...] = ()
    sets: tuple[CardSet, ...] = ()


def read(content: str | bytes) -> tuple[CardFile, Parsed]:
    """The file and the lines of its values. Raises `BadInput` that names the line of each fault."""
    parsed = yamltext.read(content)
    file = yamltext.checked(CardFile, parsed)
    if faults := [*_twice(file, parsed)]:
        raise BadInput(faults)
    return file, parsed


def read_shared(content: str | bytes) -> tuple[CardFile, Parsed]:
    """A file of what all share. One with cards of an institution is refused: they are the institution's to write."""
    file, parsed = read(content)
    said = _(
        "Cards of an institution are written by the institution itself; here only cards of types are loaded."
    )
    own = [number for number, cards in enumerate(file.sets) if cards.institution]
    if own:
        raise BadInput([parsed.fault(("sets", number, "institution"), said) for number in own])
    if not (file.acts or file.matters or file.sets):
        raise BadInput([Fault("", _("The file holds no acts, no matters and no cards."))])
    return file, parsed


def _twice(file: CardFile, parsed: Parsed) -> Iterable[Fault]:
    """Keys that stand twice within their list."""
    lists: list[tuple[tuple[str | int, ...], list[str]]] = [
        (("acts",), [entry.key for entry in file.acts]),
        (("matters",), [entry.key for entry in file.matters]),
    ]
    lists += [
        (("sets", number, "cards"), [card.key for card in cards.cards])
        for number, cards in enumerate(file.sets)
    ]
    for path, keys in lists:
        twice = {key for key, number in Counter(keys).items() if number > 1}
        for at, key in enumerate(keys):
            if key in twice and key in keys[:at]:
                yield parsed.fault((*path, at, "key"), _("The key “%s” stands here twice.") % key)


def packaged_paths() -> list[Path]:
    """The files that ship with us, acts and matters first."""
    return [FOLDER / "akty.yaml", FOLDER / "sprawy.yaml", *sorted((FOLDER / "karty").glob("*.yaml"))]


@cache
def packaged() -> CardFile:
    """All of them as one."""
    files = [read(path.read_bytes())[0] for path in packaged_paths()]
    return CardFile(
        format=FORMAT,
        acts=tuple(entry for file in files for entry in file.acts),
        matters=tuple(entry for file in files for entry in file.matters),
        sets=tuple(entry for file in files for entry in file.sets),
    )


def written(file: CardFile) -> str:
    """The file as YAML, without what is not stated."""
    data = file.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return yaml.safe_dump({"format": FORMAT, **data}, allow_unicode=True, sort_keys=False, width=110)


__all__ = [
    "FORMAT",
    "ActEntry",
    "CardEntry",
    "CardFile",
    "CardSet",
    "HandoverEntry",
    "MatterEntry",
    "packaged",
    "read",
    "read_shared",
    "written",
]
