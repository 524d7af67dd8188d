"""Verify a whole database: this installation's own, or a copy of it. Reads in streams and writes nothing.

Questions about sets are asked in SQL; what has to be computed is computed in `rules`.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Connection, Executable, RowMapping, Table, and_, exists, or_, select, union
from sqlalchemy.orm import aliased

from server.cases.models import Case
from server.catalog import CONCEPTS, SUMS, TABLES
from server.ledger.models import Entry
from server.ledger.rules import MIRRORED
from server.syncing.models import FieldHistory, ReceiptLine, Scope
from server.syncing.store import to_receipt
from server.verification.rules import Difference, Sums, check_books, check_chain
from sync.receipt import EFFECTIVE, Head

#: Rows held in memory at a time.
ROWS_AT_A_TIME = 2000

_receipt, _history = cast("Table", ReceiptLine.__table__), cast("Table", FieldHistory.__table__)


def verify(connection: Connection) -> Iterator[Difference]:
    """Everything that does not follow from the receipts and entries; nothing when all is well.

    The connection should hold one snapshot: a push between two questions would look like a difference.
    """
    yield from _chains(connection)
    yield from _books(connection)
    yield from _reversals(connection)
    yield from _rows_without_receipt(connection)
    yield from _receipts_without_trace(connection)


def _chains(connection: Connection) -> Iterator[Difference]:
    """Each scope's receipts against its head; all heads are in memory, the receipts pass by."""
    heads = {row.id: Head(*row) for row in connection.execute(select(Scope.id, Scope.seq, Scope.chain))}
    query = select(_receipt).order_by(_receipt.c.scope_id, _receipt.c.seq)
    for scope, receipts in groupby(_stream(connection, query), itemgetter("scope_id")):
        if scope in heads:
            yield from check_chain(heads.pop(scope), map(to_receipt, receipts))
        else:
            yield Difference("scope_missing", scope)
    for head in heads.values():
        yield from check_chain(head, ())


def _books(connection: Connection) -> Iterator[Difference]:
    """Each group's sums against its entries, group after group."""
    named = union(select(Entry.scope_id), *(select(table.c.scope_id) for table in SUMS.values()))
    for scope in connection.execute(named.order_by("scope_id")).scalars().all():
        entries = select(
            Entry.entry_kind, Entry.amount_satang, Entry.member_id, Entry.reverses, Entry.civil_on
        ).where(Entry.scope_id == scope)
        rows = cast("Iterator[Mapping[str, Any]]", _stream(connection, entries))
        yield from check_books(scope, rows, _kept_sums(connection, scope))


def _kept_sums(connection: Connection, scope: str) -> Sums:
    kept = {}
    for name, table in SUMS.items():
        key = [column for column in table.primary_key if column.name != "scope_id"]
        query = select(*key, table.c.amount_satang, table.c.lines).where(table.c.scope_id == scope)
        for *parts, amount_satang, lines in connection.execute(query):
            kept[name, *parts] = amount_satang, lines
    return kept


def _reversals(connection: Connection) -> Iterator[Difference]:
    """A reversal mirrors one entry of its group exactly, once, and is not reversed itself."""
    mirror, target, other = aliased(Entry), aliased(Entry), aliased(Entry)
    differs = or_(
        target.id.is_(None),
        target.reverses.is_not(None),
        *(getattr(mirror, name).is_distinct_from(getattr(target, name)) for name in MIRRORED),
        exists().where(
            other.scope_id == mirror.scope_id, other.reverses == mirror.reverses, other.id != mirror.id
        ),
    )
    query = (
        select(mirror.scope_id, mirror.id)
        .outerjoin(target, and_(target.scope_id == mirror.scope_id, target.id == mirror.reverses))
        .where(mirror.reverses.is_not(None), differs)
    )
    for row in _stream(connection, query):
        yield Difference("reversal_differs", row["scope_id"], row["id"])


def _rows_without_receipt(connection: Connection) -> Iterator[Difference]:
    """Every row stands at the place of an operation that took effect; a fact at its own."""
    for kind, table in TABLES.items():
        told = [
            _receipt.c.scope_id == table.c.scope_id,
            _receipt.c.seq == table.c.seq,
            _receipt.c.outcome.in_(EFFECTIVE),
        ]
        if CONCEPTS[kind].is_fact:
            told.append(_receipt.c.operation_id == table.c.id)
        query = select(table.c.scope_id, table.c.id).where(~exists().where(*told))
        for row in _stream(connection, query):
            yield Difference("row_without_receipt", row["scope_id"], f"{kind} {row['id']}")


def _receipts_without_trace(connection: Connection) -> Iterator[Difference]:
    """Every operation that took effect left a row under its id, or a value in another's place, or a case."""
    traces = [
        *(
            exists().where(table.c.scope_id == _receipt.c.scope_id, table.c.id == _receipt.c.operation_id)
            for table in TABLES.values()
        ),
        exists().where(_history.c.scope_id == _receipt.c.scope_id, _history.c.seq == _receipt.c.seq),
        exists().where(Case.scope_id == _receipt.c.scope_id, Case.operation_id == _receipt.c.operation_id),
    ]
    query = select(_receipt.c.scope_id, _receipt.c.operation_id).where(
        _receipt.c.outcome.in_(EFFECTIVE), *(~trace for trace in traces)
    )
    for row in _stream(connection, query):
        yield Difference("row_missing", row["scope_id"], row["operation_id"])


def _stream(connection: Connection, query: Executable) -> Iterator[RowMapping]:
    """The rows of a query, a few at a time."""
    return iter(connection.execute(query, execution_options={"yield_per": ROWS_AT_A_TIME}).mappings())
