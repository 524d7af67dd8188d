"""Who is counted as a member, as every report and every rule says it."""

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select
from sqlalchemy.orm import aliased

from server.groups.models import Member
from server.members.merged import standing_merges
from server.members.models import MemberMerge


def is_counted_member(connection: Connection) -> ColumnElement[bool]:
    """Members who have not left; who was registered twice counts once. One question first, about circles."""
    merge, back = aliased(MemberMerge), aliased(MemberMerge)
    is_taken_back = exists().where(back.scope_id == merge.scope_id, back.reverses == merge.id)
    is_part_of_another = exists().where(
        merge.scope_id == Member.scope_id,
        merge.from_member_id == Member.id,
        merge.reverses.is_(None),
        ~is_taken_back,
    )
    return and_(
        Member.status == "active",
        or_(~is_part_of_another, Member.id.in_(_who_remains_of_circles(connection))),
    )


def _who_remains_of_circles(connection: Connection) -> list[str]:
    """Members who were said to be part of another and are not, as the other became part of them.

    Only groups where somebody is on both sides of merges are folded: hardly any.
    """
    one, next_one = aliased(MemberMerge), aliased(MemberMerge)
    in_rows = select(one.scope_id).join(
        next_one,
        and_(next_one.scope_id == one.scope_id, next_one.from_member_id == one.into_member_id),
    )
    merges = defaultdict[str, list[dict[str, Any]]](list)
    for row in connection.execute(
        select(
            MemberMerge.scope_id,
            MemberMerge.id,
            MemberMerge.seq,
            MemberMerge.from_member_id,
            MemberMerge.into_member_id,
            MemberMerge.reverses,
        ).where(MemberMerge.scope_id.in_(in_rows))
    ).mappings():
        merges[row["scope_id"]].append(dict(row))
    remaining: set[str] = set()
    for rows in merges.values():
        remaining |= {row["from_member_id"] for row in rows} - standing_merges(rows).keys()
    return sorted(remaining)
