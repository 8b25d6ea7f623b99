"""A remark, an answer to a question and a file, as lines of many pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kooperacje.answering import queries
from kooperacje.answering.models import Code, Entry
from kooperacje.answering.states import EntryKind
from kooperacje.consultations.pages import said as wording
from kooperacje.consultations.states import RemarkKind


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark as it is being written. Empty texts mean nothing was written."""

    number: int
    ref: str
    text: str
    proposed: str
    current: str
    quote: str
    place: str
    kind: str
    url: str = ""
    remove_url: str = ""
    back_url: str = ""


@dataclass(frozen=True, slots=True)
class FileLine:
    name: str
    size: int
    remove_url: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    asked: str
    text: str


def files(code: Code) -> tuple[FileLine, ...]:
    found = queries.attachments(code.pk)
    return tuple(FileLine(one.name, one.size, reverse("answering:detach", args=[one.pk])) for one in found)


def remark_lines(entries: Sequence[Entry]) -> tuple[RemarkLine, ...]:
    written = (one for one in entries if one.kind == EntryKind.REMARK)
    return tuple(remark_line(number, one) for number, one in enumerate(written, start=1))


def remark_line(number: int, entry: Entry) -> RemarkLine:
    at = [entry.pk]
    return RemarkLine(
        number=number,
        ref=str(entry.pk),
        text=entry.text,
        proposed=entry.proposed,
        current=entry.current,
        quote=entry.quote,
        place=entry.place,
        kind=kind_word(entry.remark_kind),
        url=reverse("answering:remark", args=at),
        remove_url=reverse("answering:remove-remark", args=at),
        back_url=reverse("answering:bring-back", args=at),
    )


def kind_word(value: str) -> str:
    """The kind of a remark for people; empty where none was chosen."""
    return wording.enum(RemarkKind(value)) if value else ""


def sent_remarks(content: Mapping[str, Any]) -> tuple[RemarkLine, ...]:
    """The remarks of a submission, as they were sent; they lead nowhere."""
    return tuple(
        RemarkLine(
            number=place,
            ref="",
            text=one["text"],
            proposed=one["proposed"],
            current=one["current"],
            quote=one["quote"],
            place=one["place"],
            kind=kind_word(one["kind"]),
        )
        for place, one in enumerate(content["remarks"], start=1)
    )


def sent_answers(content: Mapping[str, Any]) -> tuple[AnswerLine, ...]:
    """What was answered to the questions, as it was sent."""
    return tuple(AnswerLine(one["asked"], one["text"]) for one in content["answers"])
