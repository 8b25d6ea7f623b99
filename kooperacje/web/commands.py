"""Commands that run the site itself."""

import click
from django.core.management import call_command, execute_from_command_line

from kooperacje.base.actor import system
from kooperacje.competences.actions import load_packaged
from kooperacje.institutions.actions import load_types
from kooperacje.territory.actions import load_packaged_places, load_packaged_register
from kooperacje.web import assets, messages


@click.command()
def setup() -> None:
    """Bring the database schema, the reference data, the translations and the front-end files up to date."""
    call_command("migrate", interactive=False, verbosity=0)
    load_reference_data()
    messages.compile_all()
    assets.build_assets()


def load_reference_data() -> None:
    """Territorial units, types of institutions and their cards of competence, where they are missing or older than those that ship with us."""
    by = system("setup")
    load_packaged_register(by=by)
    load_packaged_places(by=by)
    load_types(by=by)
    load_packaged(by=by)


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands, as the role that may change the schema."""
    execute_from_command_line(["kooperacje manage", *arguments])
