"""`kooperacje institutions`: the register of institutions from the console."""

from typing import BinaryIO

import click
from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import system
from kooperacje.institutions import actions, pages
from kooperacje.institutions.tables import MAX_BYTES


@click.group()
def institutions() -> None:
    """Institutions and their types."""


@institutions.command()
@click.argument("file", type=click.File("rb"))
@click.option("--check", is_flag=True, help="Only say what would change.")
def load(file: BinaryIO, check: bool) -> None:
    """Load a table of institutions, XLSX or CSV: all of it or nothing. `kooperacje institutions columns` lists its columns."""
    with transaction.atomic():
        # At most one byte more than a table may have, so that a huge file cannot fill the memory.
        done = actions.import_rows(by=system("console"), content=file.read(MAX_BYTES + 1))
        transaction.set_rollback(check)
    numbers = {"added": done.added, "changed": done.changed, "unchanged": done.unchanged}
    click.echo(_("New: %(added)d, changed: %(changed)d, unchanged: %(unchanged)d.") % numbers)
    if check:
        click.echo(_("Nothing was saved."))


@institutions.command()
def columns() -> None:
    """List the columns that a table may have."""
    for column in pages.import_page().columns:
        click.echo(f"{column.title}: {column.meaning}{'  *' if column.required else ''}")
    click.echo(_("* must be there"))
