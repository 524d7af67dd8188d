"""Shapes of push and pull for the API document and for checking what a pull asks."""

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, pre_load, validate

from server.errors import Refusal
from server.fields import Count, Pattern, RowId, StrictSchema, Text
from server.syncing.limits import (
    PROTOCOL,
    PULL_OUTCOMES_MAX,
    PULL_OUTCOMES_MIN,
    PULL_PROTOCOL_MIN,
    PULL_SCOPES_MAX,
    PULL_WITNESSES_MAX,
    UPGRADE_RETRY_SECONDS,
)
from sync.cursor import CURSOR_LETTERS_MAX
from sync.operation import SCOPE


class WaitingSchema(StrictSchema):
    """What the phone says of its outbox."""

    count = Count(required=True)
    oldest_at = Text(length_max=24, required=True, allow_none=True)


class PullSchema(StrictSchema):
    """Where the phone stands in each scope, "" where it has nothing yet, and what else it was told of.

    `witnesses` are the places named in answers to its pushes that no pull has confirmed, and those of scopes it held
    once. `room` is how many outcomes it wants at most.
    """

    protocol = Count(minimum=PULL_PROTOCOL_MIN, maximum=PROTOCOL, required=True)
    device = RowId(required=True)
    app = Text(length_max=40, required=True)
    now = Text(length_max=24, required=True)
    cursors = fields.Dict(
        keys=Pattern(SCOPE),
        values=Text(length_max=CURSOR_LETTERS_MAX, may_be_empty=True),
        required=True,
        validate=validate.Length(max=PULL_SCOPES_MAX),
    )
    witnesses = fields.Dict(
        keys=Pattern(SCOPE),
        values=fields.List(
            Text(length_max=CURSOR_LETTERS_MAX), validate=validate.Length(max=PULL_WITNESSES_MAX)
        ),
        required=True,
        validate=validate.Length(max=PULL_SCOPES_MAX),
    )
    room = Count(minimum=PULL_OUTCOMES_MIN, maximum=PULL_OUTCOMES_MAX, required=True)
    waiting = fields.Nested(WaitingSchema, required=True)

    @pre_load
    def refuse_old_apps(self, asked: Any, **_kwargs: Any) -> Any:
        """An app too old to be answered is told so before its request is held against today's shape."""
        protocol = asked.get("protocol") if isinstance(asked, dict) else None
        if type(protocol) is int and protocol < PULL_PROTOCOL_MIN:
            raise Refusal("upgrade_needed", retry_after_seconds=UPGRADE_RETRY_SECONDS)
        return asked


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
    """One result per operation, in the order sent; `witnesses` has the furthest place told of in each scope."""

    now = fields.String()
    witnesses = fields.Dict(keys=fields.String(), values=fields.String())
    results = fields.List(fields.Nested(ResultSchema))


class HandedInSchema(Schema):
    """One result per sealed line, in the order sent; `seq` and `ticket` null where nothing was kept."""

    now = fields.String()
    results = fields.List(fields.Nested(ResultSchema))


class PageSchema(Schema):
    """What changed in one scope; applied only by a phone that stands at `base`.

    A large scope is fetched for the first time in several pages: its records with the running sums as of `upto`, then
    its facts in their order, up to `filled`. Until that has come to `upto` the phone stands at nought (`seq`).
    """

    scope = fields.String()
    base = fields.String()
    reset = fields.Boolean()
    to = fields.String()
    seq = fields.Integer(strict=True)
    head = fields.Integer(strict=True)
    filled = fields.Integer(strict=True)
    upto = fields.Integer(strict=True)
    sums = fields.Dict(keys=fields.String(), values=fields.Dict())
    rows = fields.Dict(keys=fields.String(), values=fields.Dict())


class PulledSchema(Schema):
    """The scopes this person holds today, and the next pages of them.

    `forgotten` are scopes where the phone was told more than this server knows: it sends again what it sent there.
    `durable` says of each of `scopes`, in their order, up to which seq it lies in every backup; 0 where it lies in none.
    """

    now = fields.String()
    today = fields.String()
    scopes = fields.List(fields.String())
    forgotten = fields.List(fields.String())
    pages = fields.List(fields.Nested(PageSchema))
    more = fields.Boolean()
    durable = fields.List(fields.Integer(strict=True))
