"""Who asks: `request.actor`, and the gate of the second factor."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY as ACCOUNT_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from kooperacje.accounts.actions import sign_in
from kooperacje.accounts.models import SignInToken
from kooperacje.accounts.queries import has_factor
from kooperacje.accounts.recognise import SignedIn, actor_of, recognise
from kooperacje.accounts.states import Proof, needs_second_factor, satisfies
from kooperacje.base import guard
from kooperacje.base.actor import ANONYMOUS

Handler = Callable[[HttpRequest], HttpResponse]

# Where a person who still has to set up or show the second factor may go: the pages that do it, and the way out.
BEFORE_SECOND_FACTOR = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "accounts_second_factor",
    }
)


class ActorMiddleware:
    """Sets `request.actor` and `request.signed_in`, and the identity that the database knows in this transaction.

    A request without a session costs no query. With one: the session, the identity, the recognition, and the memberships
    when somebody asks for them. A session that the database does not recognise is ended on the spot.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor, request.signed_in = ANONYMOUS, None  # type: ignore[attr-defined]
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            self._recognise(request)
        return self.get_response(request)

    def _recognise(self, request: HttpRequest) -> None:
        secret: str = request.session.get(sign_in.SESSION_KEY, "")
        found = recognise(secret) if secret else None
        if found and self._agrees(request, found):
            request.signed_in = found  # type: ignore[attr-defined]
            request.actor = SimpleLazyObject(partial(actor_of, found.account_id))  # type: ignore[attr-defined]
            if found.unseen:
                with guard.excuse(SignInToken._meta.db_table):
                    sign_in.touch(secret)
        elif secret or ACCOUNT_KEY in request.session:
            request.session.flush()
            request.user = AnonymousUser()

    def _agrees(self, request: HttpRequest, found: SignedIn) -> bool:
        """The session and the database name the same account, and demo sessions count in demo mode only."""
        if found.proof == Proof.DEMO and not (settings.DEMO and found.is_demo):
            return False
        return str(found.account_id) == request.session.get(ACCOUNT_KEY)


class SecondFactorMiddleware:
    """A person whose roles need a second factor goes nowhere before this session has seen it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        found: SignedIn | None = request.signed_in  # type: ignore[attr-defined]
        if found is None or satisfies(found.proof, demo_mode=settings.DEMO):
            return None
        match = request.resolver_match
        if match is not None and match.view_name in BEFORE_SECOND_FACTOR:
            return None
        actor = request.actor  # type: ignore[attr-defined]
        if not needs_second_factor(membership.role for membership in actor.memberships):
            return None
        return redirect("mfa_reauthenticate" if has_factor(found.account_id) else "accounts_second_factor")
