"""`kooperacje demo`: the sample data."""

import click
from django.db import transaction

from kooperacje.accounts.labels import ROLE_NAMES
from kooperacje.base.actor import system
from kooperacje.demo import load
from kooperacje.demo.people import PEOPLE


@click.command()
@click.option(
    "--people", "only_people", is_flag=True, help="Load nothing; list the sample people and their roles."
)
def demo(only_people: bool) -> None:
    """Load the sample consultations, models, territory and, in demo mode, people; what is there already stays."""
    if only_people:
        for person in PEOPLE:
            click.echo(f"  {person.name:<22} {ROLE_NAMES[person.role]}, {person.institution}")
        return
    steps = load.steps(system("demo"))
    with click.progressbar(steps, label="Sample data", item_show_func=_name) as shown:
        for _title, step in shown:
            with transaction.atomic():
                step()


def _name(step: tuple[str, object] | None) -> str:
    return step[0] if step else ""
