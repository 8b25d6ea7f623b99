"""Fixtures of the journal's tests: a database of one's own, with hands that may tamper."""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connection, transaction

from kooperacje.base.actor import system
from kooperacje.journal.actions import record
from kooperacje.runtime import database, roles
from tests.fixtures.database import _admin_dsn


@pytest.fixture
def as_worker(own_database: str) -> Iterator[None]:
    """The rest of the test speaks to the database as the worker, who alone may seal."""
    before = dict(connection.settings_dict)
    connection.close()
    worker = database.django_settings(roles.WORKER)
    connection.settings_dict.update(USER=worker["USER"], PASSWORD=worker["PASSWORD"])
    yield
    connection.close()
    connection.settings_dict.update(USER=before["USER"], PASSWORD=before["PASSWORD"])


@pytest.fixture
def superuser(own_database: str) -> Iterator[psycopg.Connection]:
    """The administrator of the database server: may do everything."""
    with psycopg.connect(_admin_dsn(), dbname=own_database, autocommit=True) as session:
        yield session


@pytest.fixture
def events() -> Callable[..., list[int]]:
    """`events(3)` records three events in a committed transaction and returns their numbers."""

    def make(count: int, **details: str) -> list[int]:
        with transaction.atomic():
            return [
                record(
                    by=system("tests"),
                    verb="demo.loaded",
                    subject=f"demo.sample:{n}",
                    details={"n": n, **details},
                ).pk
                for n in range(count)
            ]

    return make
