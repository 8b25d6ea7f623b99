"""Short-lived signed addresses for people in a room without an account, and the QR mark that a phone reads.

A pass names what it opens and until when; it holds nothing about any person. What is sent a little after its time is
still taken, and marked as late, so that nobody loses what they were writing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import segno
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.problems import NotThere

STEP = timedelta(minutes=10)
"""A screen draws a new pass this often; each is good for one or two steps."""
GRACE = timedelta(minutes=30)
_SEP = "."


class RunOut(Exception):
    """The pass was good once."""


@dataclass(frozen=True, slots=True)
class Pass:
    """A pass that was read. `late`: its time is over, but not for long."""

    subject: str
    until: datetime
    late: bool


def soon() -> datetime:
    """The end of a pass on a screen: it changes with every step, not with every drawing."""
    step = STEP.total_seconds()
    return datetime.fromtimestamp((clock.now().timestamp() // step + 2) * step, UTC)


def issue(purpose: str, subject: str, until: datetime) -> str:
    """A pass for the address. `purpose` keeps passes of different kinds apart."""
    return _signer(purpose).sign(f"{subject}{_SEP}{int(until.timestamp()):x}")


def read(purpose: str, text: str) -> Pass:
    """What the pass opens. Raises `NotThere` for one that we did not make, `RunOut` for one long past its time."""
    try:
        subject, _dot, ends = _signer(purpose).unsign(text).rpartition(_SEP)
    except BadSignature:
        raise NotThere(_("There is no such page.")) from None
    until = datetime.fromtimestamp(int(ends, 16), UTC)
    now = clock.now()
    if now > until + GRACE:
        raise RunOut
    return Pass(subject, until, late=now > until)


def absolute(path: str) -> str:
    """The address as a phone needs it."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def qr(path: str) -> SafeString:
    """The QR mark of one of our addresses, as a drawing for the page; the words stand beside it."""
    mark = segno.make(absolute(path), error="m", micro=False)
    drawn = mark.svg_inline(border=2, omitsize=True, svgclass="qr__mark", lineclass=None, light="#fff")
    return mark_safe(drawn)  # noqa: S308 - made of our own address alone


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"kooperacje.{purpose}", sep=_SEP)
