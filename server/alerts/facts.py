"""SQL to facts: all that alert rules may know, in a number of questions that does not depend on how many people there are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, or_, select

from server.alerts.rules.campaign_due import CampaignDueFacts, CampaignFact, TargetFact
from server.campaigns.models import Campaign, Target
from server.campaigns.rules import due_on
from server.groups.models import Group
from server.ledger.counted import is_counted
from server.people.assignment import Assignment
from server.places.places import contains
from server.rulebook.lookup import load_settings, setting_in

_STEPS = "campaign_due_steps_days"


@dataclass(frozen=True, slots=True)
class CampaignDueCase:
    """One question to the rule: the facts of one recipient and one campaign, and the ladder that holds there."""

    recipient: str
    facts: CampaignDueFacts
    steps: tuple[int, ...]


def load_campaign_due_cases(connection: Connection, today: date) -> Iterator[CampaignDueCase]:
    """A case for each open campaign and each officer assigned within its area today. Five questions."""
    campaigns = connection.execute(
        select(
            Campaign.id,
            Campaign.area_code,
            Campaign.state,
            Campaign.quantity,
            Campaign.signed_on,
            Campaign.target_on,
            Campaign.target_earliest_on,
            Campaign.confirmed_on,
            Campaign.unit_name,
        )
        .where(Campaign.state == "open", Campaign.starts_on <= today.isoformat())
        .order_by(Campaign.id)
    ).all()
    areas_by_officer = _load_officer_areas(connection, today)
    targets = _load_targets(connection)
    founded = _load_founding_days(connection)
    settings = load_settings(connection, _STEPS)
    for campaign in campaigns:
        fact = CampaignFact(
            id=campaign.id,
            state=campaign.state,
            quantity=campaign.quantity,
            signed_on=campaign.signed_on,
            target_on=due_on(campaign.target_on, campaign.target_earliest_on, campaign.confirmed_on),
        )
        steps = tuple(setting_in(_STEPS, settings, campaign.area_code, today.isoformat()))
        for officer, areas in sorted(areas_by_officer.items()):
            if any(contains(campaign.area_code, area) for area in areas):
                # what is not a savings group nobody counts here: its deadline stands until it is marked as done
                facts = CampaignDueFacts(
                    campaigns=[fact],
                    targets=targets[officer],
                    groups_founded_on=[] if campaign.unit_name else founded[officer],
                )
                yield CampaignDueCase(officer, facts, steps)


def _load_officer_areas(connection: Connection, today: date) -> Mapping[str, list[str]]:
    day = today.isoformat()
    rows = connection.execute(
        select(Assignment.scope_id, Assignment.area_code).where(
            Assignment.role == "officer",
            Assignment.from_on <= day,
            or_(Assignment.to_on.is_(None), Assignment.to_on >= day),
        )
    )
    areas: dict[str, list[str]] = defaultdict(list)
    for scope, area_code in rows:
        areas[scope.removeprefix("person:")].append(area_code)
    return areas


def _load_targets(connection: Connection) -> Mapping[str, list[TargetFact]]:
    rows = connection.execute(
        select(Target.scope_id, Target.campaign_id, Target.quantity, Target.target_on).order_by(Target.seq)
    )
    targets: dict[str, list[TargetFact]] = defaultdict(list)
    for scope, campaign_id, quantity, target_on in rows:
        targets[scope.removeprefix("person:")].append(
            TargetFact(campaign_id=campaign_id, quantity=quantity, target_on=target_on)
        )
    return targets


def _load_founding_days(connection: Connection) -> Mapping[str, list[str]]:
    days: dict[str, list[str]] = defaultdict(list)
    for officer, founded_on in connection.execute(
        select(func.coalesce(Group.founder_id, Group.officer_id), Group.founded_on).where(
            is_counted(), Group.duplicate_of.is_(None)
        )
    ):
        days[officer].append(founded_on)
    return days
