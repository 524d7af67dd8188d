"""member_misses: a member paid nothing of the pledge at several collections in a row. Pure."""

from collections.abc import Sequence
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "member_misses"


class HeldFact(TypedDict):
    """A month whose collection was closed, and the first day on which it was held."""

    period: str
    on: str


class MemberFact(TypedDict):
    """A member who has not left, and the months for which something of the pledge was paid."""

    id: str
    joined_on: str
    paid: Sequence[str]


class MissFacts(TypedDict):
    """What a group's book says of who paid when."""

    held: Sequence[HeldFact]
    members: Sequence[MemberFact]


def member_misses(facts: MissFacts, times: int, recipient: str) -> list[Finding]:
    """One finding for each member who missed the latest `times` collections; one run of misses is told once.

    It is due on the day of the collection that made the run so long, however long it has become since.
    """
    held = sorted(facts["held"], key=lambda each: each["period"])
    findings = []
    for member in facts["members"]:
        missed: list[HeldFact] = []
        for each in held:
            if each["period"] >= member["joined_on"][:7]:
                missed = [] if each["period"] in member["paid"] else [*missed, each]
        if len(missed) >= times:
            on = missed[times - 1]["on"]
            findings.append(Finding(RULE, member["id"], on, times, recipient, on))
    return findings
