"""XLSX: a first sheet with the facts and a list of the tables, then one sheet for each table.

Cells are typed: numbers, dates and truth values are what they are, and text is always text, also when it begins
with ``=``, ``+``, ``-`` or ``@``. A value that is not stated stands there in words.
"""

from kooperacje.documents.xlsx.render import render, sheet_names

__all__ = ["render", "sheet_names"]
