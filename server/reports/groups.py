"""Groups of an area, and one group down to its months and collections. No member is named."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, case, cast, func, select

from server.clock import format_instant
from server.groups.models import Group, Member
from server.ladder.standing import REQUIRED, load_standings
from server.ledger.counted import is_counted
from server.ledger.entry_kinds import ACCOUNTS
from server.ledger.models import AccountBalance, CollectionClose, CollectionOpen, Entry, GroupMonth
from server.members.counted import is_counted_member
from server.people.models import Person
from server.places.places import Place, find_place
from server.places.within import within
from server.reports.milestones import load_shown, load_steps
from server.reports.savings import SAVINGS_ACCOUNTS, savings_of
from server.reports.visits import load_visits
from server.rulebook.lookup import load_settings
from server.syncing.models import ReceiptLine, Scope
from server.values.thai_date import bangkok_date


def groups_report(connection: Connection, area: Place, now: datetime) -> dict[str, Any]:
    """Every group of an area by name, in twelve questions."""
    inside = within(Group.subdistrict_code, area.code) & is_counted()
    return {"as_of": format_instant(now), "groups": load_groups(connection, inside, bangkok_date(now))}


def find_group_place(connection: Connection, group_id: str) -> str | None:
    """The subdistrict code of a group; None when there is no such group."""
    return connection.execute(
        select(Group.subdistrict_code).where(Group.scope_id == f"group:{group_id}", Group.id == group_id)
    ).scalar()


def group_report(connection: Connection, group_id: str, now: datetime) -> dict[str, Any]:
    """One group with its steps, months, collections and visits, in twenty-six questions. The group must exist."""
    scope = f"group:{group_id}"
    return {
        "as_of": format_instant(now),
        "group": load_groups(connection, Group.scope_id == scope, bangkok_date(now))[0],
        "steps": load_steps(connection, scope),
        "shown": load_shown(connection, scope, bangkok_date(now)),
        "visits": load_visits(connection, scope),
        "months": _load_months(connection, scope),
        "collections": _load_collections(connection, scope),
    }


def load_groups(connection: Connection, condition: ColumnElement[bool], today: date) -> list[dict[str, Any]]:
    """The groups for which the condition on `Group` holds, in figures, by place and name."""
    groups = connection.execute(
        select(
            Group.scope_id,
            Group.id,
            Group.name,
            Group.place_name,
            Group.moo,
            Group.subdistrict_code,
            Group.founded_on,
            Group.duplicate_of,
            Group.officer_id,
            Group.officer_id,
            Person.display_name.label("officer_name"),
        )
        .outerjoin(Person, Person.id == Group.officer_id)
        .where(condition)
        .order_by(Group.subdistrict_code, Group.name, Group.id)
    ).mappings()
    members = _by_scope(
        connection,
        select(Group.scope_id, func.count())
        .join(Member, Member.scope_id == Group.scope_id)
        .where(condition, is_counted_member(connection))
        .group_by(Group.scope_id),
    )
    balances = _by_scope(
        connection,
        select(Group.scope_id, func.sum(AccountBalance.amount_satang))
        .join(AccountBalance, AccountBalance.scope_id == Group.scope_id)
        .where(condition, AccountBalance.account.in_(SAVINGS_ACCOUNTS))
        .group_by(Group.scope_id),
    )
    collected = _by_scope(
        connection,
        select(Group.scope_id, func.max(CollectionOpen.civil_on))
        .join(CollectionOpen, CollectionOpen.scope_id == Group.scope_id)
        .where(condition)
        .group_by(Group.scope_id),
    )
    differences = _by_scope(connection, _count_differences(condition))
    overdrawn = _by_scope(connection, _overdrawn(condition))
    received = _by_scope(
        connection,
        select(Group.scope_id, ReceiptLine.received_at)
        .join(Scope, Scope.id == Group.scope_id)
        .join(ReceiptLine, (ReceiptLine.scope_id == Scope.id) & (ReceiptLine.seq == Scope.seq))
        .where(condition),
    )
    standings = {
        each.group_id: each
        for each in load_standings(connection, condition, load_settings(connection, REQUIRED), today)
    }
    return [
        {
            **group,
            "stage": standings[group["id"]].stage,
            "steps": [
                {"milestone": milestone, "state": step.state, "done_on": step.done_on}
                for milestone, step in standings[group["id"]].steps.items()
            ],
            "subdistrict_th": _place_name(group["subdistrict_code"]),
            "members": members.get(group["scope_id"], 0),
            "deposits_satang": savings_of(balances.get(group["scope_id"], 0)),
            "last_collection_on": collected.get(group["scope_id"]),
            "last_received_at": received.get(group["scope_id"]),
            "count_difference_satang": differences.get(group["scope_id"], 0),
            "overdrawn": overdrawn.get(group["scope_id"], 0),
        }
        for group in groups
    ]


def _overdrawn(condition: ColumnElement[bool]) -> Select[str, int]:
    """By scope: how many accounts, also of single members, hold less than nothing."""
    natures = {
        nature: [account for account, its in ACCOUNTS.items() if its == nature]
        for nature in ACCOUNTS.values()
    }
    is_short = AccountBalance.account.in_(natures["asset"]) & (AccountBalance.amount_satang < 0)
    is_paid_out = AccountBalance.account.in_(natures["liability"]) & (AccountBalance.amount_satang > 0)
    return (
        select(Group.scope_id, func.count())
        .join(AccountBalance, AccountBalance.scope_id == Group.scope_id)
        .where(condition, is_short | is_paid_out)
        .group_by(Group.scope_id)
    )


def _count_differences(condition: ColumnElement[bool]) -> Select[str, int]:
    """By scope: cash counted less cash expected on the last day on which a collection was closed, as the books fold it."""
    opened = (CollectionOpen.scope_id == CollectionClose.scope_id) & (
        CollectionOpen.id == CollectionClose.collection_id
    )
    last = (
        select(CollectionClose.scope_id, func.max(CollectionClose.civil_on).label("day"))
        .join(CollectionOpen, opened)
        .join(Group, Group.scope_id == CollectionClose.scope_id)
        .where(condition)
        .group_by(CollectionClose.scope_id)
        .subquery()
    )
    difference = (
        CollectionClose.counted_satang - CollectionOpen.opening_cash_satang - CollectionClose.total_satang
    )
    return (
        select(CollectionClose.scope_id, cast(func.sum(difference), BigInteger))
        .join(CollectionOpen, opened)
        .join(last, (last.c.scope_id == CollectionClose.scope_id) & (last.c.day == CollectionClose.civil_on))
        .group_by(CollectionClose.scope_id)
    )


def _by_scope(connection: Connection, statement: Any) -> Mapping[str, Any]:
    return {row[0]: row[1] for row in connection.execute(statement)}


def _place_name(code: str) -> str:
    place = find_place(code)
    return place.name_th if place else code


def _load_months(connection: Connection, scope: str) -> list[dict[str, Any]]:
    months = connection.execute(
        select(GroupMonth.month, GroupMonth.entry_kind, GroupMonth.lines, GroupMonth.amount_satang)
        .where(GroupMonth.scope_id == scope)
        .order_by(GroupMonth.month.desc(), GroupMonth.entry_kind)
    )
    return [dict(month) for month in months.mappings()]


def _load_collections(connection: Connection, scope: str) -> list[dict[str, Any]]:
    """Collections, the latest first. A closed one says what its device closed with, an open one what arrived so far."""
    opens = connection.execute(
        select(CollectionOpen.id, CollectionOpen.civil_on, CollectionOpen.period)
        .where(CollectionOpen.scope_id == scope)
        .order_by(CollectionOpen.civil_on.desc(), CollectionOpen.seq.desc())
    ).mappings()
    closes = {
        close["collection_id"]: close
        for close in connection.execute(
            select(
                CollectionClose.collection_id,
                CollectionClose.lines,
                CollectionClose.total_satang,
                CollectionClose.counted_satang,
            )
            .where(CollectionClose.scope_id == scope)
            .order_by(CollectionClose.seq)
        ).mappings()
    }
    sign = case((Entry.reverses.is_(None), 1), else_=-1)
    arrived = {
        entry["collection_id"]: entry
        for entry in connection.execute(
            select(
                Entry.collection_id,
                func.sum(sign).label("lines"),
                func.sum(sign * Entry.amount_satang).label("total_satang"),
            )
            .where(Entry.scope_id == scope, Entry.collection_id.is_not(None))
            .group_by(Entry.collection_id)
        ).mappings()
    }
    return [
        {
            **opened,
            "counted_satang": None,
            "lines": 0,
            "total_satang": 0,
            **(closes.get(opened["id"]) or arrived.get(opened["id"]) or {}),
            "closed": opened["id"] in closes,
        }
        for opened in opens
    ]
