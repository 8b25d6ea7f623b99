"""The codebook to start from, and the labelled sample that the proposals are measured on. Both are files of this room.

All remarks of the sample are invented. The second coding was made later, in another order and without sight of the
first, by the hand that wrote the sample: two people who do not know each other's mind will agree less.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from kooperacje.analysis.themes.proposing import Described

DATA = files("kooperacje.analysis") / "data"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the codebook; `questions` are the numbers of the open questions that it comes from."""

    key: str
    title: str
    description: str
    questions: tuple[int, ...]

    def described(self) -> Described:
        return Described(self.key, f"{self.title}. {self.description}")


@dataclass(frozen=True, slots=True)
class Coded:
    """A remark of the sample with the theme that each coding gave it."""

    key: str
    text: str
    first: str
    second: str


@cache
def codebook() -> tuple[Theme, ...]:
    """The themes to start from, in their order."""
    given = yaml.safe_load((DATA / "ksiega-kodow.yaml").read_text("utf-8"))
    return tuple(
        Theme(one["key"], one["title"], one["description"].strip(), tuple(one["questions"])) for one in given
    )


@cache
def coded() -> tuple[Coded, ...]:
    """The labelled sample, in the order of its file."""
    lines = (DATA / "probka.csv").read_text("utf-8").splitlines()
    return tuple(Coded(row["key"], row["text"], row["first"], row["second"]) for row in csv.DictReader(lines))
