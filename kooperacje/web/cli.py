"""The console command `kooperacje`. Each room that has commands keeps them in its `commands.py`."""

import os
import sys
from importlib import import_module
from typing import Any

import click

from kooperacje.runtime import database, roles
from kooperacje.runtime.postgres import DatabaseProblem

# command -> (module, attribute, database role)
COMMANDS = {
    "journal": ("kooperacje.journal.commands", "journal", roles.WEB),
    "serve": ("kooperacje.web.serving", "serve", roles.WEB),
    "setup": ("kooperacje.web.commands", "setup", roles.MIGRATOR),
    "worker": ("kooperacje.web.working", "worker", roles.WORKER),
    "manage": ("kooperacje.web.commands", "manage", roles.MIGRATOR),
}


class Rooms(click.Group):
    """Loads a room only when its command is asked for, with Django ready and the database answering."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, role = COMMANDS[cmd_name]
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kooperacje.web.settings")
        os.environ.setdefault("KOOPERACJE_DB_ROLE", role)
        import django

        django.setup()
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        from kooperacje.base.problems import BadInput, NotThere

        try:
            with database.available():
                return super().invoke(ctx)
        except (BadInput, NotThere, DatabaseProblem) as problem:
            raise click.ClickException(str(problem)) from problem


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Consult a model of cooperation, work by it, measure it, consult its next version."""


if __name__ == "__main__":
    sys.exit(main())
