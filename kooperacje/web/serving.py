"""`kooperacje serve`: brings everything up in order, watches it, and takes everything down with it."""

import ctypes
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import click

from kooperacje.runtime import database, paths, roles

START_PATIENCE_SECONDS = 120
STOP_PATIENCE_SECONDS = 8
_PR_SET_PDEATHSIG = 1


def _die_with_parent() -> None:
    """Ask the kernel to end this child when its parent is gone, however that came about."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def step(*arguments: str, role: str) -> None:
    """Run one of our commands to its end in a process of its own, as another database role."""
    _output(*arguments, role=role, capture=False)


def _output(*arguments: str, role: str, capture: bool = True) -> str:
    done = subprocess.run(
        _command(*arguments),
        env={**os.environ, "KOOPERACJE_DB_ROLE": role},
        stdout=subprocess.PIPE if capture else None,
        text=True,
    )
    if done.returncode:
        raise click.ClickException(f"kooperacje {' '.join(arguments)} failed; the message above says why.")
    return done.stdout or ""


def prepare(*, demo: bool) -> str:
    """Schema, front-end files and, for a demonstration, its data; what the sample-data command said of its people.

    Nothing is done when no file of ours has changed since the last time. An external database is always looked at:
    it may have been made anew behind our back.
    """
    mark, state = paths.data_folder() / "prepared", _state_of_our_files(demo)
    if mark.exists() and not database.external_url():
        known, _, said = mark.read_text().partition("\n")
        if known == state:
            return said
    step("setup", role=roles.MIGRATOR)
    said = _output("demo", role=roles.WEB) if demo else ""
    mark.write_text(f"{state}\n{said}")
    return said


def _state_of_our_files(demo: bool) -> str:
    digest = hashlib.sha256(f"{demo} {database.name()}".encode())
    for path in sorted((paths.ROOT / "kooperacje").rglob("*")):
        if path.is_file() and path.suffix not in {".pyc", ".mo"}:
            digest.update(f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}\n".encode())
    return digest.hexdigest()


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "kooperacje", *arguments]


@dataclass
class Children:
    """The long-running processes; when one ends, all end."""

    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, command: Sequence[str], **environment: str) -> None:
        self.running[name] = subprocess.Popen(
            command,
            env={**os.environ, **environment},
            start_new_session=True,  # Ctrl-C reaches us alone; we stop them in order
            preexec_fn=_die_with_parent,
        )

    def ended(self) -> str:
        """The name of one that has ended; empty while all run."""
        return next((name for name, process in self.running.items() if process.poll() is not None), "")

    def wait(self) -> str:
        """Block until one of them ends; its name."""
        while not (name := self.ended()):
            time.sleep(0.2)
        return name

    def stop(self) -> None:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.SIG_IGN)  # a second Ctrl-C must not leave anything behind
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + STOP_PATIENCE_SECONDS
        for process in self.running.values():
            try:
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or the next one that nobody listens on."""
    for port in range(wanted, wanted + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise click.ClickException(f"No free port between {wanted} and {wanted + 49}; name one with --port.")


def web_command(host: str, port: int, workers: int) -> list[str]:
    """The web server's command line."""
    return [
        *[sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)],
        *["--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning"],
        *["--workers-kill-timeout", "5"],
        "kooperacje.web.wsgi:application",
    ]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, help="Port to listen on; the next free one is taken when busy."
)
@click.option("--workers", default=2, show_default=True, help="Web server processes.")
@click.option("--demo", is_flag=True, help="Load the sample data and let visitors become any sample person.")
def serve(host: str, port: int, workers: int, demo: bool) -> None:
    """Run the whole product: database, web server and background worker."""
    if demo:
        os.environ["KOOPERACJE_DEMO"] = "1"
    for name in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # a shell that starts us in the background has SIGINT ignored
        signal.signal(name, signal.default_int_handler)
    port = free_port(host, port)
    os.environ.setdefault("KOOPERACJE_URL", f"http://localhost:{port}")
    people = prepare(demo=demo)
    children = Children()
    try:
        children.start(
            "web", web_command(host, port, workers), KOOPERACJE_DB_ROLE=roles.WEB, KOOPERACJE_DB_POOL="8"
        )
        children.start("worker", _command("worker"), KOOPERACJE_DB_ROLE=roles.WORKER)
        _wait_until_ready(host, port, children)
        click.echo(f"Kooperacje: {os.environ['KOOPERACJE_URL']}")
        click.echo(people, nl=False)
        click.echo("Ctrl-C stops everything.")
        raise click.ClickException(f"The {children.wait()} process ended; everything was stopped.")
    except KeyboardInterrupt:
        click.echo("\nStopping ...")
    finally:
        children.stop()


def _wait_until_ready(host: str, port: int, children: Children) -> None:
    """Until the web server listens, or a process has ended. Raises when it does neither in good time."""
    deadline = time.monotonic() + START_PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) == 0:
                return
        if children.ended():
            return
        time.sleep(0.05)
    raise click.ClickException(
        f"The web server did not answer within {START_PATIENCE_SECONDS} seconds; everything was stopped."
    )
