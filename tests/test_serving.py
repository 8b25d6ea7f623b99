"""The whole product as a visitor of the machine gets it: it starts, survives a sudden death, and leaves nothing behind."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kooperacje.runtime import database, paths
from kooperacje.web.serving import free_port

PATIENCE_SECONDS = 120

pytestmark = pytest.mark.skipif(bool(database.external_url()), reason="this is about the embedded server")


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """One folder for all: who comes second need not make the database and its samples again."""
    folder = paths.data_folder() / "tests" / f"serving-{os.getpid()}"
    yield folder
    for pid in processes(folder):
        os.kill(pid, signal.SIGKILL)
    subprocess.run(["rm", "-rf", str(folder), str(paths.socket_folder(folder / "postgres"))], check=True)


def processes(data: Path) -> list[int]:
    """Every living process that was started for this data folder."""
    mark, found = f"KOOPERACJE_DATA={data}".encode(), []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            ours = mark in (process / "environ").read_bytes().split(b"\0")
            dead = (process / "stat").read_text().rpartition(") ")[2][0] == "Z"
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if ours and not dead:
            found.append(int(process.name))
    return found


def start(data: Path, port: int) -> subprocess.Popen[str]:
    """`python3 start.py` without the installation, and on a data folder of its own."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KOOPERACJE_", "DJANGO_", "PYTEST_", "COV_"))
    }
    return subprocess.Popen(
        [sys.executable, "-m", "kooperacje", "serve", "--demo", "--port", str(port), "--workers", "1"],
        cwd=paths.ROOT,
        env={**environment, "KOOPERACJE_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def announced(process: subprocess.Popen[str]) -> str:
    """All that was said until the site answered."""
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if "Ctrl-C stops everything" in line:
            return said
    raise AssertionError(f"it did not start:\n{said}")


def wait_until_free(port: int) -> None:
    """A process that is gone from /proc may hold its socket for a moment more; a new server would take the next port."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while free_port("127.0.0.1", port) != port:
        assert time.monotonic() < deadline, f"somebody still listens on {port}"
        time.sleep(0.05)


def read(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    connection.request("GET", path)
    answer = connection.getresponse()
    status, text = answer.status, answer.read().decode()
    connection.close()
    return status, text


def wait_until_gone(data: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while processes(data) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert processes(data) == []


def test_it_starts_dies_starts_again_and_leaves(data: Path) -> None:
    port = free_port("127.0.0.1", 28000 + os.getpid() % 3000)
    first = start(data, port)
    said = announced(first)
    assert f"http://localhost:{port}" in said
    assert "Halina Próbna" in said
    status, home = read(port, "/konsultacje/")
    assert status == 200
    assert "województwie małopolskim" in home

    running = processes(data)
    assert len(running) >= 4, "supervisor, web server, worker and database"
    for pid in running:
        os.kill(pid, signal.SIGKILL)
    first.communicate()
    wait_until_gone(data)
    wait_until_free(port)

    second = start(data, port)
    announced(second)
    assert read(port, "/konsultacje/") == (200, home)
    second.send_signal(signal.SIGINT)
    second.communicate()
    assert second.returncode == 0
    wait_until_gone(data)


def test_nothing_outlives_the_supervisor(data: Path) -> None:
    """Only the supervisor is killed: server and worker go with it, and the next command ends the database."""
    process = start(data, free_port("127.0.0.1", 25000 + os.getpid() % 3000))
    announced(process)
    process.kill()
    process.communicate()
    environment = {
        **os.environ,
        "KOOPERACJE_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "kooperacje.web.settings",
    }
    for name in ("KOOPERACJE_DB_SOCKETS", "KOOPERACJE_DB_ROLE", "KOOPERACJE_DB_NAME"):
        environment.pop(name, None)
    done = subprocess.run([sys.executable, "-m", "kooperacje", "setup"], cwd=paths.ROOT, env=environment)
    assert done.returncode == 0
    wait_until_gone(data)
