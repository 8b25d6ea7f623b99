"""A filled form read back, field by field, with how sure each value is and where it was found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kooperacje.documents.answerform import lines as flat
from kooperacje.documents.answerform import matching
from kooperacje.documents.answerform.definition import Field, Form
from kooperacje.documents.answerform.lines import Line
from kooperacje.documents.answerform.opening import Package, Unreadable, Why
from kooperacje.documents.answerform.segments import BY_ORDER, Block, Found, Piece, Segments
from kooperacje.documents.answerform.values import understood

_IDENTIFIER = re.compile(
    r"(?:identyfikator konsultacji|consultation identifier)\s*:\s*([a-z0-9][a-z0-9-]{0,63})", re.I
)
BY_CONTENT = 0.7
LINES_LIMIT = 10_000
"""Lines that are looked at: a form has some hundred, and a file made to keep us busy may have a million."""
TWICE = 0.6
"""The same control stands twice with two answers."""


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One field. `value` is understood by kind, `raw` as it was written; `confidence` is from 0 to 1.

    `table` and `row` say where it stood; 0 outside tables. An empty field is found nowhere, with confidence 0.
    """

    tag: str
    label: str
    value: str
    raw: str
    confidence: float
    found: Found
    table: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class RemarkReading:
    """One remark, in the order of the file."""

    number: int
    fields: tuple[FieldReading, ...]

    def value(self, tag: str) -> str:
        return next((field.value for field in self.fields if field.tag == tag), "")


@dataclass(frozen=True, slots=True)
class Leftover:
    """A text that belongs to no field; `near` is the label of the field it stands after, where there is one."""

    text: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything in a filled form; nothing that was written is left out."""

    fields: tuple[FieldReading, ...]
    remarks: tuple[RemarkReading, ...]
    leftovers: tuple[Leftover, ...]
    identifier: str = ""
    controls: int = 0
    """How many fields of the form still had their control."""
    text: str = ""
    """What stands in the file, as plain text in reading order; what an empty field shows is left out."""

    def value(self, tag: str) -> str:
        return next((field.value for field in self.fields if field.tag == tag), "")

    def filled(self) -> tuple[FieldReading, ...]:
        """Every field with an answer, those of remarks included."""
        inner = (field for remark in self.remarks for field in remark.fields)
        return tuple(field for field in (*self.fields, *inner) if field.value)

    @property
    def confidence(self) -> float:
        """That of the least certain answer; 0 when there is none."""
        return min((field.confidence for field in self.filled()), default=0.0)


def read(content: bytes, form: Form) -> Reading:
    """What a filled DOCX says. Raises `Unreadable`; files that are dangerous to open are refused before this."""
    found = flat.of_body(Package(content).body())
    if not found:
        raise Unreadable(Why.EMPTY)
    return read_lines(found, form)


def identifier_of(content: bytes) -> str:
    """The consultation that a form names, whatever it asks; empty where it names none. Raises `Unreadable`."""
    return _identifier(flat.of_body(Package(content).body()))


def read_text(text: str, form: Form) -> Reading:
    """What a plain text says that was written after the form."""
    return read_lines(flat.of_text(text), form)


def read_lines(found: Sequence[Line], form: Form) -> Reading:
    """What these lines say."""
    found = found[:LINES_LIMIT]
    segments = Segments(form, found)
    leftovers = [Leftover(line.text) for line in segments.leftovers]
    alone = (*form.respondent, form.outcome, *form.questions)
    fields = [_field(segments.alone, field, leftovers) for field in alone]
    remarks: list[RemarkReading] = []
    for block in segments.blocks:
        _by_order(block, form)
        inner = tuple(_field(block, field, leftovers) for field in form.remark)
        leftovers += [Leftover(piece.text) for _, piece in block.unknown]
        if any(field.value for field in inner):
            remarks.append(RemarkReading(len(remarks) + 1, inner))
    return Reading(
        fields=tuple(_with_outcome(fields, form, bool(remarks))),
        remarks=tuple(remarks),
        leftovers=tuple(leftovers),
        identifier=_identifier(found),
        controls=len({line.tag for line in found if line.tag and form.field(line.tag)}),
        text="\n".join(line.text for line in found if not matching.is_placeholder(form, line.text)),
    )


def _field(block: Block, field: Field, leftovers: list[Leftover]) -> FieldReading:
    controls, texts = _answers(block.controls.get(field.tag, [])), block.texts.get(field.tag, [])
    pieces = [piece for answer in controls for piece in answer] if controls else texts
    if controls and texts:
        leftovers += [Leftover(piece.text, field.label) for piece in texts]
    if not pieces:
        return FieldReading(field.tag, field.label, "", "", 0.0, Found.NOWHERE)
    raw = "\n".join(
        dict.fromkeys(piece.text for piece in pieces) if len(controls) > 1 else (p.text for p in pieces)
    )
    sure = min(piece.sure for piece in pieces)
    if len({_joined(answer) for answer in controls}) > 1:
        sure = min(sure, TWICE)
    value, clear = understood(field, raw)
    first = pieces[0]
    confidence = round(sure * clear, 2) if value else 0.0
    return FieldReading(
        field.tag, field.label, value, raw, confidence, first.found, first.line.table, first.line.row
    )


def _answers(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces of the same control belong together."""
    grouped: dict[int, list[Piece]] = {}
    for piece in pieces:
        grouped.setdefault(piece.line.control, []).append(piece)
    return list(grouped.values())


def _joined(pieces: Sequence[Piece]) -> str:
    return "\n".join(piece.text for piece in pieces)


def _by_order(block: Block, form: Form) -> None:
    """A row whose label says nothing to us answers the field that comes next in the form and has no answer."""
    order = [field.tag for field in form.remark]
    open_ones = [tag for tag in order if tag not in block.labels and not block.controls.get(tag)]
    left: list[tuple[str, Piece]] = []
    for before, piece in block.unknown:
        after = order.index(before) if before in order else -1
        tag = next((tag for tag in open_ones if order.index(tag) > after), None)
        if tag is None:
            left.append((before, piece))
            continue
        block.texts.setdefault(tag, []).append(Piece(piece.text, BY_ORDER, Found.ORDER, piece.line))
        open_ones.remove(tag)
    block.unknown = left


def _with_outcome(fields: Sequence[FieldReading], form: Form, remarks: bool) -> list[FieldReading]:
    """Whoever gives remarks has some, also when the choice was left open."""
    inferred = FieldReading(
        form.outcome.tag, form.outcome.label, "with_remarks", "", BY_CONTENT, Found.INFERRED
    )
    return [
        inferred if field.tag == form.outcome.tag and remarks and not field.value else field
        for field in fields
    ]


def _identifier(found: Sequence[Line]) -> str:
    matches = (_IDENTIFIER.search(line.text) for line in found if not line.tag)
    return next((match[1].lower() for match in matches if match), "")
