"""People and their posts on the wire."""

import re

from marshmallow import Schema, fields

from server.fields import Choice, Day, Pattern, RowId, StrictSchema, Text
from server.people.rights import ROLES

_AREA = re.compile(r"th|\d{2}|\d{4}|\d{6}")


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
    """The last day of a post."""

    to_on = Day(required=True)


class NewMentorSchema(StrictSchema):
    """Who is to be an officer's mentor, from a day on."""

    mentor_id = RowId(required=True)
    from_on = Day(required=True)


class PostSchema(Schema):
    """A post; `may_end` says whether the reader may end it."""

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
    """A person with every post within the reader's areas; `may_pair` says whether the reader may give them a mentor."""

    id = fields.String()
    name = fields.String()
    display_name = fields.String()
    last_heard_at = fields.String(allow_none=True)
    is_retired = fields.Boolean()
    may_retire = fields.Boolean()
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
    """The list with the one who was added, and their first password: told once, kept nowhere."""

    password = fields.String()
