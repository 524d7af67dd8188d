"""collection_missing: a group's collection day is over and no collection of that month was closed. Pure."""

from datetime import date, timedelta

from server.alerts.rule import Finding
from server.alerts.rules.collection_tomorrow import MeetingFacts
from server.groups.collection_date import meetings_around

RULE = "collection_missing"


def collection_missing(facts: MeetingFacts, after_days: int, today: date, recipient: str) -> list[Finding]:
    """A finding for the latest collection date that is `after_days` past, if its month was not collected."""
    past = [
        (on, period)
        for period, on in meetings_around(today, facts["collection_day"], facts["agreed"])
        if on >= facts["founded_on"] and date.fromisoformat(on) + timedelta(days=after_days) <= today
    ]
    if not past:
        return []
    on, period = max(past)
    if period in facts["held"]:
        return []
    raised_on = (date.fromisoformat(on) + timedelta(days=after_days)).isoformat()
    return [Finding(RULE, facts["group_id"], on, after_days, recipient, raised_on)]
