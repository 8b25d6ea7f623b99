"""`kooperacje demo`: the sample data."""

import click
from django.db import transaction

from kooperacje.base.actor import system
from kooperacje.demo import load


@click.command()
def demo() -> None:
    """Load the sample consultations, models, territory and, in demo mode, people; what is there already stays."""
    steps = load.steps(system("demo"))
    with click.progressbar(
        steps, label="Sample data", item_show_func=lambda step: step[0] if step else ""
    ) as shown:
        for _name, step in shown:
            with transaction.atomic():
                step()
