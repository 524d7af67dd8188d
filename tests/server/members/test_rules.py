from typing import Any

import pytest

from sync.memory_store import MemoryStore
from sync.problems import Problem
from sync.receipt import Result
from tests.operations import Phone, id_of, new_id, push

CHANGE = {"amount_satang": 20000, "from_period": "2027-01", "reason": None}


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def scope(store: MemoryStore, phone: Phone) -> str:
    scope, founding = phone.founding()
    push(store, phone, founding)
    return scope


@pytest.fixture
def member_id(store: MemoryStore, phone: Phone, scope: str) -> str:
    joining = phone.member(scope)
    push(store, phone, joining)
    return id_of(joining)


def pledge_change(store: MemoryStore, phone: Phone, scope: str, member_id: str, **changes: Any) -> Result:
    line = phone.line("pledge_change", scope, {"member_id": member_id, **CHANGE, **changes})
    return push(store, phone, line)[0]


def test_a_pledge_changes_from_a_month_to_come(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    assert pledge_change(store, phone, scope, member_id).outcome == "applied"
    units = {"units": 4, "unit_price_satang": 5000}
    assert pledge_change(store, phone, scope, member_id, **units).outcome == "applied"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"from_period": "2026-11"}, Problem("period_not_future", "from_period")),
        ({"units": 4}, Problem("field_missing", "unit_price_satang")),
        ({"unit_price_satang": 5000}, Problem("field_missing", "units")),
        ({"units": 3, "unit_price_satang": 5000}, Problem("value_invalid", "units")),
        ({"amount_satang": 0}, Problem("amount_not_positive", "amount_satang")),
    ],
)
def test_a_change_that_cannot_be(
    store: MemoryStore, phone: Phone, scope: str, member_id: str, changes: dict[str, Any], problem: Problem
) -> None:
    assert pledge_change(store, phone, scope, member_id, **changes).problem == problem


def test_a_change_waits_for_its_member(store: MemoryStore, phone: Phone, scope: str) -> None:
    assert pledge_change(store, phone, scope, new_id()).outcome == "held"


def statement(store: MemoryStore, phone: Phone, scope: str, member_id: str, **changes: Any) -> Result:
    said = {"beneficiaries": [HALF, {**HALF, "name": "นางทองใบ จ."}], "witnesses": ["นายคำพอง ส."]}
    line = phone.line("beneficiary_statement", scope, {"member_id": member_id, **said, **changes})
    return push(store, phone, line)[0]


HALF = {"name": "นางสาวบุญมา ศ.", "relation": "บุตร", "percent": 50}


def test_beneficiaries_share_the_whole(store: MemoryStore, phone: Phone, scope: str, member_id: str) -> None:
    assert statement(store, phone, scope, member_id).outcome == "applied"
    assert statement(store, phone, scope, member_id, beneficiaries=[], witnesses=[]).outcome == "applied"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"beneficiaries": [HALF]}, Problem("percents_not_100", "beneficiaries")),
        ({"beneficiaries": [HALF, {**HALF, "percent": 49}]}, Problem("percents_not_100", "beneficiaries")),
        ({"beneficiaries": [{**HALF, "percent": 100.0}]}, Problem("not_an_integer", "beneficiaries")),
        ({"beneficiaries": [{"name": "บุญมา", "percent": 100}]}, Problem("value_invalid", "beneficiaries")),
        ({"beneficiaries": [{**HALF, "name": " "}]}, Problem("text_empty", "beneficiaries")),
        ({"beneficiaries": [HALF] * 11}, Problem("number_out_of_range", "beneficiaries")),
        ({"beneficiaries": "ทุกคน"}, Problem("value_invalid", "beneficiaries")),
        ({"witnesses": []}, Problem("field_missing", "witnesses")),
        ({"witnesses": ["ก", "ข", "ค"]}, Problem("number_out_of_range", "witnesses")),
    ],
)
def test_a_statement_that_cannot_be(
    store: MemoryStore, phone: Phone, scope: str, member_id: str, changes: dict[str, Any], problem: Problem
) -> None:
    assert statement(store, phone, scope, member_id, **changes).problem == problem


def test_what_a_group_allows_is_asked_on_the_phone_only(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    four = [{**HALF, "name": name, "percent": 25} for name in ("ก", "ข", "ค", "ง")]
    for result in (
        statement(store, phone, scope, member_id, beneficiaries=four),
        pledge_change(store, phone, scope, member_id, amount_satang=1),
        pledge_change(store, phone, scope, member_id, from_period="2026-12"),
    ):
        assert result.receipt is not None
        assert (result.outcome, result.receipt.flags) == ("applied", ())


def leaving(phone: Phone, scope: str, member_id: str, *entry_ids: str, **changes: Any) -> bytes:
    told = {"member_id": member_id, "exit_kind": "resigned", "left_on": "2026-11-23"}
    paid = {"entry_ids": list(entry_ids), "payees": [], "reverses": None, "reason": None}
    return phone.line("member_exit", scope, {**told, **paid, **changes})


def payout(phone: Phone, scope: str, member_id: str, amount_satang: int) -> bytes:
    data = {"entry_kind": "exit_payout", "amount_satang": amount_satang, "member_id": member_id}
    return phone.line("entry", scope, data)


def flags_of(result: Result) -> tuple[str, ...]:
    assert result.receipt is not None
    return result.receipt.flags


def test_who_leaves_settled_up_is_no_case(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    paid = payout(phone, scope, member_id, 10000)
    results = push(
        store,
        phone,
        phone.pledge(scope, member_id),
        paid,
        leaving(phone, scope, member_id, id_of(paid)),
        phone.edit("member", scope, member_id, base="", status=("active", "left")),
    )
    assert [(result.outcome, flags_of(result)) for result in results] == [("applied", ())] * 4


def test_money_another_phone_knew_of_is_looked_at(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    left = phone.edit("member", scope, member_id, base="", status=("active", "left"))
    paid = payout(phone, scope, member_id, 10000)
    early = [phone.pledge(scope, member_id, 15000), paid, leaving(phone, scope, member_id, id_of(paid))]
    assert [flags_of(result) for result in push(store, phone, *early, left)] == [(), (), ("not_settled",), ()]
    late = phone.pledge(scope, member_id, 5000)
    assert flags_of(push(store, phone, late)[0]) == ("member_left",)


def test_a_leaving_waits_for_what_paid_out(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    assert push(store, phone, leaving(phone, scope, member_id, new_id()))[0].outcome == "held"


def test_a_leaving_is_taken_back_once(store: MemoryStore, phone: Phone, scope: str, member_id: str) -> None:
    other = phone.member(scope, number="0009")
    gone = leaving(phone, scope, member_id)
    push(store, phone, other, gone)

    def back(target: bytes, who: str = member_id) -> Result:
        return push(store, phone, leaving(phone, scope, who, reverses=id_of(target)))[0]

    assert back(gone, id_of(other)).problem == Problem("reversal_mismatch", "reverses")
    first = leaving(phone, scope, member_id, reverses=id_of(gone))
    assert push(store, phone, first)[0].outcome == "applied"
    assert back(gone).problem == Problem("already_reversed", "reverses")
    assert back(first).problem == Problem("reversal_of_reversal", "reverses")


def test_two_members_are_one_until_it_is_taken_back(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    twice = phone.member(scope, number="0002")
    push(store, phone, twice)
    both = {"from_member_id": id_of(twice), "into_member_id": member_id, "reason": None}

    def state(**changes: Any) -> tuple[bytes, Result]:
        line = phone.line("member_merge", scope, {**both, "reverses": None, **changes})
        return line, push(store, phone, line)[0]

    merge, result = state()
    assert result.outcome == "applied"
    assert state(into_member_id=id_of(twice))[1].problem == Problem("value_invalid", "into_member_id")
    assert state(into_member_id=new_id())[1].outcome == "held"
    swapped = {"from_member_id": member_id, "into_member_id": id_of(twice), "reverses": id_of(merge)}
    assert state(**swapped)[1].problem == Problem("reversal_mismatch", "reverses")
    assert state(reverses=id_of(merge))[1].outcome == "applied"
    assert state(reverses=id_of(merge))[1].problem == Problem("already_reversed", "reverses")
