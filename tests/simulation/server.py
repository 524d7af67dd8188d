"""A server around the real core: the push and the pull, in memory or on SQLite, with backups that can be restored.

Nothing here decides. It opens "transactions", breaks them where a fault says so, and copies the whole store as a backup.
"""

import copy
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Protocol, TypeVar

from sqlalchemy import StaticPool, create_engine

from server.catalog import BROUGHT_FORWARD, KINDS, TABLES
from server.concept import Draft
from server.database import Base
from server.people.assignments import load_spans
from server.people.grants import Grants, Span
from server.people.rights import SERVER_AUTHOR
from server.syncing.routes import held_scopes
from server.syncing.server_device import make_line
from server.syncing.store import SqlStore
from server.syncing.wire import find_witnesses
from sync.decide import Author, Decided
from sync.feed import Asked, pull
from sync.kind import Kind
from sync.memory_store import MemoryStore
from sync.operation import Line, Operation, parse_line
from sync.ports import Store
from sync.problems import Problem
from sync.push import CHUNK_LINES_MAX, push_chunk, set_aside
from sync.receipt import Head, Receipt, Result
from sync.row import Row, View
from tests.simulation.phone import AskedPull, PullAnswer, PushAnswer

BEGINNING = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
#: A member of this name breaks the handler: a bug that only one line finds.
POISON = "พิษ"

Answer = TypeVar("Answer")


class CrashError(Exception):
    """The process died before its commit."""


class BusyError(Exception):
    """The database was locked, or its disk full; nothing happened."""


class Database(Protocol):
    """Something a store can be opened on, and copied whole."""

    def transact(self, work: Callable[[Store], Answer]) -> Answer: ...

    def copy(self) -> Any: ...

    def restore(self, copied: Any) -> None: ...

    def spans(self, person_id: str) -> Sequence[Span]: ...

    def scopes(self, grants: Grants) -> Sequence[str]: ...

    def everything(self) -> "Contents": ...


@dataclass(frozen=True)
class Contents:
    """All that is stored, for the auditor: receipts by line, rows, sums, histories, lines set aside, heads."""

    receipts: Mapping[str, Receipt]
    rows: Mapping[tuple[str, str, str], Row]
    totals: Mapping[tuple[str, str, tuple[str, ...]], int]
    lines: Mapping[tuple[str, str, tuple[str, ...]], int]
    histories: Sequence[tuple[str, str, str, str]]
    set_aside: frozenset[bytes]
    heads: Mapping[str, Head]


class MemoryDatabase:
    """The dictionaries of `sync.memory_store`; a copy shares the rows, which never change."""

    def __init__(self) -> None:
        self.store = MemoryStore()

    def transact(self, work: Callable[[Store], Answer]) -> Answer:
        return work(self.store)

    def copy(self) -> MemoryStore:
        copied = MemoryStore()
        for name, value in vars(self.store).items():
            setattr(copied, name, copy.copy(value))
        return copied

    def restore(self, copied: MemoryStore) -> None:
        self.store = copied
        self.store = self.copy()

    def spans(self, person_id: str) -> Sequence[Span]:
        found = [
            row.fields for row in self.store.all_rows.values()
            if row.kind == "assignment" and row.scope == f"person:{person_id}"
        ]  # fmt: skip
        return [Span(one["role"], one["area_code"], one["from_on"], one["to_on"]) for one in found]

    def scopes(self, grants: Grants) -> Sequence[str]:
        areas = grants.group_areas()
        groups = sorted(
            row.scope for row in self.store.all_rows.values()
            if row.kind == "group" and row.fields["subdistrict_code"].startswith(areas or ("none",))
        )  # fmt: skip
        files = sorted({
            row.scope for row in self.store.all_rows.values()
            if row.kind == "assignment" and row.fields["from_on"] <= grants.today.isoformat() <= (row.fields["to_on"] or "9999")
            and any(row.fields["role"] in roles and row.fields["area_code"].startswith(area) for area, roles in grants.files())
        } - {f"person:{grants.person_id}"})  # fmt: skip
        return [*grants.own_scopes(), *files, *groups]

    def everything(self) -> Contents:
        store = self.store
        return Contents(
            store.receipts,
            store.all_rows,
            store.totals,
            store.lines,
            [(each.row_id, each.field, each.old, each.new) for each in store.histories],
            frozenset(line.raw for line, _receipt in store.quarantined),
            store._heads,
        )


@cache
def _empty_sqlite() -> bytes:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
    raw = engine.raw_connection()
    serialized = _driver(raw).serialize()
    raw.close()
    engine.dispose()
    return serialized


def _driver(raw: Any) -> sqlite3.Connection:
    connection = raw.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection


class SqliteDatabase:
    """The real store on SQLite in memory; a copy is the file's bytes."""

    def __init__(self) -> None:
        self.engine = create_engine("sqlite://", poolclass=StaticPool)
        self.restore(_empty_sqlite())

    def transact(self, work: Callable[[Store], Answer]) -> Answer:
        with self.engine.begin() as connection:
            return work(SqlStore(connection, BEGINNING))

    def copy(self) -> bytes:
        raw = self.engine.raw_connection()
        serialized = _driver(raw).serialize()
        raw.close()
        return serialized

    def restore(self, copied: bytes) -> None:
        raw = self.engine.raw_connection()
        _driver(raw).deserialize(copied)
        raw.close()

    def spans(self, person_id: str) -> Sequence[Span]:
        with self.engine.begin() as connection:
            return load_spans(connection, person_id)

    def scopes(self, grants: Grants) -> Sequence[str]:
        with self.engine.begin() as connection:
            return held_scopes(connection, grants)

    def everything(self) -> Contents:
        from sqlalchemy import select

        from server.catalog import SUMS
        from server.syncing.models import FieldHistory, ReceiptLine, Scope, SetAside
        from server.syncing.store import _to_row, to_receipt

        with self.engine.begin() as connection:
            receipts = [
                to_receipt(row) for row in connection.execute(select(ReceiptLine.__table__)).mappings()
            ]
            rows = [
                _to_row(kind, row)
                for kind, table in TABLES.items()
                for row in connection.execute(select(table)).mappings()
            ]
            sums = [
                (name, tuple(row))
                for name, table in SUMS.items()
                for row in connection.execute(
                    select(*table.primary_key, table.c.amount_satang, table.c.lines)
                )
            ]
            histories = connection.execute(
                select(FieldHistory.row_id, FieldHistory.field, FieldHistory.old, FieldHistory.new)
            ).all()
            aside = connection.execute(select(SetAside.raw)).scalars().all()
            heads = [Head(*row) for row in connection.execute(select(Scope.id, Scope.seq, Scope.chain))]
        return Contents(
            {receipt.line_sha256: receipt for receipt in receipts},
            {(row.kind, row.scope, row.id): row for row in rows},
            {(name, row[0], tuple(row[1:-2])): row[-2] for name, row in sums},
            {(name, row[0], tuple(row[1:-2])): row[-1] for name, row in sums},
            [tuple(row) for row in histories],
            frozenset(aside),
            {head.scope: head for head in heads},
        )


class BrokenStore:
    """A store whose save raises, as a crash, a full disk or a lock does; nothing was written."""

    def __init__(self, store: Store, error: Exception) -> None:
        self._store, self._error = store, error

    def load(self, wanted: Any) -> View:
        return self._store.load(wanted)

    def save(self, decided: Decided) -> None:
        raise self._error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def _break_on_poison(operation: Operation, view: View) -> Problem | None:
    if operation.data["set"].get("first_name", (None, ""))[1] == POISON:
        raise ZeroDivisionError("a bug that only one line finds")
    return KINDS["member"].check(operation, view)


KINDS_WITH_BUG: Mapping[str, Kind] = dict(KINDS) | {
    "member": replace(KINDS["member"], check=_break_on_poison)
}


@dataclass(frozen=True)
class Backup:
    """A verified copy, with what the server that it was taken of had noted of the copies before it."""

    taken_at: int
    stored: Any
    heads: Mapping[str, Head]
    durable: Mapping[str, int]
    lines: frozenset[str]


@dataclass
class Person:
    """Somebody who logs in, with the devices registered for them."""

    id: str
    role: str
    devices: set[str] = field(default_factory=set)


class Server:
    """Clock in seconds since the beginning; `era` counts restores."""

    def __init__(self, database: Database, backups_kept: int) -> None:
        self.database = database
        self.backups_kept = backups_kept
        self.now = 0
        self.era = 0
        self.durable: Mapping[str, int] = {}
        self.backups: list[Backup] = []
        self.replica: Any = None
        self.people: dict[str, Person] = {}
        self.office: list[Draft] = []
        self.take_backup()

    @property
    def instant(self) -> datetime:
        return BEGINNING + timedelta(seconds=self.now)

    @property
    def today(self) -> date:
        return (self.instant + timedelta(hours=7)).date()

    # ------------------------------------------------------------------------------------------------ requests

    def push(self, person_id: str, lines: Sequence[Line], error: Exception | None = None) -> PushAnswer:
        """As `server.syncing.push`: chunk by chunk, line by line after a bug. `error` befalls the first commit."""
        person = self.people[person_id]
        author = self.grants(person_id).author(person.devices)
        results: list[Result] = []
        for start in range(0, len(lines), CHUNK_LINES_MAX):
            results += self.push_lines(author, lines[start : start + CHUNK_LINES_MAX], error)
        return PushAnswer(self.now, results, self.witnesses(results))

    def push_lines(self, author: Author, lines: Sequence[Line], error: Exception | None) -> list[Result]:
        try:
            return self.database.transact(
                lambda store: self.decide(self.breaking(store, error), lines, author)
            )
        except CrashError:
            raise
        except BusyError:
            return [Result(line.operation_id, "retry") for line in lines]
        except ZeroDivisionError:
            if len(lines) > 1:
                return [result for line in lines for result in self.push_lines(author, [line], None)]
            return [
                self.database.transact(lambda store: set_aside(store, lines[0], author, Problem("internal")))
            ]

    def decide(self, store: Store, lines: Sequence[Line], author: Author) -> list[Result]:
        return push_chunk(store, lines, author, KINDS_WITH_BUG, self.today)

    def breaking(self, store: Store, error: Exception | None) -> Store:
        return store if error is None else BrokenStore(store, error)

    def witnesses(self, results: Sequence[Result]) -> Mapping[str, str]:
        return find_witnesses(results)

    def pull(self, person_id: str, asked: AskedPull) -> PullAnswer:
        grants = self.grants(person_id)
        scopes = self.database.scopes(grants)
        pulled = self.database.transact(lambda store: self.feed(store, scopes, asked))
        return PullAnswer(
            self.now, scopes, pulled.pages, pulled.is_more, pulled.forgotten, self.find_durable(scopes)
        )

    def feed(self, store: Store, scopes: Sequence[str], asked: AskedPull) -> Any:
        return pull(store, scopes, Asked(asked.cursors, asked.witnesses), asked.room, BROUGHT_FORWARD)

    def pull_from_replica(self, person_id: str, asked: AskedPull) -> PullAnswer:
        """An answer out of an older copy. A copy knows nothing of backups."""
        current = self.database.copy()
        self.database.restore(self.replica)
        try:
            return replace(self.pull(person_id, asked), durable={})
        finally:
            self.database.restore(current)

    def grants(self, person_id: str) -> Grants:
        return Grants(person_id, self.database.spans(person_id), self.today)

    # ------------------------------------------------------------------------------------------------ the office

    def write(self, drafts: Iterable[Draft]) -> None:
        """What is decided outside the phones: assignments. Known to the office, so it can be typed in again."""
        drafts = list(drafts)
        self.office += [draft for draft in drafts if draft not in self.office]
        lines = [parse_line(make_line(draft)) for draft in drafts]
        for start in range(0, len(lines), CHUNK_LINES_MAX):
            chunk = lines[start : start + CHUNK_LINES_MAX]
            self.database.transact(
                lambda store, chunk=chunk: push_chunk(store, chunk, SERVER_AUTHOR, KINDS, self.today)
            )

    def assign(self, draft_id: str, person_id: str, area_code: str, role: str) -> None:
        fields = {"role": role, "area_code": area_code, "from_on": "2026-01-01"}
        data = {"id": draft_id, "set": {name: [None, value] for name, value in fields.items()}}
        self.write([Draft(draft_id, "assignment", f"person:{person_id}", data, "2026-01-01")])

    def end_assignment(self, draft_id: str, row_id: str, person_id: str, to_on: str | None) -> None:
        data = {"id": row_id, "set": {"to_on": [None, to_on]}}
        self.write([Draft(draft_id, "assignment", f"person:{person_id}", data, "2026-01-01")])

    def write_office_again(self) -> None:
        self.write(list(self.office))

    # ------------------------------------------------------------------------------------------------ backups

    def take_backup(self) -> None:
        """As `server.backups`: the copy holds what was noted before it; what it holds itself is noted afterwards."""
        contents = self.database.everything()
        copied, heads = self.database.copy(), dict(contents.heads)
        self.backups.append(Backup(self.now, copied, heads, self.durable, frozenset(contents.receipts)))
        self.backups = self.backups[-self.backups_kept :]
        held = [self.find_held(backup) for backup in self.backups]
        self.durable = {scope: min(each.get(scope, 0) for each in held) for scope in heads}

    def find_held(self, backup: Backup) -> Mapping[str, int]:
        """How far a copy holds the scopes of the history that stands; none of those where it is of another."""
        receipts = self.database.everything().receipts.values()
        places = {(receipt.scope, receipt.seq): receipt.chain for receipt in receipts}
        heads = backup.heads.values()
        return {head.scope: head.seq for head in heads if places.get((head.scope, head.seq)) == head.chain}

    def is_of_another_branch(self, backup: Backup) -> bool:
        return self.find_held(backup).keys() != backup.heads.keys()

    def restore(self, backup: Backup) -> None:
        self.database.restore(backup.stored)
        self.era += 1
        self.durable = backup.durable
        self.replica = None

    def find_durable(self, scopes: Sequence[str]) -> Mapping[str, int]:
        """Whatever is restored, these places are in it."""
        return {scope: self.durable.get(scope, 0) for scope in scopes}


def new_id(rng: Any) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))
