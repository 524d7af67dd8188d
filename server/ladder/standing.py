"""Where groups stand on the ladder: rows of many groups to the folds of `rules`, in a fixed number of questions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from server.groups.models import Group
from server.ladder.models import Milestone, MilestoneReview
from server.ladder.rules import Step, established_on, rule_day, stage_of, steps_of
from server.rulebook.lookup import SettingsByScope, setting_in

REQUIRED = "established_requires"


@dataclass(frozen=True, slots=True)
class Standing:
    """A group on the ladder. Its promise was kept by whoever founded it, also when another officer leads it now."""

    group_id: str
    founder_id: str
    founded_on: str
    steps: Mapping[str, Step]
    established_on: str | None
    stage: str


def load_standings(
    connection: Connection, condition: ColumnElement[bool], settings: SettingsByScope, today: date
) -> Iterator[Standing]:
    """The standing of every group that meets the condition; `settings` hold `REQUIRED`. Three questions."""
    steps = load_steps(connection, condition)
    for group in connection.execute(select(*GROUP_COLUMNS).where(condition)):
        yield standing_of(group, steps.get(group.scope_id, {}), settings, today)


#: What a standing needs to know of a group besides its steps.
GROUP_COLUMNS = (
    Group.scope_id,
    Group.id,
    func.coalesce(Group.founder_id, Group.officer_id).label("founder_id"),
    Group.founded_on,
    Group.subdistrict_code,
    Group.status,
)


def load_steps(connection: Connection, condition: ColumnElement[bool]) -> Mapping[str, Mapping[str, Step]]:
    """By scope: the steps that stand of the groups that meet the condition. Two questions."""
    told = _by_scope(
        connection,
        select(
            Milestone.scope_id,
            Milestone.id,
            Milestone.seq,
            Milestone.milestone,
            Milestone.done_on,
            Milestone.reverses,
        )
        .join(Group, Group.scope_id == Milestone.scope_id)
        .where(condition),
    )
    said = _by_scope(
        connection,
        select(
            MilestoneReview.scope_id,
            MilestoneReview.id,
            MilestoneReview.seq,
            MilestoneReview.milestone_id,
            MilestoneReview.verdict,
        )
        .join(Group, Group.scope_id == MilestoneReview.scope_id)
        .where(condition),
    )
    return {scope: steps_of(rows, said.get(scope, ())) for scope, rows in told.items()}


def standing_of(group: Any, steps: Mapping[str, Step], settings: SettingsByScope, today: date) -> Standing:
    """Where a group, a row of `GROUP_COLUMNS`, stands with these steps by the rules of today."""
    day = rule_day(steps, today.isoformat())
    required = setting_in(REQUIRED, settings, group.subdistrict_code, day)
    established = established_on(steps, required, group.founded_on)
    return Standing(
        group.id,
        group.founder_id,
        group.founded_on,
        steps,
        established,
        stage_of(group.status, established),
    )


def _by_scope(connection: Connection, statement: Select[*tuple[Any, ...]]) -> Mapping[str, list[Any]]:
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(statement).mappings():
        rows[row["scope_id"]].append(row)
    return rows
