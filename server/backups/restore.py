"""Restore: a backup becomes the database of this installation. What was recorded is never deleted."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine

from server.backups.copy import copy_rows, is_empty, newest_revision, open_file, upgrade_tables
from server.backups.folder import PARTIAL, sync_to_disk, written_to
from server.backups.manifest import BackupError, Manifest, hash_file, read_manifest
from server.backups.summary import summarize
from server.database import db
from server.verification.verify import verify


@contextmanager
def unpack(backup: Path, folder: Path) -> Iterator[tuple[Path, Manifest]]:
    """A copy of a backup inside `folder`, its tables brought up to this version, proved; gone afterwards.

    Raises `BackupError`: `missing`, `manifest_unreadable`, `altered`, `copy_differs`, `books_differ`, `not_written`.
    """
    manifest = read_manifest(backup)
    with TemporaryDirectory(prefix=PARTIAL, dir=folder) as scratch:
        path = Path(scratch) / backup.name
        with written_to(folder):
            path.touch(mode=0o600)
            shutil.copyfile(backup, path)
            if hash_file(path) != manifest.sha256:
                raise BackupError("altered", file=backup)
            with open_file(path) as copy, copy.begin() as connection:
                upgrade_tables(connection)
                _prove(connection, manifest)
        yield path, manifest


def fill(engine: Engine, path: Path, manifest: Manifest) -> None:
    """All rows of an unpacked backup into an empty database, in one transaction, proved there before it ends."""
    with open_file(path) as copy, copy.connect() as source, engine.begin() as target:
        if not is_empty(target):
            raise BackupError("not_empty")
        upgrade_tables(target)
        copy_rows(source, target)
        _prove(target, manifest)


def restore(backup: Path, database_file: Path | None, *, replace: bool) -> Path | None:
    """Put a backup in the place of this installation's database; where the former SQLite file lies now, if any.

    `database_file` is None on PostgreSQL, where the database must be empty. Raises `BackupError`.
    """
    if database_file is None:
        if replace:
            raise BackupError("replace_needs_file")
        with unpack(backup, backup.parent) as (path, manifest):
            fill(db.engine, path, manifest)
        return None
    with db.engine.connect() as connection:
        was_empty = is_empty(connection)
    if not was_empty and not replace:
        raise BackupError("not_empty")
    with unpack(backup, database_file.parent) as (path, _):
        _close_alone()
        aside = None if was_empty else _set_aside(database_file)
        sync_to_disk(path)
        path.replace(database_file)
        sync_to_disk(database_file.parent)
    return aside


def _prove(connection: Connection, manifest: Manifest) -> None:
    # rows can be counted again only where the tables are still those of the backup
    if manifest.revision == newest_revision() and summarize(connection) != manifest.summary:
        raise BackupError("copy_differs")
    if sum(1 for _ in verify(connection)) > manifest.differences:
        raise BackupError("books_differ")


def _close_alone() -> None:
    """Make one file of the present SQLite database and let go of it. Raises `BackupError` while others have it open."""
    try:
        # leaving the log beside the file behind needs the file alone
        with db.engine.connect() as connection:
            connection.connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        raise BackupError("in_use") from error
    finally:
        db.engine.dispose()


def _set_aside(database_file: Path) -> Path:
    """Give the present file another name, which is returned."""
    aside = database_file.with_name(f"{database_file.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    database_file.rename(aside)
    return aside
