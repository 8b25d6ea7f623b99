"""`kooperacje opendata`: the basket for machines from the console."""

from typing import BinaryIO

import click
from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import system
from kooperacje.opendata import actions, indexing
from kooperacje.opendata import conformance as checks
from kooperacje.opendata.incoming.reading import MAX_BYTES


@click.group()
def opendata() -> None:
    """What machines read and write of the basket."""


@opendata.command()
def conformance() -> None:
    """Read the whole basket through the API and hold every answer against HSDS and our promises."""
    report = checks.run(checks.client())
    click.echo(report.text())
    if not report.is_good:
        raise click.ClickException(_("Something is not as promised; see above."))


@opendata.command()
@click.argument("file", type=click.File("rb"))
@click.option("--check", is_flag=True, help="Only say what would change.")
@click.option("--publish", is_flag=True, help="Give new cards the state that the file gives them.")
@click.option("--leave-out", is_flag=True, help="Leave out refused services and load the rest.")
def load(file: BinaryIO, check: bool, publish: bool, leave_out: bool) -> None:
    """Load services: HSDS JSON, ndjson, tables in a ZIP, or one CSV table. All of it or nothing."""
    with transaction.atomic():
        # At most one byte more than a file may have, so that a huge one cannot fill the memory.
        content = file.read(MAX_BYTES + 1)
        done = actions.load(by=system("console"), content=content, publish=publish, leave_out=leave_out)
        transaction.set_rollback(check)
    numbers = {"added": done.added, "changed": done.changed, "unchanged": done.same}
    click.echo(_("New: %(added)d, changed: %(changed)d, unchanged: %(unchanged)d.") % numbers)
    if done.refused:
        click.echo(_("Refused and left out: %(refused)d.") % {"refused": done.refused})
    if check:
        click.echo(_("Nothing was saved."))


@opendata.command()
def index() -> None:
    """Write anew by which words machines find cards."""
    click.echo(_("Cards indexed: %(number)d.") % {"number": indexing.rebuild()})
