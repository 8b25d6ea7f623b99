"""What was read, as the row keeps it: fields with their confidence, remarks, and whatever belongs to neither."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from kooperacje.documents.answerform import Found, Reading

BY_PERSON, BY_MARK = "person", "mark"
"""Beside the places of a form: written here by a person, or made as a comment or change in a copy of the document."""
CERTAIN = 1.0


@dataclass(frozen=True, slots=True)
class Value:
    """One field. `found` says where its value stood, see `documents.answerform.Found`; "person" when one wrote it here."""

    tag: str
    value: str
    raw: str = ""
    confidence: float = 0.0
    found: str = Found.NOWHERE.value
    table: int = 0
    row: int = 0

    def edited(self, value: str) -> "Value":
        """The same field after a person looked at it: what a person changed is certain."""
        if value == self.value:
            return self
        return replace(self, value=value, confidence=CERTAIN, found=BY_PERSON)


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark; `quote` and `passage` anchor it where it was made in a copy of the document."""

    fields: tuple[Value, ...]
    quote: str = ""
    passage: str = ""

    def value(self, tag: str) -> str:
        return next((field.value for field in self.fields if field.tag == tag), "")


@dataclass(frozen=True, slots=True)
class File:
    """A file that came along; `problem` is the sentence by which it was refused, or empty."""

    name: str
    size: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that was read of one item. `original` is its text as plain text, `quoted` what a reply quoted."""

    fields: tuple[Value, ...] = ()
    remarks: tuple[Remark, ...] = ()
    leftovers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    original: str = ""
    quoted: str = ""
    signature: str = ""

    def value(self, tag: str) -> str:
        return next((field.value for field in self.fields if field.tag == tag), "")

    def filled(self) -> list[Value]:
        """Every field with a value, those of remarks included."""
        inner = (value for remark in self.remarks for value in remark.fields)
        return [value for value in (*self.fields, *inner) if value.value]

    @property
    def confidence(self) -> float | None:
        """That of the least certain field; None when nothing was read."""
        return min((value.confidence for value in self.filled()), default=None)

    def to_json(self) -> dict[str, Any]:
        """As the row keeps it: lists where a JSON text has lists."""
        kept: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """The content that `to_json` gave."""
        return cls(
            fields=_values(kept.get("fields", ())),
            remarks=tuple(
                Remark(_values(one["fields"]), one.get("quote", ""), one.get("passage", ""))
                for one in kept.get("remarks", ())
            ),
            leftovers=tuple(kept.get("leftovers", ())),
            notes=tuple(kept.get("notes", ())),
            files=tuple(File(**one) for one in kept.get("files", ())),
            original=kept.get("original", ""),
            quoted=kept.get("quoted", ""),
            signature=kept.get("signature", ""),
        )


def _values(kept: Iterable[Mapping[str, Any]]) -> tuple[Value, ...]:
    return tuple(Value(**one) for one in kept)


def of_reading(reading: Reading, **more: Any) -> Content:
    """The content of a form that was read; `more` are further fields of the content."""
    return Content(
        fields=tuple(_value(one) for one in reading.fields),
        remarks=tuple(Remark(tuple(_value(one) for one in remark.fields)) for remark in reading.remarks),
        leftovers=tuple(
            f"{left.near}: {left.text}" if left.near else left.text for left in reading.leftovers
        ),
        **more,
    )


def _value(one: Any) -> Value:
    return Value(one.tag, one.value, one.raw, one.confidence, one.found.value, one.table, one.row)
