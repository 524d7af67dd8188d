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
