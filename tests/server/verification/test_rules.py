from collections.abc import Mapping
from typing import Any

import pytest

from server.verification.rules import Difference, check_books, check_chain, fold_sums
from sync.receipt import Head, Receipt

SCOPE = "group:1"


def chain(count: int) -> tuple[Head, list[Receipt]]:
    """A scope with so many receipts, and where it stands."""
    head, receipts = Head(SCOPE), []
    for number in range(1, count + 1):
        head = head.after(f"o{number}", f"line{number}", "applied", None, ("late",))
        receipts.append(
            Receipt(f"line{number}", f"o{number}", "applied", SCOPE, head.seq, head.chain, flags=("late",))
        )
    return head, receipts


def entry(**changes: Any) -> Mapping[str, Any]:
    return {
        "entry_kind": "pledge",
        "amount_satang": 10000,
        "member_id": "m1",
        "reverses": None,
        "civil_on": "2026-11-05",
    } | changes


def test_a_whole_chain_has_nothing_to_say() -> None:
    head, receipts = chain(3)
    assert list(check_chain(head, receipts)) == []
    assert list(check_chain(Head(SCOPE), [])) == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_receipt_that_is_gone_is_noticed_where_it_stood(place: int) -> None:
    head, receipts = chain(3)
    del receipts[place]
    told = "chain_broken" if place < 2 else "head_differs"
    assert [difference.code for difference in check_chain(head, receipts)] == [told]


def test_two_receipts_that_changed_places_break_the_chain() -> None:
    head, receipts = chain(3)
    receipts[0], receipts[1] = receipts[1], receipts[0]
    assert list(check_chain(head, receipts)) == [Difference("chain_broken", SCOPE, "1")]


def test_books_that_follow_from_their_entries_have_nothing_to_say() -> None:
    entries = [entry(), entry(member_id="m2"), entry(reverses="e1")]
    assert list(check_books(SCOPE, entries, fold_sums(entries))) == []
    # a sum that came back to nought, with its lines, is the fold all the same
    assert fold_sums([entry(), entry(reverses="e1")])["group_month", "2026-11", "pledge"] == (0, 0)


@pytest.mark.parametrize("kept", [(10001, 1), (10000, 2)])
def test_a_sum_that_differs_by_a_satang_or_a_line_is_noticed(kept: tuple[int, int]) -> None:
    sums = {**fold_sums([entry()]), ("group_month", "2026-11", "pledge"): kept}
    assert list(check_books(SCOPE, [entry()], sums)) == [
        Difference("sum_differs", SCOPE, "group_month 2026-11 pledge")
    ]


def test_sums_without_entries_and_entries_without_sums_are_noticed() -> None:
    kept = fold_sums([entry()])
    assert [difference.code for difference in check_books(SCOPE, [], kept)] == ["sum_differs"] * 3
    assert [difference.code for difference in check_books(SCOPE, [entry()], {})] == ["sum_differs"] * 3


def test_a_book_that_does_not_balance_is_said_so() -> None:
    kept = {**fold_sums([entry()]), ("account_balance", "cash", ""): (9999, 1)}
    assert [difference.code for difference in check_books(SCOPE, [entry()], kept)] == [
        "sum_differs",
        "trial_balance",
    ]
