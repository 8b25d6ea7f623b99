"""Requests against a real server; the cost is the processor time of the server's processes, not the wall clock."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kooperacje.runtime.paths import ROOT

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Per request: processor milliseconds of the application, median wall-clock milliseconds, bytes of the answer."""

    cpu_ms: float
    p50_ms: float
    size: int


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen[bytes]
    port: int

    def cpu_seconds(self) -> float:
        return sum(_cpu(pid) for pid in _tree(self.process.pid))

    def cost(self, path: str, requests: int, headers: dict[str, str] | None = None) -> Cost:
        """Measure one address, over one kept-alive connection, after a warm-up."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        for _ in range(max(5, requests // 10)):
            size = _get(connection, path, headers)[1]
        before, times = self.cpu_seconds(), []
        for _ in range(requests):
            took, size = _get(connection, path, headers)
            times.append(took)
        spent = self.cpu_seconds() - before
        connection.close()
        return Cost(1000 * spent / requests, 1000 * statistics.median(times), size)


def _get(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str] | None
) -> tuple[float, int]:
    started = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Language": "pl", **(headers or {})})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status not in (200, 304):
        raise SystemExit(f"bench: {path} answered {answer.status}")
    return time.perf_counter() - started, len(body)


@contextmanager
def serving(application: str, *, workers: int = 1, threads: int = 1, **environment: str) -> Iterator[Server]:
    """The product's web server; with one process and one thread figures compare."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        *[sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)],
        *["--workers", str(workers), "--blocking-threads", str(threads)],
        *["--no-ws", "--log-level", "error", application],
    ]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        _wait_for(port, process)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("bench: the server did not start")


def _tree(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(found for child in children for found in _tree(int(child)))]


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
