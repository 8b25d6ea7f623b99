"""Optimistic locking: two people editing the same thing never lose a word."""

from typing import Any, Self

from django.db import models


class Stale(Exception):
    """Somebody saved in between. Carries both texts field by field, for a readable comparison (409)."""

    def __init__(self, current: "Versioned", attempted: dict[str, Any]) -> None:
        super().__init__("changed in the meantime")
        self.current = current
        self.attempted = attempted

    def differences(self) -> list[tuple[str, Any, Any]]:
        """(field, what stands now, what was attempted) for every field on which the two differ."""
        return [
            (name, getattr(self.current, name), value)
            for name, value in self.attempted.items()
            if getattr(self.current, name, None) != value
        ]


class Versioned(models.Model):
    """A row that counts its saves; a form carries the count it was opened with."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def apply(self, values: dict[str, Any], *, expected: int | None) -> list[str]:
        """Set the values on this locked row, count up, and return the names of the fields that changed.

        Raises `Stale` when `expected` is given and is not the row's version. Does not save: the action does.
        """
        if expected is not None and expected != self.version:
            raise Stale(self, values)
        changed = [name for name, value in values.items() if getattr(self, name) != value]
        for name in changed:
            setattr(self, name, values[name])
        if changed:
            self.version += 1
        return changed

    @classmethod
    def locked(cls, **lookup: Any) -> Self:
        """The row, locked until the transaction ends; raises the model's DoesNotExist."""
        return cls._default_manager.select_for_update(of=("self",)).get(**lookup)
