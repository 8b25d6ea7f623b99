"""How far it is from where something is missing to where something helps. Territorial units first, kilometres then."""

from dataclasses import dataclass
from math import hypot

from kooperacje.territory.geometry import plane

Point = tuple[float, float]
"""Latitude and longitude in degrees of WGS 84."""


def kilometres(one: Point, other: Point) -> float:
    """As the crow flies."""
    (east, north), (other_east, other_north) = plane(*one), plane(*other)
    return hypot(other_east - east, other_north - north)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where it is missing: the code of the unit, and its middle where that is known."""

    code: str
    point: Point | None


@dataclass(frozen=True, slots=True)
class Target:
    """Where something helps: the code of a unit, and the points of its places."""

    code: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Distance:
    """`ring` 0 the same gmina, 1 the powiat, 2 the województwo, 3 beyond; `km` None: no point is known."""

    ring: int
    km: float | None

    @property
    def counts_as(self) -> float:
        """Kilometres to compare by."""
        return FAR[self.ring] if self.km is None else self.km


def ring(one: str, other: str) -> int:
    """How far apart two units are in the division of the country."""
    if len(one) == len(other) == 7 and one == other:
        return 0
    if one[:4] == other[:4] and len(one) >= 4:
        return 1
    return 2 if one[:2] == other[:2] else 3


FAR = (5.0, 25.0, 90.0, 250.0)
"""What a ring counts as in kilometres where no point is known."""


def distance(origin: Origin, target: Target) -> Distance:
    """From the middle of the unit to the nearest of the places."""
    apart = ring(origin.code, target.code)
    if origin.point is None or not target.points:
        return Distance(apart, None)
    return Distance(apart, round(min(kilometres(origin.point, one) for one in target.points), 1))
