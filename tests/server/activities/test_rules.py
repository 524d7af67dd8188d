"""What may be told of, where, and by whom."""

from typing import Any

import pytest

from sync.memory_store import MemoryStore
from tests.golden.story import TOLD
from tests.operations import Phone, id_of, new_id, push


@pytest.fixture
def founded() -> tuple[MemoryStore, Phone, str]:
    store, officer = MemoryStore(), Phone()
    scope, founding = officer.founding()
    assert [result.outcome for result in push(store, officer, founding)] == ["applied"]
    return store, officer, scope


def outcome(store: MemoryStore, phone: Phone, scope: str, **changes: Any) -> str | None:
    [result] = push(store, phone, phone.line("activity_report", scope, {**TOLD, **changes}))
    return result.problem.code if result.problem else None


def test_nothing_is_told_of_before_it_happened(founded: tuple[MemoryStore, Phone, str]) -> None:
    store, officer, scope = founded
    assert outcome(store, officer, scope, happened_on="2026-11-24") == "value_invalid"
    assert outcome(store, officer, scope) is None


def test_a_report_written_anew_names_the_one_before(founded: tuple[MemoryStore, Phone, str]) -> None:
    store, officer, scope = founded
    first = officer.line("activity_report", scope, TOLD)
    push(store, officer, first)
    assert outcome(store, officer, scope, replaces=id_of(first)) is None
    [result] = push(store, officer, officer.line("activity_report", scope, {**TOLD, "replaces": new_id()}))
    assert result.outcome == "held"


@pytest.mark.parametrize("photos", [["x"], ["6e" * 32] * 2, ["6e" * 32, "7e" * 32, "8e" * 32, "9e" * 32]])
def test_photos_are_hashes_three_at_most(founded: tuple[MemoryStore, Phone, str], photos: list[str]) -> None:
    store, officer, scope = founded
    assert outcome(store, officer, scope, photos=photos) == "value_invalid"


@pytest.mark.parametrize(
    ("role", "area", "scope", "code"),
    [
        ("province_staff", "35", "area:35", None),
        ("district_chief", "3501", "area:3501", None),
        ("officer", "350102", "area:3501", "not_allowed"),
        ("governor", "35", "area:35", "not_allowed"),
    ],
)
def test_an_office_tells_of_its_own_events(role: str, area: str, scope: str, code: str | None) -> None:
    assert outcome(MemoryStore(), Phone(area, role=role), scope, event="ceremony", photos=[]) == code
