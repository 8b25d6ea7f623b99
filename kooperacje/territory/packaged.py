"""The register that ships with the product: its text and where it comes from."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Source:
    """One data set the packaged list was made from."""

    name: str
    vintage: str
    licence: str
    gives: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What must be said about the packaged list: see `data/PROVENANCE.md`."""

    name: str
    state_on: date
    licence: str
    attribution: str
    sources: tuple[Source, ...]


@cache
def origin() -> Provenance:
    """Provenance of the packaged list."""
    stated = yaml.safe_load((DATA / "provenance.yaml").read_text(encoding="utf-8"))
    sources = tuple(
        Source(**{key: str(value) for key, value in source.items()}) for source in stated.pop("sources")
    )
    return Provenance(sources=sources, **stated)


def content() -> bytes:
    """The packaged list in the layout of the official file."""
    return (DATA / "teryt.csv").read_bytes()


def places() -> bytes:
    """About where each gmina lies."""
    return (DATA / "places.csv").read_bytes()


def postcodes() -> bytes:
    """To which gmina a postcode most likely leads."""
    return (DATA / "postcodes.csv").read_bytes()
