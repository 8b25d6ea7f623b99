"""A value becomes a file: YAML for people, JSON for programs. Only what is stated is written."""

import json
from datetime import time
from enum import Enum
from typing import Any

import yaml

from kooperacje.consultations.exchange.schema import Consultation

# Written even where they hold what would be assumed without them, since they tell the reader what the file is.
ALWAYS = ("format", "slug", "title", "language", "state", "legal_profile")


def to_data(value: Consultation) -> dict[str, Any]:
    """Plain data in the order of the format, without fields that state nothing; days stay days."""
    whole = value.model_dump(by_alias=True, exclude_defaults=True)
    for name in ALWAYS:
        whole[name] = getattr(value, name)
    order = [name for name in type(value).model_fields if name in whole]
    return {name: _plain(whole[name]) for name in order}


def to_yaml(value: Consultation) -> str:
    """Canonical YAML: one way to write each value, so equal values give equal bytes."""
    return yaml.dump(to_data(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, indent=2)


def to_json(value: Consultation) -> str:
    """The same as JSON, indented, with a line feed at the end."""
    return json.dumps(to_data(value), ensure_ascii=False, indent=2, default=str) + "\n"


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {name: _plain(child) for name, child in node.items()}
    if isinstance(node, list | tuple):
        return [_plain(child) for child in node]
    if isinstance(node, Enum):
        return node.value
    return node.strftime("%H:%M") if isinstance(node, time) else node


class _Dumper(yaml.CSafeDumper):
    """Text of several lines as a block; a day that stands in two places is written out in both."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
