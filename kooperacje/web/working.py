"""`kooperacje worker`: runs the background jobs of all rooms as the worker's database role."""

import asyncio
import logging
import signal
from contextlib import suppress

import click
from asgiref.sync import sync_to_async
from django.db import connection, connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.db_cleanup import DjangoApp
from procrastinate.exceptions import ConnectorException
from procrastinate.worker import Worker

from kooperacje.runtime import roles

# Less than the supervisor's patience, so that a stopped job ends by its own hand.
STOP_SECONDS = 6.0
JOBS_AT_ONCE = 2
LONGEST_PAUSE_SECONDS = 30

log = logging.getLogger(__name__)


def worker_app() -> DjangoApp:
    """The queue's app with a connection of its own for fetching jobs.

    A second app instead of the library's swap of connectors: the tasks keep pointing at the first one, so what a job
    enqueues is part of the job's transaction.
    """
    fetching = DjangoApp(connector=app.connector.get_worker_connector())
    fetching.perform_import_paths()
    app.perform_import_paths()
    fetching.tasks = app.tasks
    fetching.periodic_registry = app.periodic_registry
    return fetching


async def _run_once(stop: asyncio.Event, *, until_idle: bool) -> None:
    """Work until told to stop, until nothing is left to do, or until the database goes away."""
    fetching = worker_app()
    async with fetching.open_async():
        worker = Worker(
            fetching,
            **fetching.worker_defaults,
            wait=not until_idle,
            concurrency=JOBS_AT_ONCE,
            name="kooperacje",
            delete_jobs="successful",
            shutdown_graceful_timeout=STOP_SECONDS,
            install_signal_handlers=False,
        )
        stopping = asyncio.create_task(_pass_on(stop, worker))
        try:
            await worker.run()
        finally:
            stopping.cancel()


async def _pass_on(stop: asyncio.Event, worker: Worker) -> None:
    await stop.wait()
    worker.stop()


async def run(*, until_idle: bool) -> None:
    """As long as nobody says stop, through losses of the database. Jobs in hand are finished before it ends."""
    stop = asyncio.Event()
    for order in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(order, stop.set)
    pause = 1
    while True:
        try:
            await _run_once(stop, until_idle=until_idle)
        except ConnectorException:
            if until_idle:
                raise
        if until_idle or stop.is_set():
            return
        log.warning("The database does not answer; trying again in %d seconds.", pause)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), timeout=pause)
        await sync_to_async(connections.close_all)()  # the clock of periodic jobs holds one that is dead now
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


@click.command()
@click.option("--until-idle", is_flag=True, help="End when no job is waiting, instead of waiting for more.")
def worker(until_idle: bool) -> None:
    """Run background jobs: send mail, seal the journal. Stops in order on SIGTERM or Ctrl-C."""
    found = roles.faults(connection)
    connection.close()
    if found:
        raise click.ClickException(" ".join(found))
    asyncio.run(run(until_idle=until_idle))
