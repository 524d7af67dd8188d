"""member_3_misses: a member brought nothing at several collections in a row; somebody should ask how they are. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "member_3_misses"


class MemberFact(TypedDict):
    """A member, and the latest month of a held collection for which something was deposited; None for none."""

    id: str
    joined_on: str
    paid_period: str | None


class MissFacts(TypedDict):
    """A group's held collections, by month the day the first was closed; and members of whom something may be missing."""

    held: Mapping[str, str]
    members: Sequence[MemberFact]


def member_3_misses(
    facts: MissFacts, times: int, grace_days: int, today: date, recipient: str
) -> list[Finding]:
    """One finding about each member for one row of misses, told when it has become `times` long.

    Months before the member joined ask nothing of them; a miss counts once its days of grace are over.
    """
    findings = []
    for member in facts["members"]:
        missed = sorted(
            period
            for period in facts["held"]
            if period > (member["paid_period"] or "") and period >= member["joined_on"][:7]
        )
        if len(missed) < times:
            continue
        closed_on = date.fromisoformat(facts["held"][missed[times - 1]])
        due_on = closed_on + timedelta(days=grace_days)
        if due_on <= today:
            findings.append(
                Finding(RULE, member["id"], due_on.isoformat(), times, recipient, due_on.isoformat())
            )
    return findings
