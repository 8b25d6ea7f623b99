"""How a field of the file format stands in the database: what is read for it, and what is written.

Every column class answers three questions: which expressions to select (`reads`), how to make the field's value of
them (`decode`), and which columns of the row to set (`encode`). Lists of references live in rows of their own and
are written after the row: `links`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, CharField, F, OuterRef, Q, Value, When
from django.db.models.functions import Concat

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.states import PositionOutcome

Ids = Mapping[str, Mapping[str, UUID]]
"""{kind: {key: id}} of the rows that may be referred to."""
Row = dict[str, Any]


class Column(Protocol):
    """One field of a part."""

    @property
    def field(self) -> str: ...

    def reads(self) -> tuple[Any, ...]:
        """Names or expressions to select."""

    def decode(self, values: Sequence[Any]) -> Any:
        """The field's value, of the selected values in order."""

    def encode(self, value: Any, ids: Ids) -> Row:
        """The columns of the row, by attribute name."""


@dataclass(frozen=True, slots=True)
class Plain:
    """The same value in one column."""

    field: str
    column: str = ""

    def reads(self) -> tuple[Any, ...]:
        return (self.column or self.field,)

    def decode(self, values: Sequence[Any]) -> Any:
        return values[0]

    def encode(self, value: Any, ids: Ids) -> Row:
        return {self.column or self.field: value}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of an enum."""

    field: str
    enum: type[StrEnum]

    def reads(self) -> tuple[Any, ...]:
        return (self.field,)

    def decode(self, values: Sequence[Any]) -> Any:
        return None if values[0] is None else self.enum(values[0])

    def encode(self, value: Any, ids: Ids) -> Row:
        return {self.field: None if value is None else value.value}


@dataclass(frozen=True, slots=True)
class Many:
    """A tuple of plain values in an array."""

    field: str

    def reads(self) -> tuple[Any, ...]:
        return (self.field,)

    def decode(self, values: Sequence[Any]) -> Any:
        return tuple(values[0])

    def encode(self, value: Any, ids: Ids) -> Row:
        return {self.field: list(value)}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a total: pairs of a label and a number or None."""

    field: str

    def reads(self) -> tuple[Any, ...]:
        return (self.field,)

    def decode(self, values: Sequence[Any]) -> Any:
        return tuple(schema.Breakdown.model_construct(label=label, count=count) for label, count in values[0])

    def encode(self, value: Any, ids: Ids) -> Row:
        return {self.field: [[line.label, line.count] for line in value]}


@dataclass(frozen=True, slots=True)
class Span:
    """A period in two columns."""

    field: str

    def reads(self) -> tuple[Any, ...]:
        return (f"{self.field}_from", f"{self.field}_to")

    def decode(self, values: Sequence[Any]) -> Any:
        return None if values[0] is None else schema.Period.model_construct(from_=values[0], to=values[1])

    def encode(self, value: Any, ids: Ids) -> Row:
        first, last = (value.from_, value.to) if value else (None, None)
        return {f"{self.field}_from": first, f"{self.field}_to": last}


@dataclass(frozen=True, slots=True)
class Inner:
    """A small part in columns of its own; None when all of them are empty."""

    field: str
    part: type[schema.Part]
    columns: Mapping[str, str]
    """{field of the part: column}"""

    def reads(self) -> tuple[Any, ...]:
        return tuple(self.columns.values())

    def decode(self, values: Sequence[Any]) -> Any:
        if all(value is None for value in values):
            return None
        return self.part.model_construct(**dict(zip(self.columns, values, strict=True)))

    def encode(self, value: Any, ids: Ids) -> Row:
        return {column: getattr(value, name) if value else None for name, column in self.columns.items()}


@dataclass(frozen=True, slots=True)
class Reference:
    """The key of a row of another list."""

    field: str
    target: str

    def reads(self) -> tuple[Any, ...]:
        return (f"{self.field}__key",)

    def decode(self, values: Sequence[Any]) -> Any:
        return values[0]

    def encode(self, value: Any, ids: Ids) -> Row:
        return {f"{self.field}_id": None if value is None else ids[self.target][value]}


@dataclass(frozen=True, slots=True)
class Loose:
    """The key of a row that may come later than this one, kept as it is: no foreign key could be set in one go.

    The key is checked where the rows of that list are known; a whole file is checked before it is loaded.
    """

    field: str
    target: str

    def reads(self) -> tuple[Any, ...]:
        return (self.field,)

    def decode(self, values: Sequence[Any]) -> Any:
        return values[0]

    def encode(self, value: Any, ids: Ids) -> Row:
        if value is not None and self.target in ids and value not in ids[self.target]:
            raise KeyError(value)
        return {self.field: value}


@dataclass(frozen=True, slots=True)
class References:
    """Keys of rows of another list, in order, kept in link rows."""

    field: str
    target: str
    through: type[models.Model]
    column: str

    def reads(self) -> tuple[Any, ...]:
        # A subquery, not a join: grouping thousands of remarks by their texts would cost more than reading them.
        links = self.through._default_manager.filter(owner=OuterRef("pk")).order_by("position")
        return (ArraySubquery(links.values(f"{self.column}__key")),)

    def decode(self, values: Sequence[Any]) -> Any:
        return tuple(values[0])

    def encode(self, value: Any, ids: Ids) -> Row:
        return {}

    def links(self, value: Any, ids: Ids) -> list[Row]:
        """The columns of every link row but its owner, in order."""
        return [{f"{self.column}_id": ids[self.target][key]} for key in value]


@dataclass(frozen=True, slots=True)
class Sources:
    """References to rows of several lists, each as `kind:key`, kept in link rows."""

    field: str
    through: type[models.Model]
    kinds: tuple[str, ...]

    def reads(self) -> tuple[Any, ...]:
        whens = [
            When(
                **{f"links__{kind}__isnull": False},
                then=Concat(Value(f"{kind}:"), F(f"links__{kind}__key"), output_field=CharField()),
            )
            for kind in self.kinds
        ]
        return (_in_order(Case(*whens, output_field=CharField())),)

    def decode(self, values: Sequence[Any]) -> Any:
        return tuple(values[0])

    def encode(self, value: Any, ids: Ids) -> Row:
        return {}

    def links(self, value: Any, ids: Ids) -> list[Row]:
        """The columns of every link row but its owner, in order."""
        parted = (source.split(":", 1) for source in value)
        return [{f"{kind}_id": ids[kind][key]} for kind, key in parted]


Linked = References | Sources


def _in_order(expression: Any) -> ArrayAgg:
    return ArrayAgg(expression, filter=Q(links__isnull=False), order_by="links__position", default=Value([]))


@dataclass(frozen=True, slots=True)
class Latest:
    """The position that counts on a remark. Writing one adds a version, so it is no column of the row."""

    field: str
    outcome: Callable[[str], PositionOutcome]

    def reads(self) -> tuple[Any, ...]:
        return ("latest__outcome", "latest__reason", "latest__change", "latest__taken_on")

    def decode(self, values: Sequence[Any]) -> Any:
        outcome, reason, change, taken_on = values
        if outcome is None:
            return None
        return schema.Position.model_construct(
            outcome=self.outcome(outcome), reason=reason, change=change, taken_on=taken_on
        )

    def encode(self, value: Any, ids: Ids) -> Row:
        return {}
