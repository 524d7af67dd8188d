"""agm_due: a group's year is over and its members have not met in a general meeting since. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "agm_due"


class MeetingsFact(TypedDict):
    """When a group was founded, and the days of its general meetings."""

    group_id: str
    founded_on: str
    general_on: Sequence[str]


def agm_due(
    facts: MeetingsFact, year_start_month: int, asked_months: int, today: date, recipient: str
) -> list[Finding]:
    """A finding in the first months of the group's year, due at the end of the first, until the members have met."""
    months_in = (today.month - year_start_month) % 12
    begins_on = date(today.year if today.month >= year_start_month else today.year - 1, year_start_month, 1)
    if months_in >= asked_months or facts["founded_on"] >= begins_on.isoformat():
        return []
    if any(on >= begins_on.isoformat() for on in facts["general_on"]):
        return []
    next_month = (begins_on + timedelta(days=31)).replace(day=1)
    due_on = (next_month - timedelta(days=1)).isoformat()
    return [Finding(RULE, facts["group_id"], due_on, 0, recipient, begins_on.isoformat())]
