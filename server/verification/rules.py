"""What must follow from what: a scope's head from its receipts, a group's sums from its entries. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from server.ledger.balances import legs
from sync.receipt import Head, Receipt

#: A running sum as it is kept: its amount in satang and how many lines made it.
Sum = tuple[int, int]
#: Running sums by the name of their table and their key within the scope.
Sums = Mapping[tuple[str, *tuple[str, ...]], Sum]


class Difference(NamedTuple):
    """Something that does not follow. `code` is one of `CODES`, `where` says which row by ids and places only."""

    code: str
    scope: str
    where: str = ""


#: Every sort of difference; each has its sentence under `cli.verify.<code>`.
CODES = (
    "chain_broken",
    "head_differs",
    "reversal_differs",
    "row_missing",
    "row_without_receipt",
    "scope_missing",
    "sum_differs",
    "trial_balance",
)


def check_chain(head: Head, receipts: Iterable[Receipt]) -> Iterator[Difference]:
    """Receipts of one scope in the order of their places: dense from 1, each hash the hash of all before it.

    Says the first place that breaks: behind it nothing can be told any more.
    """
    standing = Head(head.scope)
    for receipt in receipts:
        standing = standing.after(
            receipt.operation_id, receipt.line_sha256, receipt.outcome, receipt.code, receipt.flags
        )
        if (receipt.seq, receipt.chain) != (standing.seq, standing.chain):
            yield Difference("chain_broken", head.scope, str(standing.seq))
            return
    if standing != head:
        yield Difference("head_differs", head.scope, f"{head.seq} / {standing.seq}")


def check_books(scope: str, entries: Iterable[Mapping[str, Any]], kept: Sums) -> Iterator[Difference]:
    """Entries of one group against the sums kept beside them. A sum of nought may be kept or not."""
    folded = fold_sums(entries)
    for key in sorted(folded.keys() | kept.keys()):
        if folded.get(key, (0, 0)) != kept.get(key, (0, 0)):
            yield Difference("sum_differs", scope, " ".join(part for part in key if part))
    if sum(amount_satang for (name, *_), (amount_satang, _) in kept.items() if name == "account_balance"):
        yield Difference("trial_balance", scope)


def fold_sums(entries: Iterable[Mapping[str, Any]]) -> Sums:
    """Every running sum that follows from a group's entries: balances by account and member, months by kind."""
    sums: dict[tuple[str, *tuple[str, ...]], Sum] = defaultdict(lambda: (0, 0))

    def add(key: tuple[str, *tuple[str, ...]], amount_satang: int, lines: int) -> None:
        before_satang, before_lines = sums[key]
        sums[key] = before_satang + amount_satang, before_lines + lines

    for entry in entries:
        line = -1 if entry["reverses"] else 1
        for leg in legs(entry):
            add(("account_balance", leg.account, leg.member_id), leg.amount_satang, 1)
        month = entry["civil_on"][:7]
        add(("group_month", month, entry["entry_kind"]), line * entry["amount_satang"], line)
    return dict(sums)
