"""What the answers of an assessment come to. Pure. Twin of assessments/score.ts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

#: Every number of points an item can have, from 1 to 10, divides it: shares are summed up in whole numbers.
_SHARES = 2520


@dataclass(frozen=True, slots=True)
class Score:
    """Percent of all weight, rounded down; the level's name, None where the template has no levels."""

    percent: int
    level: str | None


def score_of(template: Mapping[str, Any], answers: Iterable[Mapping[str, Any]]) -> Score:
    """`template` is {items: [{id, most, weight}], levels: [{name, min_percent}]}, `answers` [{item, points}].

    What was not answered has no points.
    """
    points = {answer["item"]: answer["points"] for answer in answers}
    shares = sum(
        item["weight"] * points.get(item["id"], 0) * _SHARES // item["most"] for item in template["items"]
    )
    whole = _SHARES * sum(item["weight"] for item in template["items"])
    percent = shares * 100 // whole
    reached = [level["name"] for level in template["levels"] if level["min_percent"] <= percent]
    return Score(percent, reached[-1] if reached else None)
