"""agm_due: a year of the group's has begun and its general meeting was not held yet. Pure."""

from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "agm_due"


class AgmFacts(TypedDict):
    """A group, and the day of its latest general meeting by its minutes; None for none."""

    group_id: str
    founded_on: str
    met_on: str | None


def agm_due(
    facts: AgmFacts, year_start_month: int, within_days: int, today: date, recipient: str
) -> list[Finding]:
    """A finding from the first day of the group's year on, due on the last of its first `within_days`.

    A group that was founded within the year owes its first one in the next.
    """
    begun_in = today.year if today.month >= year_start_month else today.year - 1
    begins = date(begun_in, year_start_month, 1)
    if max(facts["founded_on"], facts["met_on"] or "") >= begins.isoformat():
        return []
    due_on = (begins + timedelta(days=within_days - 1)).isoformat()
    return [Finding(RULE, facts["group_id"], due_on, 0, recipient, begins.isoformat())]
