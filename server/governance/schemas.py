"""Committee posts, minutes, by-laws and admissions on the wire: fields and limits."""

import re

from server.concept import Concept, edit_shape_of, shape_of
from server.fields import Choice, Choices, Count, Day, Lines, Pattern, RowId, RowIds, StrictSchema, Text
from server.governance.models import Admission, AgendaItem, BylawParagraph, Bylaws, CommitteePost, Minutes
from server.governance.rules import (
    BOARD,
    COMMITTEES,
    DECISIONS,
    MEETINGS,
    POSITIONS,
    POST_FIELDS,
    POST_STATES,
    PRESENT_MAX,
    agenda_references,
    check_admission,
    check_post,
    paragraph_references,
    post_references,
)
from sync.kind import IN_GROUP, Kind

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class CommitteePostSchema(StrictSchema):
    """A member's post in a committee."""

    committee = Choice((*COMMITTEES, BOARD))
    position = Choice(POSITIONS)
    member_id = RowId()
    from_on = Day()
    to_on = Day()
    duties = Choices(COMMITTEES, allow_none=True)
    minutes_id = RowId(allow_none=True)
    reason = Text(length_max=200, allow_none=True)
    status = Choice(POST_STATES)


class MinutesSchema(StrictSchema):
    """The minutes of a meeting, but for its agenda."""

    meeting = Choice(MEETINGS, required=True)
    number = Count(minimum=1, maximum=999, required=True)
    held_on = Day(required=True)
    began_at = Pattern(_CLOCK, allow_none=True, load_default=None)
    ended_at = Pattern(_CLOCK, allow_none=True, load_default=None)
    place = Text(length_max=120, required=True)
    present = RowIds(most=PRESENT_MAX, required=True)
    absence_note = Text(length_max=300, allow_none=True, load_default=None)
    guests = Text(length_max=300, allow_none=True, load_default=None)
    taken_by = Text(length_max=120, allow_none=True, load_default=None)
    checked_by = Text(length_max=120, allow_none=True, load_default=None)
    replaces = RowId(allow_none=True, load_default=None)


class AgendaItemSchema(StrictSchema):
    """One item of a meeting's agenda."""

    minutes_id = RowId(required=True)
    place = Count(minimum=1, maximum=99, required=True)
    heading = Text(length_max=200, required=True)
    said = Lines(length_max=2000, allow_none=True, load_default=None)
    resolved = Lines(length_max=1000, allow_none=True, load_default=None)


class BylawsSchema(StrictSchema):
    """A version of a group's by-laws."""

    version = Count(minimum=1, maximum=999, required=True)
    starts_on = Day(required=True)
    minutes_id = RowId(allow_none=True, load_default=None)


class BylawParagraphSchema(StrictSchema):
    """One numbered paragraph of by-laws."""

    bylaws_id = RowId(required=True)
    place = Count(minimum=1, maximum=99, required=True)
    text = Lines(length_max=1000, required=True)


class AdmissionSchema(StrictSchema):
    """What a meeting decided about people who applied."""

    member_ids = RowIds(most=PRESENT_MAX, required=True)
    decision = Choice(DECISIONS, required=True)
    minutes_id = RowId(allow_none=True, load_default=None)
    reason = Text(length_max=200, allow_none=True, load_default=None)


_post, _minutes, _item = CommitteePostSchema(), MinutesSchema(), AgendaItemSchema()
_bylaws, _paragraph, _admission = BylawsSchema(), BylawParagraphSchema(), AdmissionSchema()

CONCEPTS = (
    Concept(
        "committee_post",
        Kind(
            "committee_post",
            "merge",
            IN_GROUP,
            edit_shape_of(_post),
            fields=POST_FIELDS,
            references=post_references,
            check=check_post,
        ),
        CommitteePost,
        _post,
    ),
    Concept("minutes", Kind("minutes", "append", IN_GROUP, shape_of(_minutes)), Minutes, _minutes),
    Concept(
        "agenda_item",
        Kind("agenda_item", "append", IN_GROUP, shape_of(_item), references=agenda_references),
        AgendaItem,
        _item,
    ),
    Concept("bylaws", Kind("bylaws", "append", IN_GROUP, shape_of(_bylaws)), Bylaws, _bylaws),
    Concept(
        "bylaw_paragraph",
        Kind("bylaw_paragraph", "append", IN_GROUP, shape_of(_paragraph), references=paragraph_references),
        BylawParagraph,
        _paragraph,
    ),
    Concept(
        "admission",
        Kind("admission", "append", IN_GROUP, shape_of(_admission), check=check_admission),
        Admission,
        _admission,
    ),
)
