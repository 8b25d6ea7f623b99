"""What a form for answers asks: one definition for the DOCX to fill in, the PDF to print and the reader of what comes back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kooperacje.documents.labels import LANGUAGES
from kooperacje.documents.tree.errors import require

TAG = re.compile(r"[a-z][a-z0-9-]{0,47}\Z")
REMARK_TAG = re.compile(r"remark-([1-9][0-9]{0,3})-([a-z][a-z0-9-]*)\Z")
MOST_REMARKS = 200
LONGEST_VALUE = 20_000
"""Characters of one answer; longer texts are attached as files."""


class FieldKind(StrEnum):
    """What a field waits for."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: `key` is what is stored, `label` what people read; `also` are other words people use for it."""

    key: str
    label: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One place to fill in. `also` are other labels that people and other forms use for the same thing."""

    tag: str
    label: str
    help: str = ""
    kind: FieldKind = FieldKind.TEXT
    options: tuple[Option, ...] = ()
    also: tuple[str, ...] = ()
    lines: int = 1

    def __post_init__(self) -> None:
        require(TAG.match(self.tag), f"The tag {self.tag!r} must be like 'institution'.")
        require(self.label.strip(), f"The field {self.tag!r} has no label.")
        require(
            (self.kind is FieldKind.CHOICE) == bool(self.options),
            f"The field {self.tag!r}: a choice, and only it, has options.",
        )


@dataclass(frozen=True, slots=True)
class Form:
    """A form of one consultation. `remark` is the block that is repeated `blocks` times."""

    slug: str
    title: str
    language: str
    respondent: tuple[Field, ...]
    outcome: Field
    remark: tuple[Field, ...]
    questions: tuple[Field, ...] = ()
    blocks: int = 5
    organiser: str = ""
    until: str = ""
    """The last day for answers as it is printed; empty where none is set."""
    return_to: str = ""
    """Where a filled form goes, as a sentence."""

    def __post_init__(self) -> None:
        require(self.title.strip(), "A form has no title.")
        require(self.language in LANGUAGES, f"The language {self.language!r} is not known.")
        require(1 <= self.blocks <= MOST_REMARKS, f"A form cannot have {self.blocks} blocks of remarks.")
        tags = [field.tag for field in (*self.respondent, self.outcome, *self.questions)]
        inner = [field.tag for field in self.remark]
        require(
            len(set(tags)) == len(tags) and len(set(inner)) == len(inner), "A tag stands twice in the form."
        )
        require(self.remark, "A form has no fields for a remark.")

    def fields(self) -> Iterator[tuple[str, Field]]:
        """(tag in the file, field) of everything in the form as it is sent out, in reading order."""
        for field in (*self.respondent, self.outcome):
            yield field.tag, field
        for number in range(1, self.blocks + 1):
            for field in self.remark:
                yield remark_tag(number, field.tag), field
        for field in self.questions:
            yield field.tag, field

    def field(self, tag: str) -> Field | None:
        """The field with this tag in a file, also in a block of remarks that the respondent added."""
        found = REMARK_TAG.match(tag)
        if found:
            return next((field for field in self.remark if field.tag == found[2]), None)
        alone = (*self.respondent, self.outcome, *self.questions)
        return next((field for field in alone if field.tag == tag), None)


def remark_tag(number: int, tag: str) -> str:
    """The tag of a field in the block of that number, counted from 1."""
    return f"remark-{number}-{tag}"


def validate(form: Form, values: Mapping[str, str]) -> None:
    """Raise `TreeError` for a value that the form has no place for, or that its field does not take."""
    fields = dict(form.fields())
    for tag, value in values.items():
        field = fields.get(tag)
        require(field is not None, f"The form has no field {tag!r}.")
        require(len(value) <= LONGEST_VALUE, f"The field {tag!r} takes at most {LONGEST_VALUE} characters.")
        if field is not None and field.kind is FieldKind.CHOICE and value:
            require(
                any(option.key == value for option in field.options),
                f"The field {tag!r} has no option {value!r}.",
            )
