"""The two processes of an installation: one answers requests, the other is the scheduler."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

import click
from flask import Flask
from flask_migrate import upgrade
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from sqlalchemy import inspect

from server.app import create_served_app
from server.cli.installation import installation
from server.cli.terminal import tell
from server.database import db, reading
from server.jobs import make_scheduler
from server.people.accounts import count_people
from server.settings import Settings

#: How often a child looks whether its parent still lives.
PARENT_WATCH_SECONDS = 0.5


@click.command()
@click.option("--host", help="Address to listen on; OMSAP_HOST otherwise.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; OMSAP_PORT otherwise.")
@click.option("--jobs", "with_jobs", is_flag=True, help="Run the scheduler beside it and end it together.")
def serve(host: str | None, port: int | None, with_jobs: bool) -> None:
    """Answer requests. Creates the tables in an empty database."""
    with installation() as app:
        if not inspect(db.engine).has_table("person"):
            upgrade()
        with reading() as connection:
            has_people = count_people(connection) > 0
        settings: Settings = app.config["OMSAP_SETTINGS"]
    address, port = host or settings.host, port or settings.port
    tell("serving", url=f"http://{'localhost' if address in ('127.0.0.1', '0.0.0.0') else address}:{port}")  # noqa: S104
    if not has_people:
        tell("no_people")
    server = Granian(
        "server.cli.serve:create_worker_app",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=settings.threads,
        factory=True,
        log_level=LogLevels.warning,
    )
    with scheduler_beside() if with_jobs else nullcontext():
        server.serve()


def create_worker_app() -> Flask:
    """The app in the process that answers requests; that process must not outlive `omsap serve`."""
    end_with_parent()
    return create_served_app()


@click.command()
@click.option("--with-parent", is_flag=True, hidden=True)
def jobs(with_parent: bool) -> None:
    """Run the scheduler: alerts that become due, nightly tidying. One per installation."""
    if with_parent:
        end_with_parent()
    with installation() as app:
        scheduler = make_scheduler(app)
    with suppress(KeyboardInterrupt, SystemExit):
        scheduler.start()


@contextmanager
def scheduler_beside() -> Iterator[None]:
    """`omsap jobs` as a child, ended with this process."""
    command = [sys.executable, "-m", "server.cli", "jobs", "--with-parent"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as child:  # noqa: S603 - our own command
        try:
            yield
        finally:
            child.terminate()


def end_with_parent() -> None:
    """End this process within a second of its parent's end, even of one that was killed and could not say so.

    An orphan would go on answering on the same port, beside the server that is started next.
    """
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(PARENT_WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
