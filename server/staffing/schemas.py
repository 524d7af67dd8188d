"""People and their posts on the wire."""

import re

from marshmallow import Schema, fields, validate

from server.fields import Choice, Day, Pattern, RowId, StrictSchema, Text
from server.people.rights import ROLES

_AREA = re.compile(r"th|\d{2}|\d{4}|\d{6}")
#: An officer of a whole district has no more subdistricts than this.
AREAS_MAX = 30


class NewPostSchema(StrictSchema):
    """A role in an area from a day on."""

    role = Choice(ROLES, required=True)
    area_code = Pattern(_AREA, required=True)
    from_on = Day(required=True)


class NewPersonSchema(NewPostSchema):
    """Somebody new, with their first post."""

    name = Text(length_max=60, required=True)
    display_name = Text(length_max=120, required=True)


class EndSchema(StrictSchema):
    """The last day of a post; a day before the first cancels one that has not begun."""

    to_on = Day(required=True)


class MoveSchema(StrictSchema):
    """The areas of a person's role from a day on."""

    area_codes = fields.List(
        Pattern(_AREA),
        required=True,
        validate=validate.Length(1, AREAS_MAX, error="field_missing"),
        error_messages={"required": "field_missing", "null": "field_missing", "invalid": "value_invalid"},
    )
    on = Day(required=True)


class NewMentorSchema(StrictSchema):
    """Who is to be an officer's mentor, from a day on."""

    mentor_id = RowId(required=True)
    from_on = Day(required=True)


class PostSchema(Schema):
    """A post; `may_end` says whether the reader may end it. One that ends before it begins was cancelled."""

    id = fields.String()
    role = fields.String()
    area_code = fields.String()
    from_on = fields.String()
    to_on = fields.String(allow_none=True)
    may_end = fields.Boolean()


class PairSchema(Schema):
    """An officer's mentor: how often coaching was noted, how often both signed it, and when the last took place."""

    id = fields.String()
    mentor_id = fields.String()
    mentor_name = fields.String()
    from_on = fields.String()
    to_on = fields.String(allow_none=True)
    noted = fields.Integer(strict=True)
    signed = fields.Integer(strict=True)
    last_on = fields.String(allow_none=True)
    may_end = fields.Boolean()


class StaffSchema(Schema):
    """A person with every post within the reader's areas, and what the reader may do about them."""

    id = fields.String()
    name = fields.String()
    display_name = fields.String()
    last_heard_at = fields.String(allow_none=True)
    is_retired = fields.Boolean()
    may_give = fields.Boolean()
    may_retire = fields.Boolean()
    may_reset = fields.Boolean()
    posts = fields.List(fields.Nested(PostSchema))
    may_pair = fields.Boolean()
    mentors = fields.List(fields.Nested(PairSchema))


class MentorChoiceSchema(Schema):
    """Somebody who may be chosen as a mentor."""

    id = fields.String()
    display_name = fields.String()


class StaffListSchema(Schema):
    """Who works in the reader's areas, by name, and which posts the reader gives."""

    as_of = fields.String()
    people = fields.List(fields.Nested(StaffSchema))
    gives = fields.List(fields.String())
    areas = fields.List(fields.String())
    may_add = fields.Boolean()
    mentors = fields.List(fields.Nested(MentorChoiceSchema))


class AddedSchema(StaffListSchema):
    """The list, with the password of the one who was added or got a new one: told once, kept nowhere."""

    password = fields.String()


class SuggestionSchema(Schema):
    """A subdistrict that may be meant."""

    code = fields.String()
    name_th = fields.String()


class FaultSchema(Schema):
    """What is wrong with a line: `field` is `name`, `display_name` or `area`."""

    field = fields.String()
    code = fields.String()
    suggestion = fields.Nested(SuggestionSchema, allow_none=True)


class OfficerLineSchema(Schema):
    """A line of a spreadsheet of officers, by its number there; `password` once they were added."""

    number = fields.Integer(strict=True)
    name = fields.String()
    display_name = fields.String()
    area_codes = fields.List(fields.String())
    fault = fields.Nested(FaultSchema, allow_none=True)
    password = fields.String()


class OfficerFileSchema(Schema):
    """What a spreadsheet of officers says, and whether they were added: all of them, or nobody."""

    as_of = fields.String()
    is_added = fields.Boolean()
    lines = fields.List(fields.Nested(OfficerLineSchema))
