"""What happens when somebody is recognised or leaves, by whatever page: the session gets or loses its secret."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import authentication_step_completed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from kooperacje.accounts.actions import sign_in
from kooperacje.accounts.models import Account
from kooperacje.accounts.states import Proof

BY_SECOND_FACTOR = "mfa"


def opened(*, request: HttpRequest, user: Account, **_: Any) -> None:
    """Signed in: by password, and maybe by a second factor in an earlier step of the same sign-in.

    A demonstration person gets a session from the demonstration's door alone.
    """
    if user.is_demo:
        return
    steps = {record["method"] for record in get_authentication_records(request, user)}
    proof = Proof.SECOND_FACTOR if BY_SECOND_FACTOR in steps else Proof.PASSWORD
    sign_in.open_session(user, request.session, proof=proof)


def proved(*, request: HttpRequest, method: str, **_: Any) -> None:
    """A step of recognition within a session that is already open."""
    if method == BY_SECOND_FACTOR:
        sign_in.prove_second_factor(request.session)


def closed(*, request: HttpRequest, user: Account | None, **_: Any) -> None:
    if user is not None:
        sign_in.close_session(user, request.session)


def failed(*, user: Account, **_: Any) -> None:
    """A wrong code or key after a right password."""
    sign_in.note_failure(user, "second_factor_failed")


def removed(*, user: Account, authenticator: Authenticator, **_: Any) -> None:
    sign_in.note(user, "factor_removed", kind=authenticator.type)


def connect() -> None:
    """Called once, when the room is ready."""
    user_logged_in.connect(opened, dispatch_uid="accounts.opened")
    user_logged_out.connect(closed, dispatch_uid="accounts.closed")
    authentication_step_completed.connect(proved, dispatch_uid="accounts.proved")
    authentication_failed.connect(failed, dispatch_uid="accounts.failed")
    authenticator_removed.connect(removed, dispatch_uid="accounts.removed")
