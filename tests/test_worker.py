"""The background worker as a process of its own, with the worker's database role and a real mail server."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from kooperacje.base.actor import system
from kooperacje.journal import verification
from kooperacje.journal.actions import record
from kooperacje.notices.models import Notice
from kooperacje.notices.tests.conftest import MailServer, letter, mail_server, mail_server_options
from kooperacje.runtime import roles
from kooperacje.runtime.paths import ROOT
from kooperacje.web.tasks import rescue

__all__ = ["letter", "mail_server", "mail_server_options"]
Letter = Callable[..., Notice]
RUN = "import django; django.setup(); from kooperacje.web.working import worker; worker()"


@pytest.fixture
def worker(own_database: str, settings) -> Callable[..., subprocess.Popen[str]]:
    """`worker("--until-idle")` starts one on this test's own database."""

    def start(*arguments: str) -> subprocess.Popen[str]:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "KOOPERACJE_DB_NAME": own_database,
            "KOOPERACJE_DB_ROLE": roles.WORKER,
            "KOOPERACJE_MAIL_URL": settings.MAIL_URL,
            "KOOPERACJE_MAIL_FROM": settings.MAIL_FROM,
        }
        return subprocess.Popen(
            [sys.executable, "-c", RUN, *arguments],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return start


def until_idle(worker: Callable[..., subprocess.Popen[str]]) -> str:
    said, _ = (process := worker("--until-idle")).communicate(timeout=60)
    assert process.returncode == 0, said
    return said


@contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[None]:
    try:
        yield
    finally:
        process.kill()
        process.communicate()


def jobs() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE task_name = 'notices.deliver'")
        return [status for (status,) in cursor.fetchall()]


def test_what_is_committed_is_done_and_what_is_rolled_back_never_was(
    worker, mail_server: MailServer, letter: Letter
) -> None:
    with transaction.atomic():
        letter("anna@example.org")
        transaction.set_rollback(True)
    with transaction.atomic():
        letter("jan@example.org")
        record(by=system("tests"), verb="demo.loaded", subject="demo.sample:1")
        app.configure_task("journal.seal").defer(timestamp=0)
    said = until_idle(worker)
    assert mail_server.receivers == ["jan@example.org"]
    assert Notice.objects.get().state == "sent"
    assert jobs() == []
    report = verification.verify()
    assert (report.whole, report.seals, report.unsealed) == (True, 1, 0)
    assert report.head in said
    assert not any(secret in said for secret in ("example.org", "Zaproszenie", "zapraszamy"))


def rescue_at_once() -> None:
    """The dead worker's last sign of life is long ago."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    with suppress(AlreadyEnqueued):  # the dead worker's clock may have asked for it
        app.configure_task("web.rescue").defer(timestamp=0)


def killed_when(worker, mail_server: MailServer, moment: str) -> None:
    process = worker()
    setattr(mail_server, moment, process.kill)
    with ended(process):
        assert process.wait(timeout=60) == -signal.SIGKILL
    setattr(mail_server, moment, lambda: None)
    assert Notice.objects.get().state == "sending"
    assert jobs() == ["doing"]
    rescue_at_once()
    for _ in range(5):  # a worker may see an empty queue while the rescue is still at work
        until_idle(worker)
        if not jobs():
            break
    assert Notice.objects.get().state == "sent"
    assert jobs() == []


def test_killed_before_the_server_took_it_the_message_goes_once(
    worker, mail_server: MailServer, letter: Letter
) -> None:
    letter()
    killed_when(worker, mail_server, "at_receiver")
    assert len(mail_server.taken) == 1


def test_killed_after_the_server_took_it_the_copy_bears_the_same_id(
    worker, mail_server: MailServer, letter: Letter
) -> None:
    """Nobody can know whether the first was taken: the second is recognised as its double."""
    letter()
    killed_when(worker, mail_server, "after_taking")
    assert 1 <= len(mail_server.taken) <= 2
    assert {message["Message-ID"] for message in mail_server.taken} == {Notice.objects.get().message_id}


def test_work_of_the_dead_is_given_to_the_living_whatever_waits_already(own_database: str) -> None:
    app.configure_task("journal.seal", queueing_lock="journal.seal").defer(timestamp=1)
    app.configure_task("notices.deliver", lock="notice:1").defer(notice_id=1, by={})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    app.configure_task("journal.seal", queueing_lock="journal.seal").defer(timestamp=2)
    _in_a_thread_of_its_own(partial(async_to_sync(rescue.func), timestamp=0))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, status, args ->> 'timestamp' FROM procrastinate_jobs ORDER BY task_name"
        )
        assert cursor.fetchall() == [("journal.seal", "todo", "2"), ("notices.deliver", "todo", None)]


def _in_a_thread_of_its_own(work: Callable[[], object]) -> None:
    """Where no event loop runs: the browser of another test may have left one in the main thread."""

    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as threads:
        threads.submit(run).result()


@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_told_to_stop_finishes_what_it_has_in_hand(
    worker, mail_server: MailServer, letter: Letter, order: signal.Signals
) -> None:
    letter()
    process = worker()
    mail_server.after_taking = lambda: process.send_signal(order)
    with ended(process):
        assert process.wait(timeout=60) == 0
    assert Notice.objects.get().state == "sent"


def test_a_role_that_owns_tables_does_not_work(own_database: str) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "KOOPERACJE_DB_NAME": own_database,
        "KOOPERACJE_DB_ROLE": roles.MIGRATOR,
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "owns tables" in done.stderr


def test_a_worker_waits_for_the_database_to_come_back(
    worker, mail_server: MailServer, letter: Letter, superuser_session
) -> None:
    process = worker()
    with ended(process):
        wait_for(lambda: registered() == 1)
        with superuser_session() as admin:
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE usename = %s AND datname = current_database()",
                [roles.WORKER],
            )
        connection.close()
        letter()
        wait_for(lambda: Notice.objects.get().state == "sent")
        assert process.poll() is None


def registered() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_workers")
        return int(cursor.fetchone()[0])


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.02)


@pytest.fixture
def superuser_session(own_database: str):
    import psycopg

    from tests.fixtures.database import _admin_dsn

    return lambda: psycopg.connect(_admin_dsn(), dbname=own_database, autocommit=True)
