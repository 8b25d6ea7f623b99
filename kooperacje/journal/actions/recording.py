"""Events, added by all rooms."""

import re
from collections.abc import Iterable, Mapping

from django.db import connection

from kooperacje.base.actor import Actor
from kooperacje.journal import privacy
from kooperacje.journal.models import Event
from kooperacje.journal.privacy import JSON

_VERB = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_SUBJECT = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*:[^\s:]{1,100}")


class OutsideTransaction(RuntimeError):
    """A programming fault: an event must live or die with its cause, so both need one transaction."""


def record(
    *,
    by: Actor,
    verb: str,
    subject: str,
    details: Mapping[str, JSON] | None = None,
    about: Iterable[str] = (),
) -> Event:
    """Add an event in the caller's transaction.

    `verb` is "room.what_happened", `subject` "room.model:id" of the thing it happened to, `about` the subjects of
    other things whose history should show it too. `details` keeps ids, counts, states and names of changed fields.
    Raises `OutsideTransaction`, `PersonalData`, and ValueError or TypeError for a malformed event.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{verb} recorded outside a transaction")
    others = sorted(set(about) - {subject})
    if not _VERB.fullmatch(verb):
        raise ValueError(f"not a verb of the form room.what_happened: {verb!r}")
    for thing in [subject, *others]:
        if not _SUBJECT.fullmatch(thing):
            raise ValueError(f"not a subject of the form room.model:id ({verb})")
        privacy.check(thing, f"subject of {verb}")
    kept = dict(details or {})
    privacy.check(kept, "details")
    privacy.check(by.label, "actor label")
    event: Event = Event.objects.create(
        actor_kind=by.kind.value,
        actor_account=by.account_id,
        actor_label=by.label,
        verb=verb,
        subject=subject,
        about=others,
        details=kept,
    )
    return event
