"""`kooperacje demo`: the sample data."""

import sys

import click
from django.conf import settings
from django.db import transaction

from kooperacje.accounts.labels import ROLE_NAMES
from kooperacje.base.actor import system
from kooperacje.demo import load
from kooperacje.demo.people import PEOPLE


@click.command()
def demo() -> None:
    """Load the sample consultations, models, territory and, in demo mode, people; what is there already stays."""
    steps = load.steps(system("demo"))
    with click.progressbar(steps, label="Sample data", item_show_func=_name, file=sys.stderr) as shown:
        for _title, step in shown:
            with transaction.atomic():
                step()
    if settings.DEMO:
        for person in PEOPLE:
            click.echo(f"  {person.name:<22} {ROLE_NAMES[person.role]}, {person.institution}")


def _name(step: tuple[str, object] | None) -> str:
    return step[0] if step else ""
