"""committee_term_ending: posts of a group's committee end soon, and nobody was chosen for afterwards. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "committee_term_ending"


class PostFact(TypedDict):
    """A post that stands: which committee and position, until when."""

    committee: str
    position: str
    to_on: str


class TermFacts(TypedDict):
    """The standing posts of a group."""

    group_id: str
    posts: Sequence[PostFact]


def committee_term_ending(facts: TermFacts, ahead_days: int, today: date, recipient: str) -> list[Finding]:
    """One finding for each day within `ahead_days` on which posts end that have no later holder."""
    posts = facts["posts"]
    ends = {
        post["to_on"]
        for post in posts
        if today.isoformat() <= post["to_on"] <= (today + timedelta(days=ahead_days)).isoformat()
        and not any(
            (other["committee"], other["position"]) == (post["committee"], post["position"])
            and other["to_on"] > post["to_on"]
            for other in posts
        )
    }
    return [
        Finding(
            RULE,
            facts["group_id"],
            end,
            ahead_days,
            recipient,
            (date.fromisoformat(end) - timedelta(days=ahead_days)).isoformat(),
        )
        for end in sorted(ends)
    ]
