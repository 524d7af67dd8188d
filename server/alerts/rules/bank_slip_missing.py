"""bank_slip_missing: cash was taken in and not brought to the bank within the group's days. Pure."""

from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "bank_slip_missing"


class CashFacts(TypedDict):
    """The cash of a group, and the first day on which some came in after the last trip to the bank; None for none."""

    group_id: str
    cash_satang: int
    unbanked_since: str | None


def bank_slip_missing(facts: CashFacts, within_days: int, today: date, recipient: str) -> list[Finding]:
    """A finding when cash is there and some of it is older than `within_days`."""
    since = facts["unbanked_since"]
    if since is None or facts["cash_satang"] <= 0:
        return []
    due_on = date.fromisoformat(since) + timedelta(days=within_days)
    if today <= due_on:
        return []
    raised_on = (due_on + timedelta(days=1)).isoformat()
    return [Finding(RULE, facts["group_id"], due_on.isoformat(), 0, recipient, raised_on)]
