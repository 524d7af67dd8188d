"""device_silent: nothing was heard from an officer's phones for days; what is told of their groups is that old. Pure.

Only the server asks: a phone that hears of nothing cannot be told by itself.
"""

from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "device_silent"


class SilenceFacts(TypedDict):
    """An officer, and the day on which any of their phones was last heard of."""

    officer_id: str
    last_heard_on: str


def device_silent(facts: SilenceFacts, after_days: int, today: date, recipient: str) -> list[Finding]:
    """One finding for one silence, told when it has lasted `after_days`."""
    due_on = date.fromisoformat(facts["last_heard_on"]) + timedelta(days=after_days)
    if today < due_on:
        return []
    return [Finding(RULE, facts["officer_id"], due_on.isoformat(), 0, recipient, due_on.isoformat())]
