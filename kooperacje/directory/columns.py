"""Column types of PostgreSQL that the framework does not bring along; written, never read back as objects."""

from typing import Any

from django.db import models


class Point(models.Field):  # type: ignore[type-arg]
    """A point on a plane, `(east, north)` in kilometres; the core type, so no extension is needed for "nearest"."""

    def db_type(self, connection: Any) -> str:
        return "point"

    def get_prep_value(self, value: tuple[float, float] | None) -> str | None:
        return None if value is None else f"({value[0]:.3f},{value[1]:.3f})"


class Minutes(models.Field):  # type: ignore[type-arg]
    """Spans of minutes of a week, Monday 0:00 being 0: pairs of the first minute and the one after the last."""

    def db_type(self, connection: Any) -> str:
        return "int4multirange"

    def get_prep_value(self, value: list[tuple[int, int]] | None) -> str | None:
        if value is None:
            return None
        return "{" + ",".join(f"[{first},{after})" for first, after in value) + "}"
