"""What is dangerous in a file that came in, as one sentence. Files are looked into as data; nothing is ever run."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.problems import BadInput
from kooperacje.documents.answerform import Why
from kooperacje.files import inspection, kinds

FORMULA = gettext_lazy("“%(name)s” has formulas in its cells. Save it with values only and send it again.")
PROGRAM = gettext_lazy(
    "“%(name)s” has a field that starts another program. Remove it and send the file again."
)
ENTITIES = gettext_lazy(
    "“%(name)s” tries to make its reader load or multiply other content, so it is not opened."
)
SENTENCES: dict[Why, str | Promise] = {
    Why.NO_DOCX: gettext_lazy("“%(name)s” is no DOCX file, although its name says so."),
    Why.DAMAGED: gettext_lazy("“%(name)s” cannot be read: the file is damaged or was cut off."),
    Why.TOO_LARGE: gettext_lazy("“%(name)s” unpacks to more than is safe to open, so it is not accepted."),
    Why.ENTITIES: ENTITIES,
    Why.EMPTY: gettext_lazy("“%(name)s” has no text in it."),
}
_STARTS = re.compile(rb"\bDDE(?:AUTO)?\b")
_FIELD = re.compile(rb"(?:instrText[^>]*>|w:instr=\")([^<\"]{0,4000})")
_FORMULA_TAG = re.compile(rb"<(?:\w+:)?f[\s>]")
_NUMBER = re.compile(r"[+-]?[\d\s.,]+%?")
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
PART_LIMIT = 30 * 1024 * 1024
ROWS_LIMIT = 20_000


def sentence(why: Why, name: str) -> str:
    """Why the file is not read, for the person who looks at it."""
    return str(SENTENCES[why]) % {"name": name}


def problem(name: str, content: bytes) -> str:
    """The sentence by which this file is refused; empty when nothing speaks against it."""
    clean = inspection.clean_name(name)
    try:
        inspection.inspect(ContentFile(content, clean), limit=settings.FILES_MAX_BYTES)
    except BadInput as refused:
        return str(refused)
    found = _inside(kinds.ending(clean), content)
    return str(found) % {"name": clean} if found else ""


def _inside(ending: str, content: bytes) -> str | Promise:
    if ending in ("docx", "xlsx", "odt", "ods"):
        return _in_archive(ending, content)
    return FORMULA if ending == "csv" and _csv_starts_formula(content) else ""


def _in_archive(ending: str, content: bytes) -> str | Promise:
    for member, part in _parts(content):
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            return ENTITIES
        if ending == "docx" and any(_STARTS.search(field) for field in _FIELD.findall(part)):
            return PROGRAM
        if ending == "xlsx" and member.startswith("xl/worksheets/") and _FORMULA_TAG.search(part):
            return FORMULA
        if ending == "ods" and b"table:formula=" in part:
            return FORMULA
    return ""


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The XML parts of an archive that was inspected before, so it unpacks to no more than is safe."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.namelist():
            if member.lower().endswith((".xml", ".rels")):
                with archive.open(member) as part:
                    yield member, _single_bytes(part.read(PART_LIMIT))


def _single_bytes(part: bytes) -> bytes:
    """A part in UTF-16 as UTF-8, so that what it holds can be looked for."""
    if part.startswith((b"\xff\xfe", b"\xfe\xff")):
        return part.decode("utf-16", "replace").encode()
    return part


def _csv_starts_formula(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1250", "replace")
    comma = max(";,\t", key=text[:4096].count)
    try:
        rows = csv.reader(io.StringIO(text), delimiter=comma)
        return any(_starts(cell) for row, _ in zip(rows, range(ROWS_LIMIT), strict=False) for cell in row)
    except csv.Error:
        return False


def _starts(cell: str) -> bool:
    """A cell that a spreadsheet would compute; a negative number is only a number."""
    return cell.startswith(_ACTIVE) and _NUMBER.fullmatch(cell) is None and cell.strip() not in "+-–"


def unread(name: str) -> str:
    """The sentence for a file that is safe and yet not read as an answer."""
    return _("“%(name)s” is neither a filled form nor a copy of the document with remarks.") % {
        "name": inspection.clean_name(name)
    }
