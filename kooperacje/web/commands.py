"""Commands that run the site itself."""

import click
from django.core.management import call_command, execute_from_command_line

from kooperacje.web import assets, messages


@click.command()
def setup() -> None:
    """Bring the database schema, the translations and the front-end files up to date."""
    call_command("migrate", interactive=False, verbosity=0)
    messages.compile_all()
    assets.build_assets()


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands, as the role that may change the schema."""
    execute_from_command_line(["kooperacje manage", *arguments])
