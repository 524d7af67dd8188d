"""report_due: a month is over and an officer has not reported all their groups. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding
from server.monthly_reports.rules import due_on, month_before, owed

RULE = "report_due"
_WEEK_DAYS = 7


class ReportedFact(TypedDict):
    """A group an officer leads: the day it was founded, and the months reported of it."""

    founded_on: str
    filed: Sequence[str]


def report_due(
    groups: Sequence[ReportedFact], due_day: int, ahead_days: int, today: date, recipient: str
) -> list[Finding]:
    """A finding some days before the day, on it, and each full week after it, until the next month is over: none can be reported sooner.

    It is about the month. `due_day` is the day of the next month; where that is shorter, its last day.
    """
    period = month_before(today)
    day = due_on(period, due_day)
    left = (day - today).days
    if left > ahead_days or not owed([(each["founded_on"], each["filed"]) for each in groups], period):
        return []
    step = ahead_days if left > 0 else -(-left // _WEEK_DAYS * _WEEK_DAYS)
    raised_on = (day - timedelta(days=step)).isoformat()
    return [Finding(RULE, period, day.isoformat(), step, recipient, raised_on)]
