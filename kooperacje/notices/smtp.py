"""One message over SMTP, by the standard library. Knows nothing of the outbox."""

import re
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid, parseaddr
from enum import Enum
from urllib.parse import unquote, urlsplit

from kooperacje.base import clock

PATIENCE_SECONDS = 30
DEFAULT_PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
ABOUT_SIGNING_IN = frozenset({530, 534, 535, 538})  # RFC 4954, section 6: ours to mend
_ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}\b")


class Fate(Enum):
    TAKEN = "taken"
    REFUSED = "refused"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an attempt. `code` is ours or the server's reply code, without its words."""

    fate: Fate
    code: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that goes onto the wire."""

    message_id: str
    sender: str
    address: str
    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how: smtp://user:password@host:port, smtps:// (TLS from the first byte), smtp+starttls://."""

    scheme: str
    host: str
    port: int
    user: str
    password: str

    @classmethod
    def at(cls, url: str) -> "Server":
        """Raises ValueError for an address of another kind."""
        parts = urlsplit(url)
        if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
            raise ValueError("a mail server is named as smtp://, smtps:// or smtp+starttls://, then its host")
        port = parts.port or DEFAULT_PORTS[parts.scheme]
        return cls(
            parts.scheme, parts.hostname, port, unquote(parts.username or ""), unquote(parts.password or "")
        )


def new_message_id(sender: str) -> str:
    """A Message-ID in the sender's domain."""
    return make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2] or "localhost")


def compose(letter: Letter) -> EmailMessage:
    """The message with its headers; plain text, and HTML beside it when there is any."""
    message = EmailMessage(policy=SMTP)
    message["From"] = letter.sender
    message["To"] = letter.address
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = letter.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return message


def send(letter: Letter, url: str) -> Outcome:
    """Hand the message to the server. Never raises for what a setting, a server or a network may do."""
    try:
        session = _connect(Server.at(url))
    except ValueError:
        return Outcome(Fate.LATER, "setting")
    except smtplib.SMTPNotSupportedError:
        return Outcome(Fate.LATER, "no_starttls")
    except (
        smtplib.SMTPResponseException
    ) as problem:  # greeting, TLS or sign-in refused: ours to mend, not the address
        return Outcome(Fate.LATER, _code(problem.smtp_code, problem.smtp_error))
    except (OSError, smtplib.SMTPException) as problem:
        return Outcome(Fate.LATER, _failure(problem))
    try:
        return _hand_over(session, compose(letter))
    finally:
        with suppress(OSError, smtplib.SMTPException):
            session.quit()  # what was taken stays taken, even when the goodbye fails
        session.close()


def _connect(server: Server) -> smtplib.SMTP:
    if server.scheme == "smtps":
        session: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host,
            server.port,
            _own_name(),
            timeout=PATIENCE_SECONDS,
            context=ssl.create_default_context(),
        )
    else:
        session = smtplib.SMTP(server.host, server.port, _own_name(), timeout=PATIENCE_SECONDS)
    try:
        if server.scheme == "smtp+starttls":
            session.starttls(context=ssl.create_default_context())
        if server.user:
            session.login(server.user, server.password)
    except BaseException:
        session.close()
        raise
    return session


def _hand_over(session: smtplib.SMTP, message: EmailMessage) -> Outcome:
    try:
        session.send_message(message)
    except smtplib.SMTPRecipientsRefused as problem:
        return _answered(*next(iter(problem.recipients.values())))
    except smtplib.SMTPResponseException as problem:
        return _answered(problem.smtp_code, problem.smtp_error)
    except (OSError, smtplib.SMTPException) as problem:
        return Outcome(Fate.LATER, _failure(problem))
    return Outcome(Fate.TAKEN)


def _answered(code: int, words: bytes | str) -> Outcome:
    """5xx is for good (RFC 5321, 4.2.1), unless it is about our signing in; everything else for now."""
    final = 500 <= code < 600 and code not in ABOUT_SIGNING_IN
    return Outcome(Fate.REFUSED if final else Fate.LATER, _code(code, words))


def _code(code: int, words: bytes | str) -> str:
    found = _ENHANCED.search(words if isinstance(words, bytes) else words.encode())
    return f"{code} {found.group().decode()}" if found else str(code)


def _failure(problem: Exception) -> str:
    if isinstance(problem, TimeoutError) or isinstance(problem.__context__, TimeoutError):
        return "timeout"
    if isinstance(problem, ssl.SSLError):
        return "tls"
    return "disconnected" if isinstance(problem, smtplib.SMTPException) else "no_connection"


def _own_name() -> str:
    # The library would ask the name service for ours; that may take long and leave the machine.
    return "localhost"
