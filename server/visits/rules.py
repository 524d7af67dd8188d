"""Rules of visits. Pure."""

from collections.abc import Iterable

from server.members.rules import check_reversal
from sync.operation import Operation
from sync.problems import Problem
from sync.row import View

PURPOSES = (
    "promotion", "meeting", "collection_day", "audit", "household", "debt_follow_up", "mentoring",
    "encouragement", "other",
)  # fmt: skip

#: Who came. The governor and the deputies come to encourage; the officer writes it down for them.
VISITORS = (
    "officer", "district_chief", "province_staff", "province_chief", "governor", "deputy_governor",
    "district_head", "other",
)  # fmt: skip


def check_visit(operation: Operation, view: View) -> Problem | None:
    """Nobody has been somewhere tomorrow; only who wrote a visit down takes it back, once."""
    if operation.data["visited_on"] > operation.civil_on.isoformat():
        return Problem("value_invalid", "visited_on")
    target_id = operation.data.get("reverses")
    target = view.find("visit", operation.scope, target_id) if target_id else None
    if target is not None and target.fields["author_id"] != operation.author:
        return Problem("not_allowed", "reverses")
    return check_reversal(operation, view, ("visited_on",))


def advice_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The visit must have been written down."""
    return (("visit", operation.data["visit_id"]),)
