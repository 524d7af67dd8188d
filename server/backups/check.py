"""Restore check: the newest backup, restored into a scratch database, is true to its manifest and to the living one."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, create_engine, text

from server.backups.durable import find_shared, note_durable, read_heads
from server.backups.folder import find_backups
from server.backups.manifest import BackupError
from server.backups.records import note_check
from server.backups.restore import fill, unpack
from server.database import db, reading, writing
from server.syncing.durability import PROVED
from server.syncing.store import SqlStore

log = logging.getLogger("omsap.backups")

#: Where a backup is restored for a check on PostgreSQL: a schema beside the living one, dropped afterwards.
SCRATCH_SCHEMA = "omsap_restore_check"


def check_backup(folder: Path, now: datetime) -> tuple[str, str]:
    """Check the newest backup of a folder and note the result; its file's name, and PROVED or what was wrong.

    Raises `BackupError` `no_backup` where there is none.
    """
    backups = find_backups(folder)
    if not backups:
        raise BackupError("no_backup", folder=folder)
    backup = backups[0]
    try:
        _restore_and_compare(backup, now)
        result = PROVED
    except BackupError as error:
        log.error("backup %s did not pass its restore check: %s", backup.name, error.code)
        result = error.code
    else:
        log.info("backup %s passed its restore check", backup.name)
    with writing() as connection:
        note_check(connection, backup.name, now, result)
    note_durable(folder, now)
    return backup.name, result


def _restore_and_compare(backup: Path, now: datetime) -> None:
    with unpack(backup, backup.parent) as (path, manifest):
        if db.engine.dialect.name == "postgresql":
            with _scratch_schema() as engine:
                fill(engine, path, manifest)
        heads = read_heads(path)
        with reading() as living:
            # every place it knows lies on the living chain: else one of the two is not the history of the other
            if len(find_shared(heads, SqlStore(living, now))) < len(heads):
                raise BackupError("history_differs")


@contextmanager
def _scratch_schema() -> Iterator[Engine]:
    engine = create_engine(db.engine.url.update_query_dict({"options": f"-csearch_path={SCRATCH_SCHEMA}"}))
    drop = text(f"DROP SCHEMA IF EXISTS {SCRATCH_SCHEMA} CASCADE")
    try:
        with engine.begin() as connection:
            connection.execute(drop)
            connection.execute(text(f"CREATE SCHEMA {SCRATCH_SCHEMA}"))
        yield engine
    finally:
        with engine.begin() as connection:
            connection.execute(drop)
        engine.dispose()
