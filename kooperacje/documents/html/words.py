"""Text as HTML: everything is escaped here and nowhere else."""

from datetime import date, datetime
from html import escape

from kooperacje.documents.formats import text_of
from kooperacje.documents.labels import Labels
from kooperacje.documents.tree import (
    Cell,
    Deleted,
    Emphasis,
    Gap,
    Inline,
    Inserted,
    Kind,
    Link,
    Rich,
    Strong,
    runs,
)
from kooperacje.documents.words import legible


class Markup(str):
    """HTML that is safe already; templates leave it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def words(text: str) -> str:
    """``text`` escaped, with its line feeds as line breaks."""
    return escape(legible(text)).replace("\n", "<br>")


def attribute(text: str) -> str:
    """``text`` for use between double quotes."""
    return escape(legible(text)).replace("\n", " ")


def inline(content: Rich) -> str:
    """Runs of text as HTML."""
    return "".join(map(_run, runs(content)))


def _run(run: Inline) -> str:
    if isinstance(run, str):
        return words(run)
    if isinstance(run, Strong):
        return f"<strong>{words(run.text)}</strong>"
    if isinstance(run, Emphasis):
        return f"<em>{words(run.text)}</em>"
    if isinstance(run, Inserted | Deleted):
        name, sign = ("ins", "+") if isinstance(run, Inserted) else ("del", "−")
        return f'<{name}><span class="doc-sign">[{sign}</span>{words(run.text)}<span class="doc-sign">]</span></{name}>'
    return f'<a href="{attribute(run.href)}">{words(run.text)}</a>'


def value(cell: Cell, kind: Kind, labels: Labels) -> str:
    """A typed value; a missing one is marked so that it can be set apart."""
    if isinstance(cell, str | tuple | Strong | Emphasis | Link | Inserted | Deleted):
        return inline(cell)
    text = words(text_of(cell, kind, labels))
    if cell is None or isinstance(cell, Gap):
        return f'<span class="doc-gap">{text}</span>'
    if isinstance(cell, datetime | date):
        return f'<time datetime="{cell.isoformat()}">{text}</time>'
    return text
