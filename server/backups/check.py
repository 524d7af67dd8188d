"""Restore check: the newest backup, restored into a scratch database, is true to its manifest and to the living one."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, select, text

from server.backups.copy import open_file
from server.backups.folder import find_backups
from server.backups.manifest import BackupError
from server.backups.records import note_check
from server.backups.restore import fill, unpack
from server.database import db, reading, writing
from server.syncing.durability import PROVED
from server.syncing.models import Scope
from server.syncing.store import SqlStore

log = logging.getLogger("omsap.backups")

#: Where a backup is restored for a check on PostgreSQL: a schema beside the living one, dropped afterwards.
SCRATCH_SCHEMA = "omsap_restore_check"
#: Scopes compared with the living database at a time.
SCOPES_AT_A_TIME = 500


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
    return backup.name, result


def _restore_and_compare(backup: Path, now: datetime) -> None:
    with unpack(backup, backup.parent) as (path, manifest):
        if db.engine.dialect.name == "postgresql":
            with _scratch_schema() as engine:
                fill(engine, path, manifest)
        with open_file(path) as copy, copy.connect() as restored, reading() as living:
            _compare(restored, SqlStore(living, now))


def _compare(restored: Connection, living: SqlStore) -> None:
    """Every place a backup knows lies on the living chain: else one of the two is not the history of the other."""
    heads = restored.execute(select(Scope.id, Scope.seq, Scope.chain).where(Scope.seq > 0))
    for part in heads.partitions(SCOPES_AT_A_TIME):
        chains = living.chains([(scope, seq) for scope, seq, _ in part])
        if any(chains.get((scope, seq)) != chain for scope, seq, chain in part):
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
