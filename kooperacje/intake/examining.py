"""From the bytes of a file or message to what it says. Knows no database: what is kept is decided by the actions."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from kooperacje.base.text import search_key
from kooperacje.documents import answerform, returned
from kooperacje.documents.answerform import Form, Found, Reading, Unreadable
from kooperacje.files import inspection, kinds
from kooperacje.intake import hostile
from kooperacje.intake.content import BY_MARK, Content, File, Remark, Value, of_reading
from kooperacje.intake.states import ItemState, Sort
from kooperacje.notices import incoming
from kooperacje.notices.incoming import Attachment, Incoming, Malformed

MESSAGE_TYPE = "message/rfc822"
ORIGINAL_LIMIT = 60_000
"""Characters of the original shown beside the fields; the file itself is kept whole."""
WORDS_OF_A_NO = 60
PHRASE, WHOLE_TEXT = 0.7, 0.3
"""How sure a «no remarks» in free words is, and a free text taken as one remark."""
OTHER_CONSULTATION = "other_consultation"
FREE_TEXT = "free_text"
_MACHINES = {
    incoming.Sort.AUTOMATIC: "automatic",
    incoming.Sort.BOUNCE: "bounce",
}


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes to keep as evidence."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing that was read, or could not be. `state` is read, set_aside or refused; the last two have a reason."""

    sort: Sort
    name: str
    digest: str
    state: ItemState
    reason: str
    content: Content
    originals: tuple[Original, ...]
    message_id: str = ""
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    sent_at: datetime | None = None


def examine(name: str, content: bytes, form: Form) -> list[Draft]:
    """What this file holds: one thing or, for a message with several forms, several. Never raises for its content."""
    clean = inspection.clean_name(name)
    if kinds.ending(clean) == "eml":
        return _message(clean, content, form)
    return [_file(clean, content, form)]


def _file(name: str, content: bytes, form: Form) -> Draft:
    digest = _same(name, content)
    problem = hostile.problem(name, content)
    if problem:
        # What is not safe is not kept either: its name and digest say what it was.
        return Draft(Sort.NONE, name, digest, ItemState.REFUSED, problem, Content(), ())
    original = Original(name, kinds.media_type(name), content)
    sort, found, reason = _document(name, content, form)
    state = ItemState.REFUSED if reason else ItemState.READ
    return Draft(sort, name, digest, state, reason, found, (original,))


def _document(name: str, content: bytes, form: Form) -> tuple[Sort, Content, str]:
    """(what it is, what it says, why it is refused or empty) of a file that is safe."""
    if kinds.ending(name) != "docx":
        return Sort.NONE, Content(), hostile.unread(name)
    try:
        reading = answerform.read(content, form)
        marks = returned.marks(content)
    except Unreadable as refused:
        return Sort.NONE, Content(), hostile.sentence(refused.why, name)
    if reading.filled() or reading.controls:
        return _form(name, reading, form)
    if marks:
        return Sort.RETURNED, _of_marks(marks, form), ""
    return Sort.NONE, Content(original=_shown(reading)), hostile.unread(name)


def _form(name: str, reading: Reading, form: Form) -> tuple[Sort, Content, str]:
    notes = (OTHER_CONSULTATION,) if reading.identifier not in ("", form.slug) else ()
    content = of_reading(reading, notes=notes, original=_shown(reading))
    if not reading.filled():
        return Sort.FORM, content, _("The form “%(name)s” came back empty.") % {"name": name}
    return Sort.FORM, content, ""


def _shown(reading: Reading) -> str:
    return reading.text[:ORIGINAL_LIMIT]


def _of_marks(marks: Sequence[returned.Mark], form: Form) -> Content:
    remarks = tuple(_of_mark(mark, form) for mark in marks)
    outcome = Value(form.outcome.tag, "with_remarks", "", 1.0, Found.INFERRED.value)
    shown = "\n\n".join(
        "\n".join(filter(None, (mark.place, mark.passage, f"[{mark.author}] {mark.text or mark.proposed}")))
        for mark in marks
    )
    return Content(fields=_empty_but(form, outcome), remarks=remarks, original=shown[:ORIGINAL_LIMIT])


def _of_mark(mark: returned.Mark, form: Form) -> Remark:
    reason = mark.text or (_("Remove this passage.") if mark.removes else "")
    values = {"place": mark.place, "current": mark.current, "proposed": mark.proposed, "reason": reason}
    fields = tuple(
        Value(
            field.tag,
            value := values.get(field.tag, ""),
            value,
            1.0 if value else 0.0,
            BY_MARK if value else Found.NOWHERE.value,
        )
        for field in form.remark
    )
    return Remark(fields, mark.quote, mark.passage)


def _empty_but(form: Form, *known: Value) -> tuple[Value, ...]:
    by_tag = {value.tag: value for value in known}
    tags = [field.tag for field in (*form.respondent, form.outcome, *form.questions)]
    return tuple(by_tag.get(tag, Value(tag, "")) for tag in tags)


def _message(name: str, content: bytes, form: Form) -> list[Draft]:
    digest = _same(name, content)
    original = Original(name, MESSAGE_TYPE, content)
    try:
        message = incoming.parse(content)
    except Malformed:
        reason = _("“%(name)s” is no message that can be read.") % {"name": name}
        return [Draft(Sort.NONE, name, digest, ItemState.REFUSED, reason, Content(), (original,))]
    words = incoming.own_words(message.text)
    around = Content(original=message.text[:ORIGINAL_LIMIT], quoted=words.quoted, signature=words.signature)
    empty = Draft(
        sort=Sort.MESSAGE,
        name=name,
        digest=_digest(message),
        state=ItemState.READ,
        reason="",
        content=around,
        originals=(original,),
        message_id=message.message_id,
        sender=message.sender,
        sender_name=message.sender_name,
        subject=message.subject,
        sent_at=message.sent_at,
    )
    if message.sort in _MACHINES:
        return [replace(empty, state=ItemState.SET_ASIDE, reason=machine_reason(message.sort))]
    return _written(empty, message, words.own, form)


def machine_reason(sort: incoming.Sort) -> str:
    """Why a message that no person wrote is no answer."""
    if sort is incoming.Sort.BOUNCE:
        return _("A report that a message of ours was not delivered.")
    return _("An automatic reply.")


def _written(empty: Draft, message: Incoming, own: str, form: Form) -> list[Draft]:
    """A person's message: the forms that came with it, or else its words."""
    files = [_attached(attachment, form) for attachment in message.attachments]
    listed = tuple(
        File(draft.name, len(a.content), draft.reason)
        for a, draft in zip(message.attachments, files, strict=True)
    )
    forms = [draft for draft in files if draft.state is ItemState.READ]
    around = replace(empty.content, files=listed)
    if forms:
        return [_with_message(replace(empty, content=around), draft, own) for draft in forms]
    content = _of_words(own, form, around)
    refused = [file.problem for file in listed if file.problem]
    if content.filled() and not (refused and content.notes):
        return [replace(empty, content=content)]
    reason = refused[0] if refused else _("The message has neither a form nor words of its own.")
    return [replace(empty, content=around, state=ItemState.REFUSED, reason=reason)]


def _attached(attachment: Attachment, form: Form) -> Draft:
    name = inspection.clean_name(attachment.name)
    return _file(name, attachment.content, form)


def _with_message(empty: Draft, draft: Draft, own: str) -> Draft:
    """The form of an attachment, with the message around it."""
    shown = f"{empty.content.original}\n\n{draft.content.original}"[:ORIGINAL_LIMIT]
    content = replace(
        draft.content,
        files=empty.content.files,
        original=shown,
        quoted=empty.content.quoted,
        signature=empty.content.signature,
    )
    return replace(
        empty,
        sort=draft.sort,
        name=draft.name,
        digest=hashlib.sha256(f"{empty.digest} {draft.digest}".encode()).hexdigest(),
        content=content,
        originals=(*empty.originals, *draft.originals),
    )


def _of_words(own: str, form: Form, around: Content) -> Content:
    """A form written into the message, a «no remarks», or the whole text as one remark."""
    reading = answerform.read_text(own, form)
    if reading.filled():
        found = of_reading(reading)
        return replace(around, fields=found.fields, remarks=found.remarks, leftovers=found.leftovers)
    if not own:
        return around
    if _says_no(own, form):
        outcome = Value(form.outcome.tag, "no_remarks", own, PHRASE, Found.INFERRED.value)
        return replace(around, fields=_empty_but(form, outcome))
    outcome = Value(form.outcome.tag, "with_remarks", "", WHOLE_TEXT, Found.INFERRED.value)
    fields = tuple(
        Value(field.tag, own, own, WHOLE_TEXT, Found.INFERRED.value)
        if field.tag == "reason"
        else Value(field.tag, "")
        for field in form.remark
    )
    return replace(around, fields=_empty_but(form, outcome), remarks=(Remark(fields),), notes=(FREE_TEXT,))


def _says_no(own: str, form: Form) -> bool:
    key = f" {search_key(own)} "
    if len(key.split()) > WORDS_OF_A_NO:
        return False
    option = next(option for option in form.outcome.options if option.key == "no_remarks")
    phrases = (search_key(words) for words in (option.label, *option.also))
    return any(f" {phrase} " in key for phrase in phrases if " " in phrase)


def _same(name: str, content: bytes) -> str:
    """Files of the same kind with the same bytes are the same thing, whatever they are called."""
    return hashlib.sha256(kinds.ending(name).encode() + b"\0" + content).hexdigest()


def _digest(message: Incoming) -> str:
    """The same message is the same thing whichever way it comes, also with other headers of the road."""
    parts = [message.message_id, message.sender, message.text]
    parts += [hashlib.sha256(attachment.content).hexdigest() for attachment in message.attachments]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
