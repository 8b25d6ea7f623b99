"""A message as it came, taken apart. Broken headers, encodings and structures give gaps, never a crash."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime
from enum import StrEnum

from kooperacje.notices.incoming.bounces import Failure, read_bounce
from kooperacje.notices.incoming.plain import of_html

MESSAGE_LIMIT = 40 * 1024 * 1024
PARTS_LIMIT = 300
TEXT_LIMIT = 300_000
"""Characters of the words of a message; the original keeps the rest."""
_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|latin-?[0-9]+|iso[-_]?8859-[0-9]+|windows-125[0-9]|cp[0-9]{3,4}|koi8-[ru]"
)
BROKEN = (ValueError, IndexError, AttributeError, TypeError, LookupError, RecursionError, AssertionError)
"""What the standard library raises where a header or part is broken; found with fuzzed messages."""


class Malformed(Exception):
    """The bytes are no message that can be taken apart."""


class Sort(StrEnum):
    """Who wrote it: a person, or a machine that answers, reports or sends in bulk."""

    PERSON = "person"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"
    BULK = "bulk"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in the message, under the name that the sender gave it: never trust it as a path."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message taken apart. Privacy: all of it is personal data."""

    message_id: str
    sender: str
    sender_name: str
    subject: str
    sent_at: datetime | None
    text: str
    attachments: tuple[Attachment, ...]
    sort: Sort
    failures: tuple[Failure, ...] = ()
    """What a delivery report says."""
    recipients: tuple[str, ...] = ()
    """Addresses of To and Cc, in lower case."""


def parse(content: bytes) -> Incoming:
    """The message in these bytes. Raises `Malformed`."""
    if len(content) > MESSAGE_LIMIT:
        raise Malformed("too large")
    try:
        message = message_from_bytes(content, policy=default)
        parts = [part for part, _ in zip(message.walk(), range(PARTS_LIMIT), strict=False)]
    except BROKEN as problem:
        raise Malformed("broken structure") from problem
    if not any(header(message, name) for name in ("From", "Subject", "Date", "Message-ID")):
        raise Malformed("no headers")
    address, name = _sender(message)
    return Incoming(
        message_id=header(message, "Message-ID").strip()[:250],
        sender=address[:254],
        sender_name=name[:200],
        subject=header(message, "Subject")[:500],
        sent_at=_sent_at(message),
        text=_text(message, parts),
        attachments=tuple(_attachments(parts)),
        sort=sort_of(message),
        failures=read_bounce(message),
        recipients=_recipients(message),
    )


def header(message: Message, name: str) -> str:
    """The header in one line; empty when it is missing or cannot be decoded."""
    try:
        value = str(message.get(name, ""))
    except BROKEN:
        return ""
    return " ".join(value.encode("utf-8", "replace").decode().replace("\x00", "").split())


def _sender(message: EmailMessage) -> tuple[str, str]:
    found = getaddresses([header(message, "From")])
    name, address = found[0] if found else ("", "")
    return address.strip().lower(), name.strip()


def _recipients(message: EmailMessage) -> tuple[str, ...]:
    found = getaddresses([header(message, name) for name in ("To", "Cc", "Delivered-To")])
    return tuple(address.strip().lower() for _, address in found if address.strip())


def _sent_at(message: EmailMessage) -> datetime | None:
    try:
        moment = parsedate_to_datetime(header(message, "Date"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (*BROKEN, OverflowError):
        return None


def _text(message: EmailMessage, parts: Sequence[Message]) -> str:
    try:
        body = message.get_body(preferencelist=("plain", "html"))
    except BROKEN:
        body = None
    candidates = [body] if body is not None else []
    candidates += [part for part in parts if part.get_content_type() in ("text/plain", "text/html")]  # type: ignore[misc]
    for part in candidates:
        if not _is_file(part) and (words := _decoded(part)).strip():
            return of_html(words) if part.get_content_type() == "text/html" else words
    return ""


def _decoded(part: Message) -> str:
    """The text of a part; an encoding that is wrong or unknown is guessed between the two that Polish mail uses."""
    whole = _bytes(part)
    raw = whole[: 4 * TEXT_LIMIT]
    for encoding in (_charset(part), "utf-8", "cp1250"):
        try:
            # What was cut off may end within a letter.
            text = codecs.getincrementaldecoder(encoding)().decode(raw, final=len(raw) == len(whole))
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
        return _storable(text)
    return _storable(raw.decode("utf-8", "replace"))


def _storable(text: str) -> str:
    """Without what no database keeps: a zero, and halves of letters."""
    return text[:TEXT_LIMIT].encode("utf-8", "replace").decode().replace("\x00", "")


def _charset(part: Message) -> str:
    """The encoding that the part names, where it is one of mail: the language knows others that are no encodings."""
    try:
        named = part.get_content_charset("utf-8").lower()
    except BROKEN:
        return "utf-8"
    return named if _ENCODINGS.fullmatch(named) else "utf-8"


def _bytes(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except BROKEN:
        return b""
    return payload if isinstance(payload, bytes) else b""


def _is_file(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except BROKEN:
        return False


def _attachments(parts: Sequence[Message]) -> list[Attachment]:
    files = (part for part in parts if not part.is_multipart() and _is_file(part))
    return [Attachment(_name(part), part.get_content_type(), _bytes(part)) for part in files]


def _name(part: Message) -> str:
    try:
        return str(part.get_filename() or "")
    except BROKEN:
        return ""


_AUTOMATIC_SUBJECT = re.compile(
    r"\s*(?:automatyczna odpowiedź|odpowiedź automatyczna|autoodpowiedź|autoresponder|automatic reply|auto[- ]?reply|"
    r"out of (?:the )?office|nieobecność|jestem na urlopie|poza biurem|wiadomość automatyczna)\b",
    re.IGNORECASE,
)
_BOUNCE_SUBJECT = re.compile(
    r"\s*(?:undeliver|delivery status notification|mail delivery (?:failed|subsystem)|returned mail|failure notice|"
    r"niedostarcz|nie można dostarczyć|zwrot wiadomości)",
    re.IGNORECASE,
)


def sort_of(message: EmailMessage) -> Sort:
    """Whether a person wrote it, by RFC 3834's header, the older ones and the words of subjects."""
    subject = header(message, "Subject")
    sender = header(message, "From").lower()
    if read_bounce(message) or (
        _BOUNCE_SUBJECT.match(subject) and ("mailer-daemon" in sender or "postmaster" in sender)
    ):
        return Sort.BOUNCE
    submitted = header(message, "Auto-Submitted").lower()
    if submitted and not submitted.startswith("no"):
        return Sort.AUTOMATIC
    if any(message.get(name) is not None for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Response")):
        return Sort.AUTOMATIC
    if header(message, "Precedence").lower() == "auto_reply" or _AUTOMATIC_SUBJECT.match(subject):
        return Sort.AUTOMATIC
    if (
        header(message, "Precedence").lower() in ("bulk", "list", "junk")
        or message.get("List-Id") is not None
    ):
        return Sort.BULK
    return Sort.PERSON
