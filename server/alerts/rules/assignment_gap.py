"""assignment_gap: nobody works any more where groups are still promised. Pure; only the server asks.

An area that never had an officer is none: which areas are to have one nobody tells the app.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "assignment_gap"


class RunFact(TypedDict):
    """A campaign in whose area the place lies."""

    state: str
    starts_on: str
    hard_on: str


class GapFacts(TypedDict):
    """A place where officers worked: the last day of the last of them, None while one works there; and the campaigns."""

    area_code: str
    worked_until: str | None
    campaigns: Sequence[RunFact]


def assignment_gap(facts: GapFacts, after_days: int, today: date, recipient: str) -> list[Finding]:
    """One finding for one gap, told `after_days` after the first day without an officer, while a campaign runs."""
    until = facts["worked_until"]
    if until is None:
        return []
    due_on = (date.fromisoformat(until) + timedelta(days=1 + after_days)).isoformat()
    is_promised = any(
        campaign["state"] == "open"
        and campaign["starts_on"] <= today.isoformat() <= campaign["hard_on"]
        and campaign["starts_on"] <= until
        for campaign in facts["campaigns"]
    )
    if not is_promised or today.isoformat() < due_on:
        return []
    return [Finding(RULE, facts["area_code"], due_on, 0, recipient, due_on)]
