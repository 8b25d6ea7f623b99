"""Tables with typed columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from kooperacje.documents.tree.errors import TreeError, require
from kooperacje.documents.tree.values import Cell, Kind, all_fit, fits

KEY = re.compile(r"[a-z][a-z0-9_-]*\Z")
Row = tuple[Cell, ...]


class Align(Enum):
    """Where the text of a column stands."""

    START = "start"
    CENTER = "center"
    END = "end"


_NUMERIC = frozenset({Kind.INT, Kind.DECIMAL, Kind.PERCENT})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``key`` names it in open data, ``title`` heads it, ``weight`` is its share of the width.

    Without ``align``, numbers stand at the end and everything else at the start.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    weight: float = 1.0
    align: Align | None = None

    def __post_init__(self) -> None:
        require(KEY.match(self.key), f"The column key {self.key!r} must be like 'invited_total'.")
        require(self.title.strip(), f"The column {self.key!r} has no title.")
        require(self.weight > 0, f"The column {self.key!r} must have a weight above 0.")

    @property
    def alignment(self) -> Align:
        """The alignment given, or the one that suits the kind."""
        if self.align is not None:
            return self.align
        return Align.END if self.kind in _NUMERIC else Align.START


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; ``key`` names its file and sheet in open data and its anchor ``#table-KEY``.

    ``None`` in a cell means "not stated" and is shown so; ``NOT_APPLICABLE`` means that no value can exist.
    ``row_headers`` makes the first column the header of its row. ``total`` is one more row, set apart.
    ``note`` is printed below the table.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_headers: bool = False
    total: Row | None = None
    note: str = ""

    def __post_init__(self) -> None:
        require(KEY.match(self.key), f"The table key {self.key!r} must be like 'stage-two'.")
        require(self.caption.strip(), f"The table {self.key!r} has no caption.")
        require(self.columns, f"The table {self.key!r} has no columns.")
        keys = [column.key for column in self.columns]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        require(twice is None, f"The table {self.key!r} has two columns {twice!r}.")
        self._check_widths()
        for index, column in enumerate(self.columns):
            self._check_column(index, column)

    def body(self) -> Iterator[Row]:
        """Every row, the total last."""
        yield from self.rows
        if self.total is not None:
            yield self.total

    def _check_widths(self) -> None:
        width = len(self.columns)
        for number, row in enumerate(self.body(), start=1):
            if len(row) != width:
                raise TreeError(
                    f"The table {self.key!r} has {width} columns, but its row {number} has {len(row)} cells."
                )

    def _check_column(self, index: int, column: Column) -> None:
        values = [row[index] for row in self.body()]
        if all_fit(values, column.kind):
            return
        number = next(n for n, value in enumerate(values, start=1) if not fits(value, column.kind))
        raise TreeError(
            f"The table {self.key!r}, row {number}, column {column.key!r}: "
            f"{values[number - 1]!r} is not of the kind {column.kind.value}."
        )
