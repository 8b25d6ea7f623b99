"""The text of a file as plain data, with the line on which each part stands.

YAML is read as a list of events, so that names cannot be repeated silently, nothing refers back to an earlier part
(the trick behind files that unfold to gigabytes) and depth is counted before memory is spent. Every scalar stays a
string: whether `06`, `no` or `12:30` is a code, a word or an hour is decided by the field it stands in.
"""

import json
from collections.abc import Iterator
from typing import Any

import yaml
from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault

LARGEST = 20 * 1024 * 1024
DEEPEST = 12

Path = tuple[str | int, ...]
Lines = dict[Path, int]

_NOTHING = ("", "~", "null", "Null", "NULL")
_PLAIN_TAGS = (None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


def parse(data: bytes) -> tuple[Any, Lines]:
    """(data, lines) of a YAML or JSON file. Raises `BadInput` for what is neither, or is made to harm."""
    text = _decoded(data)
    if text.lstrip()[:1] in ("{", "["):
        return _json(text)
    return _yaml(text)


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise BadInput(
            _("The file has %(size)d MB; a consultation may have %(limit)d MB.")
            % {"size": len(data) // 1024**2 + 1, "limit": LARGEST // 1024**2}
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise BadInput([_fault(line, _("The file is not text in UTF-8."))]) from None
    if not text.strip():
        raise BadInput(_("The file is empty."))
    return text


def _fault(line: int, sentence: str) -> Fault:
    return Fault(_("line %(line)d") % {"line": line}, sentence)


def _yaml(text: str) -> tuple[Any, Lines]:
    tree = _Tree()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            tree.take(event)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        sentence = _("This is not YAML: the text cannot be read from here on.")
        raise BadInput([_fault(mark.line + 1 if mark else 1, sentence)]) from None
    except yaml.reader.ReaderError as problem:
        line = text[: problem.position].count("\n") + 1
        raise BadInput([_fault(line, _("A character here cannot be shown."))]) from None
    except (yaml.YAMLError, UnicodeError):
        raise BadInput(_("This is not YAML: the text cannot be read.")) from None
    return tree.root, tree.lines


class _Tree:
    """Builds the data from events, one open collection on top of the other, without recursion."""

    def __init__(self) -> None:
        self.root: Any = None
        self.lines: Lines = {}
        self._open: list[tuple[dict[str, Any] | list[Any], Path]] = []
        self._name: list[str | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise BadInput(
                    [_fault(line, _("A file holds one consultation; a second document starts here."))]
                )
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BadInput(
                [_fault(line, _("Anchors and references (& and *) are not allowed; write the text out."))]
            )
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._begin(event, line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
            self._name.pop()

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        self._check_tag(event.tag, line)
        plain = event.style is None or event.style == ""
        if self._waits_for_name():
            self._read_name(event.value, line)
        else:
            self._put(None if plain and event.value in _NOTHING else event.value, line)

    def _begin(self, event: yaml.CollectionStartEvent, line: int) -> None:
        self._check_tag(event.tag, line)
        if self._waits_for_name():
            raise BadInput([_fault(line, _("A name of a field must be one word."))])
        if len(self._open) >= DEEPEST:
            raise BadInput([_fault(line, _("The parts are nested too deep."))])
        fresh: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append((fresh, self._put(fresh, line)))
        self._name.append(None)

    def _check_tag(self, tag: str | None, line: int) -> None:
        if tag not in _PLAIN_TAGS:
            raise BadInput([_fault(line, _("Type marks (!) are not allowed."))])

    def _waits_for_name(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1][0], dict) and self._name[-1] is None

    def _read_name(self, name: str, line: int) -> None:
        if name in self._open[-1][0]:
            raise BadInput([_fault(line, _("The field “%(name)s” is given twice.") % {"name": name[:60]})])
        self._name[-1] = name

    def _put(self, value: Any, line: int) -> Path:
        """Set the value where it belongs and return its path."""
        if not self._open:
            self.root = value
            self.lines[()] = line
            return ()
        holder, path = self._open[-1]
        if isinstance(holder, list):
            step: str | int = len(holder)
            holder.append(value)
        else:
            step = self._name[-1] or ""
            holder[step] = value
            self._name[-1] = None
        self.lines[(*path, step)] = line
        return (*path, step)


def _json(text: str) -> tuple[Any, Lines]:
    try:
        data = json.loads(
            text, object_pairs_hook=_no_repeats, parse_constant=str, parse_float=str, parse_int=_int
        )
    except json.JSONDecodeError as problem:
        sentence = _("This is not JSON: the text cannot be read from here on.")
        raise BadInput([_fault(problem.lineno, sentence)]) from None
    except RecursionError:
        raise BadInput(_("The parts are nested too deep.")) from None
    _check_depth(data)
    return data, _json_lines(text)


def _int(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise BadInput(_("The field “%(name)s” is given twice.") % {"name": name[:60]})
        found[name] = value
    return found


def _check_depth(data: Any) -> None:
    level = [data]
    for _depth in range(DEEPEST + 1):
        level = [child for node in level for child in _children(node)]
    if level:
        raise BadInput(_("The parts are nested too deep."))


def _children(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        yield from node.values()
    elif isinstance(node, list):
        yield from node


def _json_lines(text: str) -> Lines:
    """Most JSON is YAML too, and then its lines are known; where it is not, places go by path alone."""
    tree = _Tree()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            tree.take(event)
    except (yaml.YAMLError, BadInput, UnicodeError):
        return {}
    return tree.lines
