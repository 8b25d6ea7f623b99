"""What was sent, as one value: the copy that the sender keeps, its digest, and what it becomes in the consultation."""

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from kooperacje.answering.codes import check_sign
from kooperacje.answering.models import Entry
from kooperacje.answering.states import EntryKind
from kooperacje.base.clock import WARSAW
from kooperacje.base.codes import SIGNS
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.reading import sentence
from kooperacje.consultations.states import AnswerOutcome, RemarkKind
from kooperacje.files.models import StoredFile

FORMAT = "kooperacje.answer/1"
UNNAMED = "x"
"""Stands for the keys that the consultation makes."""
_FIELDS = ("text", "proposed", "current", "place", "passage", "quote")


def number(at: datetime) -> str:
    """The number of a receipt: the year, six drawn signs and a check sign, such as `2026-K7QM4T-9`."""
    drawn = "".join(secrets.choice(SIGNS) for _place in range(6))
    return f"{at.astimezone(WARSAW).year}-{drawn}-{check_sign(drawn)}"


def build(
    *,
    number: str,
    at: datetime,
    consultation: tuple[str, str],
    institution: str,
    outcome: AnswerOutcome,
    entries: Sequence[Entry],
    questions: Mapping[str, str],
    attachments: Sequence[StoredFile],
    replaces: str,
) -> dict[str, Any]:
    """The copy. `consultation` is its slug and title, `institution` the name of who answers; no person is named."""
    order = {key: place for place, key in enumerate(questions)}
    return {
        "format": FORMAT,
        "number": number,
        "sent_at": at.astimezone(WARSAW).isoformat(timespec="seconds"),
        "consultation": {"slug": consultation[0], "title": consultation[1]},
        "institution": institution,
        "outcome": outcome.value,
        "replaces": replaces,
        "remarks": [
            {name: getattr(entry, name) for name in _FIELDS} | {"kind": entry.remark_kind}
            for entry in entries
            if entry.kind == EntryKind.REMARK
        ],
        "answers": [
            {"question": entry.question, "asked": questions.get(entry.question, ""), "text": entry.text}
            for entry in sorted(entries, key=lambda one: order.get(one.question, len(order)))
            if entry.kind == EntryKind.QUESTION
        ],
        "attachments": [
            {"name": file.name, "size": file.size, "sha256": file.sha256} for file in attachments
        ],
    }


def copy(content: Mapping[str, Any]) -> bytes:
    """The bytes that the sender can keep; `sha256sum` of them is the digest on the receipt."""
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def digest(content: Mapping[str, Any]) -> str:
    return sha256(copy(content)).hexdigest()


def readable(digest: str) -> str:
    """A digest in groups of eight signs, so that it can be read out and breaks between lines."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def words(content: Mapping[str, Any]) -> str:
    """Digest of what was said, whoever said it and when; the same for the same words."""
    said = {name: content[name] for name in ("outcome", "remarks", "answers", "attachments")}
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def remarks(content: Mapping[str, Any], received: date) -> list[schema.Remark]:
    """What becomes remarks of the consultation: each remark, then each answer to an open question.

    Raises `BadInput` naming the remark by its number where its words cannot stand in the record.
    """
    made = [_remark(place, _of(one), received) for place, one in enumerate(content["remarks"], start=1)]
    return made + [
        # A question that was taken back meanwhile is no longer there to refer to; what was answered stays.
        _remark(place, {"text": one["text"], "question": one["question"] if one["asked"] else None}, received)
        for place, one in enumerate(content["answers"], start=1)
    ]


def _of(one: Mapping[str, str]) -> dict[str, Any]:
    """A remark's text is what was written, or else the wording it proposes."""
    return {
        "text": one["text"] or one["proposed"] or one["current"],
        "current": one["current"] or None,
        "proposed": one["proposed"] or None,
        "place": " ".join(one["place"].split()) or None,
        "passage": one["passage"] or None,
        "quote": one["quote"] or None,
        "kind": RemarkKind(one["kind"]) if one["kind"] else None,
    }


def _remark(place: int, values: Mapping[str, Any], received: date) -> schema.Remark:
    try:
        return schema.Remark.model_validate({"key": UNNAMED, "received_on": received, **values})
    except ValidationError as refused:
        raise BadInput([Fault(str(place), sentence(error)) for error in refused.errors()]) from refused
