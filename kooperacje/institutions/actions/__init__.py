"""Every write of this room."""

from kooperacje.institutions.actions.intake import Entered, Imported, discard, enter_rows, import_rows, stage
from kooperacje.institutions.actions.parts import (
    add_contact,
    add_unit,
    close_unit,
    remove_contact,
    set_areas,
)
from kooperacje.institutions.actions.registry import change, close, ensure, enter, recognise, register, reopen
from kooperacje.institutions.actions.types import load_types

__all__ = [
    "Entered",
    "Imported",
    "add_contact",
    "add_unit",
    "change",
    "close",
    "close_unit",
    "discard",
    "ensure",
    "enter",
    "enter_rows",
    "import_rows",
    "load_types",
    "recognise",
    "register",
    "remove_contact",
    "reopen",
    "set_areas",
    "stage",
]
