"""Forms for answers that travel as files: written, printed, and read back however they return."""

from kooperacje.documents.answerform.definition import Field, FieldKind, Form, Option, remark_tag, validate
from kooperacje.documents.answerform.opening import Unreadable, Why
from kooperacje.documents.answerform.paper import tree
from kooperacje.documents.answerform.reading import (
    FieldReading,
    Leftover,
    Reading,
    RemarkReading,
    identifier_of,
    read,
    read_text,
)
from kooperacje.documents.answerform.segments import Found
from kooperacje.documents.answerform.words import standard
from kooperacje.documents.answerform.writing import render, shown

__all__ = [
    "Field",
    "FieldKind",
    "FieldReading",
    "Form",
    "Found",
    "Leftover",
    "Option",
    "Reading",
    "RemarkReading",
    "Unreadable",
    "Why",
    "identifier_of",
    "read",
    "read_text",
    "remark_tag",
    "render",
    "shown",
    "standard",
    "tree",
    "validate",
]
