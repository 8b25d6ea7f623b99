"""Gentle throttling: a machine that asks without a pause is asked to wait; people and honest harvesters never notice.

Counted in the memory of a process, by a keyed digest of the address, for a few minutes: nothing is written down.
"""

import hashlib
import secrets
from collections import OrderedDict
from threading import Lock
from time import monotonic

BURST = 300
"""Requests at once."""
PER_SECOND = 10.0
REMEMBERED = 10_000
_KEY = secrets.token_bytes(16)
_lock = Lock()
_left: OrderedDict[bytes, tuple[float, float]] = OrderedDict()


def wait(address: str) -> int:
    """Seconds to wait before asking again; 0 when the request may be answered now."""
    who = hashlib.blake2b(address.encode(), key=_KEY, digest_size=12).digest()
    now = monotonic()
    with _lock:
        left, since = _left.pop(who, (float(BURST), now))
        left = min(float(BURST), left + (now - since) * PER_SECOND)
        allowed = left >= 1
        _left[who] = (left - 1 if allowed else left, now)
        while len(_left) > REMEMBERED:
            _left.popitem(last=False)
    return 0 if allowed else max(1, round((1 - left) / PER_SECOND))


def forget() -> None:
    """Begin anew, for tests and measurements."""
    with _lock:
        _left.clear()
