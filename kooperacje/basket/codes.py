"""The codes of links for providers without an account: computed from the server's secret, found again by their digest.

A code is not kept, so a copy of the database opens no link. When the secret was changed, links that went out still open.
"""

from hashlib import sha256
from uuid import UUID

from django.urls import reverse
from django.utils.crypto import salted_hmac

from kooperacje.basket.models import ProviderLink

SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's alphabet in small letters: no i, l, o, u."""
LENGTH = 24
SALT = "kooperacje.basket.codes"


def make(ref: UUID) -> str:
    """The code of the link with this id under the present secret: 120 bits."""
    drawn = salted_hmac(SALT, str(ref), algorithm="sha256").digest()
    number = int.from_bytes(drawn[:15], "big")
    return "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def digest(code: str) -> str:
    """Under which a link is found."""
    return sha256(f"{SALT}:{code}".encode()).hexdigest()


def path(link: ProviderLink) -> str:
    """What stands behind the site's address in a message. Opening it alone changes nothing."""
    return reverse("basket:provider", args=[make(link.pk)])
