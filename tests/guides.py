"""Guides for users as walks: comments that readers do not see say who looks (`kto`) and which page is open (`adres`); after
that, everything in bold must be the name of something on the page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

STEP = re.compile(r"<!-- (kto|adres): (.+?) -->|!\[.*?\]\(obrazy/(.+?)\.png\)|\*\*(.+?)\*\*", re.DOTALL)
NAMED = ("a", "button", "h1", "h2", "h3", "label", "legend", "summary", "option", "dt")


@dataclass(frozen=True)
class Step:
    """One thing the guide asks for: `kto`, `adres`, `picture` or `name`, and its value."""

    what: str
    value: str


def steps(guide: Path) -> list[Step]:
    """A guide as a walk, from its first address on."""
    found = []
    for who_or_where, value, picture, bold in STEP.findall(guide.read_text("utf-8").partition("## 1.")[2]):
        if who_or_where:
            found.append(Step(who_or_where, value))
        else:
            found.append(Step("picture", picture) if picture else Step("name", " ".join(bold.split())))
    return found


def walk(guide: Path, become: Callable[[str], Any], places: Mapping[str, str] | None = None) -> list[str]:
    """Open the pages of a guide with the client of whoever `become` names; what is missing comes out.

    `places`: addresses that a guide can only name by a word.
    """
    client, where, shown, missing = become("nikt"), "", list[str](), list[str]()
    for step in steps(guide):
        if step.what == "kto":
            client = become(step.value)
        elif step.what == "adres":
            where = (places or {}).get(step.value, step.value)
            answer = client.get(where)
            assert answer.status_code == 200, f"{where}: {answer.status_code}"
            shown = names(answer.content.decode())
        elif step.what == "name" and not any(name.lower().startswith(step.value.lower()) for name in shown):
            missing.append(f"{where}: {step.value}")
    assert where, f"{guide.name} opens no page"
    return missing


def names(page: str) -> list[str]:
    """The words on everything that can be pressed, filled in or read as a heading."""
    tree = html.fromstring(page)
    found = tree.xpath(
        f"//*[{' or '.join(f'self::{tag}' for tag in NAMED)}]"
        " | //*[contains(concat(' ', @class, ' '), ' status ')]"
    )
    return [" ".join(one.text_content().split()) for one in found]
