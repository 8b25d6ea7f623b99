"""What is consulted, for what, with which questions, in which ways and stages."""

from kooperacje.consultations.exchange.schema.shape import (
    Breakdown,
    Count,
    Entry,
    Key,
    Line,
    Months,
    Part,
    Period,
    Text,
    Web,
)
from kooperacje.consultations.states import ChannelKind, StageKind


class Question(Entry):
    """An open question put to the respondents."""


class Channel(Part):
    """A way to take part, with its code in the documents (A, B, C ...)."""

    key: Key
    kind: ChannelKind
    text: Text
    contact: Line | None = None


class Stage(Part):
    """A stage, in the order of the list. `term` is the source's own wording of the dates where days are not given."""

    key: Key
    kind: StageKind
    title: Line
    text: Text | None = None
    window: Period | None = None
    term: Line | None = None
    channel: Key | None = None
    participants: Count | None = None  # one total stated for the stage; None: not stated
    breakdown: tuple[Breakdown, ...] = ()


class Material(Part):
    """A document given to the respondents."""

    key: Key
    title: Line
    kind: Line | None = None
    link: Web | None = None


class Contact(Part):
    email: Line | None = None
    phone: Line | None = None
    website: Line | None = None


class ModelRef(Part):
    """The model that is consulted and, where known, its version."""

    key: Key
    version: Line | None = None


class Privacy(Part):
    """How personal data of the respondents are treated: what they are told, and how long the data are kept.

    `clause` is the organiser's own text, `keep_months` counts from the publication of the report. Neither has a default:
    what holds for an organiser is not ours to say.
    """

    clause: Text | None = None
    keep_months: Months | None = None
