"""What answers come to, which form holds and which assessments stand: the same cases as on the phone."""

from dataclasses import asdict
from typing import Any

from server.assessments.rules import standing
from server.assessments.score import score_of
from tests.vector_cases import every_case


@every_case("assessments", "score_of")
def test_score_of(given: dict[str, Any], then: dict[str, Any]) -> None:
    assert asdict(score_of(given["template"], given["answers"])) == then


@every_case("assessments", "standing")
def test_standing(given: list[dict[str, Any]], then: list[str]) -> None:
    for turned in (1, -1):
        assert [each["id"] for each in standing(given[::turned])] == then
