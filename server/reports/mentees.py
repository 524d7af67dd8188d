"""What a mentor sees of the officers they accompany: their groups in the same figures a chief sees. No member is named."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from server.campaigns.models import Campaign, Target
from server.campaigns.rules import due_on
from server.cases.models import Case
from server.clock import format_instant
from server.groups.models import Group
from server.ladder.standing import REQUIRED, load_standings
from server.ledger.counted import counts_as_group, is_counted
from server.mentoring.models import Mentorship
from server.mentoring.pairs import is_mentored_by
from server.people.assignment import Assignment
from server.people.grants import Grants
from server.people.models import Device
from server.places.places import contains
from server.reports.groups import load_groups
from server.rulebook.lookup import load_settings
from server.values.thai_date import bangkok_date


def mentees_report(connection: Connection, grants: Grants, now: datetime) -> dict[str, Any]:
    """The officers whom this person mentors today, by name, in fifteen questions."""
    pairs = connection.execute(
        select(Mentorship.id, Mentorship.mentee_id, Mentorship.mentee_name)
        .where(is_mentored_by(grants))
        .order_by(Mentorship.mentee_name, Mentorship.id)
    ).all()
    officers, today = [pair.mentee_id for pair in pairs], bangkok_date(now)
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for group in load_groups(connection, Group.officer_id.in_(officers) & is_counted(), today):
        groups[group["officer_id"]].append(group)
    cases = _count_cases(connection, officers)
    phones = _load_phones(connection, officers)
    targets = _load_targets(connection, officers, today)
    founded = _load_founding_days(connection, officers, today)
    return {
        "as_of": format_instant(now),
        "mentees": [
            {
                "mentorship_id": pair.id,
                "person_id": pair.mentee_id,
                "name": pair.mentee_name,
                "groups": groups[pair.mentee_id],
                "open_cases": cases.get(pair.mentee_id, 0),
                **phones.get(pair.mentee_id, {"waiting_operations": 0, "last_heard_at": None}),
                "targets": [
                    {
                        **target,
                        "founded": sum(day >= target["signed_on"] for day in founded[pair.mentee_id]),
                    }
                    for target in targets[pair.mentee_id]
                ],
            }
            for pair in pairs
        ],
    }


def is_group_of_mentee(connection: Connection, grants: Grants, group_id: str) -> bool:
    """Whether an officer whom this person mentors today leads the group."""
    return (
        connection.execute(
            select(Mentorship.id)
            .join(Group, Group.officer_id == Mentorship.mentee_id)
            .where(Group.scope_id == f"group:{group_id}", Group.id == group_id, is_mentored_by(grants))
            .limit(1)
        ).first()
        is not None
    )


def _count_cases(connection: Connection, officers: list[str]) -> Mapping[str, int]:
    rows = connection.execute(
        select(Group.officer_id, func.count())
        .join(Case, Case.scope_id == Group.scope_id)
        .where(Group.officer_id.in_(officers), Case.settled_by.is_(None))
        .group_by(Group.officer_id)
    )
    return {row[0]: int(row[1]) for row in rows}


def _load_phones(connection: Connection, officers: list[str]) -> Mapping[str, dict[str, Any]]:
    """By officer: what waits on their phones, and when one of them was last heard of."""
    rows = connection.execute(
        select(Device.person_id, func.sum(Device.waiting_count), func.max(Device.last_heard_at))
        .where(Device.person_id.in_(officers))
        .group_by(Device.person_id)
    )
    return {
        person_id: {"waiting_operations": int(waiting), "last_heard_at": heard_at}
        for person_id, waiting, heard_at in rows
    }


def _load_targets(
    connection: Connection, officers: list[str], today: date
) -> Mapping[str, list[dict[str, Any]]]:
    """By officer: what is expected of them in the open campaigns of where they work, the nearest day first. Three questions."""
    day, scopes = today.isoformat(), [f"person:{officer}" for officer in officers]
    areas: dict[str, list[str]] = defaultdict(list)
    for scope, area_code in connection.execute(
        select(Assignment.scope_id, Assignment.area_code).where(
            Assignment.scope_id.in_(scopes),
            Assignment.role == "officer",
            Assignment.from_on <= day,
            or_(Assignment.to_on.is_(None), Assignment.to_on >= day),
        )
    ):
        areas[scope].append(area_code)
    own = {
        (row.scope_id, row.campaign_id): row
        for row in connection.execute(
            select(Target.scope_id, Target.campaign_id, Target.quantity, Target.target_on)
            .where(Target.scope_id.in_(scopes))
            .order_by(Target.seq)
        )
    }
    targets: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for campaign in connection.execute(
        select(
            Campaign.id,
            Campaign.name,
            Campaign.area_code,
            Campaign.quantity,
            Campaign.signed_on,
            Campaign.target_on,
            Campaign.target_earliest_on,
            Campaign.confirmed_on,
        )
        .where(Campaign.state == "open", Campaign.starts_on <= day, Campaign.unit_name.is_(None))
        .order_by(Campaign.id)
    ):
        due = due_on(campaign.target_on, campaign.target_earliest_on, campaign.confirmed_on)
        for scope in scopes:
            target = own.get((scope, campaign.id))
            quantity = target.quantity if target else campaign.quantity
            if quantity and any(contains(campaign.area_code, area) for area in areas[scope]):
                targets[scope.removeprefix("person:")].append(
                    {
                        "name": campaign.name,
                        "signed_on": campaign.signed_on,
                        "quantity": quantity,
                        "target_on": (target and target.target_on) or due,
                    }
                )
    for told in targets.values():
        told.sort(key=lambda each: each["target_on"])
    return targets


def _load_founding_days(connection: Connection, officers: list[str], today: date) -> Mapping[str, list[str]]:
    """By officer: when the established groups were founded that count for them, whoever leads those now. Three questions."""
    founder = func.coalesce(Group.founder_id, Group.officer_id)
    counted = founder.in_(officers) & counts_as_group()
    days: dict[str, list[str]] = defaultdict(list)
    for group in load_standings(connection, counted, load_settings(connection, REQUIRED), today):
        if group.established_on is not None:
            days[group.founder_id].append(group.founded_on)
    return days
