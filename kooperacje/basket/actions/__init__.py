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
from kooperacje.basket.actions.gaps import (
    add_evidence,
    change_gap,
    choose_substitute,
    close_gap,
    confirm_gap,
    dismiss_gap,
    hand_over,
    raise_from,
    remove_evidence,
    reopen_gap,
    report_gap,
    take_in_hand,
)
from kooperacje.basket.actions.links import Said, answer_link, holder_of, make_link, open_link, revoke_link
from kooperacje.basket.actions.loading import Loaded, load_basket, load_entries
from kooperacje.basket.actions.places import add_place, change_place, remove_place
from kooperacje.basket.actions.reminding import judge_again, remind
from kooperacje.basket.actions.suggesting import suggest
from kooperacje.basket.actions.suggestions import accept, reconsider, reject

__all__ = [
    "Loaded",
    "Said",
    "accept",
    "add_evidence",
    "add_place",
    "answer_link",
    "change_gap",
    "change_place",
    "change_service",
    "choose_substitute",
    "close_gap",
    "confirm_gap",
    "create_service",
    "dismiss_gap",
    "hand_over",
    "holder_of",
    "judge_again",
    "load_basket",
    "load_categories",
    "load_entries",
    "make_link",
    "open_link",
    "publish",
    "raise_from",
    "reconsider",
    "reject",
    "remind",
    "remove_evidence",
    "remove_place",
    "reopen",
    "reopen_gap",
    "report_gap",
    "revoke_link",
    "suggest",
    "suspend",
    "take_in_hand",
    "tell_capacity",
    "verify",
    "withdraw",
]
