"""Where a group stands on the ladder, and what may be said about it."""

from dataclasses import asdict
from typing import Any

import pytest

from server.ladder.rules import Step, established_on, rule_day, stage_of, steps_of
from sync.memory_store import MemoryStore
from tests.operations import Phone, id_of, push
from tests.vector_cases import every_case

TOLD = {"milestone": "leaders_found", "done_on": "2026-11-20"}


@every_case("ladder", "steps_of")
def test_steps_of(given: dict[str, Any], then: dict[str, Any]) -> None:
    for turned in (1, -1):
        steps = steps_of(given["milestones"][::turned], given["reviews"][::turned])
        assert {milestone: asdict(step) for milestone, step in steps.items()} == then


@every_case("ladder", "standing")
def test_standing(given: dict[str, Any], then: dict[str, Any]) -> None:
    steps = {milestone: Step(**step) for milestone, step in given["steps"].items()}
    established = established_on(steps, given["required"], given["founded_on"])
    assert then == {
        "rule_day": rule_day(steps, given["today"]),
        "established_on": established,
        "stage": stage_of(given["status"], established),
    }


@pytest.fixture
def told() -> tuple[MemoryStore, Phone, Phone, str, str]:
    """A group whose officer told a step, and the chief of its district."""
    store, officer, chief = MemoryStore(), Phone(), Phone("3501", role="district_chief")
    scope, founding = officer.founding()
    step = officer.line("milestone", scope, TOLD)
    assert [result.outcome for result in push(store, officer, founding, step)] == ["applied", "applied"]
    return store, officer, chief, scope, id_of(step)


def problem(store: MemoryStore, phone: Phone, kind: str, scope: str, data: dict[str, Any]) -> str | None:
    [result] = push(store, phone, phone.line(kind, scope, data))
    return result.problem.code if result.problem else None


def test_who_may_say_what(told: tuple[MemoryStore, Phone, Phone, str, str]) -> None:
    store, officer, chief, scope, step = told
    seen = {"milestone_id": step, "verdict": "acknowledged"}
    assert problem(store, officer, "milestone_review", scope, seen) == "not_allowed"
    assert problem(store, chief, "milestone", scope, TOLD) == "not_allowed"
    staff, elsewhere = Phone("35", role="province_staff"), Phone("3502", role="district_chief")
    assert problem(store, staff, "milestone_review", scope, seen) == "not_allowed"
    assert problem(store, elsewhere, "milestone_review", scope, seen) is not None
    assert problem(store, chief, "milestone_review", scope, seen) is None


def test_whoever_returns_a_step_says_what_is_missing(
    told: tuple[MemoryStore, Phone, Phone, str, str],
) -> None:
    store, _officer, chief, scope, step = told
    returned = {"milestone_id": step, "verdict": "returned"}
    assert problem(store, chief, "milestone_review", scope, returned) == "reason_missing"
    assert problem(store, chief, "milestone_review", scope, {**returned, "note": "  "}) is not None
    assert problem(store, chief, "milestone_review", scope, {**returned, "note": "ขอรูป"}) is None


def test_nobody_acknowledges_what_they_told_themselves() -> None:
    store, officer = MemoryStore(), Phone()
    acting = Phone("3501", role="district_chief", person_id=officer.person_id)
    scope, founding = officer.founding()
    step = officer.line("milestone", scope, TOLD)
    push(store, officer, founding, step)
    seen = {"milestone_id": id_of(step), "verdict": "acknowledged"}
    assert problem(store, acting, "milestone_review", scope, seen) == "not_allowed"


def test_a_step_is_taken_back_once_and_not_told_before_it_happened(
    told: tuple[MemoryStore, Phone, Phone, str, str],
) -> None:
    store, officer, chief, scope, step = told
    assert problem(store, officer, "milestone", scope, {**TOLD, "done_on": "2026-11-24"}) == "value_invalid"
    other = {**TOLD, "milestone": "rules_adopted", "reverses": step}
    assert problem(store, officer, "milestone", scope, other) == "reversal_mismatch"
    mirror = officer.line("milestone", scope, {**TOLD, "reverses": step})
    assert [result.outcome for result in push(store, officer, mirror)] == ["applied"]
    assert problem(store, officer, "milestone", scope, {**TOLD, "reverses": step}) == "already_reversed"
    about = {"milestone_id": id_of(mirror), "verdict": "acknowledged"}
    assert problem(store, chief, "milestone_review", scope, about) == "value_invalid"
