"""A file system that is really full, under the real server. Needs the right to mount: `make full-disk` runs it.

Nothing that was answered is half there, the phones are asked to come again, and once there is room all arrives.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.torture.auditor import Audit, sqlite_query
from tests.torture.collecting import collecting, make_officers
from tests.torture.conftest import how_many
from tests.torture.served import QuickServed
from tests.torture.test_kill import integrity

DISK_BYTES = 64 * 1024 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own. It is mounted in this command's own namespace and ends with it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", folder], check=True)


@contextmanager
def full(disk: Path, leaving: int) -> Iterator[None]:
    """All room but `leaving` bytes is taken meanwhile, as by somebody's photographs."""
    path = disk / "photographs"
    try:
        with path.open("ab", buffering=0) as photographs:
            room = shutil.disk_usage(disk).free - leaving
            photographs.write(b"\0" * max(0, room))
        yield
    finally:
        path.unlink()


def test_a_full_disk_loses_nothing_and_keeps_no_half(
    tmp_path: Path, disk: Path, sqlite_template: Path, seed: str
) -> None:
    database = disk / "omsap.sqlite3"
    shutil.copyfile(sqlite_template, database)
    url = f"sqlite:///{database}"
    served = QuickServed(url, tmp_path / "server.log")
    officers = make_officers(url)
    served.start()
    times = how_many("FULL_DISKS", 20)
    try:
        with collecting(officers, served.port, tmp_path, seed) as work:
            for _ in range(times):
                work.wait_for_a_push()
                with full(disk, leaving=work.chance.choice([0, 4096, 65536, 262144])):
                    troubled = work.put_off
                    until = time.monotonic() + 10
                    while work.put_off == troubled and time.monotonic() < until:
                        time.sleep(0.01)
                    assert work.put_off > troubled, "the disk never was full"
                    assert integrity(database, tmp_path) == "ok"
                time.sleep(work.chance.uniform(0, 0.1))
    finally:
        served.kill()
    audit = Audit(tmp_path, sqlite_query(database))
    print(
        f"{times} full disks: {len(audit.made)} operations, {work.put_off} requests put off, {audit.retries} retries"
    )
    assert audit.complaints == []
