"""mentor_copy: what a new officer will be told soon, their mentor is told before. Pure; only the server asks."""

from dataclasses import replace
from datetime import date, timedelta

from server.alerts.rule import Finding
from server.alerts.rules import bank_slip_missing, campaign_due, collection_missing

#: What a mentor can help with before it is late; the copy's rule is named after it.
COPIED = {each.RULE: f"mentee_{each.RULE}" for each in (bank_slip_missing, campaign_due, collection_missing)}


def mentor_copy(finding: Finding, pair_id: str, mentor_id: str, ahead_days: int) -> Finding:
    """The mentor's copy of what the officer is told `ahead_days` later; it is about the mentorship."""
    raised_on = date.fromisoformat(finding.raised_on) - timedelta(days=ahead_days)
    return replace(
        finding,
        rule=COPIED[finding.rule],
        subject=pair_id,
        recipient=mentor_id,
        raised_on=raised_on.isoformat(),
    )
