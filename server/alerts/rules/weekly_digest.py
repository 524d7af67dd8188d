"""weekly_digest: every Monday chiefs are told how much is late in their area, instead of each matter by itself. Pure.

Only the server asks: the figures are about the work of others.
"""

from datetime import date, timedelta

from server.alerts.rule import Finding

RULE = "weekly_digest"


def weekly_digest(area_code: str, today: date, recipient: str) -> list[Finding]:
    """One finding a week and area, from Monday on: a scan that missed the Monday makes up for it."""
    monday = (today - timedelta(days=today.weekday())).isoformat()
    return [Finding(RULE, area_code, monday, 0, recipient, monday)]
