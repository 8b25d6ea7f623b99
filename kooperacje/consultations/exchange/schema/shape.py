"""The scalars of the file format, and what every part of it obeys."""

from datetime import date, time
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from kooperacje.consultations.exchange import scalars

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    AfterValidator(scalars.one_line),
]
Text = Annotated[
    str,
    BeforeValidator(scalars.line_feeds),
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    AfterValidator(scalars.printable),
]
Count = Annotated[int, BeforeValidator(scalars.whole_number), Field(ge=0, le=10_000_000)]
Months = Annotated[int, BeforeValidator(scalars.whole_number), Field(ge=0, le=1200)]
Day = Annotated[date, BeforeValidator(scalars.iso_day)]
Hour = Annotated[
    time,
    BeforeValidator(scalars.hour),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}$"}),
]
Flag = Annotated[bool, BeforeValidator(scalars.flag)]
Web = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]
Teryt = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}([0-9]{2}([0-9]{3})?)?$")]
SourceRef = Annotated[
    str, StringConstraints(pattern=r"^(question|answer|meeting|stage|remark):[a-z0-9][a-z0-9-]{0,63}$")
]


class Part(BaseModel):
    """Every part refuses unknown fields, so that a misspelt name is an error and not silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Period(Part):
    """Days from and to, both included."""

    from_: Day = Field(validation_alias="from", serialization_alias="from")
    to: Day
    model_config = ConfigDict(populate_by_name=True)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to < self.from_:
            raise PydanticCustomError("period_order", "the last day is before the first")
        return self

    @property
    def days(self) -> int:
        return (self.to - self.from_).days + 1

    def contains(self, day: date) -> bool:
        return self.from_ <= day <= self.to


class Entry(Part):
    """A numbered sentence: a goal, an addressee, an implementer, a topic or form of support."""

    key: Key
    text: Text


class Breakdown(Part):
    """One line of a total: a category of people, and how many they were where the source says so."""

    label: Line
    count: Count | None = None
