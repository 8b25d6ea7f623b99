"""Background jobs: enqueued in the caller's transaction, carrying who asked and ids, never contents.

The enqueue is a row in the same database, so a job exists exactly when the change that asked for it was committed.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from procrastinate.contrib.django import app

from kooperacje.base.actor import Actor, ActorKind

Carried = Mapping[str, str]


class InsideTransaction(RuntimeError):
    """A programming fault: a job that talks to another machine must not hold a transaction open meanwhile."""


def carry(actor: Actor) -> dict[str, str]:
    """The actor as a job's argument: kind, account and label. Roles are not carried: they may end before it runs."""
    account = str(actor.account_id) if actor.account_id else ""
    return {"kind": actor.kind.value, "account": account, "label": actor.label}


def carried(fields: Carried) -> Actor:
    """The actor that a job carries, without memberships."""
    account = UUID(fields["account"]) if fields["account"] else None
    return Actor(ActorKind(fields["kind"]), account_id=account, label=fields["label"])


@contextmanager
def acting_as(fields: Carried) -> Iterator[Actor]:
    """One transaction in which the job acts for whoever asked for it."""
    with transaction.atomic():
        yield carried(fields)


def defer(
    task: str, *, by: Actor, lock: str | None = None, at: datetime | None = None, **ids: int | str
) -> None:
    """Enqueue the task in the running transaction. Jobs with the same `lock` never run at the same time."""
    app.configure_task(task, lock=lock, schedule_at=at).defer(by=carry(by), **ids)


def refuse_transaction(task: str) -> None:
    """Raise `InsideTransaction` when one is open on this thread's connection."""
    if connection.in_atomic_block:
        raise InsideTransaction(task)
