"""What ships with the product: indicators, the questions of a survey, types of institutions by domain."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kooperacje.diagnosis.states import Domain

POPULATION = "ludnosc"
"""Key of the indicator by which units are compared in size."""


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((files("kooperacje.diagnosis") / "data" / name).read_text("utf-8"))


def indicators() -> list[dict[str, Any]]:
    """The packaged indicators as columns."""
    return [
        {
            "key": one["key"],
            "name": one["name"],
            "other_names": one.get("also", []),
            "definition": one["definition"],
            "measure": one["measure"],
            "base": one.get("base", ""),
            "domain": one["domain"],
            "direction": one["direction"],
            "source": one["source"],
            "feeds": one.get("feeds", []),
            "position": position,
        }
        for position, one in enumerate(_read("wskazniki.yaml"), start=1)
    ]


def questions() -> list[dict[str, Any]]:
    """The questions of a new survey as columns."""
    return [
        {
            "key": one["key"],
            "kind": one["kind"],
            "text": one["text"],
            "help": one.get("help", ""),
            "options": [
                {"key": f"o{n}", "label": label} for n, label in enumerate(one.get("options", []), start=1)
            ],
            "position": position,
        }
        for position, one in enumerate(_read("ankieta.yaml"), start=1)
    ]


def partner_types(domain: str) -> list[str]:
    """Keys of the types of institutions worth asking in a domain."""
    return list(_read("partnerzy.yaml").get(Domain(domain).value, []))
