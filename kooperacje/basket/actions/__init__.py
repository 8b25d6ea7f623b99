"""Every write of the basket."""

from kooperacje.basket.actions.cards import (
    change_service,
    create_service,
    publish,
    reopen,
    suspend,
    tell_capacity,
    verify,
    withdraw,
)
from kooperacje.basket.actions.categories import load_categories
from kooperacje.basket.actions.loading import Loaded, load_basket
from kooperacje.basket.actions.places import add_place, change_place, remove_place

__all__ = [
    "Loaded",
    "add_place",
    "change_place",
    "change_service",
    "create_service",
    "load_basket",
    "load_categories",
    "publish",
    "remove_place",
    "reopen",
    "suspend",
    "tell_capacity",
    "verify",
    "withdraw",
]
