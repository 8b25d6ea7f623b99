"""Runs of text inside a paragraph, a list item, a fact or a table cell.

A plain ``str`` is a run too, so most content is simply a string. A line feed in it is a line break in every
format. Text is never markup: no format interprets any character of it.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from kooperacje.documents.tree.errors import require

HREF = re.compile(r"(https?://|mailto:|tel:|#)[^\s<>\"\x00-\x1f\x7f]+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that matters more than its neighbours."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text with stress, or a title of a work."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address (http, https, mailto, tel) or to ``#anchor`` in the same document."""

    text: str
    href: str

    def __post_init__(self) -> None:
        require(self.text.strip(), f"A link to {self.href!r} has no text.")
        require(
            HREF.match(self.href),
            f"The link «{self.text}» has an address that is not allowed: {self.href!r}.",
        )


@dataclass(frozen=True, slots=True)
class Inserted:
    """Text that an older version does not have; with style lost it reads ``[+text]``."""

    text: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """Text that only an older version has; with style lost it reads ``[−text]``."""

    text: str


Inline: TypeAlias = str | Strong | Emphasis | Link | Inserted | Deleted
Rich: TypeAlias = Inline | tuple[Inline, ...]


def runs(content: Rich) -> tuple[Inline, ...]:
    """``content`` as a tuple of runs, whatever form it was given in."""
    return content if isinstance(content, tuple) else (content,)


def plain(content: Rich) -> str:
    """The words of ``content`` without any style; a link gives its text only, a change its sign."""
    return "".join(map(_plain, runs(content)))


def _plain(run: Inline) -> str:
    if isinstance(run, str):
        return run
    if isinstance(run, Inserted | Deleted):
        return f"[{'+' if isinstance(run, Inserted) else '−'}{run.text}]"
    return run.text


def links(content: object) -> tuple[Link, ...]:
    """Every link in ``content``; nothing when it is not inline content."""
    if isinstance(content, Link):
        return (content,)
    if isinstance(content, tuple):
        return tuple(run for run in content if isinstance(run, Link))
    return ()
