"""Every write of the room."""

from kooperacje.priorities.actions.adopting import Entry, adopt, compose, look_back, write_paper
from kooperacje.priorities.actions.answering import keep_draft, rate, vote, weigh
from kooperacje.priorities.actions.counting import Counted, correct, count
from kooperacje.priorities.actions.proposals import decide, merge, part, propose, propose_by_link, take
from kooperacje.priorities.actions.rounds import (
    Terms,
    abandon,
    begin,
    change,
    make_link,
    move,
    remove_criterion,
    set_criterion,
)
from kooperacje.priorities.actions.telling import tell

__all__ = [
    "Counted",
    "Entry",
    "Terms",
    "abandon",
    "adopt",
    "begin",
    "change",
    "compose",
    "correct",
    "count",
    "decide",
    "keep_draft",
    "look_back",
    "make_link",
    "merge",
    "move",
    "part",
    "propose",
    "propose_by_link",
    "rate",
    "remove_criterion",
    "set_criterion",
    "take",
    "tell",
    "vote",
    "weigh",
    "write_paper",
]
