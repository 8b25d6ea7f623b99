"""Where the invented institutions work, their own cards and agreements, and invented persons in office."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kooperacje.base.actor import Actor
from kooperacje.competences import cardfile
from kooperacje.competences.actions import appoint, load
from kooperacje.competences.details import Office
from kooperacje.competences.models import Officeholder
from kooperacje.competences.queries import people
from kooperacje.institutions.actions import add_contact, set_areas
from kooperacje.institutions.queries import by_key, served
from kooperacje.institutions.states import ContactKind
from kooperacje.territory.queries import by_codes

FILE = Path(__file__).parent / "data" / "kompetencje" / "karty.yaml"
SINCE = date(2024, 9, 1)
WHOLE_POWIAT = (
    *("starostwo", "pcpr", "pup", "policja", "kuratorzy", "szpital", "poz", "ppp", "sad"),
    *("fundacja", "stowarzyszenie", "parafia"),
)
AREAS = {
    "mops": ["1207011"],
    "gops-gorny": ["1207122"],
    "gops-dolny": ["1207082"],
    "szkola": ["1207011"],
    "biblioteka": ["1207011"],
    "zaklad": ["1207011"],
    "osp": ["1207122"],
    **{key: ["1207"] for key in WHOLE_POWIAT},
}
PHONES = {
    "mops": "18 000 00 01",
    "gops-gorny": "18 000 00 02",
    "pcpr": "18 000 00 03",
    "policja": "18 000 00 04",
}


@dataclass(frozen=True)
class Invented:
    """Somebody in office; `stands_in` is the function for which a deputy stands in."""

    institution: str
    function: str
    name: str
    phone: str
    stands_in: str = ""
    public: bool = True


STAFF = (
    Invented("pcpr", "dyrektor", "Zenobia Nieistniejąca", "18 000 00 11"),
    Invented("pcpr", "zastępca dyrektora", "Fabian Urojony", "18 000 00 12", "dyrektor"),
    Invented("pcpr", "koordynator rodzinnej pieczy zastępczej", "Balbina Wymyślna", "18 000 00 13"),
    Invented("pcpr", "specjalista pracy z rodziną", "Gracjan Pozorny", "18 000 00 14",
             "koordynator rodzinnej pieczy zastępczej", public=False),
    Invented("mops", "kierownik", "Eligiusz Fikcyjny", "18 000 00 21"),
    Invented("mops", "pracownik socjalny na dyżurze", "Kornelia Bajkowa", "18 000 00 22", "kierownik"),
    Invented("gops-gorny", "kierowniczka", "Apolonia Domniemana", "18 000 00 31"),
    Invented("gops-gorny", "asystent rodziny", "Tytus Rzekomy", "18 000 00 32", public=False),
    Invented("policja", "dzielnicowy", "Roch Umowny", "18 000 00 41"),
)  # fmt: skip


def load_samples(by: Actor) -> None:
    """Through the rooms' own actions; what is there already stays as it is."""
    _places(by)
    load(by=by, file=cardfile.read(FILE.read_bytes())[0])
    for one in STAFF:
        _appoint(by, one)


def _places(by: Actor) -> None:
    for key, codes in AREAS.items():
        institution = by_key(key)
        if institution is None or served(institution):
            continue
        set_areas(institution, by=by, territories=by_codes(codes).values())
        if key in PHONES:
            add_contact(institution, by=by, kind=ContactKind.PHONE, value=PHONES[key], label="sekretariat")


def _appoint(by: Actor, one: Invented) -> None:
    institution = by_key(one.institution)
    assert institution is not None, one.institution  # noqa: S101 - the samples name it
    there = {row.function: row for row in people(institution)}
    if one.function in there:
        return
    superior: Officeholder | None = there.get(one.stands_in)
    office = Office(
        name=one.name,
        function=one.function,
        valid_from=SINCE,
        sole=one.function in {"dyrektor", "kierownik", "kierowniczka"},
        phone=one.phone,
        deputy_of=superior,
        public=one.public,
    )
    appoint(institution, by=by, office=office)
