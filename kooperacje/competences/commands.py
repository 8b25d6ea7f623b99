"""`kooperacje competences`: load, check and write files of cards."""

import json
from pathlib import Path

import click
from django.utils.translation import gettext as _

from kooperacje.base.actor import system
from kooperacje.base.problems import BadInput
from kooperacje.competences import actions, cardfile, queries
from kooperacje.institutions.access import get_or_404


@click.group()
def competences() -> None:
    """Cards of competence as files of the format kooperacje.competences/1."""


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as missing:
        raise BadInput(_("There is no file “%(name)s”.") % {"name": path}) from missing


@competences.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
def load(file: Path | None) -> None:
    """Load FILE; without it, the cards that ship with the product. Verifications stay."""
    by = system("console")
    if file is None:
        done = actions.load_packaged(by=by)
    else:
        read, parsed = cardfile.read(_content(file))
        done = actions.load(by=by, file=read, parsed=parsed)
    said = {"added": done.added, "changed": done.changed, "ended": done.ended, "same": done.unchanged}
    click.echo(
        _("Cards added: %(added)d, changed: %(changed)d, ended: %(ended)d, unchanged: %(same)d.") % said
    )


@competences.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
def check(file: Path | None) -> None:
    """Say whether FILE can be read, or, without it, which cards nobody has compared with the act."""
    if file is not None:
        read, _parsed = cardfile.read(_content(file))
        number = sum(len(cards.cards) for cards in read.sets)
        click.echo(_("The file is correct. Cards: %(number)d.") % {"number": number})
        return
    waiting = queries.unverified()
    for card, standing, _last in waiting:
        click.echo(f"{card.type}/{card.key}: {standing.value}")
    click.echo(_("Not compared with the act: %(number)d.") % {"number": len(waiting)})


@competences.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else printed.")
@click.option("--institution", default="", help="Only the own cards of the institution with this key.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of YAML.")
def export(out: Path | None, institution: str, as_json: bool) -> None:
    """Write every card, or those of one institution. No persons in office."""
    if institution:
        file = queries.of_institution(get_or_404(system("console"), institution))
    else:
        file = queries.everything()
    if as_json:
        data = file.model_dump(mode="json", by_alias=True, exclude_none=True)
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    else:
        text = cardfile.written(file)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
        click.echo(_("Written: %(path)s") % {"path": out})
