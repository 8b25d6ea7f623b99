"""The product on a PostgreSQL of somebody else's: over TCP, with passwords, prepared in both ways of docs/deployment.md."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kooperacje.runtime import paths, postgres
from kooperacje.runtime.postgres import Cluster
from kooperacje.web.serving import free_port

DEPLOYMENT = (paths.ROOT / "docs" / "deployment.md").read_text("utf-8")
SAMPLE = "kooperacje/demo/data/malopolska-2019.yaml"
OURS = "'^kooperacje|^installer'"


class Abroad(Cluster):
    """A server that also listens on TCP, where every account needs its password."""

    def _write_settings(self) -> None:
        super()._write_settings()
        port = free_port("127.0.0.1", 30000 + os.getpid() % 20000)
        with (self.data / "postgresql.auto.conf").open("a") as settings:
            settings.write(f"listen_addresses = '127.0.0.1'\nport = {port}\n")
        with (self.data / "pg_hba.conf").open("a") as rules:
            rules.write("host all all 127.0.0.1/32 scram-sha-256\n")

    @property
    def port(self) -> str:
        settings = self.data / "postgresql.auto.conf"
        return re.findall(r"^port = (\d+)", settings.read_text(), re.M)[-1] if settings.exists() else "5432"

    @property
    def admin_dsn(self) -> str:
        return f"{super().admin_dsn} port={self.port}"


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Abroad]:
    folder = paths.data_folder() / "tests" / f"abroad-{os.getpid()}"
    with Abroad(folder / "postgres", for_tests=True).running() as cluster:
        yield cluster
    subprocess.run(["rm", "-rf", str(folder), str(paths.socket_folder(folder / "postgres"))], check=True)


@pytest.fixture
def admin(abroad: Abroad) -> Iterator["psycopg.Connection[tuple[str]]"]:
    """The server's administrator; what a test made is gone afterwards."""
    with psycopg.connect(abroad.admin_dsn, autocommit=True) as connection:
        yield connection
        connection.execute("DROP DATABASE IF EXISTS kooperacje")
        for (role,) in connection.execute(
            f"SELECT rolname FROM pg_roles WHERE rolname ~ {OURS} AND rolname <> '{postgres.ADMIN}' ORDER BY 1 DESC"
        ).fetchall():
            connection.execute(f"DROP ROLE {role}")


def documented(kind: str, number: int) -> str:
    """A block of code from the page."""
    return re.findall(rf"```{kind}\n(.*?)```", DEPLOYMENT, re.DOTALL)[number]


def kooperacje(abroad: Abroad, account: str, data: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KOOPERACJE_")}
    environment |= {
        "DATABASE_URL": f"postgresql://{account}@127.0.0.1:{abroad.port}/kooperacje",
        "KOOPERACJE_DATA": str(data),
        "KOOPERACJE_STATIC": str(paths.data_folder() / "tests" / "static-abroad"),
        "DJANGO_SETTINGS_MODULE": "kooperacje.web.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "kooperacje", *arguments],
        env=environment,
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_an_account_that_may_make_roles_is_all_it_needs(abroad, admin, tmp_path):
    admin.execute(documented("sql", 0))
    kooperacje(abroad, "installer:choose-one", tmp_path, "accounts", "list")
    assert (tmp_path / "database-roles.json").stat().st_mode & 0o777 == 0o600


def test_roles_made_beforehand_are_enough(abroad, admin, tmp_path):
    for statement in documented("sql", 1).split(";"):
        if statement.strip():
            admin.execute(statement)
    passwords = tmp_path / "database-roles.json"
    passwords.write_text(documented("json", 0))
    kooperacje(abroad, "kooperacje_setup:five", tmp_path, "load", SAMPLE)
    assert "malopolska-2019" in kooperacje(
        abroad, "kooperacje_setup:five", tmp_path, "export", "malopolska-2019"
    )
    assert json.loads(passwords.read_text()) == json.loads(documented("json", 0))
