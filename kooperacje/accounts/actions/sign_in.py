"""Sessions: each sign-in mints a secret that the database can resolve to the account.

The secret lives in the session alone; its SHA-256, the account, the way of recognition and the end live in the database.
"""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.db.models.functions import Now

from kooperacje.accounts.models import Account, SignInToken
from kooperacje.accounts.states import Proof
from kooperacje.base.actor import ANONYMOUS, Actor, ActorKind
from kooperacje.journal.actions import record

SESSION_KEY = "accounts.token"
TOUCH_AFTER = timedelta(minutes=5)


def digest_of(secret: str) -> str:
    """What the database keeps of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def open_session(account: Account, session: SessionBase, *, proof: Proof) -> None:
    """Give the session its secret; it ends `SESSION_COOKIE_AGE` later, or an hour after its last request.

    What is left of sessions that ended without a sign-out goes at the same time.
    """
    _forget(session)
    SignInToken.objects.filter(account=account, expires_at__lt=Now()).delete()
    secret = secrets.token_urlsafe(32)
    SignInToken.objects.create(
        digest=digest_of(secret),
        account=account,
        proof=proof.value,
        expires_at=Now() + timedelta(seconds=settings.SESSION_COOKIE_AGE),
    )
    session[SESSION_KEY] = secret
    note(account, "signed_in", proof=proof.value)


@transaction.atomic
def prove_second_factor(session: SessionBase) -> None:
    """The person in this session has just shown the second factor."""
    secret = session.get(SESSION_KEY)
    if secret:
        SignInToken.objects.filter(digest=digest_of(secret), proof=Proof.PASSWORD.value).update(
            proof=Proof.SECOND_FACTOR.value
        )


@transaction.atomic
def close_session(account: Account, session: SessionBase) -> None:
    """The person leaves: nobody can be recognised by this session's secret any more."""
    if _forget(session):
        note(account, "signed_out")


def _forget(session: SessionBase) -> bool:
    secret = session.pop(SESSION_KEY, None)
    return bool(secret and SignInToken.objects.filter(digest=digest_of(secret)).delete()[0])


@transaction.atomic
def close_all_sessions(account: Account, *, but: SessionBase | None = None) -> int:
    """End every session of the account, but the one named; returns how many ended."""
    open_ones = SignInToken.objects.filter(account=account)
    kept = but.get(SESSION_KEY) if but is not None else None
    if kept:
        open_ones = open_ones.exclude(digest=digest_of(kept))
    return open_ones.delete()[0]


@transaction.atomic
def set_password(account: Account, password: str, *, here: SessionBase | None) -> None:
    """A new password ends every session but the one it was set in."""
    account.set_password(password)
    account.save(update_fields=["password"])
    ended = close_all_sessions(account, but=here)
    note(account, "password_set", ended=ended)


def note(account: Account, what: str, **details: str | int) -> None:
    """An event of a person's own signing in, in the running transaction."""
    person = Actor(ActorKind.PERSON, account_id=account.pk)
    record(by=person, verb=f"accounts.{what}", subject=f"accounts.account:{account.pk}", details=details)


@transaction.atomic
def note_failure(account: Account | None, what: str) -> None:
    """Somebody failed to show that the account is theirs. An address without an account leaves no trace."""
    if account is not None:
        record(by=ANONYMOUS, verb=f"accounts.{what}", subject=f"accounts.account:{account.pk}")


def touch(secret: str) -> None:
    """Note that the session is in use. A row that a parallel request holds is left to that request."""
    mine = SignInToken.objects.filter(digest=digest_of(secret))
    free = mine.select_for_update(skip_locked=True).values_list("digest", flat=True)
    if list(free):
        mine.update(last_seen_at=Now())
