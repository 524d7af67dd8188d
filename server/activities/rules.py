"""Rules of reports of activities. Pure."""

from collections.abc import Iterable

from sync.operation import Operation
from sync.problems import Problem
from sync.row import View

#: What is told of.
EVENTS = ("ceremony", "founding", "step", "visit", "collection", "other")
PHOTOS_MAX = 3


def check_activity(operation: Operation, _view: View) -> Problem | None:
    """Nothing is told of before it happened."""
    if operation.data["happened_on"] > operation.civil_on.isoformat():
        return Problem("value_invalid", "happened_on")
    return None


def replaced_reference(operation: Operation) -> Iterable[tuple[str, str]]:
    """The report it takes the place of must be there."""
    replaces = operation.data.get("replaces")
    return (("activity_report", replaces),) if replaces else ()
