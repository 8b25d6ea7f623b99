"""The guards of the test run themselves: each must catch what it is there for."""

import socket
import warnings

import pytest
from django.db import connection
from django.template import Context, Template

from kooperacje.accounts.models import Account
from tests.fixtures.unknown import UnknownVariable


def test_an_unknown_template_variable_fails() -> None:
    with pytest.raises(UnknownVariable, match="nobody"):
        Template("Hello {{ nobody.name }}").render(Context({}))


def test_warnings_are_errors() -> None:
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_there_is_no_network() -> None:
    with pytest.raises(Exception, match="A test tried"), socket.socket() as probe:
        probe.connect(("192.0.2.1", 80))


@pytest.mark.django_db
def test_rows_without_an_order_come_in_any_order() -> None:
    for number in range(20):
        Account.objects.create(email=f"{number:02}@example.invalid", full_name=f"{number:02}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT full_name FROM accounts_account ORDER BY created_at")
        inserted = [row[0] for row in cursor.fetchall()]
    assert [account.full_name for account in Account.objects.all()] != inserted
    assert [account.full_name for account in Account.objects.order_by("created_at")] == inserted


@pytest.mark.django_db
def test_a_list_that_asks_per_row_is_found(flat_queries) -> None:
    def make() -> None:
        Account.objects.create(email=f"{Account.objects.count()}@example.invalid", full_name="A")

    def read_per_row() -> None:
        for account in Account.objects.all():
            Account.objects.get(pk=account.pk)

    assert flat_queries(make, lambda: list(Account.objects.all())) == 1
    with pytest.raises(AssertionError, match="queries for one row"):
        flat_queries(make, read_per_row)
