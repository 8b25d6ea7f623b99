"""The role that serves pages can neither own nor bypass; a role that can is found out."""

import pytest
from django.db import connection

from kooperacje.runtime import roles


@pytest.mark.django_db
def test_tests_themselves_run_as_the_web_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (roles.WEB,)
    assert roles.faults(connection) == []


@pytest.mark.parametrize("role", roles.RUNNING)
def test_running_roles_may_serve(as_role, role: str) -> None:
    with as_role(role) as session:
        assert roles.faults(session) == []


def test_the_owner_may_not_serve(as_role) -> None:
    with as_role(roles.MIGRATOR) as session:
        assert roles.faults(session) == [
            "The database role kooperacje_owner owns tables.",
            "The database role kooperacje_owner may become the owner of the tables.",
        ]


def test_a_running_role_cannot_become_the_owner(as_role) -> None:
    import psycopg

    with as_role(roles.WEB) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute(f"SET ROLE {roles.OWNER}")
