"""Handing over on the wire."""

import re

from marshmallow import Schema, fields, validate

from server.fields import Lines, Pattern, RowId, StrictSchema, Text

GROUPS_MAX = 200


class GroupSeenSchema(StrictSchema):
    """A group as both officers saw it; `id` makes the hand-over's own row, so that twice is once."""

    id = RowId(required=True)
    group_id = RowId(required=True)
    check_code = Pattern(re.compile(r"[0-9A-F]{4}-[0-9A-F]{4}"), required=True)


class HandOverSchema(StrictSchema):
    """Which groups go to whom; the taker's own login name and password stand for their word."""

    groups = fields.List(
        fields.Nested(GroupSeenSchema),
        required=True,
        validate=validate.Length(1, GROUPS_MAX, error="number_out_of_range"),
        error_messages={"required": "field_missing", "invalid": "value_invalid"},
    )
    officer_id = RowId(required=True)
    taker = Text(length_max=60, required=True)
    password = Text(length_max=200, required=True)
    note = Lines(length_max=500, allow_none=True, load_default=None)


class GroupSnapshotSchema(Schema):
    """What a group's books say at the place `check_code`."""

    group_id = fields.String()
    name = fields.String()
    subdistrict_code = fields.String()
    check_code = fields.String()
    members = fields.Integer(strict=True)
    savings_satang = fields.Integer(strict=True)
    cash_satang = fields.Integer(strict=True)
    bank_satang = fields.Integer(strict=True)
    open_cases = fields.Integer(strict=True)


class TakerSchema(Schema):
    """An officer who could take at least one of the groups."""

    officer_id = fields.String()
    name = fields.String()
    areas = fields.List(fields.String())


class UnsentSchema(Schema):
    """A phone of the giver on which something waits."""

    code = fields.String()
    waiting_count = fields.Integer(strict=True)
    last_heard_at = fields.String()


class PlanSchema(Schema):
    """What may be handed over now, to whom, and what stands in the way."""

    as_of = fields.String()
    groups = fields.List(fields.Nested(GroupSnapshotSchema))
    takers = fields.List(fields.Nested(TakerSchema))
    unsent = fields.List(fields.Nested(UnsentSchema))


class HandedOverSchema(Schema):
    """Who leads the groups from now on."""

    as_of = fields.String()
    officer_id = fields.String()
    name = fields.String()
