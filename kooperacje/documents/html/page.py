"""Sections, contents and the standalone file."""

from functools import lru_cache
from pathlib import Path

from kooperacje.documents.html.blocks import block
from kooperacje.documents.html.words import Markup, attribute, words
from kooperacje.documents.labels import Labels, labels_for
from kooperacje.documents.tree import Block, Document, Numbering, Section, number

SHEET = Path(__file__).parents[1] / "static" / "documents" / "report.css"


def fragment(document: Document, *, level: int = 2, contents: bool = True) -> Markup:
    """The body of ``document`` for a page that has its own title; its first headings are of ``level``."""
    labels, numbering = labels_for(document.language), number(document)
    toc = _contents(document, numbering, labels) if contents and document.sections else ""
    body = _blocks(document.blocks, numbering, labels)
    sections = "".join(_section(section, level, numbering, labels) for section in document.sections)
    return Markup(f'<div class="doc" lang="{document.language}">{body}{toc}{sections}</div>')


def page(document: Document) -> str:
    """``document`` as one HTML file that needs nothing else."""
    labels = labels_for(document.language)
    meta = document.meta
    author = attribute(", ".join(filter(None, (meta.author, meta.organisation))))
    return (
        f'<!doctype html>\n<html lang="{document.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words(document.title).replace('<br>', ' ')}</title>"
        f'<meta name="author" content="{author}"><meta name="description" content="{attribute(meta.description)}">'
        f'<meta name="keywords" content="{attribute(", ".join(meta.keywords))}">'
        f'<style>\n{_sheet()}</style></head>\n<body class="doc-alone">'
        f'<a class="doc-skip" href="#doc-main">{words(labels.skip_to_content)}</a>'
        f"<header>{_masthead(document)}</header>"
        f'<main id="doc-main" tabindex="-1">{fragment(document)}</main></body></html>\n'
    )


def _masthead(document: Document) -> str:
    meta = document.meta
    lines = [
        f'<p class="doc-organisation">{words(meta.organisation)}</p>' if meta.organisation else "",
        f"<h1>{words(document.title)}</h1>",
        f'<p class="doc-subtitle">{words(document.subtitle)}</p>' if document.subtitle else "",
    ]
    byline = " · ".join(words(part) for part in (meta.author, meta.date) if part)
    return "".join(lines) + (f'<p class="doc-byline">{byline}</p>' if byline else "")


def _contents(document: Document, numbering: Numbering, labels: Labels) -> str:
    return (
        f'<nav class="doc-contents" aria-labelledby="doc-contents"><p id="doc-contents">{words(labels.contents)}</p>'
        f"{_entries(document.sections, numbering)}</nav>"
    )


def _entries(sections: tuple[Section, ...], numbering: Numbering) -> str:
    items = "".join(
        f'<li><a href="#{s.anchor}">{words(numbering.heading(s))}</a>'
        f"{_entries(s.sections, numbering) if s.sections else ''}</li>"
        for s in sections
    )
    return f"<ul>{items}</ul>"


def _section(section: Section, level: int, numbering: Numbering, labels: Labels) -> str:
    tag = f"h{min(level, 6)}"
    inner = _blocks(section.blocks, numbering, labels)
    below = "".join(_section(child, level + 1, numbering, labels) for child in section.sections)
    return f'<section><{tag} id="{section.anchor}">{words(numbering.heading(section))}</{tag}>{inner}{below}</section>\n'


def _blocks(blocks: tuple[Block, ...], numbering: Numbering, labels: Labels) -> str:
    return "\n".join(block(item, numbering, labels) for item in blocks)


@lru_cache(maxsize=1)
def _sheet() -> str:
    return SHEET.read_text(encoding="utf-8")
