"""`kooperacje redline`: two versions of a document compared, as one document with tracked changes."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import click
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from kooperacje.base import clock
from kooperacje.base.problems import BadInput
from kooperacje.documents import redline as engine
from kooperacje.documents.answerform.opening import Package, Unreadable, Why
from kooperacje.documents.redline import Change, Redline

LENGTH = 70
WORDS: Mapping[Change, str | Promise] = MappingProxyType(
    {
        Change.SAME: pgettext_lazy("blocks", "unchanged"),
        Change.CHANGED: pgettext_lazy("blocks", "changed"),
        Change.MOVED: pgettext_lazy("blocks", "moved"),
        Change.SPLIT: pgettext_lazy("blocks", "split off"),
        Change.MERGED: pgettext_lazy("blocks", "merged into another"),
        Change.ADDED: pgettext_lazy("blocks", "added"),
        Change.REMOVED: pgettext_lazy("blocks", "removed"),
    }
)
REFUSED: Mapping[Why, str | Promise] = MappingProxyType(
    {
        Why.NO_DOCX: gettext_lazy("“%(name)s” is not a DOCX document."),
        Why.DAMAGED: gettext_lazy("“%(name)s” cannot be read: the file is damaged or was cut off."),
        Why.TOO_LARGE: gettext_lazy(
            "“%(name)s” unpacks to more than is safe to open, so it is not accepted."
        ),
        Why.ENTITIES: gettext_lazy(
            "“%(name)s” holds something that could be run or expanded, so it is not opened."
        ),
        Why.EMPTY: gettext_lazy("“%(name)s” has no text in it."),
    }
)


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where to write the DOCX.")
@click.option("--author", default="Kooperacje", show_default=True, help="Whose changes they are.")
def redline(old: Path, new: Path, out: Path, author: str) -> None:
    """Compare two DOCX files and write NEW with its changes against OLD tracked.

    Accepting all of them gives NEW, rejecting all gives OLD. Prints what became of the paragraphs and tables, and the
    pairs of which it is not sure.
    """
    before, after = _opened(old), _opened(new)
    found = engine.redline(before, after, author=author, when=clock.now())
    out.write_bytes(found.content)
    _tell(found, out)


def _opened(path: Path) -> Package:
    """The document. Raises `BadInput` naming the file."""
    try:
        package = Package(path.read_bytes())
        package.body()
    except (FileNotFoundError, IsADirectoryError) as missing:
        raise BadInput(_("There is no file “%(name)s”.") % {"name": path}) from missing
    except Unreadable as refused:
        raise BadInput(str(REFUSED[refused.why]) % {"name": path.name}) from refused
    return package


def _tell(found: Redline, out: Path) -> None:
    for change in Change:
        if number := found.counts[change]:
            click.echo(f"{WORDS[change]!s:<22} {number:>5}")
    for pair in found.uncertain:
        if pair.old is not None and pair.new is not None:
            words = {"old": _short(found.old[pair.old].text), "new": _short(found.new[pair.new].text)}
            click.echo(pgettext("redline", "Not sure: “%(old)s” → “%(new)s”") % words)
    click.echo(pgettext("redline", "Written: %(path)s") % {"path": out})


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LENGTH)
