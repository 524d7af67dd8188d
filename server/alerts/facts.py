"""SQL to facts about promises: all that the rules may know, in a number of questions that does not depend on how many people there are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from server.alerts.levels import OFFICER
from server.alerts.recipients import Posts
from server.alerts.rules.campaign_due import CampaignDueFacts, CampaignFact, TargetFact
from server.alerts.rules.no_progress import FoundedFact, ProgressFacts, PromiseFact
from server.campaigns.models import Campaign, Target
from server.campaigns.rules import due_on
from server.ladder.standing import Standing, load_standings
from server.ledger.counted import counts_as_group
from server.people.assignment import Assignment
from server.people.assignments import ever_holds
from server.places.places import contains
from server.rulebook.lookup import SettingsByScope, setting_in

_STEPS = "campaign_due_steps_days"


@dataclass(frozen=True, slots=True)
class CampaignDueCase:
    """One question to the rule: the facts of one recipient and one campaign, and the ladder that holds there."""

    facts: CampaignDueFacts
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PromisesOf:
    """What one officer promised and did; `ever_from` is the day of their very first assignment as an officer."""

    officer_id: str
    area_codes: list[str]
    ever_from: str
    due: list[CampaignDueCase]
    progress: ProgressFacts


def load_promises(
    connection: Connection, posts: Posts, settings: SettingsByScope, today: date
) -> Iterator[PromisesOf]:
    """For each officer of today the open campaigns in whose area they work, their targets and groups. Seven questions."""
    campaigns = connection.execute(
        select(
            Campaign.id,
            Campaign.area_code,
            Campaign.state,
            Campaign.quantity,
            Campaign.signed_on,
            Campaign.starts_on,
            Campaign.target_on,
            Campaign.target_earliest_on,
            Campaign.confirmed_on,
            Campaign.unit_name,
            Campaign.hard_on,
        )
        .where(Campaign.state == "open", Campaign.starts_on <= today.isoformat())
        .order_by(Campaign.id)
    ).all()
    targets, begun = _load_targets(connection), _load_first_days(connection, today)
    groups = _load_groups(connection, settings, today)
    for officer, areas in posts.of(OFFICER):
        own = [each for each in campaigns if any(contains(each.area_code, area or "th") for area in areas)]
        yield PromisesOf(
            officer,
            areas,
            begun[officer].ever,
            [_due_case(each, targets[officer], groups[officer], settings, today) for each in own],
            ProgressFacts(
                officer_id=officer,
                in_office_from=begun[officer].in_force,
                campaigns=[
                    PromiseFact(
                        id=each.id,
                        state=each.state,
                        quantity=each.quantity,
                        signed_on=each.signed_on,
                        starts_on=each.starts_on,
                        hard_on=each.hard_on,
                    )
                    for each in own
                    if not each.unit_name
                ],
                targets=targets[officer],
                groups=[
                    FoundedFact(
                        founded_on=each.founded_on,
                        is_established=each.established_on is not None,
                        last_step_on=max((step.done_on for step in each.steps.values()), default=None),
                    )
                    for each in groups[officer]
                ],
            ),
        )


def _due_case(
    campaign: Any, targets: list[TargetFact], groups: list[Standing], settings: SettingsByScope, today: date
) -> CampaignDueCase:
    fact = CampaignFact(
        id=campaign.id,
        state=campaign.state,
        quantity=campaign.quantity,
        signed_on=campaign.signed_on,
        target_on=due_on(campaign.target_on, campaign.target_earliest_on, campaign.confirmed_on),
        hard_on=campaign.hard_on,
    )
    # what is not a savings group nobody counts here: its deadline stands until it is marked as done
    founded = [
        each.founded_on for each in groups if each.established_on is not None and not campaign.unit_name
    ]
    steps = tuple(setting_in(_STEPS, settings, campaign.area_code, today.isoformat()))
    return CampaignDueCase(
        CampaignDueFacts(campaigns=[fact], targets=targets, groups_founded_on=founded), steps
    )


@dataclass(frozen=True, slots=True)
class _FirstDays:
    """Since when somebody is an officer: by the assignments in force today, and by all there ever were."""

    in_force: str
    ever: str


def _load_first_days(connection: Connection, today: date) -> Mapping[str, _FirstDays]:
    day = today.isoformat()
    spans: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for scope, from_on, to_on in connection.execute(
        select(Assignment.scope_id, Assignment.from_on, Assignment.to_on).where(
            Assignment.role == OFFICER, Assignment.from_on <= day, ever_holds()
        )
    ):
        spans[scope.removeprefix("person:")].append((from_on, to_on))
    return {
        person_id: _FirstDays(
            min((from_on for from_on, to_on in own if to_on is None or to_on >= day), default=day),
            min(from_on for from_on, _to_on in own),
        )
        for person_id, own in spans.items()
    }


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


def _load_groups(
    connection: Connection, settings: SettingsByScope, today: date
) -> Mapping[str, list[Standing]]:
    """By whoever founded them: the groups that count for a promise."""
    groups: dict[str, list[Standing]] = defaultdict(list)
    for each in load_standings(connection, counts_as_group(), settings, today):
        groups[each.founder_id].append(each)
    return groups
