"""cash_mismatch: a collection was closed with other cash than its lines say. Pure; only the server asks."""

from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "cash_mismatch"
#: A difference is told for so long: a phone may be without signal for weeks, and the money is missing all the same.
NEWS_DAYS = 92


class CloseFacts(TypedDict):
    """How a collection was closed: what was counted less what should have been there."""

    group_id: str
    closed_on: str
    difference_satang: int


def cash_mismatch(facts: CloseFacts, today: date, recipient: str) -> list[Finding]:
    """A finding at once when the cash differs."""
    closed_on = date.fromisoformat(facts["closed_on"])
    if facts["difference_satang"] == 0 or today - closed_on > timedelta(days=NEWS_DAYS):
        return []
    return [Finding(RULE, facts["group_id"], facts["closed_on"], 0, recipient, facts["closed_on"])]
