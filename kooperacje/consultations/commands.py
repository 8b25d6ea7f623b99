"""Console: report, check, load and export a consultation."""

import csv
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
from django.utils.translation import gettext as _

from kooperacje.base.actor import system
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import access, actions, checks, queries
from kooperacje.consultations.checks import Finding, Severity
from kooperacje.consultations.comparison import comparable
from kooperacje.consultations.exchange import reading, writing
from kooperacje.consultations.exchange.schema import Consultation
from kooperacje.consultations.queries import comparing
from kooperacje.consultations.queries.report import of_value
from kooperacje.consultations.words import word
from kooperacje.documents.opendata import render_csv
from kooperacje.documents.pack import PackError, write_pack

CONSOLE = system("console")
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}

slug_or_file = click.argument("slug", required=False)
from_file = click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take this file instead of a stored consultation; nothing is saved.",
)


@click.command()
@slug_or_file
@from_file
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to."
)
@click.option(
    "--lang", type=click.Choice(["pl", "en"]), default="pl", show_default=True, help="Language of the report."
)
def report(slug: str | None, file: Path | None, out: Path, lang: str) -> None:
    """Write the whole report of the consultation SLUG: HTML, PDF, DOCX, XLSX, JSON and CSV."""
    document = of_value(value_of(slug, file), lang)
    with click.progressbar(length=100, label=_("Writing the report"), file=sys.stderr) as bar:
        try:
            paths = write_pack(document, out, progress=_steps(bar))
        except PackError as problem:
            raise BadInput(str(problem)) from problem
    click.echo(_("Files written to %(folder)s: %(count)d.") % {"folder": out, "count": len(paths)})


def _steps(bar: Any) -> Callable[[int, int, str], None]:
    def step(done: int, total: int, name: str) -> None:
        bar.update(100 * done // total - bar.pos)

    return step


@click.command()
@slug_or_file
@from_file
def check(slug: str | None, file: Path | None) -> None:
    """Say what is wrong with the consultation SLUG, where, why it matters and how to mend it.

    Exits with 1 when something stands in the way of publication: an error for which no reason is written.
    """
    found = checks.run(value_of(slug, file))
    for finding in found:
        click.echo(_told(finding))
    click.echo(_summary(found))
    if checks.blocking(found):
        raise SystemExit(1)


def _told(finding: Finding) -> str:
    head = click.style(str(word(finding.severity)).upper(), fg=COLOURS[finding.severity], bold=True)
    told = [
        (_("Where"), f"{finding.where} ({finding.subject})"),
        (_("What"), finding.what),
        (_("Why this matters"), finding.why),
        (_("How to mend it"), finding.mend),
    ]
    if finding.override is not None:
        told.append((_("Let stand, because"), finding.override))
    lines = [f"{head}  {finding.title} [{finding.check}]", *(f"    {label}: {text}" for label, text in told)]
    return "\n".join(lines) + "\n"


def _summary(found: tuple[Finding, ...]) -> str:
    if not found:
        return _("Nothing was found.")
    numbers = {severity: sum(f.severity is severity for f in found) for severity in Severity}
    counted = _(
        "Errors: %(errors)d, of which let stand with a reason: %(reasons)d. Warnings: %(warnings)d. Notes: %(notes)d."
    ) % {
        "errors": numbers[Severity.ERROR],
        "reasons": sum(finding.overridden for finding in found),
        "warnings": numbers[Severity.WARNING],
        "notes": numbers[Severity.NOTE],
    }
    blocked = checks.blocking(found)
    verdict = (
        _("The report cannot be published yet.")
        if blocked
        else _("Nothing stands in the way of publication.")
    )
    return f"{counted} {verdict}"


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def load(file: Path) -> None:
    """Load a consultation from a YAML or JSON FILE: all of it, or nothing. Loading again changes nothing."""
    done = actions.load(reading.read_file(file), by=CONSOLE)
    if not done.wrote:
        click.echo(_("%(slug)s: nothing changed.") % {"slug": done.slug})
        return
    first = _("%(slug)s: created.") if done.created else _("%(slug)s: brought up to date.")
    rows = _("Parts added: %(added)d, changed: %(changed)d, removed: %(removed)d.")
    counts = {"added": done.added, "changed": done.changed, "removed": done.removed}
    click.echo(f"{first % {'slug': done.slug}} {rows % counts}")


@click.command()
@click.argument("slug")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of YAML.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; without it, the screen."
)
def export(slug: str, as_json: bool, out: Path | None) -> None:
    """Write the consultation SLUG in the format that `load` reads."""
    text = (writing.to_json if as_json else writing.to_yaml)(value_of(slug, None))
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as problem:
        sentence = _("The file %(name)s cannot be written: %(why)s.")
        raise BadInput(sentence % {"name": out, "why": problem.strerror or problem}) from problem
    click.echo(_("Written: %(name)s.") % {"name": out})


@click.command()
@click.argument("first")
@click.argument("second")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to; without it, the screen.",
)
@click.option(
    "--lang",
    type=click.Choice(["pl", "en"]),
    default="pl",
    show_default=True,
    help="Language of the comparison.",
)
def compare(first: str, second: str, out: Path | None, lang: str) -> None:
    """Set two consultations of one model side by side. FIRST and SECOND are slugs or files."""
    one, other = _either(first), _either(second)
    if not comparable(one, other):
        raise BadInput(_("Only two consultations of the same model can be compared."))
    document = comparing.of_values(one, other, lang)
    if out is None:
        for table in document.tables():
            click.echo(f"\n{table.caption}")
            for row in csv.reader(render_csv(table).decode("utf-8-sig").splitlines()):
                click.echo("  " + " | ".join(cell or "?" for cell in row))
        return
    try:
        paths = write_pack(document, out, basename="comparison")
    except PackError as problem:
        raise BadInput(str(problem)) from problem
    click.echo(_("Files written to %(folder)s: %(count)d.") % {"folder": out, "count": len(paths)})


def _either(given: str) -> Consultation:
    path = Path(given)
    return value_of(None, path) if path.suffix and path.exists() else value_of(given, None)


def value_of(slug: str | None, file: Path | None) -> Consultation:
    """The consultation stored under this slug, or read from the file. Raises `BadInput`."""
    if (slug is None) == (file is None):
        raise BadInput(_("Name a consultation or a file, one of the two."))
    if file is not None:
        return reading.read_file(file)
    assert slug is not None  # noqa: S101 - one of the two is there
    try:
        return queries.value(access.get_or_404(CONSOLE, slug))
    except NotThere:
        raise BadInput(_unknown(slug)) from None


def _unknown(slug: str) -> str:
    known = list(access.visible(CONSOLE).order_by("slug").values_list("slug", flat=True))
    if not known:
        return _("There is no consultation “%(slug)s”; none is stored yet.") % {"slug": slug}
    near = get_close_matches(slug, known, n=1)
    if near:
        return _("There is no consultation “%(slug)s”; did you mean “%(near)s”?") % {
            "slug": slug,
            "near": near[0],
        }
    names = ", ".join(known[:10])
    return _("There is no consultation “%(slug)s”. There are: %(names)s.") % {"slug": slug, "names": names}
