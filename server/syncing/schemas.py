"""Shapes of push and pull for the API document and for checking what a pull asks."""

from marshmallow import EXCLUDE, Schema, fields, validate

from server.fields import Count, Pattern, RowId, StrictSchema, Text
from server.syncing.limits import PROTOCOL, PULL_SCOPES_MAX
from sync.operation import SCOPE


class WaitingSchema(StrictSchema):
    """What the phone says of its outbox."""

    count = Count(required=True)
    oldest_at = Text(length_max=24, required=True, allow_none=True)


class PullSchema(StrictSchema):
    """Where the phone stands in each scope, "" where it has nothing yet."""

    protocol = Count(minimum=PROTOCOL, maximum=PROTOCOL, required=True)
    device = RowId(required=True)
    app = Text(length_max=40, required=True)
    now = Text(length_max=24, required=True)
    cursors = fields.Dict(
        keys=Pattern(SCOPE),
        values=Text(length_max=40, may_be_empty=True),
        required=True,
        validate=validate.Length(max=PULL_SCOPES_MAX),
    )
    waiting = fields.Nested(WaitingSchema, required=True)


class ResultSchema(Schema):
    """The answer to one operation."""

    class Meta:
        """Written by us: nothing to refuse."""

        unknown = EXCLUDE

    line = fields.Integer(strict=True, metadata={"description": "Place of the operation in the push, from 1"})
    id = fields.String(allow_none=True)
    outcome = fields.String(
        metadata={"enum": ["applied", "merged", "conflict", "rejected", "quarantined", "held", "retry"]}
    )
    code = fields.String(allow_none=True)
    field = fields.String(allow_none=True)
    flags = fields.List(fields.String())
    scope = fields.String(allow_none=True)
    seq = fields.Integer(strict=True, allow_none=True)
    duplicate = fields.Boolean()
    missing = fields.List(fields.String())
    ticket = fields.String(allow_none=True)


class PushedSchema(Schema):
    """One result per operation, in the order sent."""

    now = fields.String()
    results = fields.List(fields.Nested(ResultSchema))


class PageSchema(Schema):
    """What changed in one scope; applied only by a phone that stands at `base`."""

    scope = fields.String()
    base = fields.String()
    reset = fields.Boolean()
    to = fields.String()
    seq = fields.Integer(strict=True)
    head = fields.Integer(strict=True)
    rows = fields.Dict(keys=fields.String(), values=fields.Dict())


class PulledSchema(Schema):
    """The scopes this person holds today, and the next pages of them."""

    now = fields.String()
    today = fields.String()
    scopes = fields.List(fields.String())
    pages = fields.List(fields.Nested(PageSchema))
    more = fields.Boolean()
