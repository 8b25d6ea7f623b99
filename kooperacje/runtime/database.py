"""Which database: the embedded one, or the server that `DATABASE_URL` names. Settings and commands ask here."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from kooperacje.runtime import paths, roles
from kooperacje.runtime.postgres import Cluster, DatabaseProblem

NAME = "kooperacje"
WORD_LIKENESS = 0.5
"""From here on two words count as alike in a search: one slip in a word of six letters is forgiven."""


def external_url() -> str:
    return os.environ.get("DATABASE_URL", "")


def cluster() -> Cluster:
    """The product's embedded server."""
    return Cluster(paths.data_folder() / "postgres")


def name() -> str:
    """The database's name; tests and benchmarks point elsewhere with `KOOPERACJE_DB_NAME`."""
    chosen = os.environ.get("KOOPERACJE_DB_NAME")
    return chosen or (urlsplit(external_url()).path.lstrip("/") if external_url() else NAME) or NAME


def django_settings(role: str) -> dict[str, Any]:
    """An entry of Django's DATABASES for one of our roles."""
    options: dict[str, Any] = {"options": f"-c pg_trgm.word_similarity_threshold={WORD_LIKENESS}"}
    if role == roles.MIGRATOR:
        options["options"] += f" -c role={roles.OWNER}"
    if os.environ.get("KOOPERACJE_DB_POOL"):
        options["pool"] = {"min_size": 2, "max_size": int(os.environ["KOOPERACJE_DB_POOL"]), "timeout": 10}
    place = _external_place(role) if external_url() else _embedded_place()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name(),
        "USER": role,
        **place,
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 0,
        "OPTIONS": options,
    }


@contextmanager
def available() -> Iterator[None]:
    """The database answers inside the block; roles and database are made when missing. Raises `DatabaseProblem`."""
    if external_url():
        _prepare(external_url(), external=True)
        yield
        return
    with cluster().running() as server:
        _prepare(server.admin_dsn, external=False)
        yield


def _prepare(admin_dsn: str, *, external: bool) -> None:
    try:
        with _maintenance(admin_dsn) as admin:
            ensure_roles(admin, external=external)
            if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name()]).fetchone():
                admin.execute(
                    sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(
                        sql.Identifier(name())
                    )
                )
        with psycopg.connect(admin_dsn, dbname=name(), autocommit=True, connect_timeout=10) as admin:
            roles.prepare(admin)
    except psycopg.OperationalError as problem:
        raise DatabaseProblem(f"The database does not answer: {_first_line(problem)}") from problem
    except psycopg.errors.InsufficientPrivilege as problem:
        raise DatabaseProblem(
            f"The account in DATABASE_URL may not make the roles and the database of the product: give it CREATEROLE and "
            f"CREATEDB, or make them beforehand as docs/deployment.md says. ({_first_line(problem)})"
        ) from problem


def ensure_roles(admin: psycopg.Connection[Any], *, external: bool) -> None:
    """Make the missing roles; on an external server with passwords of our own, kept in the data folder."""
    made = roles.ensure(admin, with_passwords=external)
    if made:
        _keep_passwords(made)
    lost = sorted({roles.MIGRATOR, *roles.RUNNING} - _passwords().keys()) if external else []
    if lost:
        raise DatabaseProblem(
            f"The server already has the role {lost[0]}, but its password is not in {_password_file()}: "
            "copy that file from the installation that made the role, or drop the role."
        )


def _maintenance(admin_dsn: str) -> psycopg.Connection[Any]:
    """A connection from which databases can be made: our own where it exists, else the server's."""
    try:
        return psycopg.connect(admin_dsn, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as problem:
        if "does not exist" not in str(problem) or "database" not in str(problem):
            raise
        return psycopg.connect(admin_dsn, dbname="postgres", autocommit=True, connect_timeout=10)


def _embedded_place() -> dict[str, Any]:
    sockets = os.environ.get("KOOPERACJE_DB_SOCKETS") or str(cluster().sockets)
    return {"HOST": sockets, "PORT": "", "PASSWORD": ""}


def _external_place(role: str) -> dict[str, Any]:
    url = urlsplit(external_url())
    return {
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "PASSWORD": _passwords().get(role, ""),
    }


def _password_file() -> Path:
    return paths.data_folder() / "database-roles.json"


def _passwords() -> dict[str, str]:
    path = _password_file()
    return json.loads(path.read_text()) if path.exists() else {}


def _keep_passwords(made: dict[str, str]) -> None:
    path = _password_file()
    merged = {**_passwords(), **made}
    path.touch(mode=0o600)
    path.write_text(json.dumps(merged))


def _first_line(problem: Exception) -> str:
    return str(problem).strip().splitlines()[0] if str(problem).strip() else type(problem).__name__
