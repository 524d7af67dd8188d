"""Row: the agreed state of one thing, and the view of rows that decisions read and write."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sync.cursor import parse_cursor
from sync.receipt import Head, Receipt


class Stamp(NamedTuple):
    """Who last changed a field: the place of that change in the scope's order, the device, the person, their civil day.

    Person and day are "" for a change that was made before they were kept.
    """

    seq: int
    device: str
    author: str = ""
    civil_on: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of one scope. `stamps` has an entry per field of rows that merge, none for facts, which never change."""

    kind: str
    scope: str
    id: str
    seq: int
    fields: Mapping[str, Any]
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    is_fact: bool = False


class Lookup(NamedTuple):
    """Rows a decision must see: those of a kind in a scope whose column has this value."""

    kind: str
    scope: str
    column: str
    value: str


class Tally(NamedTuple):
    """An amount to be added to one running sum; `key` names the sum within its scope."""

    name: str
    scope: str
    key: tuple[str, ...]
    amount_satang: int
    lines: int = 1


class View:
    """The rows, receipts, heads and sums that one chunk may see, kept true as its operations are decided."""

    def __init__(
        self,
        heads: Iterable[Head] = (),
        receipts: Iterable[Receipt] = (),
        rows: Iterable[Row] = (),
        sums: Mapping[tuple[str, str, tuple[str, ...]], int] | None = None,
        chains: Mapping[tuple[str, int], str] | None = None,
    ) -> None:
        self.heads: dict[str, Head] = {head.scope: head for head in heads}
        self.receipts_by_line: dict[str, Receipt] = {}
        self.receipts_by_operation: dict[str, list[Receipt]] = defaultdict(list)
        self._rows: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
        self._sums: dict[tuple[str, str, tuple[str, ...]], int] = dict(sums or {})
        self._chains = chains or {}
        for receipt in receipts:
            self.add_receipt(receipt)
        for row in rows:
            self.put(row)

    def head(self, scope: str) -> Head:
        """Where the scope stands; a scope nobody has written to stands at nought."""
        return self.heads.get(scope) or Head(scope)

    def seen(self, scope: str, cursor: str) -> int | None:
        """How far an author who stood at `cursor` had seen this scope; None for a place of another history.

        None too between two pages: there an author has not seen everything before the place.
        """
        place = parse_cursor(cursor)
        if place is None or place.ahead is not None:
            return None
        return place.seq if place.lies_on(self._chains.get((scope, place.seq))) else None

    def find(self, kind: str, scope: str, row_id: str) -> Row | None:
        """The row, if it exists and was looked up."""
        return self._rows[kind, scope].get(row_id)

    def where(self, kind: str, scope: str, column: str, value: str) -> list[Row]:
        """All rows of the scope with this value, provided a `Lookup` asked for them."""
        return [row for row in self._rows[kind, scope].values() if row.fields.get(column) == value]

    def sum(self, name: str, scope: str, key: tuple[str, ...]) -> int:
        """A running sum in satang; 0 when nothing was added to it yet."""
        return self._sums.get((name, scope, key), 0)

    def put(self, row: Row) -> None:
        """The row now stands so, for every later decision of the chunk."""
        self._rows[row.kind, row.scope][row.id] = row

    def add(self, tally: Tally) -> None:
        """The sum now stands so, for every later decision of the chunk."""
        key = (tally.name, tally.scope, tally.key)
        self._sums[key] = self._sums.get(key, 0) + tally.amount_satang

    def add_receipt(self, receipt: Receipt) -> None:
        """This line is answered, for every later decision of the chunk."""
        self.receipts_by_line[receipt.line_sha256] = receipt
        if receipt.operation_id is not None:
            self.receipts_by_operation[receipt.operation_id].append(receipt)
