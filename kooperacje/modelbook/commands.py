"""`kooperacje redline`: two documents compared, as one with tracked changes. `kooperacje import`: a document as a draft."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import click
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.base.problems import BadInput
from kooperacje.documents import redline as engine
from kooperacje.documents.answerform.opening import Package, Unreadable
from kooperacje.documents.redline import Change, Redline
from kooperacje.modelbook import actions, importing, words
from kooperacje.modelbook.states import CommuneKind

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
        raise BadInput(str(words.REFUSED[refused.why]) % {"name": path.name}) from refused
    return package


def _tell(found: Redline, out: Path) -> None:
    for change in Change:
        if number := found.counts[change]:
            click.echo(f"{WORDS[change]!s:<22} {number:>5}")
    for pair in found.uncertain:
        if pair.old is not None and pair.new is not None:
            said = {"old": _short(found.old[pair.old].text), "new": _short(found.new[pair.new].text)}
            click.echo(pgettext("redline", "Not sure: “%(old)s” → “%(new)s”") % said)
    click.echo(pgettext("redline", "Written: %(path)s") % {"path": out})


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LENGTH)


@click.command("import")
@click.argument("document", type=click.Path(path_type=Path))
@click.option("--model", "key", required=True, help="Key of the model.")
@click.option("--label", required=True, help="Name of the version.")
@click.option("--after", type=int, help="Number of the version that it continues.")
@click.option("--name", default="", help="Name of a model that is yet to be made.")
@click.option(
    "--for",
    "commune",
    type=click.Choice([kind.value for kind in CommuneKind]),
    help="Whom a new model is for.",
)
@click.option("--look", is_flag=True, help="Only print what is recognised; write nothing.")
def import_(
    document: Path, key: str, label: str, after: int | None, name: str, commune: str | None, look: bool
) -> None:
    """Make a draft of a model from a DOCX: headings, paragraphs, list items and tables as passages with lasting ids.

    All of it is loaded, or nothing. Prints what was recognised and which places to look at.
    """
    try:
        content = document.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as missing:
        raise BadInput(_("There is no file “%(name)s”.") % {"name": document}) from missing
    understood = importing.understand(document.name, content)
    for one in understood.notices:
        place = f"{importing.place_of(one.place)}: " if one.place else ""
        click.echo(f"{place}{words.NOTICE[one.notice]}{_quoted(one.text)}")
    if understood.faults:
        raise BadInput(understood.faults)
    if look:
        for draft in understood.drafts:
            click.echo(
                f"{'  ' * (draft.depth - 1)}{words.KIND[draft.kind]}: {_short(draft.heading or draft.text)}"
            )
        return
    kind = CommuneKind(commune) if commune else None
    target = actions.Target(key=key, label=label, number=after, name=name, commune_kind=kind)
    done = actions.import_document(by=system("console"), name=document.name, content=content, target=target)
    said = {"number": done.version.number, "passages": done.passages, "waiting": done.waiting}
    click.echo(
        _("Draft made: version %(number)d, passages: %(passages)d, to be confirmed by a person: %(waiting)d.")
        % said
    )


def _quoted(text: str) -> str:
    return f" – {_short(text)}" if text else ""
