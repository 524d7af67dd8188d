"""new_officer_stuck: somebody in their first months as an officer comes no further; who coaches them hears it early. Pure.

Only the server asks: it is told to others than the officer.
"""

from datetime import date, timedelta

from server.alerts.rule import Finding
from server.alerts.rules.no_progress import ProgressFacts, still_since

RULE = "new_officer_stuck"


def new_officer_stuck(
    facts: ProgressFacts, new_until: date, after_days: int, today: date, recipient: str
) -> list[Finding]:
    """One finding for one standstill of `after_days` that is reached before the officer is new no more."""
    since = still_since(facts, today)
    due_on = since and since + timedelta(days=after_days)
    if due_on is None or today < due_on or due_on >= new_until:
        return []
    return [Finding(RULE, facts["officer_id"], due_on.isoformat(), after_days, recipient, due_on.isoformat())]
