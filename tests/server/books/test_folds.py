import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.books.folds import (
    account_book,
    months_from,
    pledge_grid,
    receipts_and_payments,
    register_figures,
    three_way,
    trial_balance,
)
from server.ledger.balances import balances
from server.ledger.entry_kinds import ACCOUNTS, ENTRY_KINDS
from server.ledger.passbook import passbook
from server.verification.rules import fold_sums
from tests.server.books.stories import COLUMNS, VECTORS, read_books, tell_stories
from tests.vector_cases import every_case

MONTHS = ["2025-12", "2026-01", "2026-06", "2026-12", "2027-01"]
FOREVER = ("2000-01", "2099-12")
#: What a group began with is brought forward, not received, on whatever day it was written down.
BEGUN = {kind for kind, moved in ENTRY_KINDS.items() if "opening" in (moved.debit, moved.credit)}


@every_case("books", "account_book")
def test_account_book(given: dict[str, Any], then: dict[str, Any]) -> None:
    assert dataclasses.asdict(account_book(**given)) == then


@every_case("books", "pledge_grid")
def test_pledge_grid(given: dict[str, Any], then: dict[str, Any]) -> None:
    assert pledge_grid(**given) == then


@every_case("books", "receipts_and_payments")
def test_receipts_and_payments(given: dict[str, Any], then: dict[str, Any]) -> None:
    assert receipts_and_payments(**given) == then


@every_case("books", "trial_balance")
def test_trial_balance(given: dict[str, Any], then: list[dict[str, Any]]) -> None:
    assert trial_balance(**given) == then


@every_case("books", "three_way")
def test_three_way(given: dict[str, Any], then: dict[str, Any]) -> None:
    assert three_way(**given) == then


@every_case("books", "months_from")
def test_months_from(given: dict[str, Any], then: list[str]) -> None:
    assert months_from(**given) == then


@every_case("books", "passbook")
def test_passbook(given: dict[str, Any], then: list[list[Any]]) -> None:
    lines = passbook(given["entries"], given["member_id"], given["closes"])
    assert [[line.entry["id"], line.change_satang, line.balance_satang] for line in lines] == then


@every_case("books", "register_figures")
def test_register_figures(given: dict[str, Any], then: dict[str, int]) -> None:
    assert register_figures(**given) == then


@every_case("books_story", "whole_story")
def test_every_book_of_a_long_story(given: dict[str, Any], then: dict[str, Any]) -> None:
    entries, opens, closes = given["entries"], given["opens"], given["closes"]
    span = {"first": given["first"], "last": given["last"]}
    lines = passbook(entries, "m1", closes)
    assert then == {
        "cash": dataclasses.asdict(account_book(entries, closes, "cash", **span)),
        "bank": dataclasses.asdict(account_book(entries, closes, "bank", **span)),
        "pledges": pledge_grid(entries, span["first"]),
        "receipts": receipts_and_payments(entries, **span),
        "trial": trial_balance(entries, span["last"]),
        "check": three_way(entries, opens, closes, span["last"]),
        "passbook": [[line.entry["id"], line.change_satang, line.balance_satang] for line in lines],
    }


@st.composite
def stories(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Entries, some of them taken back (while the collection was open or later), and the closes of two collections."""
    entries: list[dict[str, Any]] = []
    for number in range(draw(st.integers(0, 25))):
        device, filed = draw(st.sampled_from(["d1", "d2"])), {"id": f"{number:03}"}
        day = f"{draw(st.sampled_from(MONTHS))}-{draw(st.integers(1, 28)):02}"
        filed |= {"device_id": device, "civil_on": day, "made_at": f"{day}T0{number % 10}:00:00.000Z"}
        free = [
            entry
            for entry in entries
            if not entry["reverses"] and all(other["reverses"] != entry["id"] for other in entries)
        ]
        if free and draw(st.booleans()):
            mirrored = draw(st.sampled_from(free))
            entries.append(mirrored | filed | {"reverses": mirrored["id"]})
            continue
        kind = draw(st.sampled_from(sorted(ENTRY_KINDS)))
        has = ENTRY_KINDS[kind]
        entries.append(
            filed
            | {
                "entry_kind": kind,
                "amount_satang": draw(st.integers(1, 1_000_000_000)),
                "member_id": draw(st.sampled_from(["m1", "m2"])) if has.has_member else None,
                "period": draw(st.sampled_from(MONTHS)) if has.has_period else None,
                "collection_id": draw(st.sampled_from([None, "c1", "c2"])),
                "reverses": None,
            }
        )
    closes = [
        {"id": f"{draw(st.integers(0, 25)):03}x", "collection_id": name, "device_id": "d1"}
        for name in ("c1", "c2")
    ]
    return {"entries": entries, "closes": closes[: draw(st.integers(0, 2))]}


def held(entries: list[dict[str, Any]], account: str, member_id: str | None = None) -> int:
    """What an account holds at the end, debits positive."""
    return sum(
        satang
        for (name, member), satang in balances(entries).items()
        if name == account and member_id in (None, member)
    )


@given(stories(), st.sampled_from(MONTHS))
def test_what_one_month_carries_the_next_is_brought(story: dict[str, Any], month: str) -> None:
    next_month = months_from(month, 2)[1]
    for account in ("cash", "bank"):
        before = account_book(**story, account=account, first="2000-01", last=month)
        after = account_book(**story, account=account, first=next_month, last="2099-12")
        assert before.carried_satang == after.brought_satang
        assert after.carried_satang == held(story["entries"], account)
        both = [*before.lines, *after.lines]
        assert sum(line.in_satang - line.out_satang for line in both) == held(story["entries"], account)


@given(stories(), st.sampled_from(MONTHS))
def test_books_agree_with_the_sums_that_are_kept(story: dict[str, Any], month: str) -> None:
    entries = story["entries"]
    sums = {key: amount_satang for key, (amount_satang, _lines) in fold_sums(entries).items()}
    columns = {
        row["account"]: row["debit_satang"] - row["credit_satang"]
        for row in trial_balance(entries, FOREVER[1])
    }
    for account in ACCOUNTS:
        kept = sum(
            satang for (name, *of), satang in sums.items() if (name, of[0]) == ("account_balance", account)
        )
        assert columns.get(account, 0) == kept
    money = receipts_and_payments(
        [entry for entry in entries if entry["entry_kind"] not in BEGUN], month, month
    )
    for entry_kind, amount_satang in (money["receipts"] | money["payments"]).items():
        assert amount_satang == sums["group_month", month, entry_kind]


@given(stories(), st.sampled_from(["2026-06-05", "2027-01-28"]))
def test_mirror_reversals_cancel_to_the_satang(story: dict[str, Any], day: str) -> None:
    taken_back = {entry["reverses"] for entry in story["entries"]}
    standing = [
        entry for entry in story["entries"] if not entry["reverses"] and entry["id"] not in taken_back
    ]
    entries = story["entries"] + [
        entry | {"id": f"r{entry['id']}", "reverses": entry["id"], "civil_on": day} for entry in standing
    ]
    assert not any(balances(entries).values())
    assert trial_balance(entries, FOREVER[1]) == []
    money = receipts_and_payments(entries, *FOREVER)
    assert not any([money["carried_satang"], *money["receipts"].values(), *money["payments"].values()])
    assert account_book(entries, story["closes"], "cash", *FOREVER).carried_satang == 0
    for row in pledge_grid(entries, "2026-01").values():
        assert row["total_satang"] + row["later_satang"] == 0
    for member_id in ("m1", "m2"):
        lines = passbook(entries, member_id, story["closes"])
        assert not lines or lines[-1].balance_satang == 0


@pytest.mark.parametrize(
    "carried_out", [kind for kind in ENTRY_KINDS if kind.startswith("carry_") and kind.endswith("_out")]
)
def test_what_is_carried_out_of_one_book_comes_whole_into_the_other(carried_out: str) -> None:
    pair = [
        {"entry_kind": kind, "amount_satang": 12345, "member_id": "m1", "reverses": None}
        for kind in (carried_out, carried_out.replace("_out", "_in"))
    ]
    assert sorted(balances(pair[:1]).values()) == [-12345, 12345]
    assert not any(balances(pair).values())


@given(stories(), st.sampled_from(MONTHS))
def test_books_agree_with_one_another(story: dict[str, Any], month: str) -> None:
    entries = story["entries"]
    money = receipts_and_payments(entries, month, month)
    books = [account_book(**story, account=account, first=month, last=month) for account in ("cash", "bank")]
    assert money["carried_satang"] == sum(book.carried_satang for book in books)
    columns = trial_balance(entries, month)
    assert sum(row["debit_satang"] for row in columns) == sum(row["credit_satang"] for row in columns)
    check = three_way(entries, [], [], month)
    assert check["difference_satang"] == 0
    assert check["cash_satang"] + check["bank_satang"] == money["carried_satang"]


@given(stories(), st.sampled_from(MONTHS))
def test_the_grid_and_the_passbooks_hold_every_members_savings(story: dict[str, Any], first: str) -> None:
    grid = pledge_grid(story["entries"], first)
    for member_id in ("m1", "m2"):
        row = grid.get(member_id, {"total_satang": 0, "later_satang": 0})
        lines = passbook(story["entries"], member_id, story["closes"])
        savings = -held(story["entries"], "pledged_savings", member_id)
        assert row["total_satang"] + row["later_satang"] == savings
        assert sum(line.change_satang for line in lines) == savings
        assert (lines[-1].balance_satang if lines else 0) == savings


def test_every_book_of_random_stories() -> None:
    kept = json.loads(VECTORS.read_text("utf-8"))
    assert kept["columns"] == {name: list(columns) for name, columns in COLUMNS.items()}
    told = [story | {"books": read_books(story)} for story in tell_stories()]
    for number, (fresh, before) in enumerate(zip(told, kept["stories"], strict=True)):
        assert fresh == before, f"story {number}"
