"""Bytes become objects of HSDS, each with the place where it stood; what could do harm is refused in one sentence."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.files import archives
from kooperacje.opendata import tables
from kooperacje.opendata.records.values import Record
from kooperacje.opendata.tables import Row

MAX_BYTES = 20_000_000
MAX_SERVICES = 5_000
MAX_ROWS = 100_000
MAX_CELL = 20_000
FORMULA = ("=", "@")
csv.field_size_limit(MAX_CELL)


@dataclass(frozen=True, slots=True)
class Found:
    """A service as the file has it, and where: a line, a row of a table, a number in a list."""

    place: str
    record: Record


def read(content: bytes) -> list[Found]:
    """The services of a file: HSDS JSON, a service a line, tables in a ZIP, or one table. Raises `BadInput`."""
    if len(content) > MAX_BYTES:
        raise BadInput(_("The file is larger than %(most)d MB.") % {"most": MAX_BYTES // 1_000_000})
    if content.startswith(archives.LOCAL_HEADER):
        found = _archive(content)
    else:
        text = _decoded(content)
        start = text.lstrip()[:1]
        found = _json(text) if start in ("{", "[") else _one_table(text)
    if not found:
        raise BadInput(_("There are no services in this file."))
    if len(found) > MAX_SERVICES:
        raise BadInput(
            _("There are %(count)d services in this file; at most %(most)d are taken at once.")
            % {"count": len(found), "most": MAX_SERVICES}
        )
    return found


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise BadInput(
            _("The file is not written in UTF-8 (byte %(at)d); save it as UTF-8 and send it again.")
            % {"at": wrong.start + 1}
        )
    if "\0" in text:
        raise BadInput(_("The file holds signs that no text has; it is damaged or of another kind."))
    return text


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise BadInput(_("The file is nested too deep to be data about services."))
    except ValueError as wrong:
        line = getattr(wrong, "lineno", 0)
        told = _("this is not JSON, or it is cut off")
        raise BadInput([Fault(_("line %(line)d") % {"line": line} if line else "", told)])


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _json(text: str) -> list[Found]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > 1 and _is_object(lines[0][1]):
        return [Found(_("line %(line)d") % {"line": number}, _line(number, line)) for number, line in lines]
    return list(_listed(_parsed(text)))


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _line(number: int, line: str) -> Record:
    try:
        found = _parsed(line)
    except BadInput as wrong:
        raise BadInput([Fault(_("line %(line)d") % {"line": number}, wrong.faults[0].sentence)])
    if not isinstance(found, dict):
        raise BadInput(
            [Fault(_("line %(line)d") % {"line": number}, _("should be an object with properties"))]
        )
    return found


def _listed(value: Any) -> Iterator[Found]:
    """A list of services or organizations, a page of the API, or one object."""
    if isinstance(value, dict):
        for name in ("contents", "services") if "status" not in value else ():
            if isinstance(value.get(name), list) and "locations" not in value and "description" not in value:
                value = value[name]
                break
        else:
            value = [value] if "status" in value or "services" in value else None
    if not isinstance(value, list):
        raise BadInput(_("The file should hold a list of services."))
    for number, one in enumerate(value, start=1):
        place = _("service %(number)s") % {"number": number}
        if not isinstance(one, dict):
            raise BadInput([Fault(place, _("should be an object with properties"))])
        if "status" not in one and isinstance(one.get("services"), list):
            yield from _offered(one, number)
        else:
            yield Found(place, one)


def _offered(organization: Record, number: int) -> Iterator[Found]:
    """The services of an organization, each with its provider."""
    provider = {name: value for name, value in organization.items() if name not in ("services", "locations")}
    for part, one in enumerate(organization["services"], start=1):
        place = _("service %(number)s") % {"number": f"{number}.{part}"}
        if not isinstance(one, dict):
            raise BadInput([Fault(place, _("should be an object with properties"))])
        yield Found(place, {"organization": provider, **one})


def _archive(content: bytes) -> list[Found]:
    stream = io.BytesIO(content)
    try:
        archives.examine(stream)
    except archives.Unsafe:
        raise BadInput(
            _("The archive unpacks to more than is safe, whatever it declares; it was not opened.")
        )
    except (archives.Damaged, archives.Protected, archives.Macros):
        raise BadInput(_("The archive is damaged, locked or holds programs; it was not opened."))
    kinds = tables.tables()
    found: dict[str, list[tuple[int, Row]]] = {}
    with zipfile.ZipFile(stream) as packed:
        for name in packed.namelist():
            if name not in kinds:
                raise BadInput(
                    [Fault(name[:60], _("is none of our tables; pack only files such as services.csv"))]
                )
            if kinds[name] in found:
                raise BadInput([Fault(name, _("stands in the archive twice"))])
            found[kinds[name]] = _table(name, _decoded(packed.read(name)))
    if sum(map(len, found.values())) > MAX_ROWS:
        raise BadInput(_("The tables have more than %(most)d rows together.") % {"most": MAX_ROWS})
    return [Found(place, record) for place, record in tables.services(found)]


def _one_table(text: str) -> list[Found]:
    rows = _table("services.csv", text)
    return [Found(place, record) for place, record in tables.services({"service": rows})]


def _table(name: str, text: str) -> list[tuple[int, Row]]:
    kind = tables.tables()[name]
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        titles = next(reader, [])
        _titles(name, kind, titles)
        rows: list[tuple[int, Row]] = []
        for cells in reader:
            number = len(rows) + 2
            if number > MAX_ROWS:
                raise BadInput(_("The tables have more than %(most)d rows together.") % {"most": MAX_ROWS})
            if len(cells) != len(titles) and cells:
                raise BadInput(
                    [Fault(f"{name} {number}", _("has more or fewer cells than there are titles"))]
                )
            rows.append((number, _row(name, number, dict(zip(titles, cells, strict=False)))))
    except csv.Error:
        raise BadInput([Fault(name, _("this is not a table, or a cell of it never ends"))])
    return rows


def _titles(name: str, kind: str, titles: list[str]) -> None:
    known = {*tables.columns(kind), *tables.LINK.values(), "service_id", "organization_id", "location_id"}
    strange = [title for title in titles if title not in known]
    if strange or len(set(titles)) != len(titles):
        told = _("the column “%(title)s” is unknown or stands twice")
        raise BadInput([Fault(name, told % {"title": (strange or titles or [""])[0][:60]})])


def _row(name: str, number: int, row: Row) -> Row:
    for title, cell in row.items():
        if cell.startswith(FORMULA):
            raise BadInput(
                [Fault(f"{name} {number}, {title}", _("begins like a formula; formulas are not taken"))]
            )
    return row
