"""The facts of a document as rows, each with a key that is unique and the section it stands in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kooperacje.documents.tree import Block, Callout, Cell, Document, Fact, Facts, Figure, Kind, Table

_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of a document."""

    key: str
    section: str
    label: str
    kind: Kind
    value: Cell


def fact_rows(document: Document) -> list[FactRow]:
    """Every fact in reading order; a key that is not given is made from the label."""
    taken = {fact.key for fact in document.facts() if fact.key}
    rows = []
    for section, block in _located(document):
        for fact in block.facts if isinstance(block, Facts) else ():
            key = fact.key or _free_key(fact, taken)
            rows.append(FactRow(key, section, fact.label, fact.value_kind, fact.value))
    return rows


def table_sections(document: Document) -> dict[str, str]:
    """The anchor of the section of every table, by table key; empty for tables before the first section."""
    sections = {}
    for anchor, block in _located(document):
        if isinstance(block, Table):
            sections[block.key] = anchor
        elif isinstance(block, Figure):
            sections[block.data.key] = anchor
    return sections


def _located(document: Document) -> Iterator[tuple[str, Block]]:
    """Every block with the anchor of its section."""
    groups = [("", document.blocks), *((section.anchor, section.blocks) for _, section in document.walk())]
    for anchor, blocks in groups:
        for block in blocks:
            yield anchor, block
            for inner in block.blocks if isinstance(block, Callout) else ():
                yield anchor, inner


def _free_key(fact: Fact, taken: set[str]) -> str:
    base = key = key_of(fact.label)
    number = 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    taken.add(key)
    return key


def key_of(label: str) -> str:
    """``label`` as a key: ``Zaproszone instytucje`` becomes ``zaproszone-instytucje``."""
    letters = (
        unicodedata.normalize("NFKD", label.lower().replace("ł", "l")).encode("ascii", "ignore").decode()
    )
    return _NOT_IN_KEYS.sub("-", letters).strip("-") or "fact"
