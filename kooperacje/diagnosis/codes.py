"""The codes by which an institution opens its survey: twelve signs made from the server's secret, and not kept.

A code is computed from the secret when a letter is printed or mailed, and found again by its digest, so that a copy of the
database lets nobody answer.
"""

from hashlib import sha256

from django.urls import reverse
from django.utils.crypto import salted_hmac

from kooperacje.diagnosis.models import Invitation

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O, U, so that nothing is read as something else."""
LENGTH = 12
SALT = "kooperacje.diagnosis.codes"
_READ_AS = str.maketrans("OIL", "011", " -–—.\u00a0")


class Unprintable(Exception):
    """The server's secret is not the one that made this code."""


def make(invitation: Invitation) -> str:
    """The signs of this invitation's code under the present secret."""
    drawn = salted_hmac(SALT, f"{invitation.pk}:{invitation.round}", algorithm="sha256").digest()
    number = int.from_bytes(drawn[:8], "big") >> 4
    return "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def digest(signs: str) -> str:
    """Under which a code is found."""
    return sha256(f"{SALT}:{signs}".encode()).hexdigest()


def clean(typed: str) -> str:
    """What somebody typed, as twelve signs; an empty text where it is no code."""
    signs = typed.upper().translate(_READ_AS)
    return signs if len(signs) == LENGTH and all(sign in SIGNS for sign in signs) else ""


def shown(invitation: Invitation) -> str:
    """As it is printed: `7KQ4-M2TX-9RWC`. Raises `Unprintable`."""
    signs = make(invitation)
    if digest(signs) != invitation.digest:
        raise Unprintable(str(invitation))
    return "-".join(signs[place : place + 4] for place in range(0, LENGTH, 4))


def path(invitation: Invitation) -> str:
    """What stands behind the site's address in a message. Opening it alone changes nothing."""
    return reverse("diagnosis:with-code", args=[shown(invitation)])
