"""The console command `kooperacje`. Each room that has commands keeps them in its `commands.py`."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from kooperacje.runtime import database, roles
from kooperacje.runtime.postgres import DatabaseProblem
from kooperacje.web.serving import step

# command -> (module, attribute, database role)
COMMANDS = {
    "basket": ("kooperacje.basket.commands", "basket", roles.WEB),
    "demo": ("kooperacje.demo.commands", "demo", roles.WEB),
    "check": ("kooperacje.consultations.commands", "check", roles.WEB),
    "compare": ("kooperacje.consultations.commands", "compare", roles.WEB),
    "export": ("kooperacje.consultations.commands", "export", roles.WEB),
    "load": ("kooperacje.consultations.commands", "load", roles.WEB),
    "report": ("kooperacje.consultations.commands", "report", roles.WEB),
    "replies": ("kooperacje.replies.commands", "replies", roles.WEB),
    "import": ("kooperacje.modelbook.commands", "import_", roles.WEB),
    "intake": ("kooperacje.intake.commands", "intake", roles.WEB),
    "journal": ("kooperacje.journal.commands", "journal", roles.WEB),
    "accounts": ("kooperacje.accounts.commands", "accounts", roles.WEB),
    "redline": ("kooperacje.modelbook.commands", "redline", roles.WEB),
    "themes": ("kooperacje.analysis.commands", "themes", roles.WEB),
    "territory": ("kooperacje.territory.commands", "territory", roles.WEB),
    "directory": ("kooperacje.directory.commands", "directory", roles.WEB),
    "institutions": ("kooperacje.institutions.commands", "institutions", roles.WEB),
    "competences": ("kooperacje.competences.commands", "competences", roles.WEB),
    "opendata": ("kooperacje.opendata.commands", "opendata", roles.WEB),
    "serve": ("kooperacje.web.serving", "serve", roles.WEB),
    "setup": ("kooperacje.web.commands", "setup", roles.MIGRATOR),
    "worker": ("kooperacje.web.working", "worker", roles.WORKER),
    "manage": ("kooperacje.web.commands", "manage", roles.MIGRATOR),
}

FILES_ONLY = {"redline", "themes"}  # these work on files and ask no database
SCHEMA_COMMANDS = {"serve", "setup", "manage", "worker"}  # these see to the schema themselves


class Rooms(click.Group):
    """Loads a room only when its command is asked for, with Django ready and the database answering."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, role = COMMANDS[cmd_name]
        _point_django(role)
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.obj = list(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        name = ctx.obj[0] if ctx.obj else ""
        if name not in COMMANDS or any(word in ctx.help_option_names for word in ctx.obj):
            return super().invoke(ctx)  # a question about a command needs no database
        if name in FILES_ONLY:
            with plainly():
                return super().invoke(ctx)
        with plainly(), database.available():
            # Only now: on an external server the roles' passwords may have been made a moment ago.
            _point_django(COMMANDS[name][2])
            if name not in SCHEMA_COMMANDS:
                _ensure_schema()
            return super().invoke(ctx)


def _point_django(role: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kooperacje.web.settings")
    os.environ.setdefault("KOOPERACJE_DB_ROLE", role)
    import django

    django.setup()


@contextmanager
def plainly() -> Iterator[None]:
    """What goes wrong outside our code is one sentence and a non-zero exit, never a traceback."""
    from django.db import OperationalError

    from kooperacje.base.decisions import Denied
    from kooperacje.base.problems import BadInput, NotThere

    try:
        yield
    except (BadInput, NotThere, Denied, DatabaseProblem) as problem:
        raise click.ClickException(str(problem)) from problem
    except OperationalError as problem:
        raise click.ClickException(
            f"The database does not answer: {str(problem).splitlines()[0]}"
        ) from problem
    except OSError as problem:
        if problem.errno == errno.ENOSPC:
            raise click.ClickException("The disk is full; make room and run the command again.") from problem
        if isinstance(problem, PermissionError) and problem.filename:
            raise click.ClickException(
                f"{problem.filename} may not be read or written by this account."
            ) from problem
        raise


def _ensure_schema() -> None:
    """A command on a fresh machine makes the tables it needs."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations')")
        made = cursor.fetchone()[0]
    connection.close()
    if not made:
        step("setup", role=roles.MIGRATOR)


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Consult a model of cooperation, work by it, measure it, consult its next version."""


if __name__ == "__main__":
    sys.exit(main())
