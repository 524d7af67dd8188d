"""campaign_due: an officer's promised group is due soon and not founded yet. Pure.

Of the ladder 90, 60, 30 … days before the target date only the smallest step reached counts: who learns of it late hears
of today's step, not of those that passed. After the target date every full week is a step of its own: -7, -14 …
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TypedDict

from server.alerts.rule import Finding

RULE = "campaign_due"
WEEK_DAYS = 7


class CampaignFact(TypedDict):
    """A campaign the recipient takes part in as an officer."""

    id: str
    state: str
    quantity: int
    signed_on: str
    target_on: str
    hard_on: str


class TargetFact(TypedDict):
    """What the recipient promised in a campaign; `target_on` None keeps the campaign's date."""

    campaign_id: str
    quantity: int
    target_on: str | None


class CampaignDueFacts(TypedDict):
    """All the rule may know of one recipient; `groups_founded_on` are the days of the groups they lead."""

    campaigns: Sequence[CampaignFact]
    targets: Sequence[TargetFact]
    groups_founded_on: Sequence[str]


def campaign_due(facts: CampaignDueFacts, steps: Iterable[int], today: date, recipient: str) -> list[Finding]:
    """One finding for each open campaign in which the recipient has founded fewer groups than promised.

    A group counts when it was founded on or after the day the campaign was signed. `steps` are days before the target
    date, which is the recipient's own where one was agreed; a step below zero is days after it. Once the hard date is over
    nobody is told any more.
    """
    targets = {target["campaign_id"]: target for target in facts["targets"]}
    findings = []
    for campaign in facts["campaigns"]:
        target = targets.get(campaign["id"])
        quantity = target["quantity"] if target else campaign["quantity"]
        target_on = (target and target["target_on"]) or campaign["target_on"]
        founded = sum(founded_on >= campaign["signed_on"] for founded_on in facts["groups_founded_on"])
        step = reached_step(steps, (date.fromisoformat(target_on) - today).days)
        is_running = campaign["state"] == "open" and today.isoformat() <= max(campaign["hard_on"], target_on)
        if is_running and founded < quantity and step is not None:
            raised_on = (date.fromisoformat(target_on) - timedelta(days=step)).isoformat()
            findings.append(Finding(RULE, campaign["id"], target_on, step, recipient, raised_on))
    return findings


def reached_step(steps: Iterable[int], days_left: int) -> int | None:
    """The smallest step that is reached with so many days left; None before the first one and in the week after the day."""
    if days_left < 0:
        return -(-days_left // WEEK_DAYS * WEEK_DAYS) or None
    return min((step for step in steps if days_left <= step), default=None)
