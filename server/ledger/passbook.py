"""A member's passbook: a fold over entries, twin of the phone's passbook.ts. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from server.ledger.balances import legs


class PassbookLine(NamedTuple):
    """One line of pledged savings: what the entry did to them (positive when they grew), and what stood after it."""

    entry: Mapping[str, Any]
    change_satang: int
    balance_satang: int


def in_book_order(entries: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Entries as they happened: by day, then by when and where they were written down."""
    return sorted(entries, key=lambda entry: (entry["civil_on"], entry["made_at"], entry["id"]))


def taken_back_while_open(
    entries: Iterable[Mapping[str, Any]], closes: Iterable[Mapping[str, Any]]
) -> frozenset[str]:
    """Ids of entries taken back while their collection was still open, and of the reversals that took them back.

    Paper books never had them; the history keeps them.
    """
    close_of = {close["collection_id"]: close for close in closes}
    pairs: set[str] = set()
    for entry in entries:
        if not entry.get("reverses") or not entry.get("collection_id"):
            continue
        close = close_of.get(entry["collection_id"])
        if close is None or (close["device_id"] == entry["device_id"] and entry["id"] < close["id"]):
            pairs |= {entry["id"], entry["reverses"]}
    return frozenset(pairs)


def passbook(
    entries: Sequence[Mapping[str, Any]], member_id: str, closes: Iterable[Mapping[str, Any]]
) -> list[PassbookLine]:
    """The lines of one member's pledged savings, oldest first, each with the balance after it."""
    hidden = taken_back_while_open(entries, closes)
    lines: list[PassbookLine] = []
    balance_satang = 0
    for entry in in_book_order(entries):
        if entry.get("member_id") != member_id or entry["id"] in hidden:
            continue
        change_satang = -sum(leg.amount_satang for leg in legs(entry) if leg.account == "pledged_savings")
        if change_satang:
            balance_satang += change_satang
            lines.append(PassbookLine(entry, change_satang, balance_satang))
    return lines
