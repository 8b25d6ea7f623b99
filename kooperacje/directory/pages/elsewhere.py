"""Addresses of the room below that these pages lead to."""

from django.urls import NoReverseMatch, reverse


def suggest_change(key: str) -> str:
    """Where a resident says that a card is not true any more."""
    try:
        return reverse("basket:suggest", args=[key])
    except NoReverseMatch:
        return ""


def suggest_new() -> str:
    """Where a resident names a service that is missing here."""
    try:
        return reverse("basket:suggest-new")
    except NoReverseMatch:
        return ""
