"""A file becomes a value, or is refused whole with the place of every fault."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path as File
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations.exchange import references, schema, source
from kooperacje.consultations.exchange.source import Lines, Path

MOST_FAULTS = 50


def read_file(path: File) -> schema.Consultation:
    """Read a consultation from a file on disk. Raises `BadInput`, also when there is no such file."""
    try:
        with path.open("rb") as stream:
            data = stream.read(source.LARGEST + 1)
    except OSError as problem:
        sentence = _("The file %(name)s cannot be read: %(why)s.")
        raise BadInput(sentence % {"name": path, "why": problem.strerror or problem}) from problem
    return read(data)


def read(data: bytes | str) -> schema.Consultation:
    """Read a consultation from YAML or JSON. Raises `BadInput` with every fault found."""
    tree, lines = source.parse(data.encode("utf-8", "replace") if isinstance(data, str) else data)
    if not isinstance(tree, dict):
        raise BadInput(_("The file must be a list of named fields, such as “slug” and “title”."))
    try:
        value = schema.Consultation.model_validate(_stated(tree), by_alias=True, by_name=False)
    except ValidationError as problem:
        found = [Fault(_place(tuple(e["loc"]), lines), sentence(e)) for e in problem.errors()]
        raise BadInput(_limited(found)) from None
    lost = [Fault(_place(path, lines), sentence) for path, sentence in references.faults(value)]
    if lost:
        raise BadInput(_limited(lost))
    return value


def _limited(faults: list[Fault]) -> list[Fault]:
    if len(faults) <= MOST_FAULTS:
        return faults
    more = _("Faults not shown here: %(count)d.") % {"count": len(faults) - MOST_FAULTS}
    return [*faults[:MOST_FAULTS], Fault("", more)]


def _stated(node: Any) -> Any:
    """The data without empty fields: an empty field says no more than a field left out."""
    if isinstance(node, dict):
        return {name: _stated(child) for name, child in node.items() if child is not None}
    return [_stated(child) for child in node] if isinstance(node, list) else node


def _place(path: Path, lines: Lines) -> str:
    """Such as “line 12, meetings[3].day”; items of lists are counted from 1."""
    steps = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
    near = path
    while near and near not in lines:
        near = near[:-1]
    if near not in lines:
        return steps
    line = _("line %(line)d") % {"line": lines[near]}
    return f"{line}, {steps}" if steps else line


def sentence(error: ErrorDetails) -> str:
    """What is wrong with a value, in the reader's language, for an error of the schema."""
    build = _SENTENCES.get(error["type"])
    if build is not None:
        return build(error)
    return _("“%(given)s” does not fit here.") % {"given": _shown(error.get("input"))}


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def _said(msgid: str) -> Callable[[ErrorDetails], str]:
    return lambda error: _(msgid) % {"given": _shown(error.get("input")), **error.get("ctx", {})}


def _unknown(error: ErrorDetails) -> str:
    name = str(error["loc"][-1])
    near = get_close_matches(name, _names(tuple(error["loc"][:-1])), n=1)
    if near:
        return _("There is no field “%(name)s”; did you mean “%(near)s”?") % {
            "name": _shown(name),
            "near": near[0],
        }
    return _("There is no field “%(name)s” here.") % {"name": _shown(name)}


def _names(path: Path) -> list[str]:
    """Names of the fields that may stand at the path."""
    model: type[BaseModel] = schema.Consultation
    for step in path:
        if isinstance(step, str):
            field = next((f for n, f in model.model_fields.items() if step in (n, f.alias)), None)
            model = next(_models(field.annotation), model) if field else model
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


def _pattern(error: ErrorDetails) -> str:
    given = {"given": _shown(error.get("input"))}
    pattern = str(error.get("ctx", {}).get("pattern", ""))
    if pattern.startswith("^https"):
        return _("“%(given)s” is not an address that begins with http:// or https://.") % given
    if pattern.startswith("^[0-9]{2}"):
        return _("“%(given)s” is not a TERYT code: 2, 4 or 7 digits.") % given
    if pattern.startswith("^(question"):
        return (
            _(
                "“%(given)s” is not a source such as question:q1, answer:a1, meeting:m1, stage:s1 or remark:r1."
            )
            % given
        )
    return _("“%(given)s” is not a key: up to 64 small letters without accents, digits and hyphens.") % given


def _choice(error: ErrorDetails) -> str:
    """The library lists the words with an English "or" before the last."""
    expected = ", ".join(re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", ""))))
    return _(_CHOICE) % {"given": _shown(error.get("input")), "expected": expected}


_DEFINITE = gettext_noop("Text is expected here.")
_LIST = gettext_noop("A list is expected here.")
_FIELDS = gettext_noop("Named fields are expected here.")
_CHOICE = gettext_noop("“%(given)s” is not one of: %(expected)s.")

_SENTENCES: dict[str, Callable[[ErrorDetails], str]] = {
    "missing": _said(gettext_noop("This field is required and is not there.")),
    "extra_forbidden": _unknown,
    "string_type": _said(_DEFINITE),
    "string_too_short": _said(gettext_noop("The text is empty.")),
    "string_too_long": _said(gettext_noop("The text is longer than %(max_length)d characters.")),
    "string_pattern_mismatch": _pattern,
    "string_unicode": _said(gettext_noop("There is a character that cannot be shown.")),
    "unprintable": _said(gettext_noop("There is a character that cannot be shown.")),
    "more_lines": _said(gettext_noop("One line is expected here.")),
    "enum": lambda error: _choice(error),
    "literal_error": lambda error: _choice(error),
    "not_a_day": _said(gettext_noop("“%(given)s” is not a day written like 2019-03-25.")),
    "not_an_hour": _said(gettext_noop("“%(given)s” is not an hour written like 09:30.")),
    "not_a_count": _said(gettext_noop("“%(given)s” is not a whole number from 0 up.")),
    "not_a_flag": _said(gettext_noop("“%(given)s” is neither true nor false.")),
    "greater_than_equal": _said(gettext_noop("“%(given)s” is not a whole number from 0 up.")),
    "less_than_equal": _said(gettext_noop("“%(given)s” is more than %(le)d.")),
    "period_order": _said(gettext_noop("The last day is before the first.")),
    "day_and_period": _said(gettext_noop("Give the day of the meeting or the period, not both.")),
    "hour_without_day": _said(gettext_noop("An hour needs its day.")),
    "hours_order": _said(gettext_noop("The end is not after the beginning.")),
    "tuple_type": _said(_LIST),
    "model_type": _said(_FIELDS),
    "model_attributes_type": _said(_FIELDS),
}
