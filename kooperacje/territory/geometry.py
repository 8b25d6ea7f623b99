"""Distances within one country, on a plane: good to a few percent, which is what "near" needs."""

from math import cos, radians

KM_PER_DEGREE = 111.195
MIDDLE = cos(radians(52.0))
"""Poland lies between 49 and 55 degrees north."""


def plane(latitude: float, longitude: float) -> tuple[float, float]:
    """East and north in kilometres, so that straight distances between two such points are kilometres."""
    return longitude * KM_PER_DEGREE * MIDDLE, latitude * KM_PER_DEGREE


def degrees(east: float, north: float) -> tuple[float, float]:
    """Latitude and longitude of a point of the plane."""
    return north / KM_PER_DEGREE, east / (KM_PER_DEGREE * MIDDLE)
