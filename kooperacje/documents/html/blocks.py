"""Every block but tables and figures as HTML."""

from collections.abc import Callable
from typing import Any

from kooperacje.documents.html import tables
from kooperacje.documents.html.words import attribute, inline, value, words
from kooperacje.documents.labels import Labels
from kooperacje.documents.marks import mark_svg
from kooperacje.documents.tree import (
    Block,
    BulletList,
    Callout,
    Facts,
    FieldKind,
    Figure,
    FormField,
    Item,
    Mark,
    NumberedList,
    Numbering,
    PageBreak,
    Paragraph,
    Rich,
    Signatures,
    Table,
)


def block(item: Block, numbering: Numbering, labels: Labels) -> str:
    """One block."""
    if isinstance(item, Table):
        return tables.table(item, numbering, labels)
    if isinstance(item, Figure):
        return tables.figure(item, numbering, labels)
    return _RENDERERS[type(item)](item, labels)


def _paragraph(item: Paragraph, labels: Labels) -> str:
    return f"<p>{inline(item.content)}</p>"


def _bullets(item: BulletList, labels: Labels) -> str:
    return f"<ul>{''.join(_item(entry, labels) for entry in item.items)}</ul>"


def _numbers(item: NumberedList, labels: Labels) -> str:
    start = f' start="{item.start}"' if item.start != 1 else ""
    return f"<ol{start}>{''.join(_item(entry, labels) for entry in item.items)}</ol>"


def _item(entry: Rich | Item, labels: Labels) -> str:
    if not isinstance(entry, Item):
        return f"<li>{inline(entry)}</li>"
    below = (
        _bullets(entry.below, labels)
        if isinstance(entry.below, BulletList)
        else _numbers(entry.below, labels)
    )
    return f"<li>{inline(entry.content)}{below}</li>"


def _facts(item: Facts, labels: Labels) -> str:
    pairs = "".join(
        f"<div><dt>{words(fact.label)}</dt><dd>{value(fact.value, fact.value_kind, labels)}</dd></div>"
        for fact in item.facts
    )
    return f'<dl class="doc-facts">{pairs}</dl>'


def _callout(item: Callout, labels: Labels) -> str:
    """The tone is said in words before the title, so it does not depend on the colour."""
    tone: str = getattr(labels, item.tone.value)
    inner = "".join(_RENDERERS[type(child)](child, labels) for child in item.blocks)
    return (
        f'<div class="doc-callout doc-{item.tone.value}" role="note"><p class="doc-callout-title">'
        f"<span>{words(tone)}:</span> {words(item.title)}</p>{inner}</div>"
    )


def _mark(item: Mark, labels: Labels) -> str:
    return (
        f'<div class="doc-mark" role="img" aria-label="{attribute(item.alt)}">{mark_svg(item.address)}</div>'
    )


def _field(item: FormField, labels: Labels) -> str:
    required = f' <span class="doc-required">({words(labels.required)})</span>' if item.required else ""
    hint = f'<p class="doc-hint">{words(item.hint)}</p>' if item.hint else ""
    if item.kind is FieldKind.CHECK:
        return f'<div class="doc-field"><p><span class="doc-box"></span> {words(item.label)}{required}</p>{hint}</div>'
    return f'<div class="doc-field"><p class="doc-label">{words(item.label)}{required}</p>{hint}{_blank(item)}</div>'


def _blank(item: FormField) -> str:
    if item.kind is FieldKind.CHOICE:
        options = "".join(
            f'<li><span class="doc-box"></span> {words(option)}</li>' for option in item.options
        )
        return f'<ul class="doc-options">{options}</ul>'
    return '<div class="doc-line"></div>' * item.lines


def _signatures(item: Signatures, labels: Labels) -> str:
    lines = "".join(
        f'<li><span class="doc-line"></span>{words(line.name)}{"<br>" if line.name else ""}{words(line.role)}</li>'
        for line in item.lines
    )
    return f'<ul class="doc-signatures">{lines}</ul>'


def _page_break(item: PageBreak, labels: Labels) -> str:
    return '<div class="doc-page-break"></div>'


_RENDERERS: dict[type, Callable[[Any, Labels], str]] = {
    Paragraph: _paragraph,
    BulletList: _bullets,
    NumberedList: _numbers,
    Facts: _facts,
    Callout: _callout,
    FormField: _field,
    Signatures: _signatures,
    Mark: _mark,
    PageBreak: _page_break,
}
