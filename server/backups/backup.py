"""Make a backup: a copy of the whole database in one SQLite file, made beside the running server and proved at once.

It has its name only when it is whole, on the disk, and the same as what it was copied from.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from server.backups.copy import copy_rows, newest_revision, open_file, read_revision, upgrade_tables
from server.backups.folder import PARTIAL, sync_to_disk, written_to
from server.backups.manifest import BackupError, Manifest, hash_file, manifest_path, write_manifest
from server.backups.rules import name_backup
from server.backups.summary import Summary, summarize
from server.clock import format_instant
from server.database import reading
from server.verification.verify import verify

log = logging.getLogger("omsap.backups")


def make_backup(folder: Path, now: datetime) -> Manifest:
    """Copy this installation's database into `folder`, prove the copy, and say what it holds.

    `now` is an aware UTC instant. A copy of a database that is damaged itself is kept and says so. Raises
    `BackupError`; then nothing was left behind.
    """
    name = name_backup(now)
    with written_to(folder), _scratch_in(folder) as scratch:
        path = scratch / name
        with reading() as source:
            summary = _copy(source, path)
        differences = _prove(path, summary)
        manifest = Manifest(
            name,
            path.stat().st_size,
            hash_file(path),
            format_instant(now),
            newest_revision() or "",
            differences,
            summary,
        )
        write_manifest(manifest, manifest_path(path))
        # the manifest last: a file without one is no backup
        for part in (path, manifest_path(path)):
            sync_to_disk(part)
            part.replace(folder / part.name)
        sync_to_disk(folder)
    return manifest


@contextmanager
def _scratch_in(folder: Path) -> Iterator[Path]:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=PARTIAL, dir=folder) as scratch:
        yield Path(scratch)


def _copy(source: Connection, path: Path) -> Summary:
    """Copy one snapshot into a new file nobody else may read; what the snapshot held."""
    if read_revision(source) != newest_revision():
        raise BackupError("tables_outdated")
    path.touch(mode=0o600, exist_ok=False)
    with open_file(path) as copy, copy.begin() as target:
        upgrade_tables(target)
        copy_rows(source, target)
    return summarize(source)


def _prove(path: Path, summary: Summary) -> int:
    """How many differences verification finds in a copy. Raises `BackupError` when it is not what was copied."""
    with open_file(path) as copy, copy.begin() as connection:
        is_whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        if not is_whole or summarize(connection) != summary:
            raise BackupError("copy_differs")
        differences = list(verify(connection))
    for difference in differences:
        log.error("the books differ: %s %s %s", *difference)
    return len(differences)
