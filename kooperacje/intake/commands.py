"""`kooperacje intake`: take in a folder of messages and forms."""

import errno
from collections.abc import Iterator
from pathlib import Path

import click
from django.conf import settings
from django.utils.translation import gettext as _

from kooperacje.base.actor import system
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation
from kooperacje.documents.answerform import Form, remark_tag, shown
from kooperacje.intake import actions, blank, queries, words
from kooperacje.intake.actions import Taken
from kooperacje.intake.content import Content, Value
from kooperacje.intake.states import ItemState, Sort, Source

CONSOLE = system("console")
COLOURS = {
    ItemState.READ: "green",
    ItemState.ACCEPTED: "green",
    ItemState.SET_ASIDE: "yellow",
    ItemState.REFUSED: "red",
}
NAME_WIDTH, LABEL_WIDTH, VALUE_WIDTH = 34, 28, 60


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--consultation", "slug", required=True, help="The consultation that the files answer.")
def intake(folder: Path, slug: str) -> None:
    """Take in every file of FOLDER: messages (.eml) and filled forms or returned documents (.docx).

    Prints what was read, with how sure that is, and why anything was refused. Running it again changes nothing.
    """
    try:
        consultation = consultations.get_or_404(CONSOLE, slug)
    except NotThere:
        raise BadInput(_("There is no consultation “%(slug)s”.") % {"slug": slug}) from None
    if not folder.is_dir():
        raise BadInput(_("%(name)s is no folder.") % {"name": folder})
    names, form = queries.parties(consultation), blank.of(consultation)
    totals: dict[ItemState, int] = dict.fromkeys(ItemState, 0)
    new = 0
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        for taken in _taken(consultation, path):
            state = ItemState(taken.item.state)
            totals[state] += 1
            new += taken.new
            for line in _lines(path.name, taken, names, form):
                click.echo(line)
    _sum(totals, new)


def _taken(consultation: Consultation, path: Path) -> Iterator[Taken]:
    """One file in a transaction of its own: what one holds never stops the others."""
    try:
        with path.open("rb") as stream:
            content = stream.read(_limit() + 1)
        yield from actions.take_in(
            consultation, source=Source.FOLDER, name=path.name, content=content, by=CONSOLE
        )
    except OSError as problem:
        if problem.errno == errno.ENOSPC:
            raise
        _say(path.name, _("The file cannot be read: %(why)s.") % {"why": problem.strerror or problem})
    except BadInput as refused:
        _say(path.name, str(refused))


def _limit() -> int:
    return int(settings.FILES_MAX_BYTES)


def _say(name: str, sentence: str) -> None:
    click.echo(f"{click.style('!', fg='red')} {name}\n    {sentence}")


def _lines(name: str, taken: Taken, names: dict[str, str], form: Form) -> Iterator[str]:
    """What was read of one file: a line for it, then one for each field."""
    item, content = taken.item, Content.from_json(taken.item.content)
    yield _head(name, taken)
    if item.reason:
        yield f"    {item.reason}"
    if item.state == ItemState.READ.value:
        party = names.get(item.party_key, "–")
        institution = _("Institution: %(name)s (%(how)s)")
        yield "    " + institution % {"name": party, "how": words.HOW[item.party_how]}
    yield from (f"    {words.NOTES[note]}" for note in content.notes)
    yield from (_field(form, value.tag, value) for value in content.fields if value.value)
    for number, remark in enumerate(content.remarks, start=1):
        tags = ((remark_tag(number, value.tag), value) for value in remark.fields if value.value)
        yield from (_field(form, tag, value) for tag, value in tags)
    for file in content.files:
        if file.problem and file.problem != item.reason:
            yield f"    {file.problem}"


def _head(name: str, taken: Taken) -> str:
    item = taken.item
    state = ItemState(item.state)
    said = click.style(str(words.STATES[state][0]), fg=COLOURS[state])
    parts = [f"{name[:NAME_WIDTH]:<{NAME_WIDTH}}", str(words.SORTS[Sort(item.sort)]), said]
    if item.confidence is not None:
        parts.append(_("at least %(sure)s") % {"sure": words.percent(item.confidence)})
    if not taken.new:
        parts.append(_("(known already)"))
    return "  ".join(parts)


def _field(form: Form, tag: str, value: Value) -> str:
    """One field: its label, how sure it is, where it was found, the beginning of what it says."""
    field = form.field(tag)
    number = f"{tag.split('-')[1]}. " if tag.startswith("remark-") else ""
    label = f"{number}{field.label if field else tag}"[:LABEL_WIDTH]
    said = " ".join((shown(field, value.value) if field else value.value).split())
    short = said if len(said) <= VALUE_WIDTH else f"{said[: VALUE_WIDTH - 1]}…"
    return f"    {label:<{LABEL_WIDTH}} {words.percent(value.confidence):>5}  {short}  ({words.FOUND[value.found]})"


def _sum(totals: dict[ItemState, int], new: int) -> None:
    counted = ", ".join(f"{words.STATES[state][0]}: {number}" for state, number in totals.items() if number)
    total = sum(totals.values())
    if not total:
        click.echo(_("There is no file in the folder."))
        return
    told = _("Taken in: %(total)d, of which new: %(new)d (%(counted)s).")
    click.echo("\n" + told % {"total": total, "new": new, "counted": counted})
