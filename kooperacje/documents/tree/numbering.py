"""The numbers that a document gives its sections, tables and figures."""

from dataclasses import dataclass
from types import MappingProxyType

from kooperacje.documents.tree.document import Document, Section


@dataclass(frozen=True, slots=True)
class Numbering:
    """Numbers by section anchor (such as ``2.1``, or empty), by table key and by figure key (from 1)."""

    sections: MappingProxyType[str, str]
    tables: MappingProxyType[str, int]
    figures: MappingProxyType[str, int]

    def heading(self, section: Section) -> str:
        """The title with its number before it, if it has one."""
        number = self.sections[section.anchor]
        return f"{number}. {section.title}" if number else section.title


def number(document: Document) -> Numbering:
    """Number ``document`` in reading order."""
    sections: dict[str, str] = {}
    _number_sections(document.sections, "", sections)
    return Numbering(
        MappingProxyType(sections),
        MappingProxyType({table.key: n for n, table in enumerate(document.tables(), start=1)}),
        MappingProxyType({figure.key: n for n, figure in enumerate(document.figures(), start=1)}),
    )


def _number_sections(sections: tuple[Section, ...], prefix: str, numbers: dict[str, str]) -> None:
    count = 0
    for section in sections:
        count += section.numbered
        own = f"{prefix}{count}" if section.numbered else ""
        numbers[section.anchor] = own
        _number_sections(section.sections, f"{own}." if own else "", numbers)
