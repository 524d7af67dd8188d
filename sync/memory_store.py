"""Store in dictionaries: the reference the database must equal, and fast enough to simulate with."""

from collections.abc import Mapping, Sequence

from sync.decide import Decided, History, Wanted
from sync.operation import Line
from sync.ports import Window
from sync.receipt import Head, Receipt
from sync.row import Row, View


class MemoryStore:
    """Keeps what was saved; there is nothing to lock, because there is only one caller."""

    def __init__(self) -> None:
        self.receipts: dict[str, Receipt] = {}
        self.all_rows: dict[tuple[str, str, str], Row] = {}
        self.totals: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self.lines: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self.histories: list[History] = []
        self.quarantined: list[tuple[Line, Receipt]] = []
        self._heads: dict[str, Head] = {}

    def load(self, wanted: Wanted) -> View:
        """A view of what was named."""
        hashes, ids = set(wanted.line_hashes), set(wanted.operation_ids)
        named = {(lookup.kind, lookup.scope, lookup.column, lookup.value) for lookup in wanted.lookups}
        columns = {(lookup.kind, lookup.column) for lookup in wanted.lookups}
        rows = [
            row
            for row in self.all_rows.values()
            if any(
                (row.kind, row.scope, column, row.id if column == "id" else row.fields.get(column)) in named
                for kind, column in columns
                if kind == row.kind
            )
        ]
        return View(
            heads=[self._heads[scope] for scope in wanted.scopes if scope in self._heads],
            receipts=[r for r in self.receipts.values() if r.line_sha256 in hashes or r.operation_id in ids],
            rows=rows,
            sums={key: self.totals.get(key, 0) for key in wanted.sums},
            chains=self.chains(list(wanted.places)),
        )

    def save(self, decided: Decided) -> None:
        """Keep all of it."""
        self.receipts.update({receipt.line_sha256: receipt for receipt in decided.receipts})
        self.all_rows.update(decided.rows)
        self.histories.extend(decided.histories)
        self.quarantined.extend(decided.quarantined)
        self._heads.update(decided.heads)
        for tally in decided.tallies:
            key = (tally.name, tally.scope, tally.key)
            self.totals[key] = self.totals.get(key, 0) + tally.amount_satang
            self.lines[key] = self.lines.get(key, 0) + tally.lines

    def heads(self, scopes: Sequence[str]) -> dict[str, Head]:
        """Where those of the scopes stand that exist."""
        return {scope: self._heads[scope] for scope in scopes if scope in self._heads}

    def chains(self, places: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """The chain hash after each (scope, seq) that exists."""
        wanted = set(places)
        return {(r.scope, r.seq): r.chain for r in self.receipts.values() if (r.scope, r.seq) in wanted}

    def counts(self, windows: Sequence[Window]) -> Mapping[str, int]:
        """How many outcomes the log holds in each window."""
        return {
            window.scope: sum(
                1
                for receipt in self.receipts.values()
                if receipt.scope == window.scope and window.after < receipt.seq <= window.upto
            )
            for window in windows
        }

    def rows(self, windows: Sequence[Window]) -> Mapping[str, Mapping[str, Sequence[Row]]]:
        """The rows of each window's part whose last change lies in it."""
        found: dict[str, dict[str, list[Row]]] = {window.scope: {} for window in windows}
        bounds = {window.scope: window for window in windows}
        for row in sorted(self.all_rows.values(), key=lambda row: row.seq):
            window = bounds.get(row.scope)
            if window and window.after < row.seq <= window.upto and window.shows(facts=row.is_fact):
                found[row.scope].setdefault(row.kind, []).append(row)
        return found

    def sums(
        self, names: Sequence[str], scopes: Sequence[str]
    ) -> Mapping[str, Mapping[str, Mapping[tuple[str, ...], int]]]:
        """The running sums of these names: scope → name → key → amount."""
        found: dict[str, dict[str, dict[tuple[str, ...], int]]] = {scope: {} for scope in scopes}
        for (name, scope, key), amount_satang in self.totals.items():
            if name in names and scope in found:
                found[scope].setdefault(name, {})[key] = amount_satang
        return found
