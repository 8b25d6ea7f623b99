"""A person accepts what was read: it becomes an answer of the consultation, with its remarks."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.reading import sentence
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import AnswerOutcome, ChannelKind, RemarkKind, StageKind
from kooperacje.documents.answerform import remark_tag
from kooperacje.intake import access
from kooperacje.intake.actions.deciding import change, decided, locked, noted
from kooperacje.intake.content import Content, Remark
from kooperacje.intake.models import Item
from kooperacje.intake.states import ItemState

WARSAW = ZoneInfo("Europe/Warsaw")
QUESTION = "question-"
UNNAMED = "x"
"""Stands for the keys that the consultation makes."""


@transaction.atomic
def accept(item: Item, *, content: Content, party_key: str, expected: int | None, by: Actor) -> str:
    """Make an answer of the item as a person has mended it; returns the answer's key in the consultation.

    Raises `Stale` as `change` does, `Denied`, and `BadInput` naming the field that stands in the way.
    """
    change(item, content=content, party_key=party_key, expected=expected, by=by)
    row = locked(item, access.ACCEPT, by)
    _require(content, party_key)
    key = _answer(row, content, by)
    decided(row, ItemState.ACCEPTED, by)
    row.submission = key
    row.save()
    noted(row, "accepted", by, answer=key)
    return key


def _require(content: Content, party_key: str) -> None:
    """An answer has somebody who gives it, and says something."""
    if not party_key:
        raise BadInput([Fault("party_key", _("Choose the institution that answers."))])
    outcome = content.value("outcome")
    if outcome not in {member.value for member in AnswerOutcome}:
        raise BadInput([Fault("outcome", _("Say whether there are remarks."))])
    if outcome == AnswerOutcome.NO_REMARKS.value and content.remarks:
        raise BadInput([Fault("outcome", _("There are remarks below, so this cannot be “no remarks”."))])
    if outcome == AnswerOutcome.WITH_REMARKS.value and not (content.remarks or _asked(content)):
        raise BadInput([Fault("outcome", _("There is neither a remark nor an answer to a question."))])


def _asked(content: Content) -> dict[str, str]:
    """{key of the question: what was answered}."""
    return {
        value.tag.removeprefix(QUESTION): value.value
        for value in content.fields
        if value.tag.startswith(QUESTION) and value.value
    }


def _answer(row: Item, content: Content, by: Actor) -> str:
    consultation = row.consultation
    _not_yet(consultation, row.party_key)
    day = row.received_at.astimezone(WARSAW).date()
    stage = _only(consultation, catalogue.STAGE, StageKind.ELECTRONIC)
    answer = schema.Answer(
        key=UNNAMED,
        institution=row.party_key,
        outcome=AnswerOutcome(content.value("outcome")),
        stage=stage,
        channel=_only(consultation, catalogue.CHANNEL, ChannelKind.ELECTRONIC),
        received_on=day,
        late=_late(consultation, stage, day),
    )
    remarks = [
        _remark(number, {**_of(remark), "received_on": day})
        for number, remark in enumerate(content.remarks, start=1)
    ]
    for question, text in _asked(content).items():
        values = {"text": text, "question": question, "received_on": day}
        remarks.append(_remark(0, values, place=f"{QUESTION}{question}"))
    return consultations.take_answer(consultation, answer=answer, remarks=remarks, by=by)


def _late(consultation: Consultation, stage: str | None, day: date) -> bool | None:
    """Whether it came after the last day of the stage or else of the consultation; None where no day is declared."""
    part = rows.part(consultation, catalogue.STAGE, stage) if stage else None
    last = part.window.to if part and part.window else consultation.window_to
    return None if last is None else day > last


def _not_yet(consultation: Consultation, party_key: str) -> None:
    """A second answer of the same institution would count it twice: a person decides which one stands."""
    answers = rows.of(consultation, catalogue.ANSWER)
    if answers.filter(institution__key=party_key).exists():
        raise BadInput(
            [
                Fault(
                    "party_key",
                    _("This institution has answered already. Change or remove that answer first."),
                )
            ]
        )


def _only(consultation: Consultation, kind: Kind[Any], wanted: str) -> str | None:
    """The key of the row of this sort, where there is exactly one."""
    keys = list(rows.of(consultation, kind).filter(kind=wanted).values_list("key", flat=True)[:2])
    return keys[0] if len(keys) == 1 else None


def _of(remark: Remark) -> dict[str, object]:
    """The fields of a remark of the file format. Its text is what was written, or else the wording it proposes."""
    written = remark.value("reason") or remark.value("proposed") or remark.value("current")
    kind = remark.value("kind")
    return {
        "text": written or None,
        "place": " ".join(remark.value("place").split()) or None,
        "current": remark.value("current") or None,
        "proposed": remark.value("proposed") or None,
        "quote": remark.quote or None,
        "kind": RemarkKind(kind) if kind in {member.value for member in RemarkKind} else None,
    }


def _remark(number: int, values: dict[str, object], place: str = "") -> schema.Remark:
    """Raises `BadInput` naming the field of the page that does not fit."""
    if values["text"] is None:
        told = _("A remark needs its text, its reason or a proposed wording.")
        raise BadInput([Fault(remark_tag(number, "reason"), told)])
    try:
        return schema.Remark.model_validate({"key": UNNAMED, **values})
    except ValidationError as refused:
        raise BadInput([_fault(error, number, place) for error in refused.errors()]) from refused


def _fault(error: ErrorDetails, number: int, place: str) -> Fault:
    field = str(error["loc"][0]) if error["loc"] else "text"
    tag = "reason" if field == "text" else field
    return Fault(place or remark_tag(number, tag), sentence(error))
