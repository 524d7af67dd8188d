"""What this installation knows of its backups: made, proved, checked."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from server.backups.backup import make_backup
from server.backups.durable import note_durable
from server.backups.folder import delete_old_backups
from server.backups.manifest import BackupError, Manifest
from server.backups.rules import name_backup
from server.clock import format_instant
from server.database import writing
from server.syncing.durability import PROVED
from server.syncing.models import Backup

log = logging.getLogger("omsap.backups")


def back_up(folder: Path, now: datetime) -> Manifest:
    """Make a backup and note it; after a proved one, delete what need not be kept. Raises `BackupError`."""
    try:
        manifest = make_backup(folder, now)
    except BackupError as error:
        log.error("no backup was made: %s %s", error.code, error.values)
        # a disk that is full may be the database's own
        with suppress(DBAPIError):
            _note(name_backup(now), now, error.code)
        raise
    _note(manifest.file, now, PROVED if manifest.is_proved else "books_differ")
    log.info("backup %s: %d bytes, %d differences", manifest.file, manifest.bytes, manifest.differences)
    if manifest.is_proved:
        outdated = delete_old_backups(folder)
        with writing() as connection:
            connection.execute(delete(Backup).where(Backup.file_name.in_(outdated)))
        note_durable(folder, now)
    return manifest


def find_made(connection: Connection) -> Sequence[Row[Any]]:
    """Every backup that is known, the newest first."""
    return connection.execute(select(Backup.__table__).order_by(Backup.made_at.desc())).all()


def note_check(connection: Connection, file_name: str, now: datetime, result: str) -> None:
    """How the restore check of a backup ended."""
    connection.execute(
        update(Backup)
        .where(Backup.file_name == file_name)
        .values(checked_at=format_instant(now), result=result)
    )


def _note(file_name: str, now: datetime, result: str) -> None:
    with writing() as connection:
        connection.execute(
            insert(Backup).values(
                file_name=file_name,
                made_at=format_instant(now),
                verified_at=format_instant(now) if result == PROVED else None,
                result=result,
            )
        )
