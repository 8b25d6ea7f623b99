"""The outermost middleware that touches the database: one transaction around the whole request.

Views run inside ATOMIC_REQUESTS, which is a savepoint within this transaction: when a view raises, its writes go,
while the identity set for row-level security stays in force until the page is rendered and sent. Without this outer
transaction `set_config(..., true)` would be gone before the view starts.
"""

from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from kooperacje.base import guard

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Signing in, and the pages of the second factor, keep their half-way state in the session.
SESSION_TABLE = "django_session"


def set_identity(token: str) -> None:
    """Tell the database who asks, until the transaction ends. The token is secret, so it cannot be forged by a query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.token', %s, true)", [token])


class RequestTransaction:
    """Opens the transaction, and refuses writes in requests that only read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            if request.method not in SAFE:
                return self.get_response(request)
            with guard.read_only(), guard.excuse(SESSION_TABLE):
                return self.get_response(request)
