"""Console: is the journal whole, and what is its head."""

import sys

import click
from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput
from kooperacje.journal import verification


@click.group()
def journal() -> None:
    """The append-only journal: verify its chain, print its head."""


@journal.command()
@click.option(
    "--head", default="", metavar="HASH@ID", help="A head kept outside; finds a chain whose end was cut."
)
def verify(head: str) -> None:
    """Recompute the whole chain; name every breach; exit with 1 when there is one."""
    length = verification.count()
    with click.progressbar(length=length, label=_("Verifying"), file=sys.stderr) as bar:
        report = verification.verify(head=head, progress=lambda count: bar.update(count))
    if not report.whole:
        raise BadInput(breach.fault for breach in report.breaches)
    click.echo(
        _("The journal is whole: events %(events)d, seals %(seals)d, not yet sealed %(unsealed)d.")
        % {"events": report.events, "seals": report.seals, "unsealed": report.unsealed}
    )
    if report.head:
        click.echo(report.head)


@journal.command("head")
def show_head() -> None:
    """Print HASH@ID of the last seal. Keep it outside, on paper or on another machine, and give it to `verify`."""
    found = verification.current_head()
    if not found:
        raise BadInput(_("Nothing is sealed yet: the background worker seals every few seconds."))
    click.echo(found)
