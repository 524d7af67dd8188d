"""A group's books as folds over its entries, twin of the phone's folds.ts. Pure.

A span is two months "YYYY-MM", both within it. An entry belongs to the month of its day; only the pledge grid asks for
the month that a deposit pays for. All amounts are whole satang.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.ledger.balances import balances, legs, natural_satang
from server.ledger.entry_kinds import ACCOUNTS, ENTRY_KINDS
from server.ledger.passbook import in_book_order, taken_back_while_open

Entry = Mapping[str, Any]

#: What the group has in its hands; what flows into and out of both is received and paid.
_MONEY = ("cash", "bank")
_SAVINGS = ("pledged_savings", "special_savings")
#: What comes over these was saved before, in another book.
_BROUGHT = frozenset({"opening", "carried"})
#: What belongs to nobody but the group: what it earned, less what it spent, and what an old group began with.
_FUNDS = (
    "entry_fee_income",
    "fine_income",
    "interest_income",
    "other_income",
    "expense",
    "opening",
    "carried",
)
_NEVER_NEGATIVE = frozenset({"cash", "bank", "loan", *_SAVINGS})


@dataclass(slots=True)
class AccountLine:
    """One line of the cash or bank book: an entry, or the entries of one kind of one collection day together."""

    civil_on: str
    entry_kind: str
    collection_id: str | None
    entry_ids: list[str]
    in_satang: int
    out_satang: int
    balance_satang: int


@dataclass(frozen=True, slots=True)
class AccountBook:
    """The cash or bank book of a span: what was brought forward, the lines, what is carried on."""

    brought_satang: int
    lines: list[AccountLine]
    carried_satang: int


def months_from(first: str, count: int) -> list[str]:
    """So many months in a row: ("2026-11", 3) → 2026-11, 2026-12, 2027-01."""
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, start + count)]


def account_book(
    entries: Sequence[Entry], closes: Iterable[Entry], account: str, first: str, last: str
) -> AccountBook:
    """What went into and out of `account`. Entries of one kind on one collection day are one line, as on paper.

    What was taken back while its collection was open is left out, unless a month ended between; a later reversal has a
    line of its own.
    """
    hidden = _left_out(entries, closes)
    moving = [entry for entry in entries if account in _accounts(entry) and entry["id"] not in hidden]
    brought = sum(_change(entry, account) for entry in moving if _month(entry) < first)
    together: dict[tuple[str, str, str, str], AccountLine] = {}
    for entry in in_book_order(entry for entry in moving if first <= _month(entry) <= last):
        collection_id = None if entry.get("reverses") else entry.get("collection_id")
        alone = "" if collection_id else entry["id"]
        key = (entry["civil_on"], collection_id or "", entry["entry_kind"], alone)
        line = together.setdefault(
            key, AccountLine(entry["civil_on"], entry["entry_kind"], collection_id, [], 0, 0, 0)
        )
        change = _change(entry, account)
        line.entry_ids.append(entry["id"])
        line.in_satang += max(change, 0)
        line.out_satang += max(-change, 0)
    balance = brought
    for line in together.values():
        balance += line.in_satang - line.out_satang
        line.balance_satang = balance
    return AccountBook(brought, list(together.values()), balance)


def pledge_grid(entries: Iterable[Entry], first: str) -> dict[str, dict[str, Any]]:
    """By member: pledged savings brought into twelve months, what each month holds, what was paid for later ones.

    A deposit stands in the month it pays for, whatever day it was handed over; anything else in the month of its day,
    and what a group began with is brought. `brought_satang` + `months` = `total_satang`, and with `later_satang` it is the
    member's balance.
    """
    months = months_from(first, 12)
    place = {month: index for index, month in enumerate(months)}
    grid: dict[str, dict[str, Any]] = {}
    for entry in entries:
        change = -_change(entry, "pledged_savings")
        if not change:
            continue
        row = grid.setdefault(
            entry["member_id"],
            {"brought_satang": 0, "months": [0] * 12, "total_satang": 0, "later_satang": 0},
        )
        month = entry.get("period") or _month(entry)
        is_brought = not _BROUGHT.isdisjoint(_accounts(entry))
        if month < first or (is_brought and month in place):
            row["brought_satang"] += change
        elif month in place:
            row["months"][place[month]] += change
        else:
            row["later_satang"] += change
    for row in grid.values():
        row["total_satang"] = row["brought_satang"] + sum(row["months"])
    return grid


def receipts_and_payments(entries: Iterable[Entry], first: str, last: str) -> dict[str, Any]:
    """Cash and bank together over a span: what there was, what came in and went out by kind, what there is.

    Between cash box and bank nothing is received or paid. What a group began with is brought forward, on whatever day it
    was written down. A reversal lessens its own kind.
    """
    brought = 0
    by_kind: dict[str, int] = {}
    for entry in entries:
        change = sum(_change(entry, account) for account in _MONEY)
        month = _month(entry)
        if not change or month > last:
            continue
        if month < first or "opening" in _accounts(entry):
            brought += change
        else:
            by_kind[entry["entry_kind"]] = by_kind.get(entry["entry_kind"], 0) + change
    receives = {name for name, kind in ENTRY_KINDS.items() if kind.debit in _MONEY}
    receipts = {kind: satang for kind, satang in by_kind.items() if kind in receives}
    payments = {kind: -satang for kind, satang in by_kind.items() if kind not in receives}
    carried = brought + sum(receipts.values()) - sum(payments.values())
    return {
        "brought_satang": brought,
        "receipts": receipts,
        "payments": payments,
        "carried_satang": carried,
    }


def trial_balance(entries: Iterable[Entry], last: str) -> list[dict[str, Any]]:
    """By account at the end of a month: its balance as debit or as credit; both columns come to the same."""
    sums = _sums(entries, last)
    return [
        {"account": account, "debit_satang": max(sums[account], 0), "credit_satang": max(-sums[account], 0)}
        for account in ACCOUNTS
        if sums[account]
    ]


def three_way(
    entries: Sequence[Entry], opens: Iterable[Entry], closes: Iterable[Entry], last: str
) -> dict[str, Any]:
    """Members' savings and the group's own funds against cash, bank and loans, at the end of a month.

    The books alone always agree. What can differ is the cash that was counted: the difference found on the last collection
    day, over all that were closed on it, counts as cash that is there or missing. `overdrawn` names accounts, or members'
    accounts "account|member", that hold less than nothing, which nothing in the world can.
    """
    held = [entry for entry in entries if _month(entry) <= last]
    by_member = balances(held)
    sums = _sums(held, last)
    savings = -sum(sums[account] for account in _SAVINGS)
    funds = -sum(sums[account] for account in _FUNDS)
    counted = count_difference(opens, (close for close in closes if close["civil_on"][:7] <= last))
    overdrawn = sorted(
        f"{account}|{member_id}"
        for (account, member_id), satang in by_member.items()
        if account in _NEVER_NEGATIVE and natural_satang(account, satang) < 0
    )
    difference = sums["cash"] + counted + sums["bank"] + sums["loan"] - savings - funds
    return {
        "savings_satang": savings,
        "funds_satang": funds,
        "cash_satang": sums["cash"] + counted,
        "bank_satang": sums["bank"],
        "loan_satang": sums["loan"],
        "difference_satang": difference,
        "overdrawn": overdrawn,
        "is_even": difference == 0 and not overdrawn,
    }


def count_difference(opens: Iterable[Entry], closes: Iterable[Entry]) -> int:
    """Cash counted less cash expected on the last day on which a collection was closed; nought when none was."""
    opening = {each["id"]: each["opening_cash_satang"] for each in opens}
    closed = [close for close in closes if close["collection_id"] in opening]
    day = max((close["civil_on"] for close in closed), default="")
    return sum(
        close["counted_satang"] - opening[close["collection_id"]] - close["total_satang"]
        for close in closed
        if close["civil_on"] == day
    )


def register_figures(members: Iterable[Mapping[str, Any]], first: str, last: str) -> dict[str, int]:
    """Of the member register: how many there are now, how many joined in the span, how many have left, the pledges due."""
    known = list(members)
    active = [member for member in known if member["status"] != "left"]
    return {
        "active": len(active),
        "joined": sum(first <= member["joined_on"][:7] <= last for member in known),
        "left": len(known) - len(active),
        "pledge_satang": sum(member["pledge_satang"] for member in active),
    }


def _left_out(entries: Sequence[Entry], closes: Iterable[Entry]) -> set[str]:
    """Ids of pairs taken back while open within one month: the book of a month must come to what was there at its end."""
    pairs = taken_back_while_open(entries, closes)
    month_of = {entry["id"]: _month(entry) for entry in entries if entry["id"] in pairs}
    return {
        half
        for entry in entries
        if entry["id"] in pairs and month_of.get(entry.get("reverses") or "") == _month(entry)
        for half in (entry["id"], entry["reverses"])
    }


def _month(entry: Entry) -> str:
    return str(entry["civil_on"])[:7]


def _accounts(entry: Entry) -> tuple[str, str]:
    kind = ENTRY_KINDS[entry["entry_kind"]]
    return kind.debit, kind.credit


def _change(entry: Entry, account: str) -> int:
    """What the entry does to an account, debits positive."""
    return sum(leg.amount_satang for leg in legs(entry) if leg.account == account)


def _sums(entries: Iterable[Entry], last: str) -> dict[str, int]:
    sums = dict.fromkeys(ACCOUNTS, 0)
    for (account, _member_id), satang in balances(
        entry for entry in entries if _month(entry) <= last
    ).items():
        sums[account] += satang
    return sums
