"""What is published as files. A room above adds its own lists with `register`, from the `ready` of its app.

Rows are read when they are asked for, a few hundred at a time, and are what everybody may read: whoever registers a list
answers for that.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

Cell = str | int | float | bool | None
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its name in the files, and what it means."""

    name: str
    about: Text


@dataclass(frozen=True, slots=True)
class Form:
    """A file form in which a dataset can be had."""

    ending: str
    media_type: str
    about: Text


@dataclass(frozen=True, slots=True)
class Dataset:
    """A published list. Without `rows` its forms are written by this room itself."""

    key: str
    title: Text
    description: Text
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Sequence[Cell]]] | None
    changed: Callable[[], datetime | None]
    forms: tuple[Form, ...]
    keywords: tuple[Text, ...] = ()
    licence: str = ""
    """Its address; empty: that of the whole site."""
    frequency: str = "CONT"
    """A code of the EU's list of frequencies: CONT as it changes, ANNUAL, MONTHLY, IRREG."""
    theme: str = "SOCI"
    """A code of the EU's list of data themes: SOCI population and society, HEAL health, GOVE government."""

    def records(self) -> Iterator[dict[str, Cell]]:
        """Rows as objects; what is empty is left out."""
        names = [column.name for column in self.columns]
        for row in self.rows() if self.rows else ():
            yield {name: cell for name, cell in zip(names, row, strict=True) if cell not in (None, "")}


_known: dict[str, Dataset] = {}


def register(dataset: Dataset) -> None:
    """Publish a list; a list of the same key is replaced."""
    _known[dataset.key] = dataset


def every() -> list[Dataset]:
    """All published lists, in the order in which they were registered."""
    return list(_known.values())


def by_key(key: str) -> Dataset | None:
    """The list with this key."""
    return _known.get(key)
