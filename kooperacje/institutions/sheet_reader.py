"""Reads the first sheet of an XLSX file from standard input and writes its rows as JSON; run as a process of its own.

A spreadsheet from a stranger may ask for more memory or time than there is (one cell in the last row and column is
enough), so it is read under limits that the operating system keeps. Knows nothing of the project, to start fast.
"""

import datetime
import io
import json
import resource
import sys
from typing import Any

MEMORY = 1_000_000_000
"""Bytes of address space."""
SECONDS = 20
"""Of processor time."""
TOO_LARGE = 3
UNREADABLE = 4


def as_text(cell: Any) -> str:
    """What the cell shows, near enough: a whole number has no `.0`, a day is written year first."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)


def main() -> int:
    """Arguments: the most rows, columns and characters of a cell that are read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most_rows, most_columns, longest = map(int, sys.argv[1:4])
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
        sheet = book.get_sheet_by_index(0)
    except BaseException:
        return UNREADABLE
    if sheet.total_height > most_rows or sheet.total_width > most_columns:
        return TOO_LARGE
    rows = [[as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    if any(len(cell) > longest for row in rows for cell in row):
        return TOO_LARGE
    json.dump(rows, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
