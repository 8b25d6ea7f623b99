"""The guide to the file format keeps up with the format."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from kooperacje.consultations.checks import profiles
from kooperacje.consultations.exchange.reading import read
from kooperacje.consultations.exchange.schema import Consultation
from kooperacje.runtime.paths import ROOT

GUIDE = (ROOT / "docs" / "consultation-file.md").read_text("utf-8")


def parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from parts(field.annotation)
    for inner in getattr(annotation, "__args__", ()):
        yield from parts(inner)


def test_every_field_is_in_the_guide() -> None:
    names = {name.rstrip("_") for part in parts(Consultation) for name in part.model_fields}
    told = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`\n]+)`", GUIDE))))
    assert names - told == set()


def test_every_legal_profile_is_in_the_guide() -> None:
    assert all(f"`{key}`" in GUIDE for key in profiles())


def test_the_smallest_file_loads() -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert read(example).organiser == "gops"
