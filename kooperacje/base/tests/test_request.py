"""The request's transaction: a read cannot write, a failed write leaves nothing, the identity dies with the request."""

from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from kooperacje.accounts.models import Account
from kooperacje.base import guard
from kooperacje.base.middleware import RequestTransaction, set_identity


def make_account(_request: HttpRequest) -> HttpResponse:
    Account.objects.create(email=f"{uuid4()}@example.invalid", full_name="Próba")
    return HttpResponse("made")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_reading_request_cannot_write(method: str) -> None:
    request = getattr(RequestFactory(), method)("/")
    with pytest.raises(guard.WriteDuringRead, match="accounts_account"):
        RequestTransaction(make_account)(request)


@pytest.mark.django_db
def test_a_posting_request_may_write() -> None:
    RequestTransaction(make_account)(RequestFactory().post("/"))
    assert Account.objects.count() == 1


@pytest.mark.django_db
def test_an_excused_table_may_be_written_while_reading() -> None:
    with guard.read_only(), guard.excuse("accounts_account"):
        make_account(HttpRequest())
    assert Account.objects.count() == 1


def _identity() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('app.token', true), '')")
        return cursor.fetchone()[0]


def test_identity_lasts_to_the_end_of_the_request_and_no_longer(own_database: str) -> None:
    seen = []

    def view(_request: HttpRequest) -> HttpResponse:
        set_identity("secret")
        seen.append(_identity())
        return HttpResponse()

    RequestTransaction(view)(RequestFactory().get("/"))
    assert seen == ["secret"]
    assert _identity() == ""
