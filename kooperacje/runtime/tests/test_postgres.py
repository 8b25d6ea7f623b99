"""The embedded server: started by the first user, stopped by the last, unharmed by a sudden death."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kooperacje.runtime import database, paths
from kooperacje.runtime.postgres import Cluster, DatabaseProblem


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = paths.data_folder() / "tests" / f"cluster-{os.getpid()}-{tmp_path_factory.getbasetemp().name}"
    yield Cluster(folder / "postgres")
    subprocess.run(["rm", "-rf", str(folder), str(paths.socket_folder(folder / "postgres"))], check=True)


def postmaster(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().split(") ")[1][0] != "Z"


def test_the_last_user_stops_it(cluster: Cluster) -> None:
    with cluster.running():
        first = postmaster(cluster)
        with cluster.running():
            assert postmaster(cluster) == first
        assert alive(first)
    assert not (cluster.data / "postmaster.pid").exists()
    assert not alive(first)


def test_a_command_may_use_it_while_the_server_runs_and_outlive_it(cluster: Cluster) -> None:
    entered, leave = threading.Event(), threading.Event()

    def command() -> None:
        with cluster.running():
            entered.set()
            leave.wait(30)

    other = threading.Thread(target=command)
    with cluster.running():
        other.start()
        assert entered.wait(30)
        pid = postmaster(cluster)
    assert alive(pid)
    leave.set()
    other.join()
    assert not alive(pid)


def test_what_was_committed_survives_a_sudden_death(cluster: Cluster) -> None:
    """The process that started the server and the server itself are killed at once; the next start has every row."""
    script = f"""
import os, signal, psycopg
from pathlib import Path
from kooperacje.runtime.postgres import Cluster
cluster = Cluster(Path({str(cluster.data)!r}))
with cluster.running():
    with psycopg.connect(cluster.admin_dsn, autocommit=True) as admin:
        admin.execute("CREATE TABLE kept (n int)")
        for n in range(100):
            admin.execute("INSERT INTO kept VALUES (%s)", [n])
    os.kill(int((cluster.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=paths.ROOT)
    assert done.returncode == -signal.SIGKILL
    with cluster.running(), psycopg.connect(cluster.admin_dsn) as admin:
        assert admin.execute("SELECT count(*) FROM kept").fetchone() == (100,)


def test_it_listens_to_nobody_but_us(cluster: Cluster) -> None:
    with cluster.running(), psycopg.connect(cluster.admin_dsn) as admin:
        assert admin.execute("SHOW listen_addresses").fetchone() == ("",)
        assert admin.execute("SHOW data_checksums").fetchone() == ("on",)
    assert cluster.sockets.stat().st_mode & 0o777 == 0o700


def test_a_server_that_cannot_start_is_one_sentence(cluster: Cluster) -> None:
    with cluster.running():
        pass
    (cluster.data / "PG_VERSION").write_text("99\n")
    with pytest.raises(DatabaseProblem, match="did not start; its last words are in"), cluster.running():
        raise AssertionError("it must not have started")


def test_a_missing_external_server_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody:secret-word@127.0.0.1:1/kooperacje")
    with pytest.raises(DatabaseProblem) as caught, database.available():
        raise AssertionError("there is no such server")
    assert str(caught.value).startswith("The database does not answer: ")
    assert "secret-word" not in str(caught.value)
    assert "\n" not in str(caught.value)
