"""New messages of a mailbox over IMAP. A message is marked as read only after it was kept."""

import imaplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from imap_tools import AND, BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted, MailMessageFlags
from imap_tools.errors import ImapToolsError

from kooperacje.notices.incoming.message import MESSAGE_LIMIT

PATIENCE_SECONDS = 30
AT_ONCE = 200
"""Messages of one visit; the rest waits for the next."""
NEW = AND(seen=False, flagged=False)
DEFAULT_PORTS = {"imap": 143, "imaps": 993, "imap+starttls": 143}
Keep = Callable[[bytes], bool]
"""Takes a message; False where it belongs to nobody here."""


class MailboxProblem(Exception):
    """The mailbox cannot be read; `code` says why: setting, sign_in, folder or no_connection."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Box:
    """Where: imap://user:password@host:port/folder, imaps:// for TLS from the first byte, imap+starttls://."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    folder: str

    @classmethod
    def at(cls, url: str) -> "Box":
        """Raises `MailboxProblem` for an address of another kind."""
        parts = urlsplit(url)
        if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
            raise MailboxProblem("setting")
        return cls(
            parts.scheme,
            parts.hostname,
            parts.port or DEFAULT_PORTS[parts.scheme],
            unquote(parts.username or ""),
            unquote(parts.password or ""),
            unquote(parts.path.strip("/")) or "INBOX",
        )


@dataclass(frozen=True, slots=True)
class Visit:
    """How many messages were kept, and how many were left, flagged, for a person to look at in the mailbox."""

    kept: int = 0
    left: int = 0


def read_new(url: str, keep: Keep) -> Visit:
    """Hand every new message, byte for byte, to `keep`, then mark it as read, or flag it where it was not kept.

    What `keep` raises goes up, and its message stays new. A message above the limit is handed over cut off, so that it
    is refused and seen, not lost. Raises `MailboxProblem`.
    """
    box = Box.at(url)
    session = _open(box)
    try:
        outcomes = [_hand_over(session, uid, keep) for uid in session.uids(NEW)[:AT_ONCE]]
    except (OSError, imaplib.IMAP4.error, ImapToolsError) as problem:
        raise MailboxProblem("no_connection") from problem
    finally:
        _close(session)
    return Visit(kept=outcomes.count(True), left=outcomes.count(False))


def _hand_over(session: BaseMailBox, uid: str, keep: Keep) -> bool:
    kept = keep(_content(session, uid))
    session.flag(uid, MailMessageFlags.SEEN if kept else MailMessageFlags.FLAGGED, True)
    return kept


def _open(box: Box) -> BaseMailBox:
    try:
        session = _connect(box)
    except (OSError, imaplib.IMAP4.error) as problem:
        raise MailboxProblem("no_connection") from problem
    try:
        session.login(box.user, box.password, initial_folder=box.folder)
    except (OSError, imaplib.IMAP4.error, ImapToolsError) as problem:
        _close(session)
        raise MailboxProblem("sign_in") from problem
    return session


def _connect(box: Box) -> BaseMailBox:
    if box.scheme == "imap":
        return MailBoxUnencrypted(box.host, box.port, timeout=PATIENCE_SECONDS)
    context = ssl.create_default_context()
    kind = MailBox if box.scheme == "imaps" else MailBoxStartTls
    return kind(box.host, box.port, timeout=PATIENCE_SECONDS, ssl_context=context)


def _content(session: BaseMailBox, uid: str) -> bytes:
    """The bytes of one message; asking does not mark it."""
    _, found = session.client.uid("fetch", uid, f"(BODY.PEEK[]<0.{MESSAGE_LIMIT + 1}>)")
    return next((part[1] for part in found if isinstance(part, tuple)), b"")


def _close(session: BaseMailBox) -> None:
    try:
        session.logout()
    except (OSError, imaplib.IMAP4.error, ImapToolsError):
        session.client.shutdown()  # the server hung up first
