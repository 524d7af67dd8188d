"""What may be filed, and by whom."""

from datetime import date
from typing import Any

import pytest

from server.monthly_reports.rules import due_on, month_after, month_before, owed
from sync.memory_store import MemoryStore
from tests.golden.story import MONTH
from tests.operations import Phone, push


@pytest.fixture
def founded() -> tuple[MemoryStore, Phone, str]:
    store, officer = MemoryStore(), Phone()
    scope, founding = officer.founding()
    assert [result.outcome for result in push(store, officer, founding)] == ["applied"]
    return store, officer, scope


def problem(store: MemoryStore, phone: Phone, scope: str, **changes: Any) -> str | None:
    [result] = push(store, phone, phone.line("monthly_report", scope, {**MONTH, **changes}))
    return result.problem.code if result.problem else None


def test_a_month_is_reported_once_it_is_over(founded: tuple[MemoryStore, Phone, str]) -> None:
    store, officer, scope = founded
    assert problem(store, officer, scope, period="2026-11") == "value_invalid"
    assert problem(store, officer, scope) is None
    # filed anew: both are kept
    assert problem(store, officer, scope, members=13) is None


def test_a_sum_may_be_more_than_any_amount(founded: tuple[MemoryStore, Phone, str]) -> None:
    store, officer, scope = founded
    assert problem(store, officer, scope, savings_satang=25_000_000_00) is None
    assert problem(store, officer, scope, savings_satang=1.5) == "not_an_integer"


@pytest.mark.parametrize(
    ("role", "area"), [("district_chief", "3501"), ("province_staff", "35"), ("governor", "35")]
)
def test_only_officers_report(founded: tuple[MemoryStore, Phone, str], role: str, area: str) -> None:
    store, _officer, scope = founded
    assert problem(store, Phone(area, role=role), scope) == "not_allowed"


def test_days_and_months() -> None:
    assert due_on("2024-01", 31) == date(2024, 2, 29)
    assert due_on("2026-12", 5) == date(2027, 1, 5)
    assert month_after("2026-12") == date(2027, 1, 1)
    assert month_before(date(2024, 3, 31)) == "2024-02"
    assert owed([("2026-10-31", []), ("2026-11-01", []), ("2026-01-01", ["2026-10"])], "2026-10") == 1
