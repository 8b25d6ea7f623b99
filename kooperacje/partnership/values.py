"""What is said about a team, its people, declarations and tasks, as values between forms and actions."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files import File

from kooperacje.agreements.states import Way
from kooperacje.base.text import sort_key
from kooperacje.basket.models import Service
from kooperacje.institutions.models import Institution
from kooperacje.territory.models import Unit


@dataclass(frozen=True, slots=True)
class Description:
    """What is said about a team. Empty texts: not stated; `units` is the territory it works for."""

    name: str
    units: tuple[Unit, ...] = field(default=())
    strategic_partner: Institution | None = None
    purpose: str = ""
    how_to_join: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""

    def columns(self) -> dict[str, Any]:
        said = {
            name: getattr(self, name)
            for name in ("name", "strategic_partner", "purpose", "how_to_join", "email", "phone", "website")
        }
        return {**said, "sort_key": sort_key(self.name)}


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person who works in the team for an institution; office contacts only."""

    role: str
    name: str
    function: str = ""
    phone: str = ""
    email: str = ""
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """What an institution declares. `services` are its own cards; `signed_on` the day of the signature."""

    signatory: str
    signatory_function: str = ""
    people: tuple[PersonEntry, ...] = ()
    services: tuple[Service, ...] = field(default=())
    other_services: str = ""
    conditions: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature under a declaration. `upload` is the scan or the signed file; None: the leader keeps the paper."""

    way: Way
    signed_on: date
    upload: "File[bytes] | None" = None


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A task of the plan. `owner` sees to it; `indicator` says how one knows that it is done."""

    title: str
    owner: Institution | None = None
    due: date | None = None
    indicator: str = ""

    def columns(self) -> dict[str, Any]:
        return {
            "title": self.title.strip(),
            "owner": self.owner,
            "due": self.due,
            "indicator": self.indicator.strip(),
        }
