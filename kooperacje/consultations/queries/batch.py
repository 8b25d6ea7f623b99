"""Several lists of one consultation in one round trip.

Writing a statement costs the ORM more processor time than running it costs the database, so each is written once and
sent again with another consultation's id. The statements come from the same querysets as everywhere else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import QuerySet

SOME = UUID(int=0)
"""Stands in a queryset for the id of the consultation that is asked about later."""
PLACES = [-1]
"""Stands in a queryset for places in the list that are asked about later; see `among`."""
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


def among() -> models.Expression:
    """A condition for a queryset: the row stands at one of the `PLACES`."""
    wanted = models.Value(PLACES, output_field=ArrayField(models.IntegerField()))
    condition = {"template": "%(expressions)s)", "arg_joiner": " = ANY("}
    return models.Func(models.F("position"), wanted, output_field=models.BooleanField(), **condition)


def written(found: QuerySet[Any]) -> Statement:
    """The statement of a `values_list` about the consultation `SOME`."""
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


def read(
    consultation: UUID, statements: Sequence[Statement], places: Sequence[int] = ()
) -> list[list[list[Any]]]:
    """The rows of every statement: one query."""

    def meant(value: Any) -> Any:
        return consultation if value == SOME else list(places) if value == PLACES else value

    parameters = [meant(value) for one in statements for value in one.parameters]
    with connection.cursor() as cursor:
        cursor.execute(";\n".join(one.sql for one in statements), parameters)
        results = [cursor.fetchall()]
        while cursor.nextset():
            results.append(cursor.fetchall())
    return [one.rows(found) for one, found in zip(statements, results, strict=True)]
