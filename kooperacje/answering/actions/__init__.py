"""Every write of the room."""

from kooperacje.answering.actions.deciding import RESIDENT, look_again, record, refuse
from kooperacje.answering.actions.issuing import (
    begin_open,
    enter_for,
    invite_colleague,
    issue_codes,
    open_code,
    relay,
    replace_code,
    withdraw_colleague,
)
from kooperacje.answering.actions.receiving import receive
from kooperacje.answering.actions.sending import send
from kooperacje.answering.actions.terms import set_terms
from kooperacje.answering.actions.writing import (
    Saved,
    attach,
    bring_back,
    detach,
    remove_remark,
    take_over,
    write_answers,
    write_remark,
)

__all__ = [
    "RESIDENT",
    "Saved",
    "attach",
    "begin_open",
    "bring_back",
    "detach",
    "enter_for",
    "invite_colleague",
    "issue_codes",
    "look_again",
    "open_code",
    "receive",
    "record",
    "refuse",
    "relay",
    "remove_remark",
    "replace_code",
    "send",
    "set_terms",
    "take_over",
    "withdraw_colleague",
    "write_answers",
    "write_remark",
]
