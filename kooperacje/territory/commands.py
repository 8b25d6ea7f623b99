"""`kooperacje territory`: the register of territorial units from the console."""

from typing import BinaryIO

import click
from django.utils.translation import gettext as _

from kooperacje.base.actor import system
from kooperacje.territory import actions, whereabouts
from kooperacje.territory.register import MAX_BYTES


@click.group()
def territory() -> None:
    """Województwa, powiaty and gminy."""


@territory.command("import")
@click.argument("file", required=False, type=click.File("rb"))
def import_register(file: BinaryIO | None) -> None:
    """Load a TERC file of the TERYT register, as Statistics Poland publishes it; without FILE the list that ships with us."""
    by = system("console")
    if file is None:
        done = actions.load_packaged_register(by=by)
    else:
        # At most one byte more than a register may have, so that a huge file cannot fill the memory.
        done = actions.import_register(by=by, content=file.read(MAX_BYTES + 1))
    click.echo(
        _("Register of %(day)s: %(added)d units added, %(renamed)d renamed, %(closed)d closed.")
        % {"day": done.state_on, "added": done.added, "renamed": done.renamed, "closed": done.closed}
    )


@territory.command("places")
@click.argument("file", type=click.File("rb"))
def import_places(file: BinaryIO) -> None:
    """Load where gminas lie from a CSV file: gmina;latitude;longitude."""
    count = actions.import_places(by=system("console"), content=file.read(whereabouts.MAX_BYTES + 1))
    click.echo(_("Places of gminas loaded: %(count)d.") % {"count": count})


@territory.command("postcodes")
@click.argument("file", type=click.File("rb"))
def import_postcodes(file: BinaryIO) -> None:
    """Load where postcodes lead from a CSV file: postcode;gmina, or first;last;gmina."""
    count = actions.import_postcodes(by=system("console"), content=file.read(whereabouts.MAX_BYTES + 1))
    click.echo(_("Postcodes loaded: %(count)d.") % {"count": count})
