"""`kooperacje replies`: the reply to every answer of a consultation, as files."""

from pathlib import Path

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacje.base.problems import BadInput
from kooperacje.consultations import commands
from kooperacje.consultations.report import replies as papers
from kooperacje.documents import docx, html, opendata, pdf
from kooperacje.documents.tree import Column, Kind, Table


@click.command()
@commands.slug_or_file
@commands.from_file
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to."
)
@click.option(
    "--lang",
    type=click.Choice(["pl", "en"]),
    default="pl",
    show_default=True,
    help="Language of the replies.",
)
def replies(slug: str | None, file: Path | None, out: Path, lang: str) -> None:
    """Write the reply to every answer of the consultation SLUG: PDF, DOCX and HTML, and a list of them as CSV."""
    value = commands.value_of(slug, file)
    rows = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for reply in papers.each(value):
            document = papers.build(reply, language=lang)
            name = f"{reply.answer.key}-{reply.institution.key}"
            (out / f"{name}.html").write_text(html.page(document), encoding="utf-8")
            (out / f"{name}.pdf").write_bytes(pdf.render(document))
            (out / f"{name}.docx").write_bytes(docx.render(document))
            rows.append((name, reply.institution.name, reply.answer.receipt, len(reply.remarks)))
        (out / "replies.csv").write_bytes(opendata.render_csv(_listing(rows)))
    except OSError as problem:
        sentence = _("The folder %(name)s cannot be written to: %(why)s.")
        raise BadInput(sentence % {"name": out, "why": problem.strerror or problem}) from problem
    told = ngettext(
        "%(count)d reply written to %(folder)s.", "%(count)d replies written to %(folder)s.", len(rows)
    )
    click.echo(told % {"count": len(rows), "folder": out})


def _listing(rows: list[tuple[str, str, str | None, int]]) -> Table:
    columns = (
        Column("file", _("File")),
        Column("institution", _("Institution")),
        Column("receipt", _("Number of the receipt")),
        Column("remarks", _("Remarks"), Kind.INT),
    )
    return Table("replies", _("Replies"), columns, tuple(rows))
