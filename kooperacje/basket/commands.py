"""`kooperacje basket`: baskets of services from and to files."""

from pathlib import Path

import click
from django.utils.translation import gettext as _

from kooperacje.base.actor import ANONYMOUS, system
from kooperacje.base.problems import BadInput
from kooperacje.basket import access, actions, queries
from kooperacje.basket.exchange import reading, writing

CONSOLE = system("console")


@click.group()
def basket() -> None:
    """The basket of services."""


@basket.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def load(file: Path) -> None:
    """Load a basket from a YAML or JSON FILE: all of it, or nothing. Loading again changes nothing."""
    actions.load_categories(by=CONSOLE)
    done = actions.load_basket(reading.read_file(file), by=CONSOLE)
    numbers = {"added": done.added, "changed": done.changed, "unchanged": done.unchanged}
    click.echo(_("New: %(added)d, changed: %(changed)d, unchanged: %(unchanged)d.") % numbers)


@basket.command()
@click.option("--provider", help="Only the services of the institution with this key.")
@click.option("--territory", help="Only providers seated in the unit with this TERYT code.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of YAML.")
@click.option(
    "--whole", is_flag=True, help="Drafts and protected addresses too: for a copy, never for publication."
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; without it, the screen."
)
def export(provider: str | None, territory: str | None, as_json: bool, whole: bool, out: Path | None) -> None:
    """Write what everybody may read of the basket in the format that `load` reads."""
    actor = CONSOLE if whole else ANONYMOUS
    found = access.visible(actor)
    if provider:
        found = found.filter(provider__key=provider)
    if territory:
        found = found.filter(provider__seat__code__startswith=territory)
    lacking = access.visible_gaps(actor).filter(territory__code__startswith=territory or "")
    value = queries.basket(found, actor, lacking=None if provider else lacking)
    text = (writing.to_json if as_json else writing.to_yaml)(value)
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as problem:
        sentence = _("The file %(name)s cannot be written: %(why)s.")
        raise BadInput(sentence % {"name": out, "why": problem.strerror or problem}) from problem
    click.echo(_("Written: %(name)s.") % {"name": out})
