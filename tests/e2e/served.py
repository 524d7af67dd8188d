"""The real server as a process of its own: started on a free port, killed without warning, started again."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OMSAP = Path(sys.executable).with_name("omsap")
START_SECONDS_MAX = 30


@dataclass(frozen=True, slots=True)
class Installation:
    """Which `omsap` runs, and on which database."""

    folder: Path
    command: tuple[str | Path, ...] = (OMSAP,)
    python_path: str = ""

    @property
    def database(self) -> Path:
        return self.folder / "omsap.sqlite3"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "OMSAP_DATABASE_URL": f"sqlite:///{self.database}",
            "OMSAP_SECOND_FACTOR": "off",
            "PYTHONPATH": self.python_path,
        }

    def run(self, *arguments: str) -> str:
        """Output of one command run to its end; fails when the command fails."""
        answer = subprocess.run(
            [*self.command, *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert answer.returncode == 0, f"omsap {' '.join(arguments)}: {answer.stdout}{answer.stderr}"
        return answer.stdout


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def copy_database(source: Path, target: Path) -> None:
    """Copy a SQLite database nobody has open, with its write-ahead log if it left one."""
    for ending in ("", "-wal", "-shm"):
        if (beside := source.with_name(source.name + ending)).exists():
            shutil.copy(beside, target.with_name(target.name + ending))


class Served:
    """`omsap serve` over one folder's database. Kill and start as often as a test likes: the port stays."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.was_down = False
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        log = self._log_path.open("ab")
        self._server = subprocess.Popen(
            [*self.installation.command, "serve", "--port", str(self.port)],
            cwd=self.installation.folder,
            env=self.installation.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        deadline = time.monotonic() + START_SECONDS_MAX
        while not self.answers():
            assert self._server.poll() is None, self.log()
            assert time.monotonic() < deadline, f"no answer in {START_SECONDS_MAX} s\n{self.log()}"
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def kill(self) -> None:
        """SIGKILL the server and everything it started, as a power cut would."""
        self.was_down = True
        if self._server is not None:
            os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()
            self._server = None

    def stop(self) -> None:
        if self._server is not None:
            self.kill()

    def run(self, *arguments: str) -> str:
        """Output of one `omsap` command on the same database, server running or not."""
        return self.installation.run(*arguments)

    def rows(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows as they stand in the database file, read beside the server and not through it."""
        with closing(sqlite3.connect(f"file:{self.installation.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query, parameters).fetchall()

    @property
    def _log_path(self) -> Path:
        return self.installation.folder / "server.log"

    def log(self) -> str:
        return self._log_path.read_text("utf-8", errors="replace")

    def requests(self, path: str) -> int:
        """How often `path` was asked for since the server was first started, by its own log."""
        return sum(path in line for line in self.log().splitlines())

    def get(self, path: str) -> str:
        """What the server answers to a plain request."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            text: str = answer.read().decode()
            return text
