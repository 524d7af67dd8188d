"""Steps of an area's groups that wait for the district chief, each with what the group's own books show."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.orm import aliased

from server.clock import format_instant
from server.governance.models import Bylaws, CommitteePost
from server.groups.models import Group, Member
from server.ladder.models import Milestone, MilestoneReview
from server.ladder.rules import steps_of
from server.ledger.counted import is_counted
from server.ledger.models import CollectionClose, Entry
from server.people.models import Person
from server.places.places import Place
from server.reports.area import within
from server.reports.membership import is_counted_member
from server.syncing.models import ReceiptLine
from server.values.thai_date import bangkok_date
from sync.receipt import EFFECTIVE


def milestones_report(connection: Connection, area: Place, now: datetime) -> dict[str, Any]:
    """What was told and nobody has reviewed, the oldest first, in eight questions."""
    inside = within(Group.subdistrict_code, area.code) & is_counted() & Group.duplicate_of.is_(None)
    told = _load_told(connection, inside)
    reviews = _load_reviews(connection, inside)
    waiting = [each for scope in told for each in _waiting(told[scope], reviews.get(scope, ()))]
    shown = _load_shown(connection, inside, bangkok_date(now))
    return {
        "as_of": format_instant(now),
        "waiting": [
            {
                **each,
                "shown": {name: facts.get(each["scope_id"], none) for name, (facts, none) in shown.items()},
            }
            for each in sorted(waiting, key=lambda each: (each["received_at"], each["id"]))
        ],
    }


def _waiting(
    told: Iterable[Mapping[str, Any]], reviews: Iterable[Mapping[str, Any]]
) -> Iterable[dict[str, Any]]:
    """Of one group: the steps that were told last and not reviewed; with the note of whoever returned one before."""
    rows, said = {each["id"]: each for each in told}, list(reviews)
    for step in steps_of(rows.values(), said).values():
        if step.state == "submitted":
            row = rows[step.milestone_id]
            before = [
                review["note"]
                for review in said
                if review["verdict"] == "returned"
                and review["milestone_id"] in rows
                and rows[review["milestone_id"]]["milestone"] == row["milestone"]
            ]
            yield {**row, "returned_note": before[-1] if before else None}


def _load_told(connection: Connection, inside: ColumnElement[bool]) -> Mapping[str, list[Any]]:
    officer = aliased(Person)
    return _by_scope(
        connection.execute(
            select(
                Milestone.scope_id,
                Milestone.id,
                Milestone.seq,
                Milestone.milestone,
                Milestone.done_on,
                Milestone.civil_on.label("told_on"),
                Milestone.note,
                Milestone.photo_sha256,
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


def _load_reviews(connection: Connection, inside: ColumnElement[bool]) -> Mapping[str, list[Any]]:
    return _by_scope(
        connection.execute(
            select(
                MilestoneReview.scope_id,
                MilestoneReview.id,
                MilestoneReview.seq,
                MilestoneReview.milestone_id,
                MilestoneReview.verdict,
                MilestoneReview.note,
            )
            .join(Group, Group.scope_id == MilestoneReview.scope_id)
            .where(inside)
            .order_by(MilestoneReview.seq)
        ).mappings()
    )


def _by_scope(rows: Iterable[Any]) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row["scope_id"]].append(row)
    return found


def _load_shown(
    connection: Connection, inside: ColumnElement[bool], today: date
) -> Mapping[str, tuple[Mapping[str, Any], Any]]:
    """By fact: its value by scope, and what it is where a group shows nothing of it."""

    def asked(model: Any, value: Any, condition: Any) -> dict[str, Any]:
        rows = connection.execute(
            select(model.scope_id, value)
            .join(Group, Group.scope_id == model.scope_id)
            .where(inside, condition)
            .group_by(model.scope_id)
        )
        return {row[0]: row[1] for row in rows}

    day, mirror = today.isoformat(), aliased(Entry)
    holds = (CommitteePost.status == "stands") & (CommitteePost.from_on <= day) & (CommitteePost.to_on >= day)
    is_taken_back = (
        select(mirror.id).where(mirror.scope_id == Entry.scope_id, mirror.reverses == Entry.id).exists()
    )
    is_in_bank = Entry.entry_kind.in_(("bank_in", "opening_bank")) & Entry.reverses.is_(None) & ~is_taken_back
    return {
        "members": (asked(Member, func.count(), is_counted_member(connection)), 0),
        "posts": (asked(CommitteePost, func.count(), holds), 0),
        "bylaws_on": (asked(Bylaws, func.min(Bylaws.starts_on), Bylaws.starts_on <= day), None),
        "collected_on": (
            asked(CollectionClose, func.min(CollectionClose.civil_on), CollectionClose.civil_on <= day),
            None,
        ),
        "banked_on": (asked(Entry, func.min(Entry.civil_on), is_in_bank), None),
    }
