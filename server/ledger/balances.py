"""Balances: folds over entries. No balance is the truth but this fold; whatever is stored is checked against it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from server.ledger.entry_kinds import ACCOUNTS, ENTRY_KINDS, MEMBER_ACCOUNTS


class Leg(NamedTuple):
    """One side of an entry; debits are positive, so the legs of an entry sum to nought."""

    account: str
    member_id: str
    amount_satang: int


def legs(entry: Mapping[str, Any]) -> tuple[Leg, Leg]:
    """What an entry moves. A reversal names the entry it mirrors in `reverses` and moves the same back."""
    kind = ENTRY_KINDS[entry["entry_kind"]]
    amount_satang = -entry["amount_satang"] if entry.get("reverses") else entry["amount_satang"]
    return (
        Leg(kind.debit, _member_of(kind.debit, entry), amount_satang),
        Leg(kind.credit, _member_of(kind.credit, entry), -amount_satang),
    )


def balances(entries: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], int]:
    """Every account's balance in satang by (account, member id or ""); debits positive, their sum is nought."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for entry in entries:
        for leg in legs(entry):
            sums[leg.account, leg.member_id] += leg.amount_satang
    return dict(sums)


def natural_satang(account: str, balance_satang: int) -> int:
    """A balance as people say it: savings and income positive when there are some."""
    return balance_satang if ACCOUNTS[account] in ("asset", "expense") else -balance_satang


def _member_of(account: str, entry: Mapping[str, Any]) -> str:
    return (entry.get("member_id") or "") if account in MEMBER_ACCOUNTS else ""
