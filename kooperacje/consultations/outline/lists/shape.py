"""What a list on a page is, and the fields that several lists share."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.outline.fields import Field, Sort, Words, line, other, text

BREAKDOWN = other(
    "breakdown",
    _("By group"),
    Sort.LINES,
    _(
        "One group a line: its name, a colon and the number, such as “social workers: 12”. Without a number: not stated."
    ),
)
TERM = line("term", _("Dates in words"), _("Where the source gives no days, its own wording."))
SENTENCE = (text("text", _("Text"), required=True),)


@dataclass(frozen=True, slots=True)
class List:
    """A list on a page. `slug` stands in addresses; `one` and `add` name an element and its button."""

    kind: Kind[Any]
    slug: str
    title: Words
    one: Words
    add: Words
    empty: Words
    fields: tuple[Field, ...]
    numbered: bool = False

    @property
    def headline(self) -> Field:
        return self.fields[0]

    def field(self, name: str) -> Field | None:
        """The field of this name, if a person fills it in."""
        return next((field for field in self.fields if field.name == name), None)
