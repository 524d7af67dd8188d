"""How far every backup that may be put back holds each scope: so far a phone need not keep what it sent.

It is noted in the scope itself. A restore brings back what was noted in that copy, and everything that can be restored
afterwards comes of that copy or of a backup counted there: what a phone was once told stays true.
"""

import logging
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Table, bindparam, select, update

from server.backups.folder import find_backups
from server.backups.manifest import BackupError, read_manifest
from server.backups.rules import RESTORED_WITHIN, made_at_of
from server.database import reading, writing
from server.syncing.durability import PROVED
from server.syncing.models import Backup, Scope
from server.syncing.store import SqlStore
from sync.receipt import Head

log = logging.getLogger("omsap.backups")

_scope = cast("Table", Scope.__table__)

#: Scopes compared with the living database at a time.
SCOPES_AT_A_TIME = 500


def note_durable(folder: Path, now: datetime) -> None:
    """Note in each scope how far every proved backup of the last weeks holds it; as it was while one cannot be read."""
    with reading() as connection:
        noted = {row.id: row.durable_seq for row in connection.execute(select(Scope.id, Scope.durable_seq))}
        try:
            backups = [folder / name for name in _find_restorable(connection, folder, now)]
            durable = _find_held_by_all(backups, SqlStore(connection, now))
        except (BackupError, sqlite3.Error):
            log.exception("a backup cannot be read: phones keep what they have")
            return
    changed = [
        {"scope": scope, "place": durable.get(scope, 0)}
        for scope, seq in sorted(noted.items())
        if durable.get(scope, 0) != seq
    ]
    if changed:
        with writing() as connection:
            connection.execute(
                update(_scope)
                .where(_scope.c.id == bindparam("scope"))
                .values(durable_seq=bindparam("place")),
                changed,
            )


def read_heads(backup: Path) -> list[Head]:
    """Where each scope stands in a backup, whose bytes stay as they are. Raises `sqlite3.Error`."""
    with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
        return [Head(*row) for row in copy.execute("SELECT id, seq, chain FROM scope WHERE seq > 0")]


def find_shared(heads: Sequence[Head], living: SqlStore) -> dict[str, int]:
    """Of where a backup stands, what lies on the living chains: seq by scope."""
    shared: dict[str, int] = {}
    for start in range(0, len(heads), SCOPES_AT_A_TIME):
        part = heads[start : start + SCOPES_AT_A_TIME]
        chains = living.chains([(head.scope, head.seq) for head in part])
        shared |= {head.scope: head.seq for head in part if chains.get((head.scope, head.seq)) == head.chain}
    return shared


def _find_restorable(connection: Connection, folder: Path, now: datetime) -> set[str]:
    """Names of the proved backups of the last weeks. One this database has not heard of is of another branch, and counts."""
    results = {
        row.file_name: row.result for row in connection.execute(select(Backup.file_name, Backup.result))
    }
    names = results.keys() | {path.name for path in find_backups(folder)}
    return {
        name
        for name in names
        if results.get(name, PROVED) == PROVED
        and now - made_at_of(name) <= RESTORED_WITHIN
        and read_manifest(folder / name).is_proved
    }


def _find_held_by_all(backups: Iterable[Path], living: SqlStore) -> dict[str, int]:
    held = [find_shared(read_heads(path), living) for path in backups]
    in_all = set.intersection(*map(set, held)) if held else set()
    return {scope: min(each[scope] for each in held) for scope in in_all}
