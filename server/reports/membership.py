"""Who is counted as a member, as every report says it."""

from sqlalchemy import ColumnElement, and_, exists
from sqlalchemy.orm import aliased

from server.groups.models import Member
from server.members.models import MemberMerge


def is_counted_member() -> ColumnElement[bool]:
    """Members who have not left; who was registered twice counts once."""
    merge, back = aliased(MemberMerge), aliased(MemberMerge)
    is_taken_back = exists().where(back.scope_id == merge.scope_id, back.reverses == merge.id)
    is_part_of_another = exists().where(
        merge.scope_id == Member.scope_id,
        merge.from_member_id == Member.id,
        merge.reverses.is_(None),
        ~is_taken_back,
    )
    return and_(Member.status == "active", ~is_part_of_another)
