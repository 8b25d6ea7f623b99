"""Gminas in a part of the country, for the map."""

from kooperacje.directory.queries.search import rows
from kooperacje.territory.geometry import degrees, plane

MOST = 60


def seats(west: float, south: float, east: float, north: float) -> list[tuple[str, tuple[float, float]]]:
    """Names of gminas and where they lie, towns first; the box is on the plane."""
    (south_degrees, west_degrees), (north_degrees, east_degrees) = degrees(west, south), degrees(east, north)
    found = rows(
        f"""SELECT u.name, s.latitude, s.longitude FROM territory_seat AS s
            JOIN territory_unit AS u ON u.kind = 'gmina' AND u.valid_to IS NULL AND left(u.code, 6) = s.gmina
            WHERE s.latitude BETWEEN %s AND %s AND s.longitude BETWEEN %s AND %s
            ORDER BY u.gmina_type, u.sort_key LIMIT {MOST}""",  # noqa: S608
        [south_degrees, north_degrees, west_degrees, east_degrees],
    )
    return [(name, plane(latitude, longitude)) for name, latitude, longitude in found]
