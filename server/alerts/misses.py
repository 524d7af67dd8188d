"""Members who brought nothing at the latest collections: facts of all groups in three questions."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import CTE, Connection, and_, case, func, or_, select

from server.alerts.rules.member_3_misses import MemberFact, MissFacts
from server.groups.models import Member
from server.ledger.entry_kinds import ENTRY_KINDS
from server.ledger.models import CollectionClose, CollectionOpen, Entry
from server.members.merged import standing_merges
from server.members.models import MemberMerge
from server.rulebook.lookup import SettingsByScope
from server.rulebook.rules import SETTINGS

_TIMES = "consecutive_misses_alert"
_DEPOSITS = [name for name, kind in ENTRY_KINDS.items() if kind.is_deposit and kind.has_period]


def load_misses(connection: Connection, settings: SettingsByScope) -> Mapping[str, MissFacts]:
    """By scope: the held collections, and the members who brought nothing at as many of the latest as any place asks for.

    What was deposited by somebody who became part of a member counts as the member's.
    """
    set_anywhere = [row["value"] for rows in settings.values() for row in rows if row["key"] == _TIMES]
    held = _held()
    members = defaultdict[str, list[Any]](list)
    for row in connection.execute(_behind(held, least=min([SETTINGS[_TIMES], *set_anywhere]))):
        members[row.scope_id].append(row)
    merges = _load_merges(connection)
    periods = defaultdict[str, dict[str, str]](dict)
    for scope, period, closed_on in connection.execute(select(held)):
        periods[scope][period] = closed_on
    return {
        scope: MissFacts(held=periods[scope], members=_as_one(rows, merges.get(scope, [])))
        for scope, rows in members.items()
    }


def _held() -> CTE:
    """Months whose collection was closed, and the day of the first closing."""
    is_of = (CollectionOpen.scope_id == CollectionClose.scope_id) & (
        CollectionOpen.id == CollectionClose.collection_id
    )
    return (
        select(
            CollectionOpen.scope_id,
            CollectionOpen.period,
            func.min(CollectionClose.civil_on).label("closed_on"),
        )
        .join(CollectionClose, is_of)
        .group_by(CollectionOpen.scope_id, CollectionOpen.period)
        .cte("held")
    )


def _behind(held: CTE, least: int) -> Any:
    """Active members who have paid for none of the `least` latest held months, and all who became part of another member."""
    paid = (
        select(Entry.scope_id, Entry.member_id, Entry.period)
        .where(Entry.entry_kind.in_(_DEPOSITS))
        .group_by(Entry.scope_id, Entry.member_id, Entry.period)
        .having(func.sum(case((Entry.reverses.is_(None), 1), else_=-1) * Entry.amount_satang) > 0)
        .cte("paid")
    )
    last = (
        select(paid.c.scope_id, paid.c.member_id, func.max(paid.c.period).label("period"))
        .join(held, and_(held.c.scope_id == paid.c.scope_id, held.c.period == paid.c.period))
        .group_by(paid.c.scope_id, paid.c.member_id)
        .cte("last")
    )
    backwards = func.row_number().over(partition_by=held.c.scope_id, order_by=held.c.period.desc())
    ranked = select(held.c.scope_id, held.c.period, backwards.label("place")).cte("ranked")
    is_behind = and_(
        Member.status == "active",
        func.substr(Member.joined_on, 1, 7) <= ranked.c.period,
        func.coalesce(last.c.period, "") < ranked.c.period,
    )
    return (
        select(Member.scope_id, Member.id, Member.status, Member.joined_on, last.c.period)
        .join(ranked, and_(ranked.c.scope_id == Member.scope_id, ranked.c.place == least))
        .outerjoin(last, and_(last.c.scope_id == Member.scope_id, last.c.member_id == Member.id))
        .where(or_(is_behind, Member.id.in_(select(MemberMerge.from_member_id))))
        .order_by(Member.id)
    )


def _load_merges(connection: Connection) -> Mapping[str, list[dict[str, Any]]]:
    merges = defaultdict[str, list[dict[str, Any]]](list)
    for row in connection.execute(
        select(
            MemberMerge.scope_id,
            MemberMerge.id,
            MemberMerge.seq,
            MemberMerge.from_member_id,
            MemberMerge.into_member_id,
            MemberMerge.reverses,
        )
    ).mappings():
        merges[row["scope_id"]].append(dict(row))
    return merges


def _as_one(rows: list[Any], merges: list[dict[str, Any]]) -> list[MemberFact]:
    standing = standing_merges(merges)
    paid: dict[str, str] = {}
    for row in rows:
        member_id = row.id
        while member_id in standing:
            member_id = standing[member_id]["into_member_id"]
        paid[member_id] = max(paid.get(member_id, ""), row.period or "")
    return [
        MemberFact(id=row.id, joined_on=row.joined_on, paid_period=paid[row.id] or None)
        for row in rows
        if row.id not in standing and row.status == "active"
    ]
