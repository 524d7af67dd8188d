"""Store over SQLAlchemy Core: the only writer of synced tables.

Every method asks a number of questions that depends on the sorts of rows involved, never on how many there are.
No ORM objects: values go from lines to statements and from rows to answers as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    RowMapping,
    String,
    Table,
    Values,
    bindparam,
    column,
    func,
    or_,
    select,
    update,
    values,
)
from sqlalchemy.dialects import postgresql, sqlite

from server.catalog import CONCEPTS, SUMS, TABLES
from server.clock import format_instant
from server.syncing.models import FieldHistory, ReceiptLine, Scope, SetAside, SignedPush
from server.syncing.proof import Proof
from sync.decide import Decided, Wanted
from sync.ports import Window
from sync.receipt import Head, Receipt
from sync.row import Row, Stamp, View

_scope, _receipt = cast("Table", Scope.__table__), cast("Table", ReceiptLine.__table__)
_head = (_scope.c.id, _scope.c.seq, _scope.c.chain)

#: What `Row` carries beside its fields.
_ADDRESS = frozenset({"scope_id", "id", "seq", "stamps"})


def ticket_of(line_sha256: str) -> str:
    """The short number a person names on the telephone; the same line always has the same one."""
    return line_sha256[:8].upper()


class SqlStore:
    """A store within the caller's transaction; `now` is the instant of the push, `proof` what it was signed with."""

    def __init__(self, connection: Connection, now: datetime, proof: Proof | None = None) -> None:
        self._connection = connection
        self._proof = proof
        self._now = format_instant(now)
        self._insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert

    # --- push

    def load(self, wanted: Wanted) -> View:
        """Lock the scopes in order, then load everything named."""
        found = self._connection.execute(
            select(*_head).where(_scope.c.id.in_(wanted.scopes)).order_by(_scope.c.id).with_for_update()
        )
        heads = [Head(*row) for row in found]
        self._known_scopes = {head.scope for head in heads}
        receipts = self._connection.execute(
            select(_receipt).where(
                or_(
                    _receipt.c.line_sha256.in_(wanted.line_hashes),
                    _receipt.c.operation_id.in_(wanted.operation_ids),
                )
            )
        ).mappings()
        return View(
            heads,
            map(to_receipt, receipts),
            self._lookup(wanted),
            self._sums(wanted),
            self.chains(sorted(wanted.places)),
        )

    def save(self, decided: Decided) -> None:
        """Write all of it. Raises IntegrityError when another transaction founded the same scope meanwhile."""
        news = [head for head in decided.heads.values() if head.scope not in self._known_scopes]
        self._write(_scope, [{"id": head.scope, "seq": head.seq, "chain": head.chain} for head in news])
        moved = [head for head in decided.heads.values() if head.scope in self._known_scopes]
        if moved:
            self._connection.execute(
                update(_scope)
                .where(_scope.c.id == bindparam("scope"))
                .values(seq=bindparam("to_seq"), chain=bindparam("to_chain")),
                [{"scope": head.scope, "to_seq": head.seq, "to_chain": head.chain} for head in moved],
            )
        self._write(_receipt, [self._from_receipt(receipt) for receipt in decided.receipts])
        if self._proof is not None and decided.receipts:
            self._save_proof(self._proof)
        by_kind: dict[str, list[Row]] = defaultdict(list)
        for row in decided.rows.values():
            by_kind[row.kind].append(row)
        for kind, rows in by_kind.items():
            self._save_rows(kind, rows)
        for name in sorted({tally.name for tally in decided.tallies}):
            self._save_sums(name, decided)
        self._write(
            FieldHistory.__table__,
            [
                {
                    "scope_id": history.scope,
                    "seq": history.seq,
                    "field": history.field,
                    "row_kind": history.row_kind,
                    "row_id": history.row_id,
                    "old": history.old,
                    "new": history.new,
                    "operation_id": history.operation_id,
                }
                for history in decided.histories
            ],
        )
        self._write(
            SetAside.__table__,
            [
                {
                    "line_sha256": line.sha256,
                    "ticket": ticket_of(line.sha256),
                    "outcome": receipt.outcome,
                    "code": receipt.code,
                    "author_id": receipt.author,
                    "raw": line.raw,
                    "received_at": self._now,
                }
                for line, receipt in decided.quarantined
            ],
        )

    def _lookup(self, wanted: Wanted) -> Iterable[Row]:
        """One question per (kind, column): all values of that column, within the scopes they were asked for."""
        asked: dict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for lookup in wanted.lookups:
            scopes, texts = asked[lookup.kind, lookup.column]
            scopes.add(lookup.scope)
            texts.add(lookup.value)
        for (kind, name), (scopes, texts) in sorted(asked.items()):
            table = TABLES[kind]
            rows = self._connection.execute(
                select(table).where(table.c.scope_id.in_(scopes), table.c[name].in_(texts))
            ).mappings()
            yield from (_to_row(kind, row) for row in rows)

    def _sums(self, wanted: Wanted) -> Mapping[tuple[str, str, tuple[str, ...]], int]:
        loaded: dict[tuple[str, str, tuple[str, ...]], int] = {}
        for name in sorted({name for name, _scope, _key in wanted.sums}):
            table = SUMS[name]
            keys = [(scope, *key) for each, scope, key in wanted.sums if each == name]
            columns = _key_columns(table)
            conditions = [each.in_({key[place] for key in keys}) for place, each in enumerate(columns)]
            for *key, amount_satang in self._connection.execute(
                select(*columns, table.c.amount_satang).where(*conditions)
            ):
                loaded[name, key[0], tuple(key[1:])] = amount_satang
        return loaded

    def _save_rows(self, kind: str, rows: Sequence[Row]) -> None:
        """Facts are inserted and nothing else; records and cases take their new state."""
        table = TABLES[kind]
        statement = self._insert(table)
        if not CONCEPTS[kind].is_fact:
            changed = {each.name: statement.excluded[each.name] for each in table.c if not each.primary_key}
            statement = statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)
        self._connection.execute(statement, [_from_row(table, row) for row in rows])

    def _save_sums(self, name: str, decided: Decided) -> None:
        table = SUMS[name]
        columns = _key_columns(table)
        added: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0])
        for tally in decided.tallies:
            if tally.name == name:
                amounts = added[tally.scope, *tally.key]
                amounts[0] += tally.amount_satang
                amounts[1] += tally.lines
        statement = self._insert(table)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=columns,
                set_={
                    "amount_satang": table.c.amount_satang + statement.excluded.amount_satang,
                    "lines": table.c.lines + statement.excluded.lines,
                },
            ),
            [
                {each.name: part for each, part in zip(columns, key, strict=True)}
                | {"amount_satang": amount_satang, "lines": lines}
                for key, (amount_satang, lines) in added.items()
            ],
        )

    def _save_proof(self, proof: Proof) -> None:
        """Each chunk of a push brings it, and a push that is sent again."""
        values = {**asdict(proof), "received_at": self._now}
        self._connection.execute(self._insert(SignedPush).values(values).on_conflict_do_nothing())

    def _write(self, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._connection.execute(self._insert(table), rows)

    def _from_receipt(self, receipt: Receipt) -> dict[str, Any]:
        return {
            "line_sha256": receipt.line_sha256,
            "operation_id": receipt.operation_id,
            "scope_id": receipt.scope,
            "seq": receipt.seq,
            "chain": receipt.chain,
            "outcome": receipt.outcome,
            "code": receipt.code,
            "field": receipt.field,
            "flags": list(receipt.flags),
            "author_id": receipt.author,
            "device_id": receipt.device,
            "number": receipt.number,
            "received_at": self._now,
        }

    # --- pull

    def heads(self, scopes: Sequence[str]) -> dict[str, Head]:
        """Where those of the scopes stand that exist."""
        found = self._connection.execute(select(*_head).where(_scope.c.id.in_(scopes)))
        return {row.id: Head(*row) for row in found}

    def chains(self, places: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """The chain hash after each (scope, seq) that exists."""
        if not places:
            return {}
        asked = _inline("place", ("scope_id", String), ("seq", Integer)).data(list(places)).cte("place")
        found = self._connection.execute(
            select(_receipt.c.scope_id, _receipt.c.seq, _receipt.c.chain).join(
                asked, (asked.c.scope_id == _receipt.c.scope_id) & (asked.c.seq == _receipt.c.seq)
            )
        )
        return {(scope, seq): chain for scope, seq, chain in found}

    def counts(self, windows: Sequence[Window]) -> Mapping[str, int]:
        """How many outcomes the log holds in each window, by scope."""
        if not windows:
            return {}
        asked = _windows(windows)
        found = self._connection.execute(
            select(_receipt.c.scope_id, func.count())
            .join(asked, _within(_receipt, asked))
            .group_by(_receipt.c.scope_id)
        )
        return {row[0]: row[1] for row in found}

    def rows(self, windows: Sequence[Window]) -> Mapping[str, Mapping[str, Sequence[Row]]]:
        """The rows of each window's part whose last change lies in it: scope → kind → rows in order of seq."""
        pages: dict[str, dict[str, list[Row]]] = {window.scope: {} for window in windows}
        for kind, table in TABLES.items():
            concept = CONCEPTS[kind]
            shown = [
                window
                for window in windows
                if window.shows(facts=concept.is_fact) and window.scope.partition(":")[0] in concept.kept_in
            ]
            if not shown:
                continue
            asked = _windows(shown)
            found = self._connection.execute(
                select(table).join(asked, _within(table, asked)).order_by(table.c.scope_id, table.c.seq)
            ).mappings()
            for row in found:
                pages[row["scope_id"]].setdefault(kind, []).append(_to_row(kind, row))
        return pages

    def sums(
        self, names: Sequence[str], scopes: Sequence[str]
    ) -> Mapping[str, Mapping[str, Mapping[tuple[str, ...], int]]]:
        """The running sums of these names in satang: scope → name → key → amount."""
        found: dict[str, dict[str, dict[tuple[str, ...], int]]] = {scope: {} for scope in scopes}
        for name in names if scopes else ():
            columns = _key_columns(SUMS[name])
            for scope, *key, amount_satang in self._connection.execute(
                select(*columns, SUMS[name].c.amount_satang).where(columns[0].in_(scopes))
            ):
                found[scope].setdefault(name, {})[tuple(key)] = amount_satang
        return found


def _inline(name: str, *columns: tuple[str, type[Any]]) -> Values:
    return values(*(column(each, sort) for each, sort in columns), name=f"{name}_values")


def _windows(windows: Sequence[Window]) -> Any:
    asked = _inline("wanted", ("scope_id", String), ("after", Integer), ("upto", Integer))
    return asked.data([(window.scope, window.after, window.upto) for window in windows]).cte("wanted")


def _within(table: Any, asked: Any) -> Any:
    return (
        (table.c.scope_id == asked.c.scope_id) & (table.c.seq > asked.c.after) & (table.c.seq <= asked.c.upto)
    )


def _key_columns(table: Table) -> list[Column[Any]]:
    return list(table.primary_key)


def _to_row(kind: str, row: RowMapping) -> Row:
    stamps = {name: Stamp(*stamp) for name, stamp in (row.get("stamps") or {}).items()}
    fields = {name: value for name, value in row.items() if name not in _ADDRESS}
    return Row(kind, row["scope_id"], row["id"], row["seq"], fields, stamps, CONCEPTS[kind].is_fact)


def _from_row(table: Table, row: Row) -> dict[str, Any]:
    address = {"scope_id": row.scope, "id": row.id, "seq": row.seq, "stamps": dict(row.stamps)}
    return {
        each.name: address[each.name] if each.name in address else row.fields.get(each.name)
        for each in table.c
    }


def to_receipt(row: RowMapping) -> Receipt:
    """A receipt out of its row."""
    return Receipt(
        line_sha256=row["line_sha256"],
        operation_id=row["operation_id"],
        outcome=row["outcome"],
        scope=row["scope_id"],
        seq=row["seq"],
        chain=row["chain"],
        code=row["code"],
        field=row["field"],
        flags=tuple(row["flags"]),
        author=row["author_id"],
        device=row["device_id"],
        number=row["number"],
    )
