"""campaign_overdue: the target date is over and the promised group is not there; told weekly until the campaign ends for good. Pure.

It is due on the last day of all, and its steps are the days that are left until then: the smallest one reached is the latest.
"""

from datetime import date, timedelta

from server.alerts.rule import Finding
from server.alerts.rules.campaign_due import CampaignDueFacts, still_owed

RULE = "campaign_overdue"
_EVERY_DAYS = 7


def campaign_overdue(facts: CampaignDueFacts, today: date, recipient: str) -> list[Finding]:
    """One finding for each open campaign whose target date passed a week or more ago, with the latest week's step."""
    findings = []
    for campaign, target_on in still_owed(facts):
        target, hard = date.fromisoformat(target_on), date.fromisoformat(campaign["hard_on"])
        raised_on = target + timedelta(days=(today - target).days // _EVERY_DAYS * _EVERY_DAYS)
        if target < raised_on <= today <= hard:
            findings.append(
                Finding(
                    RULE,
                    campaign["id"],
                    campaign["hard_on"],
                    (hard - raised_on).days,
                    recipient,
                    raised_on.isoformat(),
                )
            )
    return findings
