"""Searching: statements written by hand, since writing them by the ORM costs more than running them.

Words alone meet very many cards of a whole country; so at most `MOST` are looked at, first those that have the words in
their name, and the page says that there are more. With a place and without words the nearest come first, straight from the
index of points.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from kooperacje.base import clock
from kooperacje.directory import lexemes, places
from kooperacje.directory.asking import Ask

MOST = 500
PAGE = 20
DAY = 24 * 60

Parameters = list[Any]
Origin = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One card that was found; `away` in kilometres."""

    key: str
    provider: str
    brief: dict[str, Any]
    away: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found; `count` is MOST + 1 for "more than that"."""

    hits: tuple[Hit, ...]
    count: int


def search(ask: Ask, words: tuple[lexemes.Word, ...], origin: Origin, *, every: bool = True) -> Found:
    """One page of cards that meet everything asked."""
    if origin and not words:
        return _nearest(ask, origin)
    if words:
        return _best(ask, words, origin, every=every)
    return _any(ask)


def conditions(ask: Ask, *, words: str = "", column: str = "words") -> tuple[list[str], Parameters]:
    today = clock.today()
    where = ["(valid_to IS NULL OR valid_to > %s)", "(valid_from IS NULL OR valid_from <= %s)"]
    values: Parameters = [today, today]
    if words:
        where.append(f"{column} @@ %s::tsquery")
        values.append(words)
    for column_name, wanted in (
        ("categories", [ask.category] if ask.category else []),
        ("areas", places.asked(ask.place) if ask.place else []),
        ("audiences", [ask.audience, "anybody"] if ask.audience else []),
        ("ways", [ask.way] if ask.way else []),
    ):
        if wanted:
            where.append(f"{column_name} && %s::varchar[]")
            values.append(wanted)
    for condition, value in _narrowing(ask):
        where.append(condition)
        values += value
    return where, values


def _narrowing(ask: Ask) -> list[tuple[str, Parameters]]:
    found: list[tuple[str, Parameters]] = []
    if ask.age is not None:
        found.append(("coalesce(age_from, 0) <= %s AND coalesce(age_to, 999) >= %s", [ask.age, ask.age]))
    if ask.without:
        found.append(("NOT needs && %s::varchar[]", [list(ask.without)]))
    if ask.day:
        found.append(("%s = ANY(days)", [ask.day]))
    if ask.free:
        found.append(("is_free", []))
    if ask.room:
        found.append(("has_room", []))
    if ask.now:
        found.append(("hours @> %s::integer", [minute(clock.now())]))
    return found


def minute(moment: datetime) -> int:
    """The minute of the week in Poland."""
    local = moment.astimezone(clock.WARSAW)
    return local.weekday() * DAY + local.hour * 60 + local.minute


def _best(ask: Ask, words: tuple[lexemes.Word, ...], origin: Origin, *, every: bool) -> Found:
    """By words: most of them first, then most in the name and its headings, then by distance, rank and quality."""
    found = _candidates(ask, words, origin, "words", every=every)
    count = len(found)
    if count > MOST:
        named = _candidates(ask, words, origin, "title", every=every)
        found = named if len(named) >= min(MOST, ask.page * PAGE) else found
    return Found(_read(found, ask.page), count)


def _candidates(
    ask: Ask, words: tuple[lexemes.Word, ...], origin: Origin, column: str, *, every: bool
) -> list[tuple[int, float | None]]:
    """Rows (id, kilometres) in their order, the nearest place of each card."""
    whole, single = lexemes.query(words, every=every), [word.query for word in words]
    where, values = conditions(ask, words=whole, column=column)
    if not origin:
        where.append("is_main")
    away = "point <-> %s::point" if origin else "NULL::float"
    before: Parameters = [_point(origin)] if origin else []
    held = "0" if every else _how_many("words", words)
    statement = f"""
        SELECT id, service_id, away FROM (
            SELECT id, service_id, {away} AS away, {held} AS held, {_how_many("title", words)} AS named,
                   ts_rank(words, %s::tsquery) AS rank, quality, sort_key
            FROM directory_listing WHERE {" AND ".join(where)} LIMIT {MOST + 1}) AS hit
        ORDER BY held DESC, named DESC, away NULLS LAST, rank DESC, quality DESC, sort_key
    """  # noqa: S608
    return _once(rows(statement, [*before, *([] if every else single), *single, whole, *values]))


def _how_many(column: str, words: tuple[lexemes.Word, ...]) -> str:
    """How many of the words the column holds."""
    return " + ".join(f"({column} @@ %s::tsquery)::integer" for _word in words)


def _any(ask: Ask) -> Found:
    """Without words and place: the best kept cards first."""
    where, values = conditions(ask)
    condition = " AND ".join(where)
    statement = f"""
        SELECT id, service_id, NULL FROM directory_listing WHERE is_main AND {condition}
        ORDER BY quality DESC, sort_key LIMIT {ask.page * PAGE}
    """  # noqa: S608
    found = _once(rows(statement, values))
    full = len(found) == ask.page * PAGE
    return Found(_read(found, ask.page), _count(condition, values) if full else len(found))


def _once(found: list[Any]) -> list[tuple[int, float | None]]:
    """The first row of each card: its nearest place."""
    unique: dict[Any, tuple[int, float | None]] = {}
    for row, service, away in found:
        unique.setdefault(service, (row, away))
    return list(unique.values())


def _nearest(ask: Ask, origin: Origin) -> Found:
    """By distance alone; cards without a place on the ground come last."""
    where, values = conditions(ask)
    condition = " AND ".join(where)
    wanted = ask.page * PAGE
    limit = wanted + PAGE
    while True:
        statement = f"""
            SELECT id, service_id, point <-> %s::point AS away FROM directory_listing
            WHERE {condition} ORDER BY point <-> %s::point LIMIT {limit}
        """  # noqa: S608
        near = rows(statement, [_point(origin), *values, _point(origin)])
        unique = _once(near)
        if len(unique) >= wanted or len(near) < limit:
            break
        limit *= 2
    count = len(unique) if len(near) < limit else _count(condition, values)
    return Found(_read(unique, ask.page), count)


def _count(condition: str, values: Parameters) -> int:
    statement = f"SELECT count(*) FROM (SELECT 1 FROM directory_listing WHERE is_main AND {condition} LIMIT {MOST + 1}) AS met"  # noqa: S608
    return int(rows(statement, values)[0][0])


def _read(ordered: list[tuple[int, float | None]], page: int) -> tuple[Hit, ...]:
    shown = ordered[(page - 1) * PAGE : page * PAGE]
    if not shown:
        return ()
    found = {
        row[0]: row[1:]
        for row in rows(
            "SELECT id, key, provider, brief::text FROM directory_listing WHERE id = ANY(%s)",
            [[row for row, _away in shown]],
        )
    }
    return tuple(
        Hit(found[row][0], found[row][1], json.loads(found[row][2]), away)
        for row, away in shown
        if row in found
    )


def _point(origin: Origin) -> str:
    assert origin  # noqa: S101
    return f"({origin[0]},{origin[1]})"


def rows(statement: str, values: Parameters) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
