"""Reads a table that somebody sent, XLSX or CSV, into rows of text. Hostile files are refused with a sentence.

Nothing is computed: a formula is not run (its last stored result is read, as text), a link is not followed.
"""

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.institutions import sheet_reader

MAX_BYTES = 5_000_000
MAX_UNPACKED = 60_000_000
"""Ten thousand rows of ten cells unpack to about 5 MB."""
MAX_MEMBERS = 200
MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_CELL = 5_000
CHUNK = 1_000_000
MAX_WAIT = 60
"""Seconds for the reading process, waiting for a processor included."""

_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as the sender's program shows it, and its stripped cells."""

    number: int
    cells: tuple[str, ...]


def read(content: bytes) -> list[Row]:
    """Rows of the first sheet, or of the CSV text; empty rows are left out. Raises `BadInput`."""
    if len(content) > MAX_BYTES:
        raise BadInput(_("The file is larger than %(limit)d MB.") % {"limit": MAX_BYTES // 1_000_000})
    rows = _spreadsheet(content) if content.startswith(b"PK") else _text(content)
    found = []
    for number, cells in rows:
        clean = tuple(_UNSHOWN.sub("", cell).strip() for cell in cells)
        _check_size(number, clean)
        if any(clean):
            found.append(Row(number, clean))
    return found


def _check_size(number: int, cells: tuple[str, ...]) -> None:
    if number > MAX_ROWS + 1 or len(cells) > MAX_COLUMNS or any(len(cell) > MAX_CELL for cell in cells):
        raise _too_large()


def _too_large() -> BadInput:
    sizes = {"rows": MAX_ROWS, "columns": MAX_COLUMNS, "cell": MAX_CELL}
    sentence = _(
        "The table is too large: at most %(rows)d rows, %(columns)d columns, %(cell)d characters in a cell."
    )
    return BadInput(sentence % sizes)


def _at(row: int, sentence: str) -> BadInput:
    return BadInput([Fault(_("row %(row)d") % {"row": row}, sentence)])


def _text(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        sentence = _("neither an XLSX file nor text in UTF-8; save it as “CSV UTF-8” or as XLSX")
        raise _at(row, sentence) from None
    head = text.partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in lines:
            yield start, cells
            start = lines.line_num + 1
    except csv.Error:
        raise _at(start, _("a quotation mark is out of place, or a cell is too long")) from None


def _spreadsheet(content: bytes) -> Iterator[tuple[int, list[str]]]:
    _refuse_bombs(content)
    limits = [str(MAX_ROWS + 1), str(MAX_COLUMNS), str(MAX_CELL)]
    command = [sys.executable, "-I", str(Path(sheet_reader.__file__)), *limits]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=MAX_WAIT, check=False)
    except subprocess.TimeoutExpired:
        raise _too_large() from None
    if done.returncode == sheet_reader.UNREADABLE:
        raise BadInput(
            _("The XLSX file cannot be read: it is damaged, locked with a password, or has no sheet.")
        )
    if done.returncode:
        raise _too_large()
    yield from enumerate(json.loads(done.stdout), start=1)


def _refuse_bombs(content: bytes) -> None:
    """Unpack once, in pieces, counting: the sizes an archive states about itself are not believed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS or any(member.flag_bits & 1 for member in members):
                raise BadInput(_("The XLSX file has too many parts or is locked with a password."))
            _count(archive, members)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, EOFError, ValueError):
        raise BadInput(_("The XLSX file is damaged.")) from None


def _count(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    total = 0
    for member in members:
        with archive.open(member) as part:
            while piece := part.read(CHUNK):
                total += len(piece)
                if total > MAX_UNPACKED:
                    limit = MAX_UNPACKED // 1_000_000
                    raise BadInput(_("The XLSX file unpacks to more than %(limit)d MB.") % {"limit": limit})
