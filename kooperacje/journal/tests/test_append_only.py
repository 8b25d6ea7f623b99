"""No role of ours may change the journal; not even its owner does without opening it first."""

import psycopg
import pytest

from kooperacje.runtime import roles

STATEMENTS = [
    "UPDATE {table} SET {column} = {column}",
    "DELETE FROM {table}",
    "DELETE FROM {table} WHERE false",
    "TRUNCATE {table}",
    "TRUNCATE {table} CASCADE",
]
OWNERS_ONLY = [
    "ALTER TABLE {table} DISABLE TRIGGER journal_append_only",
    "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "DROP TRIGGER journal_append_only ON {table}",
    "ALTER TABLE {table} ADD COLUMN note text",
    "DROP TABLE {table}",
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "CREATE RULE quiet AS ON INSERT TO {table} DO INSTEAD NOTHING",
    "SELECT setval('journal_event_number', 1)",
]
TABLES = [("journal_event", "verb"), ("journal_seal", "hash")]


def refused(session: psycopg.Connection, statements: list[str]) -> None:
    for statement in statements:
        for table, column in TABLES:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(statement.format(table=table, column=column))


@pytest.mark.parametrize("role", [roles.WEB, roles.WORKER, roles.MIGRATOR])
def test_rows_are_never_changed(as_role, role: str) -> None:
    with as_role(role) as session:
        refused(session, STATEMENTS)


@pytest.mark.parametrize("role", [roles.WEB, roles.WORKER])
def test_the_guard_cannot_be_taken_down(as_role, role: str) -> None:
    with as_role(role) as session:
        refused(session, OWNERS_ONLY)


def test_nobody_gives_himself_the_right(as_role) -> None:
    """The database only warns, and grants nothing."""
    with as_role(roles.WEB) as session:
        session.execute("GRANT UPDATE, DELETE, TRUNCATE ON journal_event TO kooperacje_web")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            session.execute("DELETE FROM journal_event")


def test_the_guard_is_awake_when_changes_are_replayed(superuser: psycopg.Connection) -> None:
    superuser.execute("SET session_replication_role = replica")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        superuser.execute("DELETE FROM journal_event")


def test_other_roles_do_not_even_read(as_role) -> None:
    with as_role(roles.COORDINATOR) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute("SELECT 1 FROM journal_event")


def test_only_the_worker_seals(as_role) -> None:
    insert = "INSERT INTO journal_seal VALUES (1, 1, 1, 1, '', '', '', now())"
    with as_role(roles.WEB) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute(insert)
    with as_role(roles.WORKER) as session:
        assert session.execute(insert).rowcount == 1
