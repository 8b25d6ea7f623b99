"""Every write of partnerships."""

from kooperacje.partnership.actions.archiving import take_papers
from kooperacje.partnership.actions.declarations import (
    accept,
    ask,
    ask_all,
    closed,
    give_back,
    send,
    send_by_link,
    withdraw,
)
from kooperacje.partnership.actions.forgetting import forget_people
from kooperacje.partnership.actions.leading import (
    accept_hand_over,
    decline_hand_over,
    hand_over_due,
    propose_hand_over,
    withdraw_hand_over,
)
from kooperacje.partnership.actions.membership import join, leave, name_person, release_person
from kooperacje.partnership.actions.reminding import remind
from kooperacje.partnership.actions.signing import sign, sign_by_link
from kooperacje.partnership.actions.teams import change_team, create_team, move, publish, settle
from kooperacje.partnership.actions.work import (
    add_item,
    call_meeting,
    change_item,
    hold_apart,
    hold_together,
    move_item,
    put_in,
    remove_item,
    take_out,
)

__all__ = [
    "accept",
    "accept_hand_over",
    "add_item",
    "ask",
    "ask_all",
    "call_meeting",
    "change_item",
    "change_team",
    "closed",
    "create_team",
    "decline_hand_over",
    "forget_people",
    "give_back",
    "hand_over_due",
    "hold_apart",
    "hold_together",
    "join",
    "leave",
    "move",
    "move_item",
    "name_person",
    "propose_hand_over",
    "publish",
    "put_in",
    "release_person",
    "remind",
    "remove_item",
    "send",
    "send_by_link",
    "settle",
    "sign",
    "sign_by_link",
    "take_out",
    "take_papers",
    "withdraw",
    "withdraw_hand_over",
]
