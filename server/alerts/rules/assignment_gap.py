"""assignment_gap: a campaign runs in a district part of which no officer answers for today. Pure; only the server asks."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "assignment_gap"


class PostSpan(TypedDict):
    """A post of an officer, in force from a day to a day; `to_on` None while it goes on."""

    area_code: str
    from_on: str
    to_on: str | None


class GapFacts(TypedDict):
    """A district, its subdistricts, the officers' posts that touch it, and since when a campaign runs there."""

    district_code: str
    subdistrict_codes: Sequence[str]
    posts: Sequence[PostSpan]
    campaign_starts_on: str


def assignment_gap(facts: GapFacts, after_days: int, today: date, recipient: str) -> list[Finding]:
    """One finding for a district with a subdistrict nobody has answered for, for so many days; due on the day the oldest began."""
    begun = [
        since
        for code in facts["subdistrict_codes"]
        if (since := _nobody_since(code, facts, today)) is not None
        and (today - date.fromisoformat(since)).days >= after_days
    ]
    if not begun:
        return []
    return [Finding(RULE, facts["district_code"], min(begun), 0, recipient, min(begun))]


def _nobody_since(code: str, facts: GapFacts, today: date) -> str | None:
    """The day after the last officer of a subdistrict left, but not before the campaign; None while there is one."""
    day = today.isoformat()
    posts = [post for post in facts["posts"] if code.startswith(post["area_code"]) and post["from_on"] <= day]
    ends = [post["to_on"] for post in posts]
    if any(end is None or end >= day for end in ends):
        return None
    after = [(date.fromisoformat(end) + timedelta(days=1)).isoformat() for end in ends if end]
    return max([facts["campaign_starts_on"], *after])
