"""`kooperacje directory`: the public search from the console."""

import click
from django.utils.translation import ngettext

from kooperacje.directory import indexing


@click.group()
def directory() -> None:
    """What help there is: the public search."""


@directory.command()
def rebuild() -> None:
    """Write the whole search anew from the basket; needed after an upgrade that changes how cards are found."""
    count = indexing.rebuild()
    click.echo(ngettext("%(count)d card is listed.", "%(count)d cards are listed.", count) % {"count": count})
