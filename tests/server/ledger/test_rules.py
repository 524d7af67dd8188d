import json

import pytest

from server.ledger.rules import counted_satang
from sync.memory_store import MemoryStore
from tests.operations import Phone, id_of, push


def test_notes_and_coins_come_to_a_sum() -> None:
    assert counted_satang({"100000": 2, "50000": 1, "25": 3}) == 250075
    assert counted_satang({}) == 0


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ({"30000": 1}, "value_invalid"),
        ({"100000": 1.0}, "not_an_integer"),
        ({"100000": -1}, "number_out_of_range"),
        ([], "value_invalid"),
    ],
)
def test_only_real_notes_are_counted(counts: object, code: str) -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    counting = phone.line("collection_count", scope, {"collection_id": id_of(opening), "counts": counts})
    result = push(store, phone, founding, opening, counting)[2]
    assert result.problem is not None
    assert result.problem.code == code


@pytest.mark.parametrize(
    ("strokes", "code"),
    [
        ([[0, 0, 999, 999]], None),
        ([], "number_out_of_range"),
        ([[]], "value_invalid"),
        ([[1, 2, 3]], "value_invalid"),
        ([[1, 1000]], "number_out_of_range"),
        ([[1, 2.0]], "not_an_integer"),
        ([[1, 2] * 601], "number_out_of_range"),
        ("M0 0", "value_invalid"),
    ],
)
def test_a_drawn_name_has_bounds(strokes: object, code: str | None) -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    data = {"collection_id": id_of(opening), "total_satang": 0, "counted_satang": 0, "signer_name": "บัวลา"}
    confirm = phone.line("collection_confirm", scope, {**data, "strokes": strokes})
    result = push(store, phone, founding, opening, confirm)[2]
    assert (result.problem and result.problem.code) == code


def test_a_collection_is_confirmed_by_a_name_or_there_is_a_reason_why_not() -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    day = {"collection_id": id_of(opening), "total_satang": 0, "counted_satang": 0}
    nobody = phone.line("collection_confirm", scope, day)
    alone = phone.line("collection_confirm", scope, {**day, "reason": "ยังไม่มีกรรมการ"})
    results = push(store, phone, founding, opening, nobody, alone)
    assert [result.problem and result.problem.code for result in results[2:]] == ["reason_missing", None]


def two_days(*pledges: tuple[int, int]) -> list[tuple[str, ...]]:
    """The flags of pledges (day 0 or 1, satang) of one member with a pledge of 100 baht, for one month."""
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    member = phone.member(scope, pledge_satang=10000)
    days = [
        phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
        for _day in (0, 1)
    ]
    lines = [
        phone.pledge(
            scope, id_of(member), data={"collection_id": id_of(days[day]), "amount_satang": amount_satang}
        )
        for day, amount_satang in pledges
    ]
    results = push(store, phone, founding, member, *days, *lines)
    return [result.receipt.flags for result in results[4:] if result.receipt is not None]


def test_a_pledge_taken_on_two_days_for_one_month_is_looked_at() -> None:
    assert two_days((0, 10000), (1, 10000)) == [(), ("paid_twice",)]


def test_the_rest_of_a_pledge_and_two_lines_of_one_day_are_nothing_to_look_at() -> None:
    assert two_days((0, 4000), (1, 6000)) == [(), ()]
    assert two_days((0, 10000), (0, 10000)) == [(), ()]


def test_who_promised_more_from_a_month_on_may_pay_it_on_two_days() -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    member = phone.member(scope, pledge_satang=10000)
    change = {"member_id": id_of(member), "amount_satang": 20000, "from_period": "2026-12", "reason": None}
    days = [
        phone.line("collection_open", scope, {"period": "2026-12", "opening_cash_satang": 0})
        for _ in range(3)
    ]
    paid = [
        phone.pledge(scope, id_of(member), data={"collection_id": id_of(day), "period": "2026-12"})
        for day in days
    ]
    results = push(store, phone, founding, member, phone.line("pledge_change", scope, change), *days, *paid)
    assert [result.outcome for result in results] == ["applied"] * 9
    assert [result.receipt.flags for result in results[-3:] if result.receipt] == [(), (), ("paid_twice",)]


def test_a_pledge_that_was_taken_back_leaves_the_month_free() -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    member = phone.member(scope, pledge_satang=10000)
    first = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    second = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    taken = phone.pledge(scope, id_of(member), data={"collection_id": id_of(first)})
    mirror = {**json.loads(taken)["data"], "reverses": id_of(taken)}
    del mirror["slip_number"]
    back = phone.line("entry", scope, mirror)
    again = phone.pledge(scope, id_of(member), data={"collection_id": id_of(second)})
    results = push(store, phone, founding, member, first, second, taken, back, again)
    assert [result.receipt.flags for result in results if result.receipt] == [()] * 7


def test_what_is_corrected_must_be_there() -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    member = phone.member(scope)
    taken = phone.pledge(scope, id_of(member))
    right = {**json.loads(taken)["data"], "corrects": id_of(taken), "witness_name": "ทองใบ", "reason": "จดผิด"}
    [*_, held] = push(store, phone, founding, member, phone.line("entry", scope, right))
    assert held.missing == (id_of(taken),)
    [*_, applied] = push(store, phone, taken, phone.line("entry", scope, right))
    assert applied.receipt is not None
    # the line it corrects was never taken back: both count, and somebody should look
    assert applied.receipt.flags == ("correction_unmatched",)


def test_a_correction_without_a_reason_stands() -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    member = phone.member(scope)
    taken = phone.pledge(scope, id_of(member))
    wrong = json.loads(taken)["data"]
    mirror = phone.line("entry", scope, {**wrong, "reverses": id_of(taken)})
    right = phone.line("entry", scope, {**wrong, "amount_satang": 5000, "corrects": id_of(taken)})
    results = push(store, phone, founding, member, taken, mirror, right)
    assert [result.receipt.flags for result in results[-2:] if result.receipt] == [(), ()]


def test_a_collection_that_banked_more_than_it_took_is_closed_below_nothing() -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 50000})
    totals = {"lines": 1, "total_satang": -50000, "counted_satang": 0}
    close = phone.line("collection_close", scope, {"collection_id": id_of(opening), **totals})
    result = push(store, phone, founding, opening, close)[2]
    assert result.receipt is not None
    assert result.receipt.flags == ()
