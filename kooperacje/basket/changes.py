"""Rooms above hear which cards changed, in the transaction that changed them, so that what they keep is never behind."""

from collections.abc import Callable, Collection
from uuid import UUID

Listener = Callable[[Collection[UUID]], None]
_listeners: list[Listener] = []


def on_change(listener: Listener) -> None:
    """Be told the ids of services that were saved; registered once, from the `ready` of an app."""
    _listeners.append(listener)


def announce(services: Collection[UUID]) -> None:
    """Tell every listener; called by each action of this room that saves cards, their places or their providers' areas."""
    if services:
        for listener in _listeners:
            listener(services)
