"""Files and messages come in. The same thing comes in once, whichever way and however often it is brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import connection, transaction

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.consultations.models import Consultation
from kooperacje.files import actions as files
from kooperacje.intake import access, blank, queries, recognising
from kooperacje.intake.examining import MESSAGE_TYPE, Draft, Original, examine
from kooperacje.intake.models import Item
from kooperacje.intake.states import Source
from kooperacje.journal import actions as journal

ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one thing; `new` is False where it had come in before and nothing was written."""

    item: Item
    new: bool


@transaction.atomic
def take_in(
    consultation: Consultation,
    *,
    source: Source,
    name: str,
    content: bytes,
    by: Actor,
    at: datetime | None = None,
) -> list[Taken]:
    """Read a file or message and keep it with its original, also where it is refused; `at` is when it arrived.

    Raises `Denied`, and `BadInput` where there is no room for the original. What is wrong with the file itself is no
    error here: it stands in the item's reason.
    """
    access.may_take_in(by, consultation).require()
    drafts = examine(name, content, blank.of(consultation))
    _one_at_a_time(consultation)
    known = queries.by_digest(consultation, [draft.digest for draft in drafts])
    return [
        Taken(known[draft.digest], new=False)
        if draft.digest in known
        else Taken(_kept(consultation, source, draft, by, at), new=True)
        for draft in _different(drafts)
    ]


def _different(drafts: Sequence[Draft]) -> list[Draft]:
    """A message that carries the same form twice answers once."""
    return list({draft.digest: draft for draft in drafts}.values())


def _kept(consultation: Consultation, source: Source, draft: Draft, by: Actor, at: datetime | None) -> Item:
    recognised = recognising.party(consultation, draft.content, draft.sender)
    item = Item.objects.create(
        consultation=consultation,
        source=source.value,
        sort=draft.sort.value,
        name=draft.name,
        digest=draft.digest,
        message_id=draft.message_id,
        sender=draft.sender,
        sender_name=draft.sender_name,
        subject=draft.subject,
        received_at=_received(draft, at),
        state=draft.state.value,
        reason=draft.reason,
        content=draft.content.to_json(),
        confidence=draft.content.confidence,
        party_key=recognised.key,
        party_how=recognised.how,
        created_at=clock.now(),
    )
    for original in draft.originals:
        _keep_original(item, original, by)
    journal.record(
        by=by,
        verb="intake.taken_in",
        subject=access.subject_of(item),
        details={"source": source.value, "sort": draft.sort.value, "state": draft.state.value},
        about=[f"consultations.consultation:{consultation.pk}"],
    )
    return item


def _received(draft: Draft, at: datetime | None) -> datetime:
    """When it was sent, by its own account, unless that lies ahead; else when it arrived, or now."""
    now = clock.now()
    told = at or draft.sent_at or now
    return min(told, now)


def _keep_original(item: Item, original: Original, by: Actor) -> None:
    owner = access.subject_of(item)
    if original.content_type == MESSAGE_TYPE:
        files.keep_original(
            by=by,
            owner=owner,
            name=original.name,
            content_type=MESSAGE_TYPE,
            content=original.content,
            purpose=ORIGINAL,
        )
    else:
        files.save(by=by, owner=owner, upload=ContentFile(original.content, original.name), purpose=ORIGINAL)


def _one_at_a_time(consultation: Consultation) -> None:
    """The same message fetched twice at once must be kept once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"intake {consultation.pk}"])
