"""new_officer_stuck: somebody in their first months as an officer comes no further; who coaches them hears it early. Pure.

Only the server asks: it is told to others than the officer.
"""

from datetime import date, timedelta

from server.alerts.rule import Finding
from server.alerts.rules.new_officer import is_new_officer
from server.alerts.rules.no_progress import ProgressFacts, still_since

RULE = "new_officer_stuck"


def new_officer_stuck(
    facts: ProgressFacts, ever_from: str, new_months: int, after_days: int, *, today: date, recipient: str
) -> list[Finding]:
    """One finding for one standstill of `after_days` that is reached before the officer is new no more."""
    since = still_since(facts, today)
    due_on = since and since + timedelta(days=after_days)
    if due_on is None or today < due_on or not is_new_officer(ever_from, new_months, due_on):
        return []
    return [Finding(RULE, facts["officer_id"], due_on.isoformat(), after_days, recipient, due_on.isoformat())]
