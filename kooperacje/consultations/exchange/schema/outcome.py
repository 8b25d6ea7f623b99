"""What follows: conclusions, reasons to publish all the same, sources."""

from kooperacje.consultations.exchange.schema.shape import Key, Line, Part, SourceRef, Text, Web


class Conclusion(Part):
    """A conclusion and what it rests on: keys prefixed with their list, such as `question:q1` or `meeting:m2`."""

    key: Key
    text: Text
    sources: tuple[SourceRef, ...] = ()


class ConclusionGroup(Part):
    """A heading of conclusions and the questions it answers."""

    key: Key
    title: Line
    questions: tuple[Key, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()


class Override(Part):
    """An officer's written reason to publish although a check found an error in this subject (`meeting:m2`)."""

    check: Key
    subject: Line
    reason: Text


class Source(Part):
    """Where the facts come from."""

    title: Line
    link: Web | None = None
    note: Text | None = None
