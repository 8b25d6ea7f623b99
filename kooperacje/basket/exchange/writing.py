"""A basket becomes a file: YAML for people, JSON for programs. Only what is stated is written."""

import json
from enum import Enum
from typing import Any

import yaml

from kooperacje.basket.exchange.schema import Basket

FIRST = ("key", "provider", "institution", "keeper", "state", "name", "title")
"""Fields that stand first in their part, so that a reader knows what it is."""


def to_data(value: Basket) -> dict[str, Any]:
    """Plain data in the order of the format, without fields that state nothing; days stay days."""
    whole = value.model_dump(by_alias=True, exclude_defaults=True)
    return {"format": value.format, **_plain({k: v for k, v in whole.items() if k != "format"})}


def to_yaml(value: Basket) -> str:
    """Canonical YAML: one way to write each value, so equal values give equal bytes."""
    return yaml.dump(to_data(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110, indent=2)


def to_json(value: Basket) -> str:
    """The same as JSON, indented, with a line feed at the end."""
    return json.dumps(to_data(value), ensure_ascii=False, indent=2, default=str) + "\n"


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        ordered = [*(name for name in FIRST if name in node), *(name for name in node if name not in FIRST)]
        return {name: _plain(node[name]) for name in ordered}
    if isinstance(node, list | tuple):
        return [_plain(child) for child in node]
    return node.value if isinstance(node, Enum) else node


class _Dumper(yaml.CSafeDumper):
    """Text of several lines as a block; short rows of a list stay on one line."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _row(dumper: _Dumper, row: dict[str, Any]) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", row.items())
    node.flow_style = set(row) in ({"day", "from", "to"}, {"place"})
    return node


def _list(dumper: _Dumper, values: list[Any]) -> yaml.SequenceNode:
    flow = all(isinstance(value, str) and len(value) < 40 for value in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=flow)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dict, _row)
_Dumper.add_representer(list, _list)
