"""Every write of this room. Sessions are in `sign_in`."""

from kooperacje.accounts.actions.demo import ensure_demo_person
from kooperacje.accounts.actions.memberships import add_person, end_membership, grant_membership
from kooperacje.accounts.actions.people import (
    change_account,
    create_account,
    deactivate,
    invite,
    reactivate,
    reset_second_factor,
)

__all__ = [
    "add_person",
    "change_account",
    "create_account",
    "deactivate",
    "end_membership",
    "ensure_demo_person",
    "grant_membership",
    "invite",
    "reactivate",
    "reset_second_factor",
]
