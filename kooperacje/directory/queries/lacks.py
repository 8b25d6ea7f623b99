"""What is missing, as far as residents are told."""

from dataclasses import dataclass

from kooperacje.directory import places
from kooperacje.directory.queries.search import Parameters, rows


@dataclass(frozen=True, slots=True)
class Lack:
    """A gap as residents are told of it: confirmed, in this or a larger unit, or inside this one."""

    title: str
    kind: str
    in_hand: bool
    heading: str
    where_kind: str
    where: str
    substitute: str
    """Key of the nearest card that helps meanwhile, while it is listed."""
    substitute_name: str
    note: str
    text: str


MOST_LACKS = 300


def lacks(place: str) -> tuple[Lack, ...]:
    """Public gaps at the place, or all of them without a place."""
    around = [code for code in places.above(place) if code != places.ANYWHERE] if place else []
    where = "AND (u.code LIKE %s OR u.code = ANY(%s))" if place else ""
    values: Parameters = [f"{place}%", around] if place else []
    found = rows(
        f"""SELECT g.title, g.kind, g.state = 'in_hand', coalesce(c.key, ''), u.kind, u.name, coalesce(l.key, ''),
                   coalesce(l.brief->'name'->>'pl', ''), g.substitute_note, concat_ws(' ', g.title, g.description, c.name, c.name_en, c.name_uk)
            FROM basket_gap AS g JOIN territory_unit AS u ON u.id = g.territory_id
            LEFT JOIN basket_category AS c ON c.id = g.category_id
            LEFT JOIN directory_listing AS l ON l.service_id = g.substitute_id AND l.is_main
            WHERE g.is_public AND g.state IN ('confirmed', 'in_hand') {where}
            ORDER BY length(u.code) DESC, u.sort_key, g.title LIMIT {MOST_LACKS}""",  # noqa: S608
        values,
    )
    return tuple(Lack(*row) for row in found)
