"""`kooperacje manage import_teryt [FILE]`: load a TERC file of the TERYT register, or the packaged list."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from kooperacje.base.actor import system
from kooperacje.base.problems import BadInput
from kooperacje.territory import actions
from kooperacje.territory.register import MAX_BYTES


class Command(BaseCommand):
    help = "Load a TERC file of the TERYT register (semicolons, UTF-8); without FILE the list that ships with us."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="TERC file as published by Statistics Poland")

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        by = system("import_teryt")
        try:
            done = (
                actions.import_register(by=by, content=_read(file))
                if file
                else actions.load_packaged_register(by=by)
            )
        except BadInput as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(
            _("Register of %(day)s: %(added)d units added, %(renamed)d renamed, %(closed)d closed.")
            % {"day": done.state_on, "added": done.added, "renamed": done.renamed, "closed": done.closed}
        )


def _read(file: Path) -> bytes:
    """At most one byte more than a register may have, so that a huge file cannot fill the memory."""
    try:
        with file.open("rb") as source:
            return source.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from None
