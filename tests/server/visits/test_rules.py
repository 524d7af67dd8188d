"""Who writes visits down, takes them back and advises about them."""

from typing import Any

import pytest

from server.visits.rules import written_as
from sync.memory_store import MemoryStore
from tests.operations import Phone, id_of, push
from tests.vector_cases import every_case

VISIT = {"visited_on": "2026-11-20", "purpose": "audit", "visitor": "officer", "found": "สมุดตรง"}


@pytest.fixture
def visited() -> tuple[MemoryStore, Phone, str, str]:
    """A group whose officer wrote a visit down."""
    store, officer = MemoryStore(), Phone()
    scope, founding = officer.founding()
    visit = officer.line("visit", scope, VISIT)
    assert [result.outcome for result in push(store, officer, founding, visit)] == ["applied", "applied"]
    return store, officer, scope, id_of(visit)


def problem(store: MemoryStore, phone: Phone, kind: str, scope: str, data: dict[str, Any]) -> str | None:
    [result] = push(store, phone, phone.line(kind, scope, data))
    return result.problem.code if result.problem else None


def test_nobody_has_been_somewhere_tomorrow(visited: tuple[MemoryStore, Phone, str, str]) -> None:
    store, officer, scope, _visit = visited
    later = {**VISIT, "visited_on": "2026-11-24"}
    assert problem(store, officer, "visit", scope, later) == "value_invalid"


def test_only_who_wrote_a_visit_down_takes_it_back_once(
    visited: tuple[MemoryStore, Phone, str, str],
) -> None:
    store, officer, scope, visit = visited
    mirror = {**VISIT, "reverses": visit}
    assert problem(store, Phone(), "visit", scope, mirror) == "not_allowed"
    assert problem(store, Phone("3501", role="district_chief"), "visit", scope, mirror) == "not_allowed"
    assert problem(store, officer, "visit", scope, {**mirror, "visited_on": "2026-11-19"}) is not None
    assert problem(store, officer, "visit", scope, mirror) is None
    assert problem(store, officer, "visit", scope, mirror) == "already_reversed"


@pytest.mark.parametrize(
    ("role", "area", "code"),
    [
        ("district_chief", "3501", None),
        ("province_staff", "35", None),
        ("province_chief", "35", None),
        ("officer", "350102", "not_allowed"),
        ("governor", "35", "not_allowed"),
    ],
)
def test_chiefs_advise(
    visited: tuple[MemoryStore, Phone, str, str], role: str, area: str, code: str | None
) -> None:
    store, _officer, scope, visit = visited
    advice = {"visit_id": visit, "text": "ชวนเยาวชน"}
    assert problem(store, Phone(area, role=role), "visit_advice", scope, advice) == code


@every_case("visits", "written_as")
def test_what_a_visit_was_written_down_as(given: dict[str, Any], then: list[str]) -> None:
    [visit] = [each for each in given["visits"] if each["id"] == given["visit"]]
    assert sorted(written_as(visit, given["visits"])) == then
