"""A person accepts what was read: it becomes an answer of the consultation, with its remarks."""

from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError as PydanticError
from pydantic_core import ErrorDetails

from kooperacje.answering import actions as answering
from kooperacje.answering.models import Submission
from kooperacje.answering.values import Sender, Written
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.reading import sentence
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import AnswerOutcome, RemarkKind
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
def accept(item: Item, *, content: Content, party_key: str, expected: int | None, by: Actor) -> Submission:
    """Make an answer of the item as a person has mended it, with a receipt that goes to whoever sent it.

    Where the institution has an answer already, the submission waits for a decision which one stands. Raises `Stale` as `change` does, `Denied`, and `BadInput` naming the field that stands in the way.
    """
    change(item, content=content, party_key=party_key, expected=expected, by=by)
    row = locked(item, access.ACCEPT, by)
    _require(content, party_key)
    received = _receive(row, content, by)
    decided(row, ItemState.ACCEPTED, by)
    row.submission = received.number
    row.save()
    noted(row, "accepted", by, answer=received.answer)
    return received


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


def _receive(row: Item, content: Content, by: Actor) -> Submission:
    day = row.received_at.astimezone(WARSAW).date()
    for number, remark in enumerate(content.remarks, start=1):
        _check(number, {**_of(remark), "received_on": day})
    asked = _asked(content)
    known = set(rows.of(row.consultation, catalogue.QUESTION).values_list("key", flat=True))
    for question in asked:
        if question not in known:
            told = _("There is no such question in this consultation.")
            raise BadInput([Fault(f"{QUESTION}{question}", told)])
    return answering.receive(
        row.consultation,
        institution=row.party_key,
        outcome=AnswerOutcome(content.value("outcome")),
        remarks=[_written(remark) for remark in content.remarks],
        answers=asked,
        received_on=day,
        token=row.pk,
        sender=Sender(name=content.value("person")[:200], email=_address(row.sender)),
        by=by,
    )


def _address(sender: str) -> str:
    """Where the receipt goes; nowhere when it came without an address that works."""
    try:
        validate_email(sender)
    except ValidationError:
        return ""
    return sender


def _written(remark: Remark) -> Written:
    values = _of(remark)
    kind = values["kind"]
    return Written(
        text=remark.value("reason"),
        proposed=remark.value("proposed"),
        current=remark.value("current"),
        place=" ".join(remark.value("place").split()),
        quote=remark.quote,
        remark_kind=kind.value if isinstance(kind, RemarkKind) else "",
    )


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


def _check(number: int, values: dict[str, object]) -> None:
    """Raises `BadInput` naming the field of the page that does not fit."""
    if values["text"] is None:
        told = _("A remark needs its text, its reason or a proposed wording.")
        raise BadInput([Fault(remark_tag(number, "reason"), told)])
    try:
        schema.Remark.model_validate({"key": UNNAMED, **values})
    except PydanticError as refused:
        raise BadInput([_fault(error, number) for error in refused.errors()]) from refused


def _fault(error: ErrorDetails, number: int) -> Fault:
    field = str(error["loc"][0]) if error["loc"] else "text"
    tag = "reason" if field == "text" else field
    return Fault(remark_tag(number, tag), sentence(error))
