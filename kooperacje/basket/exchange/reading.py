"""A file becomes a basket, or is refused whole with the line of every fault."""

from pathlib import Path

from django.utils.translation import gettext as _

from kooperacje.base import yamltext
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket.exchange.schema import Basket


def read_file(path: Path) -> Basket:
    """Read a basket from a file on disk. Raises `BadInput`, also when there is no such file."""
    try:
        with path.open("rb") as stream:
            data = stream.read(yamltext.LIMIT + 1)
    except OSError as problem:
        sentence = _("The file %(name)s cannot be read: %(why)s.")
        raise BadInput(sentence % {"name": path, "why": problem.strerror or problem}) from problem
    return read(data)


def read(data: bytes | str) -> Basket:
    """Read a basket from YAML or JSON. Raises `BadInput` with every fault found."""
    parsed = yamltext.read(data)
    if not isinstance(parsed.data, dict):
        raise BadInput(_("The file must be a list of named fields, such as “format” and “services”."))
    value = yamltext.checked(Basket, parsed)
    faults: list[Fault] = []
    for name in ("institutions", "places", "services", "gaps"):
        seen: set[str] = set()
        for index, row in enumerate(getattr(value, name)):
            if row.key in seen:
                told = _("The key “%(key)s” is used twice in this list.") % {"key": row.key}
                faults.append(parsed.fault((name, index, "key"), told))
            seen.add(row.key)
    if faults:
        raise BadInput(faults)
    return value
