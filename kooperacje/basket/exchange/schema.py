"""The basket as values: one card, one place, one gap, and the file that holds them all.

A card is this value everywhere: a form makes it, an action writes it, a file carries it, an import from elsewhere builds it.
What is not stated is empty or None, never "no" and never 0. `valid_to` is the first day on which it is no longer offered.
"""

import re
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from django.core.exceptions import ValidationError as NotValid
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from kooperacje.basket.states import (
    Audience,
    Cost,
    Ease,
    EvidenceKind,
    GapKind,
    GapState,
    Need,
    PlaceKind,
    ServiceState,
)
from kooperacje.institutions.states import Level

FORMAT: Final = "kooperacje.basket/1"
_HOUR = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")


def _clean(value: Any) -> Any:
    """Lines end with a line feed; signs that cannot be shown are left out."""
    if not isinstance(value, str):
        return value
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in "\n\t" or sign.isprintable()).strip()


def _hour(value: Any) -> Any:
    """An hour written as '9:30' or '09:30', in quotes: YAML reads a bare one as a number."""
    if isinstance(value, time):
        return value
    if isinstance(value, str) and _HOUR.fullmatch(value.strip()):
        hours, minutes = value.strip().split(":")
        return time(int(hours), int(minutes))
    raise ValueError(_("An hour such as '09:30', in quotes, is needed here."))


def _email(value: str) -> str:
    if value:
        try:
            validate_email(value)
        except NotValid:
            raise ValueError(_("“%(value)s” is not a valid address.") % {"value": value[:60]}) from None
    return value


def _in_order(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Each once, in one order: a set has no order of its own."""
    return tuple(sorted(set(values)))


_ONE_LINE = r"^[^\n]*$"
Line120 = Annotated[str, BeforeValidator(_clean), StringConstraints(max_length=120, pattern=_ONE_LINE)]
Line200 = Annotated[str, BeforeValidator(_clean), StringConstraints(max_length=200, pattern=_ONE_LINE)]
Line300 = Annotated[str, BeforeValidator(_clean), StringConstraints(max_length=300, pattern=_ONE_LINE)]
Line500 = Annotated[str, BeforeValidator(_clean), StringConstraints(max_length=500, pattern=_ONE_LINE)]
Text2000 = Annotated[str, BeforeValidator(_clean), StringConstraints(max_length=2000)]
Text5000 = Annotated[str, BeforeValidator(_clean), StringConstraints(max_length=5000)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Teryt = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}([0-9]{2}([0-9]{3})?)?$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Name = Annotated[
    str, BeforeValidator(_clean), StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]*$")
]
Hour = Annotated[
    time,
    BeforeValidator(_hour),
    PlainSerializer(lambda value: f"{value:%H:%M}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}$"}),
]
Money = Annotated[
    Decimal,
    Field(ge=0, max_digits=8, decimal_places=2),
    AfterValidator(lambda value: value.quantize(Decimal("0.01"))),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"^\d{1,6}(\.\d{1,2})?$"}),
]
Age = Annotated[int, Field(ge=0, le=130)]
Number = Annotated[int, Field(ge=0, le=1_000_000)]
Web = Annotated[
    str, BeforeValidator(_clean), StringConstraints(max_length=300, pattern=r"^(https?://[^\s<>\"]+)?$")
]
Email = Annotated[str, StringConstraints(max_length=254), AfterValidator(_email)]
Phone = Annotated[
    str,
    BeforeValidator(_clean),
    StringConstraints(max_length=60, pattern=r"^[0-9+() ,;./a-zA-ZąćęłńóśźżĄĆĘŁŃÓŚŹŻ-]*$"),
]
Postcode = Annotated[str, StringConstraints(pattern=r"^(\d{2}-\d{3})?$")]


class Part(BaseModel):
    """Every part refuses unknown fields, so that a misspelt name is an error and not silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, populate_by_name=True)


class Hours(Part):
    """Open on one day of the week, 1 Monday to 7 Sunday."""

    day: Annotated[int, Field(ge=1, le=7)]
    opens: Hour = Field(alias="from")
    closes: Hour = Field(alias="to")
    note: Line200 = ""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.closes <= self.opens:
            raise ValueError(_("The end is not after the beginning."))
        return self


class Words(Part):
    """A card in another language; what is empty is read in Polish."""

    name: Name
    summary: Line300 = ""
    description: Text5000 = ""
    how_to_get: Text2000 = ""


class At(Part):
    """A place, by its key, at which the service is given."""

    place: Key
    note: Line200 = ""


class Texts(Part):
    """The card in English and in Ukrainian."""

    en: Words | None = None
    uk: Words | None = None


class Card(Part):
    """Everything that people write about one service. Sets stand in one order, so equal cards are equal values."""

    name: Name
    summary: Line300 = ""
    description: Text5000 = ""
    how_to_get: Text2000 = ""
    documents: Text2000 = ""
    level: Level = Level.GMINA
    categories: Annotated[tuple[Key, ...], AfterValidator(_in_order)] = ()
    audiences: Annotated[tuple[Audience, ...], AfterValidator(_in_order)] = ()
    needs: Annotated[tuple[Need, ...], AfterValidator(_in_order)] = ()
    age_from: Age | None = None
    age_to: Age | None = None
    income_up_to: Money | None = None
    conditions: Text2000 = ""
    basis: Line300 = ""
    cost: Cost = Cost.NOT_STATED
    cost_note: Line300 = ""
    phone: Phone = ""
    email: Email = ""
    website: Web = ""
    languages: Annotated[tuple[Language, ...], AfterValidator(_in_order)] = ()
    capacity: Number | None = None
    free: Number | None = None
    wait_days: Annotated[int, Field(ge=0, le=10_000)] | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    is_protected: bool = False
    areas: Annotated[tuple[Teryt, ...], AfterValidator(_in_order)] = ()
    hours: tuple[Hours, ...] = ()
    at: tuple[At, ...] = ()
    texts: Texts = Texts()

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        hours = tuple(sorted(self.hours, key=lambda one: (one.day, one.opens)))
        object.__setattr__(self, "hours", hours)
        object.__setattr__(self, "at", tuple(sorted(self.at, key=lambda one: one.place)))
        return self


class Spot(Part):
    """A place, without its key and its institution. Degrees of WGS 84."""

    kind: PlaceKind = PlaceKind.PHYSICAL
    name: Line200 = ""
    address: Line200 = ""
    postcode: Postcode = ""
    town: Line120 = ""
    gmina: Annotated[str, StringConstraints(pattern=r"^[0-9]{7}$")] | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    eases: Annotated[tuple[Ease, ...], AfterValidator(_in_order)] = ()
    access_note: Line500 = ""
    is_protected: bool = False


class PlaceEntry(Spot):
    """A place in a file."""

    key: Key
    institution: Key


class ServiceEntry(Card):
    """A card in a file, with what is known about its life."""

    key: Key
    provider: Key
    state: ServiceState = ServiceState.DRAFT
    capacity_on: date | None = None
    verified_on: date | None = None
    verified_by: Line200 = ""

    def card(self) -> Card:
        """The card alone."""
        return Card.model_construct(**{name: getattr(self, name) for name in Card.model_fields})


class Evidence(Part):
    """One thing that a gap is known from."""

    kind: EvidenceKind
    text: Annotated[str, BeforeValidator(_clean), StringConstraints(min_length=1, max_length=1000)]
    number: Number | None = None
    dated: date | None = None
    source: Line300 = ""
    link: Line300 = ""


class Lack(Part):
    """What people write about a gap."""

    title: Name
    description: Text5000 = ""
    kind: GapKind
    category: Key | None = None
    audience: Audience | None = None
    territory: Teryt
    full_service: Key | None = None
    is_public: bool = False
    since: date | None = None


class GapEntry(Lack):
    """A gap in a file, with what is known about its life."""

    key: Key
    keeper: Key
    state: GapState = GapState.REPORTED
    substitute: Key | None = None
    substitute_note: Line500 = ""
    closed_by: Key | None = None
    evidence: tuple[Evidence, ...] = ()

    def lack(self) -> Lack:
        """The gap alone."""
        return Lack.model_construct(**{name: getattr(self, name) for name in Lack.model_fields})


class InstitutionEntry(Part):
    """A provider, registered where the register does not have it yet."""

    key: Key
    name: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    type: Key
    territory: Teryt | None = None


class Basket(Part):
    """A basket of services. `fictional` marks an invented example."""

    format: Literal["kooperacje.basket/1"] = FORMAT
    title: Line300 = ""
    fictional: bool = False
    institutions: tuple[InstitutionEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    services: tuple[ServiceEntry, ...] = ()
    gaps: tuple[GapEntry, ...] = ()
