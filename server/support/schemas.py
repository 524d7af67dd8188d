"""The support page on the wire."""

import re

from marshmallow import Schema, fields

from server.cases.set_aside_answer import CHOICES, NOTE_LENGTH_MAX
from server.fields import Choice, Pattern, StrictSchema, Text
from server.support.set_aside import SHELVES

LINE_SHA256 = re.compile(r"[0-9a-f]{64}")


class ShelfQuerySchema(StrictSchema):
    """Which lines, and after which one."""

    shelf = Choice(
        SHELVES,
        required=True,
        metadata={
            "description": "open: waiting for somebody. answered. rejected: refused for good, for information"
        },
    )
    after = Pattern(LINE_SHA256, metadata={"description": "`next` of the page before"})


class AnswerSchema(StrictSchema):
    """What is decided about a line."""

    choice = Choice(CHOICES, required=True)
    note = Text(length_max=NOTE_LENGTH_MAX, allow_none=True, load_default=None)


class WorkSchema(Schema):
    """What a line is about, as far as the reader may know."""

    kind = fields.String()
    civil_on = fields.String()
    group_name = fields.String(allow_none=True)
    entry_kind = fields.String(allow_none=True)
    amount_satang = fields.Integer(
        strict=True, allow_none=True, metadata={"description": "Missing where the reader is not told amounts"}
    )


class AnsweredSchema(Schema):
    """What was decided, by whom and on which day."""

    choice = fields.String(metadata={"enum": list(CHOICES)})
    note = fields.String(allow_none=True)
    on = fields.String()
    by_name = fields.String(allow_none=True)


class SetAsideSchema(Schema):
    """One line that was set aside."""

    line_sha256 = fields.String()
    ticket = fields.String(metadata={"description": "The number its sender reads on the phone"})
    received_at = fields.String()
    outcome = fields.String(metadata={"enum": ["quarantined", "rejected"]})
    code = fields.String()
    field = fields.String(allow_none=True)
    author_name = fields.String(allow_none=True)
    device_code = fields.String(allow_none=True)
    work = fields.Nested(WorkSchema, allow_none=True)
    elsewhere = fields.Boolean(
        metadata={"description": "It is for a group outside the reader's area, and not told further"}
    )
    can_admit = fields.Boolean()
    can_decline = fields.Boolean()
    answer = fields.Nested(AnsweredSchema, allow_none=True)


class SetAsidePageSchema(Schema):
    """Lines that were set aside, the newest first."""

    as_of = fields.String()
    items = fields.List(fields.Nested(SetAsideSchema))
    next = fields.String(allow_none=True)


class OneSetAsideSchema(SetAsideSchema):
    """One line that was set aside, and when it stood so."""

    as_of = fields.String()


class LineSchema(Schema):
    """The line as it arrived; bytes that are no text are written as escapes, and … where a value is not told."""

    as_of = fields.String()
    line = fields.String()


class NotTakenSchema(Schema):
    """A line of a file that took no effect; `refused` was not looked at any further."""

    line = fields.Integer(strict=True, metadata={"description": "Place in the file, from 1"})
    id = fields.String(allow_none=True)
    outcome = fields.String(metadata={"enum": ["rejected", "quarantined", "held", "retry", "refused"]})
    code = fields.String(allow_none=True)
    ticket = fields.String(allow_none=True)
    duplicate = fields.Boolean()


class ImportedSchema(Schema):
    """What became of the lines of a file."""

    as_of = fields.String()
    sha256 = fields.String()
    lines = fields.Integer(strict=True)
    counts = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(strict=True),
        metadata={"description": "Lines by outcome; `duplicate` had their answer before"},
    )
    not_taken = fields.List(fields.Nested(NotTakenSchema))


class ImportSchema(Schema):
    """A file that was brought in."""

    sha256 = fields.String()
    imported_at = fields.String()
    lines = fields.Integer(strict=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(strict=True))


class ImportsSchema(Schema):
    """The files this person brought in."""

    as_of = fields.String()
    imports = fields.List(fields.Nested(ImportSchema))
