"""One thing that came in: the original beside what was read of it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.documents.answerform import Form, shown
from kooperacje.files import queries as files
from kooperacje.intake import access, queries, words
from kooperacje.intake.content import Content, Value
from kooperacje.intake.models import Item
from kooperacje.intake.pages.queue import DOOR
from kooperacje.intake.states import ItemState, Sort, Source


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of the original, to download."""

    name: str
    size: int
    url: str


@dataclass(frozen=True, slots=True)
class Said:
    """One field in words, for who only looks."""

    label: str
    value: str
    tone: str
    sure: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Everything about one item. `said` and `remarks` stand in place of the form where nothing can be changed."""

    frame: Frame
    title: str
    list_url: str
    sort: str
    source: str
    sender: str
    sender_name: str
    received_at: datetime
    state: str
    tone: str
    reason: str
    party: str
    how: str
    notes: tuple[str, ...]
    leftovers: tuple[str, ...]
    original: str
    quoted: str
    signature: str
    files: tuple[Stored, ...]
    refused_files: tuple[str, ...]
    said: tuple[Said, ...]
    remarks: tuple[tuple[Said, ...], ...]
    may_change: Decision
    may_accept: Decision
    may_set_aside: Decision
    may_look_again: Decision
    set_aside_url: str
    look_again_url: str
    stale: bool


@dataclass(frozen=True, slots=True)
class UploadPage:
    """Bringing a file in."""

    frame: Frame
    list_url: str


def item_page(item: Item, actor: Actor, form: Form, *, stale: bool = False) -> ItemPage:
    """The item with its original; a constant number of queries."""
    slug = item.consultation.slug
    content = Content.from_json(item.content)
    label, tone = words.STATES[ItemState(item.state)]
    stored = files.attached(actor, access.subject_of(item))
    return ItemPage(
        frame=frame(item.consultation, actor, DOOR),
        title=item.subject or item.name,
        list_url=reverse("intake:items", args=[slug]),
        sort=str(words.SORTS[Sort(item.sort)]),
        source=str(words.SOURCES[Source(item.source)]),
        sender=item.sender,
        sender_name=item.sender_name,
        received_at=item.received_at,
        state=str(label),
        tone=tone,
        reason=item.reason,
        party=queries.parties(item.consultation).get(item.party_key, ""),
        how=str(words.HOW[item.party_how]),
        notes=tuple(str(words.NOTES[note]) for note in content.notes),
        leftovers=content.leftovers,
        original=content.original,
        quoted=content.quoted,
        signature=content.signature,
        files=tuple(Stored(row.name, row.size, reverse("files:download", args=[row.id])) for row in stored),
        refused_files=tuple(file.problem for file in content.files if file.problem),
        said=tuple(_said(form, value.tag, value) for value in content.fields if value.value),
        remarks=tuple(
            tuple(_said(form, f"remark-1-{value.tag}", value) for value in remark.fields if value.value)
            for remark in content.remarks
        ),
        may_change=access.can(actor, access.CHANGE, item),
        may_accept=access.can(actor, access.ACCEPT, item),
        may_set_aside=access.can(actor, access.SET_ASIDE, item),
        may_look_again=access.can(actor, access.LOOK_AGAIN, item),
        set_aside_url=reverse("intake:set-aside", args=[slug, item.pk]),
        look_again_url=reverse("intake:look-again", args=[slug, item.pk]),
        stale=stale,
    )


def _said(form: Form, tag: str, value: Value) -> Said:
    field = form.field(tag)
    label, text = (field.label, shown(field, value.value)) if field else (value.tag, value.value)
    return Said(label, text, words.tone_of(value.confidence), words.percent(value.confidence))


def upload_page(consultation: Consultation, actor: Actor) -> UploadPage:
    return UploadPage(frame(consultation, actor, DOOR), reverse("intake:items", args=[consultation.slug]))
