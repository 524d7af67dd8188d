"""What the books prove, and what answers come to: the same cases as on the phone."""

from dataclasses import asdict
from typing import Any

from server.assessments.proofs import QUERIES, last_due
from server.assessments.rules import standing, template_in
from server.assessments.score import score_of
from tests.vector_cases import every_case


@every_case("assessments", "prove")
def test_prove(given: dict[str, Any], then: dict[str, Any]) -> None:
    assert asdict(QUERIES[given["query"]](given["facts"])) == then


@every_case("assessments", "last_due")
def test_last_due(given: dict[str, Any], then: str | None) -> None:
    assert last_due(given["meetings"], given["today"]) == then


@every_case("assessments", "score_of")
def test_score_of(given: dict[str, Any], then: dict[str, Any]) -> None:
    assert asdict(score_of(given["template"], given["answers"])) == then


@every_case("assessments", "template_in")
def test_template_in(given: dict[str, Any], then: str) -> None:
    assert template_in(given["sort"], given["by_scope"], given["scopes"])["id"] == then


@every_case("assessments", "standing")
def test_standing(given: list[dict[str, Any]], then: list[str]) -> None:
    for turned in (1, -1):
        assert [each["id"] for each in standing(given[::turned])] == then
