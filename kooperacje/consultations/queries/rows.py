"""Reading rows of any list as parts of the file format, without model instances in between."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kooperacje.base.problems import NotThere
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.kinds.columns import Column
from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.kinds.parts import Rows
from kooperacje.consultations.models import Consultation, Entry
from kooperacje.consultations.queries import batch
from kooperacje.consultations.queries.batch import Statement

P = TypeVar("P", bound=schema.Part)
Decoder = Callable[[Sequence[Any]], dict[str, Any]]


def selection(columns: Sequence[Column]) -> tuple[list[Any], Decoder]:
    """What to select for the columns, and how to make their fields' values of a selected row."""
    wanted: list[Any] = []
    steps: list[tuple[str, int, int, Callable[[Sequence[Any]], Any]]] = []
    for column in columns:
        reads = column.reads()
        steps.append((column.field, len(wanted), len(wanted) + len(reads), column.decode))
        wanted.extend(reads)

    def decode(values: Sequence[Any]) -> dict[str, Any]:
        return {name: make(values[start:end]) for name, start, end, make in steps}

    return wanted, decode


def of(consultation: Consultation, kind: Kind[P]) -> QuerySet[Any]:
    """The rows of one list, in their order."""
    return kind.model._default_manager.filter(consultation=consultation, **kind.fixed).order_by("position")


def parts(found: QuerySet[Any], kind: Kind[P]) -> list[P]:
    """The rows of a queryset as parts: one query."""
    values, make = _reading(found, kind)
    return make(values)


def several(consultation: Consultation, names: Sequence[str], *more: Statement) -> list[list[Any]]:
    """All parts of the lists named, in their order, then the rows of the other statements: one query in all."""
    lists = [_written(name) for name in names]
    found = batch.read(consultation.pk, [*(statement for statement, _make in lists), *more])
    made = [make(values) for (_statement, make), values in zip(lists, found, strict=False)]
    return [*made, *found[len(lists) :]]


def at(
    consultation: Consultation, kind: Kind[P], places: Sequence[int], *more: Statement
) -> tuple[list[P], list[list[list[Any]]]]:
    """The parts that stand at these places, in their order, and the rows of other statements: one query in all."""
    statement, make = _written_at(kind.name)
    found, *others = batch.read(consultation.pk, [statement, *more], places)
    return make(found), others


@cache
def _written_at(name: str) -> tuple[Statement, Callable[[Iterable[Any]], list[Any]]]:
    kind = catalogue.BY_NAME[name]
    some = kind.model._default_manager.filter(batch.among(), consultation=batch.SOME, **kind.fixed)
    values, make = _reading(some.order_by("position"), kind)
    return batch.written(values), make


@cache
def _written(name: str) -> tuple[Statement, Callable[[Iterable[Any]], list[Any]]]:
    kind = catalogue.BY_NAME[name]
    some = kind.model._default_manager.filter(consultation=batch.SOME, **kind.fixed).order_by("position")
    values, make = _reading(some, kind)
    return batch.written(values), make


def _reading(found: QuerySet[Any], kind: Kind[P]) -> tuple[QuerySet[Any], Callable[[Iterable[Any]], list[P]]]:
    """What to select of the rows, and how to make parts of it."""
    wanted, decode = selection(kind.columns)
    lists = {f"list_{place}": read for place, read in enumerate(wanted) if not isinstance(read, str)}
    names = [read if isinstance(read, str) else f"list_{place}" for place, read in enumerate(wanted)]
    construct: Callable[..., Any] = kind.part.model_construct

    def make(rows: Iterable[Any]) -> list[P]:
        return [construct(key=key, **decode(values)) for key, *values in rows]

    return found.annotate(**lists).values_list("key", *names), make


def part(consultation: Consultation, kind: Kind[P], key: str) -> P | None:
    """One row as a part, or None."""
    found = parts(of(consultation, kind).filter(key=key), kind)
    return found[0] if found else None


def version(consultation: Consultation, kind: Kind[P], key: str) -> int | None:
    """How often the row was saved, for forms; None when there is none."""
    number: int | None = of(consultation, kind).filter(key=key).values_list("version", flat=True).first()
    return number


def versioned(consultation: Consultation, kind: Kind[P], key: str) -> tuple[P, int]:
    """One row as a part, with how often it was saved. Raises `NotThere`."""
    found, number = part(consultation, kind, key), version(consultation, kind, key)
    if found is None or number is None:
        raise NotThere
    return found, number


def ids(consultation: Consultation, names: frozenset[str]) -> dict[str, dict[str, UUID]]:
    """{kind: {key: id}} of the kinds named: one query each."""
    return {
        name: dict(of(consultation, catalogue.BY_NAME[name]).values_list("key", "id"))
        for name in sorted(names)
    }


def everything(consultation: Consultation) -> Rows:
    """All rows of all lists: one query a table, the simple lists together."""
    rows: Rows = {
        kind.name: parts(of(consultation, kind), kind) for kind in catalogue.KINDS if kind.model is not Entry
    }
    return rows | _entries(consultation)


def _simple() -> dict[str, Kind[Any]]:
    return {kind.fixed["kind"]: kind for kind in catalogue.KINDS if kind.model is Entry}


def _entries(consultation: Consultation) -> Rows:
    simple = _simple()
    rows: Rows = {kind.name: [] for kind in simple.values()}
    found = Entry.objects.filter(consultation=consultation).order_by("kind", "position")
    for which, key, text in found.values_list("kind", "key", "text"):
        kind = simple[which]
        rows[kind.name].append(kind.part.model_construct(key=key, text=text))
    return rows


def counts(consultation: Consultation) -> dict[str, int]:
    """How many rows each list has: one query."""
    (found,) = batch.read(consultation.pk, [counting()])
    return counted(found)


def counted(found: Sequence[Sequence[int]]) -> dict[str, int]:
    """What `counting` found."""
    return {kind.name: number for kind, number in zip(catalogue.KINDS, found[0], strict=True)}


@cache
def counting() -> Statement:
    """The statement behind `counts`, for those who read more with it."""
    numbers = {f"n{place}": _number(kind) for place, kind in enumerate(catalogue.KINDS)}
    some = Consultation.objects.filter(pk=batch.SOME).order_by().annotate(**numbers)
    return batch.written(some.values_list(*numbers))


def _number(kind: Kind[Any]) -> Coalesce:
    found = kind.model._default_manager.filter(consultation=OuterRef("pk"), **kind.fixed).order_by()
    counted = found.values("consultation").annotate(number=Count("*")).values("number")
    return Coalesce(Subquery(counted), 0)
