"""The redline of the document: what changed in its text from the consulted version to the next one, word by word."""

from kooperacje.consultations.report.naming import Material
from kooperacje.documents.tree import Section


def chapters(material: Material) -> tuple[Section, ...]:
    """The annex, where the model book has the text of both versions."""
    return (material.names.redline,) if material.names.redline else ()
