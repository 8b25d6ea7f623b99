"""Codes that open one thing to whoever holds them, without an account.

A code is not kept. It is computed from the server's secret when a letter is printed or mailed, and found again by its
digest, so that a copy of the database opens nothing. `salt` is the purpose, `seed` the thing and how often it got a code.
When the secret was changed, codes that went out still open; they only cannot be printed again.
"""

from hashlib import sha256

from django.utils.crypto import salted_hmac

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's alphabet: no I, L, O, U, so that nothing is read as something else."""
LENGTH = 12
_READ_AS = str.maketrans("OIL", "011", " -–—.\u00a0")


class Unprintable(Exception):
    """The server's secret is not the one that made this code."""


def make(salt: str, seed: str, length: int = LENGTH) -> str:
    """The signs of this code under the present secret: five bits each, at most fifty of them."""
    drawn, unused = salted_hmac(salt, seed, algorithm="sha256").digest(), -5 * length % 8
    number = int.from_bytes(drawn[: (5 * length + unused) // 8], "big") >> unused
    return "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(length)))


def digest(salt: str, signs: str) -> str:
    """Under which a code is found: SHA-256, hexadecimal."""
    return sha256(f"{salt}:{signs}".encode()).hexdigest()


def read(typed: str) -> str:
    """Signs as somebody typed them: in capitals, what looks alike as one, without spaces and dashes."""
    return "".join(typed.upper().translate(_READ_AS).split())


def clean(typed: str, length: int = LENGTH) -> str:
    """What somebody typed, as so many signs; an empty text where it is no code."""
    signs = read(typed)
    return signs if len(signs) == length and all(sign in SIGNS for sign in signs) else ""


def shown(signs: str) -> str:
    """In groups of four, as it is printed: `7KQ4-M2TX-9RWC`."""
    return "-".join(signs[place : place + 4] for place in range(0, len(signs), 4))


def printed(salt: str, seed: str, kept: str) -> str:
    """The code to print, when it is the one whose digest is kept. Raises `Unprintable`."""
    signs = make(salt, seed)
    if digest(salt, signs) != kept:
        raise Unprintable
    return shown(signs)
