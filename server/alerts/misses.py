"""Who missed collections: SQL to the facts about members who paid nothing at the latest one; most have paid."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select
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


def load_misses(connection: Connection) -> Mapping[str, MissFacts]:
    """By scope: every month that was collected, and who paid nothing for the latest with all they ever paid for. Five questions."""
    latest = (
        select(CollectionOpen.scope_id, func.max(CollectionOpen.period).label("period"))
        .join(CollectionClose, _is_closed())
        .group_by(CollectionOpen.scope_id)
        .subquery()
    )
    has_paid = (
        select(Entry.id)
        .where(
            Entry.scope_id == Member.scope_id,
            Entry.member_id == Member.id,
            Entry.period == latest.c.period,
            _is_standing_pledge(),
        )
        .correlate(Member, latest)
        .exists()
    )
    missing = (
        select(Member.scope_id, Member.id, Member.joined_on)
        .join(latest, latest.c.scope_id == Member.scope_id)
        .where(is_counted_member(connection), ~has_paid)
    )
    held, paid = _load_held(connection), _load_paid(connection, missing.subquery())
    members: dict[str, list[MemberFact]] = defaultdict(list)
    for scope, member_id, joined_on in connection.execute(missing.order_by(Member.scope_id, Member.id)):
        fact = MemberFact(id=member_id, joined_on=joined_on, paid=sorted(paid[scope, member_id]))
        members[scope].append(fact)
    return {scope: MissFacts(held=held[scope], members=those) for scope, those in members.items()}


def _load_held(connection: Connection) -> Mapping[str, list[HeldFact]]:
    """By scope: the months whose collection was closed, and the first day of each."""
    held: dict[str, list[HeldFact]] = defaultdict(list)
    for scope, period, on in connection.execute(
        select(CollectionOpen.scope_id, CollectionOpen.period, func.min(CollectionOpen.civil_on))
        .join(CollectionClose, _is_closed())
        .group_by(CollectionOpen.scope_id, CollectionOpen.period)
    ):
        held[scope].append(HeldFact(period=period, on=on))
    return held


def _load_paid(connection: Connection, missing: Any) -> Mapping[tuple[str, str], set[str]]:
    """By scope and member: the months something was paid for; what was paid as another number of the same person counts."""
    paid: dict[tuple[str, str], set[str]] = defaultdict(set)
    lines = select(Entry.scope_id, Entry.member_id, Entry.period).where(_is_standing_pledge()).distinct()
    is_theirs = and_(missing.c.scope_id == Entry.scope_id, missing.c.id == Entry.member_id)
    for scope, member_id, period in connection.execute(lines.join(missing, is_theirs)):
        paid[scope, str(member_id)].add(str(period))
    merges: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for merge in connection.execute(select(*MemberMerge.__table__.c)).mappings():
        merges[merge["scope_id"]].append(dict(merge))
    wholes = {scope: _wholes(each) for scope, each in merges.items()}
    is_part = and_(MemberMerge.scope_id == Entry.scope_id, MemberMerge.from_member_id == Entry.member_id)
    for scope, member_id, period in connection.execute(lines.join(MemberMerge, is_part)):
        if whole := wholes[scope].get(str(member_id)):
            paid[scope, whole].add(str(period))
    return paid


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
