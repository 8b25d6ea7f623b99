"""Reads YAML (and so JSON) that strangers hand in, and remembers the line of every value for the sentences about faults.

Refused before anything is built: aliases and anchors (they multiply), deep nesting, duplicate keys, foreign tags, big files.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import yaml
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from kooperacje.base.problems import BadInput, Fault

LIMIT = 8_000_000
"""Bytes; a consultation with ten thousand remarks has about five million."""
DEEPEST = 40

Path = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


@dataclass(slots=True)
class Parsed:
    """The data as plain Python values, and the line (from 1) on which each value starts."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Iterable[str | int]) -> int:
        """The line of the value, or of the nearest value around it that exists."""
        place = tuple(path)
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, path: Iterable[str | int], sentence: str | Promise) -> Fault:
        """A fault with its place: the line, and the way to the value."""
        way = tuple(path)
        name = ".".join(str(part) for part in way)
        line = _("line %(line)d") % {"line": self.line_of(way)}
        return Fault(f"{line}, {name}" if name else line, sentence)


def read(text: str | bytes) -> Parsed:
    """Parse one document. Raises `BadInput` that names the line of each fault."""
    source = _decoded(text)
    try:
        _refuse_traps(source)
        loader = yaml.CSafeLoader(source)
        try:
            parsed, faults = Parsed(), list[Fault]()
            root = loader.get_single_node()
            if root is not None:
                parsed.data = _build(loader, root, (), parsed, faults)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadInput([Fault(_line(mark), _("This is not correct YAML: %s.") % error.problem)])
    except yaml.YAMLError:
        raise BadInput(_("The file holds characters that YAML does not allow."))
    if faults:
        raise BadInput(faults)
    return parsed


def checked(shape: type[M], parsed: Parsed) -> M:
    """The data as the pydantic class `shape`. Raises `BadInput` with every fault and its line."""
    try:
        return shape.model_validate(parsed.data)
    except ValidationError as error:
        raise BadInput(
            parsed.fault(found["loc"], sentence(found)) for found in error.errors(include_url=False)
        )


def _decoded(text: str | bytes) -> str:
    if len(text) > LIMIT:
        raise BadInput(_("The file is too big: at most %(limit)d bytes are read.") % {"limit": LIMIT})
    if isinstance(text, str):
        return text
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text[: error.start].count(b"\n") + 1
        raise BadInput([Fault(_("line %(line)d") % {"line": line}, _("The text is not UTF-8."))])


def _refuse_traps(source: str) -> None:
    depth = 0
    for event in yaml.parse(source, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BadInput([Fault(_line(event.start_mark), _("Anchors and aliases are not allowed."))])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise BadInput([Fault(_line(event.start_mark), _("The data are nested too deep."))])


def _line(mark: Any) -> str:
    return _("line %(line)d") % {"line": mark.line + 1} if mark else ""


def _build(loader: Any, node: Any, path: Path, parsed: Parsed, faults: list[Fault]) -> Any:
    parsed.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, item, (*path, i), parsed, faults) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, parsed, faults)
    try:
        return loader.construct_object(node)
    except ValueError:
        faults.append(parsed.fault(path, _("“%s” is not a value that can be read.") % node.value))
        return None


def _mapping(loader: Any, node: Any, path: Path, parsed: Parsed, faults: list[Fault]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        place = (*path, key)
        parsed.lines.setdefault(place, key_node.start_mark.line + 1)
        if not key:
            faults.append(parsed.fault(place, _("A field name must be a word.")))
        elif key in built:
            faults.append(Fault(_line(key_node.start_mark), _("The field “%s” is given twice.") % key))
        else:
            built[key] = _build(loader, value_node, place, parsed, faults)
            parsed.lines[place] = key_node.start_mark.line + 1
    return built


def sentence(found: Any) -> str:
    """The reader's language for the faults that people make; pydantic's own words for the rest."""
    kind, context = found["type"], found.get("ctx", {})
    sentences: dict[str, str] = {
        "missing": _("This field is missing."),
        "extra_forbidden": _("This field is not known here."),
        "string_type": _("A text is needed here."),
        "string_too_short": _("This text may not be empty."),
        "string_pattern_mismatch": _("This text does not have the right form."),
        "int_type": _("A whole number is needed here."),
        "int_parsing": _("A whole number is needed here."),
        "bool_type": _("Yes or no (true or false) is needed here."),
        "list_type": _("A list is needed here."),
        "model_type": _("A group of fields is needed here."),
        "dict_type": _("A group of fields is needed here."),
        "too_short": _("This list may not be empty."),
    }
    if kind in ("enum", "literal_error"):
        return _("Expected one of: %s.") % str(context.get("expected", ""))
    if kind.startswith(("date_", "datetime_")):
        return _("A date such as 2019-02-21 is needed here.")
    if kind == "value_error":
        return str(context.get("error", found["msg"]))
    return sentences.get(str(kind), str(found["msg"]))
