"""The real server as a process of its own: started on a free port, killed without warning, started again."""

import json
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
from pathlib import Path
from typing import Any

OMSAP = Path(sys.executable).with_name("omsap")
START_SECONDS_MAX = 30


def omsap(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one `omsap` command to its end on the database of `folder`; fails when it fails."""
    answer = subprocess.run(
        [OMSAP, *arguments],
        cwd=folder,
        env={**os.environ, "OMSAP_DATABASE_URL": f"sqlite:///{folder / 'omsap.sqlite3'}", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert answer.returncode == 0, f"omsap {' '.join(arguments)}: {answer.stdout}{answer.stderr}"
    return answer


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

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "omsap.sqlite3"
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.was_down = False
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        log = (self.folder / "server.log").open("ab")
        self._server = subprocess.Popen(
            [OMSAP, "serve", "--port", str(self.port)],
            cwd=self.folder,
            env={**os.environ, "OMSAP_DATABASE_URL": f"sqlite:///{self.database}"},
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

    def run(self, *arguments: str, **environment: str) -> str:
        """Output of one `omsap` command on the same database, server running or not."""
        return omsap(self.folder, *arguments, **environment).stdout

    def rows(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows as they stand in the database file, read beside the server and not through it."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query, parameters).fetchall()

    def log(self) -> str:
        return (self.folder / "server.log").read_text("utf-8", errors="replace")

    def requests(self, path: str) -> int:
        """How often `path` was asked for since the server was first started, by its own log."""
        return sum(path in line for line in self.log().splitlines())

    def post(self, path: str, body: dict[str, Any], cookie: str = "") -> tuple[int, dict[str, Any], str]:
        """Ask the API as a program would: status, answer, session cookie."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Omsap-Client": "1", "Cookie": cookie},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer), (answer.headers.get("Set-Cookie") or "").split(";")[0]
