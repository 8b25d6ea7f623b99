"""Every view of the room."""

from kooperacje.agreements.views.papers import (
    annex,
    detail,
    difference,
    new,
    new_version,
    papers,
    renew,
    settings,
    tracked,
    verify,
    version,
    version_file,
    waiting,
)
from kooperacje.agreements.views.signing import ask, consent, sign, signatures, unsign
from kooperacje.agreements.views.writing import adopt, make_anew, send, take_back, withdraw, write

__all__ = [
    "adopt",
    "annex",
    "ask",
    "consent",
    "detail",
    "difference",
    "make_anew",
    "new",
    "new_version",
    "papers",
    "renew",
    "send",
    "settings",
    "sign",
    "signatures",
    "take_back",
    "tracked",
    "unsign",
    "verify",
    "version",
    "version_file",
    "waiting",
    "withdraw",
    "write",
]
