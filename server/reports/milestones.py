"""Steps of formation for the district chief: which of an area wait to be acknowledged, and one group's with what its books show."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from server.clock import format_instant
from server.governance.models import Bylaws, CommitteePost
from server.groups.models import Group, Member
from server.ladder.models import Milestone, MilestoneReview
from server.ladder.rules import steps_of
from server.ledger.counted import is_counted
from server.ledger.models import CollectionClose, Entry
from server.members.counted import is_counted_member
from server.people.models import Person
from server.places.places import Place
from server.places.within import within
from server.syncing.models import ReceiptLine
from sync.receipt import EFFECTIVE


def milestones_report(connection: Connection, area: Place, now: datetime) -> dict[str, Any]:
    """What was told last and nobody has reviewed, the oldest first, in two questions."""
    inside = within(Group.subdistrict_code, area.code) & is_counted() & Group.duplicate_of.is_(None)
    officer = aliased(Person)
    told = _by_scope(
        connection.execute(
            select(
                Milestone.scope_id,
                Milestone.id,
                Milestone.seq,
                Milestone.milestone,
                Milestone.done_on,
                Milestone.civil_on.label("told_on"),
                Milestone.reverses,
                Group.id.label("group_id"),
                Group.name.label("group_name"),
                officer.display_name.label("officer_name"),
                ReceiptLine.received_at,
            )
            .join(Group, Group.scope_id == Milestone.scope_id)
            .join(
                ReceiptLine,
                (ReceiptLine.operation_id == Milestone.id) & ReceiptLine.outcome.in_(sorted(EFFECTIVE)),
            )
            .outerjoin(officer, officer.id == Group.officer_id)
            .where(inside)
        ).mappings()
    )
    reviews = _by_scope(
        connection.execute(
            select(
                MilestoneReview.scope_id,
                MilestoneReview.id,
                MilestoneReview.seq,
                MilestoneReview.milestone_id,
                MilestoneReview.verdict,
            )
            .join(Group, Group.scope_id == MilestoneReview.scope_id)
            .where(inside)
        ).mappings()
    )
    waiting = []
    for scope, rows in told.items():
        by_id = {row["id"]: row for row in rows}
        steps = steps_of(rows, reviews.get(scope, ())).values()
        waiting += [by_id[step.milestone_id] for step in steps if step.state == "submitted"]
    return {
        "as_of": format_instant(now),
        "waiting": sorted((dict(row) for row in waiting), key=lambda row: (row["received_at"], row["id"])),
    }


def load_steps(connection: Connection, scope: str) -> list[dict[str, Any]]:
    """The steps of one group as they were told last, with what was said of each; in two questions."""
    told = [
        dict(row)
        for row in connection.execute(
            select(
                Milestone.id,
                Milestone.seq,
                Milestone.milestone,
                Milestone.done_on,
                Milestone.civil_on.label("told_on"),
                Milestone.note,
                Milestone.photo_sha256,
                Milestone.reverses,
                Milestone.author_id,
                Person.display_name.label("author_name"),
            )
            .outerjoin(Person, Person.id == Milestone.author_id)
            .where(Milestone.scope_id == scope)
        ).mappings()
    ]
    reviews = [
        dict(row)
        for row in connection.execute(
            select(
                MilestoneReview.id,
                MilestoneReview.seq,
                MilestoneReview.milestone_id,
                MilestoneReview.verdict,
                MilestoneReview.note,
                MilestoneReview.civil_on,
                Person.display_name.label("author_name"),
            )
            .outerjoin(Person, Person.id == MilestoneReview.author_id)
            .where(MilestoneReview.scope_id == scope)
            .order_by(MilestoneReview.seq)
        ).mappings()
    ]
    rows = {row["id"]: row for row in told}
    return [
        {
            **rows[step.milestone_id],
            "state": step.state,
            "said": [
                review
                for review in reviews
                if rows.get(review["milestone_id"], {}).get("milestone") == milestone
            ],
        }
        for milestone, step in steps_of(told, reviews).items()
    ]


def _by_scope(rows: Iterable[Any]) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row["scope_id"]].append(row)
    return found


def load_shown(connection: Connection, scope: str, today: date) -> dict[str, Any]:
    """What the group's own books show of its formation, in six questions."""

    def asked(value: Any, *conditions: Any) -> Any:
        return connection.execute(select(value).where(*conditions)).scalar()

    day, mirror = today.isoformat(), aliased(Entry)
    is_taken_back = select(mirror.id).where(mirror.scope_id == scope, mirror.reverses == Entry.id).exists()
    return {
        "members": asked(func.count(Member.id), Member.scope_id == scope, is_counted_member(connection)),
        "posts": asked(
            func.count(CommitteePost.id),
            CommitteePost.scope_id == scope,
            CommitteePost.status == "stands",
            CommitteePost.from_on <= day,
            CommitteePost.to_on >= day,
        ),
        "bylaws_on": asked(func.min(Bylaws.starts_on), Bylaws.scope_id == scope, Bylaws.starts_on <= day),
        "collected_on": asked(func.min(CollectionClose.civil_on), CollectionClose.scope_id == scope),
        "banked_on": asked(
            func.min(Entry.civil_on),
            Entry.scope_id == scope,
            Entry.entry_kind.in_(("bank_in", "opening_bank")),
            Entry.reverses.is_(None),
            ~is_taken_back,
        ),
    }
