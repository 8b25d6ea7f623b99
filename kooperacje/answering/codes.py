"""The codes by which one answers: twelve signs as `base.codes` makes them, and one that finds mistakes of the hand.

Codes that cannot be printed again, since the server's secret was changed, still open; `issue_codes` makes new ones.
"""

from django.urls import reverse

from kooperacje.answering.models import Code
from kooperacje.base import codes
from kooperacje.base.codes import LENGTH, SIGNS, Unprintable, shown

__all__ = [
    "LENGTH",
    "SIGNS",
    "Unprintable",
    "check_sign",
    "clean",
    "digest",
    "make",
    "path",
    "plain",
    "printable",
    "shown",
]

SALT = "kooperacje.answering.codes"


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
    signs = codes.make(SALT, f"{code.pk}:{code.round}")
    return signs + check_sign(signs)


def digest(signs: str) -> str:
    """Under which a code is found."""
    return codes.digest(SALT, signs)


def clean(typed: str) -> str:
    """What somebody typed, as thirteen signs; an empty text where it is no code, whatever is wrong with it."""
    signs = codes.clean(typed, LENGTH + 1)
    return signs if signs and check_sign(signs[:-1]) == signs[-1] else ""


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
