"""collection_tomorrow: a group collects tomorrow, or today and has not yet. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding
from server.groups.collection_date import meetings_around

RULE = "collection_tomorrow"
_STEP_DAYS = 1


class MeetingFacts(TypedDict):
    """When a group meets: its day of the month, days agreed on for single months, months that were collected."""

    group_id: str
    founded_on: str
    collection_day: int
    agreed: Mapping[str, str | None]
    held: Sequence[str]


def collection_tomorrow(facts: MeetingFacts, today: date, recipient: str) -> list[Finding]:
    """One finding for the collection date that is tomorrow or today, while its month was not collected."""
    coming = {today.isoformat(), (today + timedelta(days=_STEP_DAYS)).isoformat()}
    return [
        Finding(
            RULE,
            facts["group_id"],
            on,
            _STEP_DAYS,
            recipient,
            (date.fromisoformat(on) - timedelta(days=_STEP_DAYS)).isoformat(),
        )
        for period, on in meetings_around(today, facts["collection_day"], facts["agreed"])
        if on in coming and period not in facts["held"] and on >= facts["founded_on"]
    ]
