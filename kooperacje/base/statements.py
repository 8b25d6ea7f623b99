"""Statements that a queryset wrote once, sent again with other values, several in one round trip.

Writing a statement costs the ORM more processor time than running it costs the database, and each round trip costs more
than a small result. The statements come from the same querysets as everywhere else; stand-ins in them mark the values
that are given later.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Reading = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its parameters; `mend` makes values of columns that the driver gives raw."""

    sql: str
    parameters: tuple[Any, ...]
    mend: tuple[tuple[int, Reading], ...]

    def rows(self, found: Sequence[Sequence[Any]]) -> list[list[Any]]:
        """The rows as the queryset would give them."""
        rows = [list(row) for row in found]
        for place, reading in self.mend:
            for row in rows:
                row[place] = reading(row[place])
        return rows


def written(found: QuerySet[Any]) -> Statement:
    """The statement of a `values_list`."""
    compiler = found.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    wanted = [selected[0] for selected in compiler.select]
    mend = tuple(
        (place, _reading(converters, expression))
        for place, (converters, expression) in compiler.get_converters(wanted).items()
    )
    return Statement(sql, tuple(parameters), mend)


def _reading(converters: Sequence[Callable[..., Any]], expression: Any) -> Reading:
    def read(value: Any) -> Any:
        for convert in converters:
            value = convert(value, expression, connection)
        return value

    return read


def read(statements: Sequence[Statement], meant: Reading) -> list[list[list[Any]]]:
    """The rows of every statement, in one round trip; `meant` gives the value for a stand-in, and others as they are."""
    parameters = [meant(value) for one in statements for value in one.parameters]
    with connection.cursor() as cursor:
        cursor.execute(";\n".join(one.sql for one in statements), parameters)
        results = [cursor.fetchall()]
        while cursor.nextset():
            results.append(cursor.fetchall())
    return [one.rows(found) for one, found in zip(statements, results, strict=True)]
