"""Who missed collections: SQL to the facts about members who paid nothing at the latest one; most have paid."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, select
from sqlalchemy.orm import aliased

from server.alerts.rules.member_misses import HeldFact, MemberFact, MissFacts
from server.groups.models import Member
from server.ledger.entry_kinds import ENTRY_KINDS
from server.ledger.models import CollectionClose, CollectionOpen, Entry
from server.members.counted import is_counted_member
from server.members.merged import standing_merges
from server.members.models import MemberMerge

#: Kinds of entry that pay for a month.
_PAYING = tuple(kind for kind, each in ENTRY_KINDS.items() if each.has_period)


def load_misses(connection: Connection, least: int) -> Mapping[str, MissFacts]:
    """By scope: every month that was collected, and who paid nothing at the latest `least` with all they ever paid for.

    Seven questions. First who paid lately, which an index answers: the whole history is read of the few who did not.
    """
    held, wholes = _load_held(connection), _load_wholes(connection)
    lately = _paid_lately(connection, least, wholes)
    missing = [
        row
        for row in connection.execute(
            select(Member.scope_id, Member.id, Member.joined_on)
            .where(is_counted_member(connection))
            .order_by(Member.scope_id, Member.id)
        )
        if len(held.get(row.scope_id, ())) >= least and (row.scope_id, row.id) not in lately
    ]
    paid = _load_paid(connection, missing, wholes)
    members: dict[str, list[MemberFact]] = defaultdict(list)
    for scope, member_id, joined_on in missing:
        fact = MemberFact(id=member_id, joined_on=joined_on, paid=sorted(paid[scope, member_id]))
        members[scope].append(fact)
    return {scope: MissFacts(held=held[scope], members=those) for scope, those in members.items()}


def _load_held(connection: Connection) -> Mapping[str, list[HeldFact]]:
    """By scope: the months whose collection was closed, and the first day of each."""
    held: dict[str, list[HeldFact]] = defaultdict(list)
    for scope, period, on in connection.execute(_held_months()):
        held[scope].append(HeldFact(period=period, on=on))
    return held


def _held_months() -> Select[str, str, str]:
    return (
        select(CollectionOpen.scope_id, CollectionOpen.period, func.min(CollectionOpen.civil_on))
        .join(CollectionClose, _is_closed())
        .group_by(CollectionOpen.scope_id, CollectionOpen.period)
    )


def _paid_lately(
    connection: Connection, least: int, wholes: Mapping[str, Mapping[str, str]]
) -> set[tuple[str, str]]:
    """Scope and member of everybody who paid something for one of the latest months of their group."""
    months = _held_months().subquery()
    from_newest = func.row_number().over(partition_by=months.c.scope_id, order_by=months.c.period.desc())
    ranked = select(months.c.scope_id, months.c.period, from_newest.label("place")).subquery()
    latest = select(ranked.c.scope_id, ranked.c.period).where(ranked.c.place <= least).cte("latest")
    rows = connection.execute(
        select(Entry.scope_id, Entry.member_id)
        .select_from(latest)
        .join(Entry, and_(Entry.scope_id == latest.c.scope_id, Entry.period == latest.c.period))
        .where(_is_standing_pledge())
        .distinct()
    )
    return {(scope, wholes.get(scope, {}).get(str(member_id), str(member_id))) for scope, member_id in rows}


def _load_paid(
    connection: Connection, missing: Sequence[Row[str, str, str]], wholes: Mapping[str, Mapping[str, str]]
) -> Mapping[tuple[str, str], set[str]]:
    """By scope and member: the months something was paid for; what was paid as another number of the same person counts."""
    paid: dict[tuple[str, str], set[str]] = defaultdict(set)
    wanted = {(row.scope_id, row.id) for row in missing}
    rows = connection.execute(
        select(Entry.scope_id, Entry.member_id, Entry.period)
        .where(Entry.scope_id.in_(sorted({row.scope_id for row in missing})), _is_standing_pledge())
        .distinct()
    )
    for scope, member_id, period in rows:
        whole = wholes.get(scope, {}).get(str(member_id), str(member_id))
        if (scope, whole) in wanted:
            paid[scope, whole].add(str(period))
    return paid


def _load_wholes(connection: Connection) -> Mapping[str, Mapping[str, str]]:
    """By scope, of members who became part of another: who they are in the end."""
    merges: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for merge in connection.execute(select(*MemberMerge.__table__.c)).mappings():
        merges[merge["scope_id"]].append(dict(merge))
    return {scope: _wholes(each) for scope, each in merges.items()}


def _wholes(merges: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """By member who became part of another: who they are in the end."""
    into = {part: merge["into_member_id"] for part, merge in standing_merges(merges).items()}
    found = {}
    for part, whole in into.items():
        while whole in into:
            whole = into[whole]  # noqa: PLW2901
        found[part] = whole
    return found


def _is_closed() -> ColumnElement[bool]:
    return and_(
        CollectionClose.scope_id == CollectionOpen.scope_id,
        CollectionClose.collection_id == CollectionOpen.id,
    )


def _is_standing_pledge() -> ColumnElement[bool]:
    """A line that pays for a month, in time, late or ahead, and was not taken back."""
    mirror = aliased(Entry)
    taken_back = (
        select(mirror.id)
        .where(mirror.scope_id == Entry.scope_id, mirror.reverses == Entry.id)
        .correlate(Entry)
    )
    return and_(Entry.entry_kind.in_(_PAYING), Entry.reverses.is_(None), ~taken_back.exists())
