"""The codes by which one answers: twelve signs from the server's secret and one that finds mistakes of the hand.

A code is not kept. It is computed from the secret when a letter is printed, and found again by its digest, so a copy of
the database lets nobody answer. When the secret was changed, codes that went out still open; they only cannot be printed
again, and `issue_codes` makes new ones.
"""

from hashlib import sha256

from django.urls import reverse
from django.utils.crypto import salted_hmac

from kooperacje.answering.models import Code

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's alphabet: no I, L, O, U, so that nothing is read as something else."""
LENGTH = 12
_READ_AS = str.maketrans("OIL", "011", " -–—.\u00a0")
SALT = "kooperacje.answering.codes"


class Unprintable(Exception):
    """The server's secret is not the one that made this code."""


def check_sign(signs: str) -> str:
    """A sign over GF(32) that tells every single wrong sign and every two neighbours changed over."""
    state = 0
    for sign in signs:
        state = _times_x(state) ^ SIGNS.index(sign)
    return SIGNS[_times_x(state)]


def _times_x(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value


def make(code: Code) -> str:
    """The thirteen signs of this code under the present secret."""
    drawn = salted_hmac(SALT, f"{code.pk}:{code.round}", algorithm="sha256").digest()
    number = int.from_bytes(drawn[:8], "big") >> 4
    signs = "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return signs + check_sign(signs)


def digest(signs: str) -> str:
    """Under which a code is found."""
    return sha256(f"{SALT}:{signs}".encode()).hexdigest()


def clean(typed: str) -> str:
    """What somebody typed, as thirteen signs; an empty text where it is no code, whatever is wrong with it."""
    signs = typed.upper().translate(_READ_AS)
    if len(signs) != LENGTH + 1 or any(sign not in SIGNS for sign in signs):
        return ""
    return signs if check_sign(signs[:-1]) == signs[-1] else ""


def shown(signs: str) -> str:
    """In groups of four, as it is printed: `7KQ4-M2TX-9RWC-H`."""
    return "-".join(signs[place : place + 4] for place in range(0, len(signs), 4))


def printable(code: Code) -> bool:
    """Whether the present secret made this code."""
    return digest(make(code)) == code.digest


def plain(code: Code) -> str:
    """The code to print. Raises `Unprintable`."""
    if not printable(code):
        raise Unprintable(str(code))
    return shown(make(code))


def path(code: Code) -> str:
    """What stands behind the site's address in a message and in a QR code. Opening it alone changes nothing."""
    return reverse("answering:with-code", args=[plain(code)])
