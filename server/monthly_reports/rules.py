"""Rules of monthly reports. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

from sync.operation import Operation
from sync.problems import Problem
from sync.row import View

#: No group's account holds more than this; a figure beyond it is a slip of the program.
SUM_MAX_SATANG = 100_000_000_000_00


def check_monthly_report(operation: Operation, _view: View) -> Problem | None:
    """A month is reported once it is over."""
    if operation.data["period"] >= operation.civil_on.isoformat()[:7]:
        return Problem("value_invalid", "period")
    return None


def due_on(period: str, due_day: int) -> date:
    """The day a month "YYYY-MM" is to be reported: `due_day` of the next month, or its last day where it is shorter."""
    first = month_after(period)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=due_day - 1), last)


def month_after(period: str) -> date:
    """The first day of the month after "YYYY-MM"."""
    return (date.fromisoformat(f"{period}-01") + timedelta(days=31)).replace(day=1)


def month_before(day: date) -> str:
    """The month before a day's, "YYYY-MM"."""
    return (day.replace(day=1) - timedelta(days=1)).isoformat()[:7]


def owed(groups: Iterable[tuple[str, Iterable[str]]], period: str) -> int:
    """How many groups a month is still to be reported of: those founded in it or before, by founding day and filed months."""
    return sum(founded_on[:7] <= period and period not in filed for founded_on, filed in groups)
