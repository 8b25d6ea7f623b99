"""Every write of papers."""

from kooperacje.agreements.actions.moving import adopt, expire, send_for_signature, take_back, withdraw
from kooperacje.agreements.actions.papers import (
    change_settings,
    create_annex,
    create_paper,
    make_anew,
    new_version,
    renew,
    write_text,
)
from kooperacje.agreements.actions.reminding import remind
from kooperacje.agreements.actions.signing import (
    ask,
    consent,
    keep_proof,
    no_longer_ask,
    record_signature,
    withdraw_signature,
)

__all__ = [
    "adopt",
    "ask",
    "change_settings",
    "consent",
    "create_annex",
    "create_paper",
    "expire",
    "keep_proof",
    "make_anew",
    "new_version",
    "no_longer_ask",
    "record_signature",
    "remind",
    "renew",
    "send_for_signature",
    "take_back",
    "withdraw",
    "withdraw_signature",
    "write_text",
]
