"""The blocks a section is made of."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from kooperacje.documents.tree.charts import Chart, chart_table
from kooperacje.documents.tree.errors import require
from kooperacje.documents.tree.inline import Rich, plain
from kooperacje.documents.tree.tables import KEY, Table
from kooperacje.documents.tree.values import Cell, Kind, fits, kind_of


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: ``Paragraph("text")`` or ``Paragraph(("text ", Strong("more")))``."""

    content: Rich

    def __post_init__(self) -> None:
        require(plain(self.content).strip(), "A paragraph is empty.")


@dataclass(frozen=True, slots=True)
class Item:
    """A list item that has a list of its own below it."""

    content: Rich
    below: "BulletList | NumberedList"


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without an order."""

    items: tuple[Rich | Item, ...]

    def __post_init__(self) -> None:
        _check_items(self.items)


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list with numbers from ``start``."""

    items: tuple[Rich | Item, ...]
    start: int = 1

    def __post_init__(self) -> None:
        _check_items(self.items)
        require(self.start >= 0, f"A numbered list cannot start at {self.start}.")


def _check_items(items: tuple[Rich | Item, ...]) -> None:
    require(items, "A list has no items.")
    for number, item in enumerate(items, start=1):
        content = item.content if isinstance(item, Item) else item
        require(plain(content).strip(), f"Item {number} of a list is empty.")


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its typed value; ``key`` names it in open data, else its label does.

    ``None`` means "not stated", never 0 and never left out.
    """

    label: str
    value: Cell
    key: str = ""
    kind: Kind | None = None

    def __post_init__(self) -> None:
        require(self.label.strip(), f"A fact with the value {self.value!r} has no label.")
        require(
            not self.key or KEY.match(self.key), f"The fact key {self.key!r} must be like 'invited_total'."
        )
        require(
            fits(self.value, self.value_kind),
            f"The fact «{self.label}»: {self.value!r} is not of the kind {self.value_kind.value}.",
        )

    @property
    def value_kind(self) -> Kind:
        """The kind given, or the one the value has by itself."""
        return self.kind or kind_of(self.value)


@dataclass(frozen=True, slots=True)
class Facts:
    """A list of labels with values (a definition list); all facts are part of the open data."""

    facts: tuple[Fact, ...]

    def __post_init__(self) -> None:
        require(self.facts, "A list of facts is empty.")


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its text alternative and its data as a table beside it.

    ``alt`` says in words what the chart shows; it is required. Without ``table`` the data table is made
    from the chart, with the key ``KEY-data``. The anchor is ``#figure-KEY``.
    """

    key: str
    caption: str
    chart: Chart
    alt: str
    table: Table | None = None

    def __post_init__(self) -> None:
        require(KEY.match(self.key), f"The figure key {self.key!r} must be like 'people-by-stage'.")
        require(self.caption.strip(), f"The figure {self.key!r} has no caption.")
        require(self.alt.strip(), f"The figure {self.key!r} has no text alternative.")

    @property
    def data(self) -> Table:
        """The table beside the figure."""
        return self.table or chart_table(self.chart, key=f"{self.key}-data", caption=self.caption)


class Tone(Enum):
    """How loud a callout is."""

    NOTE = "note"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Callout:
    """A few paragraphs, lists or facts set apart, with a title; the tone is also said in words."""

    title: str
    blocks: "tuple[Paragraph | BulletList | NumberedList | Facts, ...]"
    tone: Tone = Tone.NOTE

    def __post_init__(self) -> None:
        require(self.title.strip(), "A callout has no title.")


class FieldKind(Enum):
    """What a form field waits for."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    CHECK = "check"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FormField:
    """A place to fill in on paper or in a file; ``key`` is unique in the document."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    options: tuple[str, ...] = ()
    required: bool = False
    lines: int = 1

    def __post_init__(self) -> None:
        require(KEY.match(self.key), f"The field key {self.key!r} must be like 'institution_name'.")
        require(self.label.strip(), f"The field {self.key!r} has no label.")
        require(self.lines >= 1, f"The field {self.key!r} must have at least 1 line.")
        is_choice = self.kind is FieldKind.CHOICE
        require(
            is_choice == bool(self.options), f"The field {self.key!r}: a choice, and only it, has options."
        )


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page in formats that have pages."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One line to sign: the role below the line, and the name when it is known."""

    role: str
    name: str = ""

    def __post_init__(self) -> None:
        require(self.role.strip(), "A signature line has no role.")


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign, side by side where there is room."""

    lines: tuple[Signature, ...]

    def __post_init__(self) -> None:
        require(self.lines, "There is no signature line.")


@dataclass(frozen=True, slots=True)
class Mark:
    """The QR mark of an address; ``alt`` says in words what it is for. The address itself stands elsewhere as text."""

    address: str
    alt: str

    def __post_init__(self) -> None:
        require(
            self.address.startswith(("https://", "http://")), f"A QR mark of {self.address!r} leads nowhere."
        )
        require(self.alt.strip(), f"The QR mark of {self.address!r} has no text alternative.")


Block: TypeAlias = (
    Paragraph
    | BulletList
    | NumberedList
    | Facts
    | Table
    | Figure
    | Callout
    | FormField
    | Mark
    | PageBreak
    | Signatures
)
