"""The reply to one answer: every remark of it, the position, its reason, and the passage that changed because of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.consultations import published, words
from kooperacje.consultations.exchange.schema import (
    Answer,
    Change,
    Consultation,
    InstitutionRef,
    Position,
    Remark,
)
from kooperacje.consultations.report.naming import not_stated, spaced
from kooperacje.documents.tree import Document, Fact, Facts, Kind, Meta, Paragraph, Section, Strong
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.document import LONG_AGO


@dataclass(frozen=True, slots=True)
class Reply:
    """What one answer gets back. `remarks` are its remarks with their numbers in the report."""

    consultation: Consultation
    """Its own fields alone are read."""
    organiser: str
    institution: InstitutionRef
    answer: Answer
    remarks: tuple[tuple[int, Remark], ...]
    changes: tuple[Change, ...]
    """Those that any of these remarks asked for."""


def each(value: Consultation) -> Iterator[Reply]:
    """The replies to all answers, in their order."""
    institutions = {institution.key: institution for institution in value.institutions}
    remarks: dict[str, list[tuple[int, Remark]]] = {}
    for number, remark in enumerate(value.remarks, start=1):
        if remark.answer:
            remarks.setdefault(remark.answer, []).append((number, remark))
    asked: dict[str, list[Change]] = {}
    for change in value.changes:
        for key in change.remarks:
            asked.setdefault(key, []).append(change)
    for answer in value.answers:
        theirs = tuple(remarks.get(answer.key, ()))
        changes = {change.key: change for _n, remark in theirs for change in asked.get(remark.key, ())}
        yield Reply(
            consultation=value,
            organiser=institutions[value.organiser].name,
            institution=institutions[answer.institution],
            answer=answer,
            remarks=theirs,
            changes=tuple(changes.values()),
        )


def build(reply: Reply, *, language: str = "pl", modified: datetime = LONG_AGO) -> Document:
    """The reply as a document, in the wording that is published. Equal input gives an equal tree."""
    with override(language):
        value = reply.consultation
        return Document(
            title=_("What became of the remarks: %(name)s") % {"name": reply.institution.name},
            subtitle=value.title,
            identifier=f"{value.slug}-{reply.answer.key}",
            language=language,
            meta=Meta(
                organisation=reply.organiser,
                date=date_format(value.published_on, "DATE_FORMAT") if value.published_on else "",
                modified=modified,
            ),
            blocks=tuple(_front(reply)),
            sections=tuple(_sections(reply)),
            contents=False,
        )


def _front(reply: Reply) -> Iterator[Block]:
    if reply.remarks:
        yield Paragraph(
            _(
                "Thank you for the answer. Below stands every remark that came with it, the organiser’s position and "
                "its reason, and what was changed in the document."
            )
        )
    else:
        yield Paragraph(
            _("Thank you for the answer. No remark is listed with it, so no position was needed.")
        )
    answer, value = reply.answer, reply.consultation
    yield Facts(
        (
            Fact(_("Consultation"), value.title, "consultation"),
            Fact(_("Organiser"), reply.organiser, "organiser"),
            Fact(_("Institution"), reply.institution.name, "institution"),
            Fact(_("Answer"), str(words.word(answer.outcome)), "answer"),
            Fact(_("Received on"), answer.received_on, "received_on", Kind.DATE),
            *((Fact(_("Number of the receipt"), answer.receipt, "receipt"),) if answer.receipt else ()),
            Fact(_("Remarks listed"), len(reply.remarks), "remarks", Kind.INT),
            Fact(_("Report published on"), value.published_on, "published_on", Kind.DATE),
        )
    )
    if any(remark.public_text is not None for _number, remark in reply.remarks):
        yield Paragraph(
            _("Some remarks are shown in the wording in which they are published, without what was masked.")
        )


def _sections(reply: Reply) -> Iterator[Section]:
    asked: dict[str, list[Change]] = {}
    for change in reply.changes:
        for key in change.remarks:
            asked.setdefault(key, []).append(change)
    for number, remark in reply.remarks:
        yield Section(
            _("Remark %(number)d") % {"number": number},
            f"remark-{number}",
            tuple(_remark(published.remark(remark), asked)),
            numbered=False,
        )


def _remark(remark: Remark, asked: Mapping[str, list[Change]]) -> Iterator[Block]:
    if remark.place:
        yield from _said(_("Place in the document"), remark.place)
    yield from _said(_("Remark"), remark.text)
    yield from _said(_("Marked words"), remark.quote)
    yield from _said(_("Present wording"), remark.current)
    yield from _said(_("Proposed wording"), remark.proposed)
    yield from _said(_("Reason given"), remark.reason)
    yield from _position(remark.position)
    for change in asked.get(remark.key, ()):
        yield from _said(_("Passage changed"), change.passage or not_stated())
        yield from _said(_("Wording before"), change.before or _("none: the passage is new"))
        yield from _said(_("Wording after"), change.after or _("none: the passage was removed"))
        yield from _said(_("Why it was changed"), change.reason)


def _position(position: Position | None) -> Iterator[Block]:
    if position is None:
        yield from _said(_("Organiser’s position"), _("none taken yet"))
        return
    yield from _said(_("Organiser’s position"), str(words.word(position.outcome)))
    yield from _said(_("Reason for the position"), position.reason or not_stated())
    yield from _said(_("What changed"), position.change)


def _said(label: str, text: str | None) -> Iterator[Block]:
    """A label and a text of one or several lines; nothing where nothing was said."""
    for place, line in enumerate(spaced(text or "")):
        yield Paragraph((Strong(f"{label}: "), line)) if place == 0 else Paragraph(line)
