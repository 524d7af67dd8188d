"""`omsap serve` as a process of its own that starts in a tenth of a second, so that it can be killed a thousand times.

Python's fork server has read the program once; each start is a fork of it that runs the very command, with its worker
and its socket. Nothing of a killed server reaches the next one but the database.
"""

import multiprocessing
import os
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import psutil

from server.cli.commands import omsap
from tests.e2e.served import START_SECONDS_MAX, free_port


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "server.cli"])
    return context


def _serve(arguments: list[str], environment: Mapping[str, str], log: str) -> None:
    os.setsid()
    multiprocessing.set_start_method("fork", force=True)  # the worker need not read the program again either
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(out, stream)
    os.environ.update(environment)
    omsap(arguments, prog_name="omsap")


def _runs(process: psutil.Process) -> bool:
    """A dead process that nobody has buried yet holds no file and no lock any more, once its last thread is gone."""
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE or process.num_threads() > 1)
    except psutil.NoSuchProcess:
        return False


class QuickServed:
    """A server over one database. Kill and start as often as a test likes: the port stays."""

    def __init__(self, database_url: str, log: Path) -> None:
        self.port = free_port()
        self._environment = {
            "OMSAP_DATABASE_URL": database_url,
            "OMSAP_LOG_LEVEL": "WARNING",
            # a phone that was killed a thousand times comes back more often than one in a village
            "OMSAP_DEVICE_REQUESTS_PER_MINUTE": "1000000",
            "OMSAP_DEVICE_OPERATIONS_PER_DAY": "1000000000",
        }
        self._log = log
        self._server: ForkServerProcess | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        arguments = ["serve", "--port", str(self.port)]
        self._server = _context().Process(target=_serve, args=(arguments, self._environment, str(self._log)))
        self._server.start()
        deadline = time.monotonic() + START_SECONDS_MAX
        while not self._answers():
            assert self._server.is_alive(), self.log()
            assert time.monotonic() < deadline, f"no answer in {START_SECONDS_MAX} s\n{self.log()}"
            time.sleep(0.01)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def kill(self) -> None:
        """SIGKILL the command and its worker, and wait until both are gone."""
        if self._server is None or self._server.pid is None:
            return
        workers = psutil.Process(self._server.pid).children(recursive=True)
        os.killpg(self._server.pid, signal.SIGKILL)
        self._server.join()
        while any(map(_runs, workers)):
            time.sleep(0.001)
        self._server.close()
        self._server = None

    def log(self) -> str:
        """What the server said since it was first started."""
        return self._log.read_text("utf-8", errors="replace")
