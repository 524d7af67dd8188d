"""no_progress: an officer owes a group, and no step of any was taken for days. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding
from server.alerts.rules.campaign_due import TargetFact

RULE = "no_progress"


class PromiseFact(TypedDict):
    """A campaign the officer takes part in; it ends for good on `hard_on`."""

    id: str
    state: str
    quantity: int
    signed_on: str
    starts_on: str
    hard_on: str


class FoundedFact(TypedDict):
    """A group the officer founded; `last_step_on` is the day of its latest step, None before the first."""

    founded_on: str
    is_established: bool
    last_step_on: str | None


class ProgressFacts(TypedDict):
    """All the rule may know of one officer, in office since a day."""

    officer_id: str
    in_office_from: str
    campaigns: Sequence[PromiseFact]
    targets: Sequence[TargetFact]
    groups: Sequence[FoundedFact]


def no_progress(facts: ProgressFacts, after_days: int, today: date, recipient: str) -> list[Finding]:
    """One finding for one standstill, told when it has lasted `after_days`."""
    since = still_since(facts, today)
    if since is None:
        return []
    due_on = (since + timedelta(days=after_days)).isoformat()
    if today.isoformat() < due_on:
        return []
    return [Finding(RULE, facts["officer_id"], due_on, after_days, recipient, due_on)]


def still_since(facts: ProgressFacts, today: date) -> date | None:
    """The day of the last step, founding or beginning; None for an officer who owes nothing today."""
    promised = {target["campaign_id"]: target["quantity"] for target in facts["targets"]}
    owed = [
        campaign
        for campaign in facts["campaigns"]
        if campaign["state"] == "open"
        and campaign["starts_on"] <= today.isoformat() <= campaign["hard_on"]
        and _established_since(facts, campaign["signed_on"])
        < promised.get(campaign["id"], campaign["quantity"])
    ]
    if not owed:
        return None
    days = [facts["in_office_from"], min(campaign["starts_on"] for campaign in owed)]
    for group in facts["groups"]:
        days += [group["founded_on"], group["last_step_on"] or ""]
    return date.fromisoformat(max(days))


def _established_since(facts: ProgressFacts, day: str) -> int:
    return sum(group["is_established"] and group["founded_on"] >= day for group in facts["groups"])
