"""The formats of cells, made once each for a workbook."""

from typing import Any

from xlsxwriter import Workbook

from kooperacje.documents.tree import Kind

_NUMBER_FORMATS = {
    Kind.DATE: "d.mm.yyyy",
    Kind.DATETIME: "d.mm.yyyy hh:mm",
    Kind.PERCENT: "0.0%",
    Kind.INT: "0",
}
_AT_THE_END = frozenset({Kind.INT, Kind.DECIMAL, Kind.PERCENT})
BASE = {"font_name": "Calibri", "valign": "top"}
MUTED = "#52606D"


class Styles:
    """Formats by the kind of the column and the look of the cell: ``""``, ``gap``, ``total``, ``head`` or ``fact``."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Kind, str], Any] = {}
        self.title = workbook.add_format(BASE | {"bold": True, "font_size": 16})
        self.label = workbook.add_format(
            BASE | {"font_color": MUTED, "text_wrap": True, "align": "left", "indent": 1}
        )

    def of(self, kind: Kind, look: str = "") -> Any:
        """The format of a cell."""
        if (kind, look) not in self._made:
            self._made[kind, look] = self._workbook.add_format(_look(kind, look))
        return self._made[kind, look]


def _look(kind: Kind, look: str) -> dict[str, Any]:
    right = kind in _AT_THE_END and look != "fact"
    values: dict[str, Any] = BASE | ({"align": "right"} if right else {"align": "left", "indent": 1})
    if kind in _NUMBER_FORMATS:
        values["num_format"] = _NUMBER_FORMATS[kind]
    if kind is Kind.TEXT or look in ("gap", "head"):
        values["text_wrap"] = True
    if look == "gap":
        values |= {"italic": True, "font_color": MUTED}
    if look == "total":
        values |= {"bold": True, "top": 2}
    if look == "head":
        values |= {"bold": True, "bottom": 2, "bg_color": "#F5F7FA", "valign": "bottom"}
    return values
