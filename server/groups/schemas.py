"""Groups and members on the wire: fields and limits, and how their edits merge."""

import re
from datetime import date
from typing import Any

from marshmallow import ValidationError

from server.concept import Concept, edit_shape_of, shape_of
from server.fields import Choice, Count, Day, Pattern, RowId, Satang, StrictSchema, Text
from server.groups.models import Group, GroupComparison, Member
from server.groups.rules import (
    AREA_LEVELS,
    GROUP_FIELDS,
    GROUP_STATES,
    MEMBER_FIELDS,
    MEMBER_STATES,
    MEMBER_TYPES,
    PLEDGE_MODES,
    VERDICTS,
    check_group,
    check_member,
    member_flags,
    member_lookups,
)
from sync.kind import IN_GROUP, Kind


class GroupSchema(StrictSchema):
    """A savings group for production."""

    name = Text(length_max=120)
    area_level = Choice(AREA_LEVELS)
    subdistrict_code = Pattern(re.compile(r"\d{6}"))
    moo = Count(minimum=1, maximum=99, allow_none=True)
    place_name = Text(length_max=80, allow_none=True)
    founded_on = Day()
    pledge_mode = Choice(PLEDGE_MODES)
    pledge_min_satang = Satang()
    unit_price_satang = Satang(allow_none=True)
    collection_day = Count(minimum=1, maximum=31)
    meeting_place = Text(length_max=120, allow_none=True)
    note = Text(length_max=500, allow_none=True)
    officer_id = RowId()
    founder_id = RowId(allow_none=True)
    duplicate_of = RowId(allow_none=True)
    void_reason = Text(length_max=200, allow_none=True)
    status = Choice(GROUP_STATES)


class Birth(Pattern):
    """A day of birth as far as it is known: "2007-05-27", "2007-05" or "2007"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(re.compile(r"\d{4}(-\d\d(-\d\d)?)?"), "not_a_date", **kwargs)

    def read(self, value: Any) -> str:
        """The value itself, when the calendar has such a day."""
        born = super().read(value)
        try:
            date.fromisoformat(f"{born}-01-01"[:10])
        except ValueError as error:
            raise ValidationError("no_such_date") from error
        return born


class MemberSchema(StrictSchema):
    """A member of a group."""

    number = Pattern(re.compile(r"\d{1,6}"))
    title = Text(length_max=30, allow_none=True)
    first_name = Text(length_max=60)
    last_name = Text(length_max=60, may_be_empty=True, allow_none=True)
    pledge_satang = Satang()
    joined_on = Day()
    phone = Pattern(re.compile(r"0\d{8,9}"), allow_none=True)
    member_type = Choice(MEMBER_TYPES, allow_none=True)
    born = Birth(allow_none=True)
    guardian_member_id = RowId(allow_none=True)
    guardian_name = Text(length_max=120, allow_none=True)
    address = Text(length_max=200, allow_none=True)
    status = Choice(MEMBER_STATES)


class GroupComparisonSchema(StrictSchema):
    """Two groups that look like one."""

    other_id = RowId(required=True)
    verdict = Choice(VERDICTS, required=True)


_group, _member, _comparison = GroupSchema(), MemberSchema(), GroupComparisonSchema()

CONCEPTS = (
    Concept(
        "group",
        Kind(
            "group",
            "merge",
            IN_GROUP,
            edit_shape_of(_group),
            founds=True,
            fields=GROUP_FIELDS,
            check=check_group,
        ),
        Group,
        _group,
    ),
    Concept(
        "member",
        Kind(
            "member",
            "merge",
            IN_GROUP,
            edit_shape_of(_member),
            fields=MEMBER_FIELDS,
            check=check_member,
            lookups=member_lookups,
            flags=member_flags,
        ),
        Member,
        _member,
    ),
    Concept(
        "group_comparison",
        Kind("group_comparison", "append", IN_GROUP, shape_of(_comparison)),
        GroupComparison,
        _comparison,
    ),
)
