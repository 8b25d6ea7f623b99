"""Every write of local diagnosis."""

from kooperacje.diagnosis.actions.findings import (
    add_problem,
    add_resource,
    add_statement,
    change_row,
    place_problem,
    prove,
    remove_row,
    withdraw_proof,
)
from kooperacje.diagnosis.actions.matter import adopt, begin, change, explain, load_catalogue, move
from kooperacje.diagnosis.actions.numbers import (
    Loaded,
    add_indicator,
    discard,
    forget_value,
    load,
    observe,
    stage,
)

__all__ = [
    "Loaded",
    "add_indicator",
    "add_problem",
    "add_resource",
    "add_statement",
    "adopt",
    "begin",
    "change",
    "change_row",
    "discard",
    "explain",
    "forget_value",
    "load",
    "load_catalogue",
    "move",
    "observe",
    "place_problem",
    "prove",
    "remove_row",
    "stage",
    "withdraw_proof",
]
