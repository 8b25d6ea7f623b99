"""What a list of a consultation is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from kooperacje.consultations import models
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds.columns import Column, Linked, Loose, Reference, References, Sources

P = TypeVar("P", bound=schema.Part)
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kind(Generic[P]):
    """One list. `name` stands in addresses and journals, `rows` is the list's name in the file format."""

    name: str
    rows: str
    model: type[models.Part]
    part: type[P]
    columns: tuple[Column, ...]
    prefix: str
    """Fresh keys are this and a number."""
    fixed: Mapping[str, Any] = default(default_factory=lambda: NOTHING)
    """Column values that all rows of this list share."""

    def targets(self) -> frozenset[str]:
        """Names of the kinds that this list refers to."""
        found: set[str] = set()
        for column in self.columns:
            if isinstance(column, Reference | References | Loose):
                found.add(column.target)
            elif isinstance(column, Sources):
                found.update(column.kinds)
        return frozenset(found)

    def loose(self) -> tuple[Loose, ...]:
        """The columns that name rows without a foreign key."""
        return tuple(column for column in self.columns if isinstance(column, Loose))

    @property
    def linked(self) -> Linked | None:
        """The one column whose references live in link rows, if the list has one."""
        return next((column for column in self.columns if isinstance(column, Linked)), None)
