"""What people wrote on a list, held against what is known: the register, the invited, and who is on the list already.

Nothing is guessed between several. What the register does not have stays as it was written.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from kooperacje.base.text import search_key
from kooperacje.institutions import queries as register
from kooperacje.institutions.models import Institution
from kooperacje.meetings.models import Invitee, Meeting

ALIKE = 88
MOST_OFFERED = 4
LONGEST = {"person": 200, "institution": 300, "role": 200}
_KEY_AT_END = re.compile(r"\[([a-z0-9][a-z0-9-]*)\]\s*$")
_NUMBERING = re.compile(r"\d{1,4}\.?|l\.?p\.?|nr|no\.?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Typed:
    """A row as it was typed."""

    person: str = ""
    institution: str = ""
    role: str = ""

    @classmethod
    def clean(cls, person: str, institution: str, role: str) -> Self:
        """Without what no list holds: signs that control, and spaces too many."""
        return cls(*(" ".join(_CONTROL.sub(" ", text).split()) for text in (person, institution, role)))

    def __bool__(self) -> bool:
        return bool(self.person or self.institution or self.role)


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what is known of it. `known`: already on the list, so it is not added again."""

    typed: Typed
    institution: Institution | None = None
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    known: bool = False

    @property
    def affiliation(self) -> str:
        """The institution as written, where the register does not have it."""
        return "" if self.institution else self.typed.institution


@dataclass(frozen=True, slots=True)
class Book:
    """The institutions of the register by their words; read once for a whole list."""

    standing: tuple[Institution, ...]
    by_key: dict[str, Institution]
    by_name: dict[str, list[Institution]]
    invited: frozenset[object] = field(default_factory=frozenset)

    @classmethod
    def read(cls, invited: Iterable[object] = ()) -> Self:
        """One query."""
        rows = Institution.objects.filter(register.standing()).order_by("sort_key", "key")
        standing = tuple(rows.only("id", "key", "name", "search_key"))
        by_name: dict[str, list[Institution]] = {}
        for one in standing:
            by_name.setdefault(search_key(one.name), []).append(one)
        return cls(standing, {one.key: one for one in standing}, by_name, frozenset(invited))

    def find(self, text: str) -> list[Institution]:
        """All that may be meant; among several one that was invited is meant."""
        found = self._exactly(text)
        if not found:
            words = search_key(text).split()
            found = [one for one in self.standing if words and all(word in one.search_key for word in words)]
        invited = [one for one in found if one.pk in self.invited]
        return invited if len(invited) == 1 else found

    def _exactly(self, text: str) -> list[Institution]:
        given = _KEY_AT_END.search(text)
        known = self.by_key.get(given[1] if given else text.strip())
        return [known] if known else self.by_name.get(search_key(text), [])


def judge(rows: Sequence[Typed], meeting: Meeting) -> list[Judged]:
    """Every row that says something, with its faults and what is known of it. Three queries, however many rows."""
    invitees = list(meeting.invitees.select_related("institution").order_by("id"))
    present = list(meeting.attendance.select_related("institution").exclude(person="").order_by("id"))
    book = Book.read(one.institution_id for one in invitees if one.institution_id)
    seen = {_identity(one.person, one.institution, one.affiliation) for one in present}
    judged = []
    for row in rows:
        if not row:
            continue
        found = _judge(row, book, invitees)
        identity = _identity(row.person, found.institution, found.affiliation)
        if identity in seen:
            told = _("already on the list, so not added again")
            found = replace(found, notes=(*found.notes, told), known=True)
        seen.add(identity)
        judged.append(found)
    return judged


def _identity(person: str, institution: Institution | None, affiliation: str) -> tuple[str, object]:
    return search_key(person), institution.pk if institution else search_key(affiliation)


def _judge(row: Typed, book: Book, invitees: Sequence[Invitee]) -> Judged:
    faults = _lengths(row)
    if not row.person:
        faults.append(_("the name is missing"))
    notes: list[str] = []
    invitee = _invited(row.person, invitees)
    institution = None
    if row.institution:
        candidates = book.find(row.institution)
        if len(candidates) == 1:
            institution = candidates[0]
            if search_key(institution.name) != search_key(row.institution):
                notes.append(_("institution: %(name)s") % {"name": institution.name})
        elif candidates:
            shown = "; ".join(f"{one.name} [{one.key}]" for one in candidates[:MOST_OFFERED])
            faults.append(_("several institutions fit, write which one: %(names)s") % {"names": shown})
        else:
            notes.append(_("institution outside the register, kept as written"))
    elif invitee is not None and invitee.institution:
        institution = invitee.institution
        notes.append(_("institution from the invitation: %(name)s") % {"name": institution.name})
    if invitee is not None:
        notes.append(_("invited"))
    elif near := _near(row.person, invitees):
        notes.append(_("similar to the invited: %(name)s") % {"name": near})
    return Judged(row, institution, tuple(faults), tuple(notes))


def _lengths(row: Typed) -> list[str]:
    labels = {"person": _("the name"), "institution": _("the institution"), "role": _("the function")}
    return [
        _("%(field)s has more than %(most)d signs") % {"field": labels[name], "most": most}
        for name, most in LONGEST.items()
        if len(getattr(row, name)) > most
    ]


def _invited(person: str, invitees: Sequence[Invitee]) -> Invitee | None:
    wanted = set(search_key(person).split())
    for one in invitees:
        if wanted and set(search_key(one.person).split()) == wanted:
            return one
    return None


def _near(person: str, invitees: Sequence[Invitee]) -> str:
    wanted = search_key(person)
    for one in invitees:
        if wanted and one.person and fuzz.token_sort_ratio(wanted, search_key(one.person)) >= ALIKE:
            return str(one.person)
    return ""


HEADINGS = {"imie i nazwisko", "imie nazwisko", "nazwisko i imie", "name and surname", "name"}


def pasted(text: str) -> list[Typed]:
    """The rows of a text from a spreadsheet: name, institution, function, as on the printed list.

    A first column of numbers and a row of headings are left out. Columns stand between tabs or semicolons.
    """
    table = [_cells(line) for line in text.splitlines() if line.strip()]
    firsts = [row[0] for row in table if len(row) > 1 and row[0]]
    if any(one.rstrip(".").isdecimal() for one in firsts) and all(map(_NUMBERING.fullmatch, firsts)):
        table = [row[1:] if len(row) > 1 else row for row in table]
    rows = [Typed.clean(*(*row, "", "", "")[:3]) for row in table]
    return [row for row in rows if row and search_key(row.person) not in HEADINGS]


def _cells(line: str) -> list[str]:
    return [cell.strip().strip('"') for cell in re.split(r"\t" if "\t" in line else ";", line)]
