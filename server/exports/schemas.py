"""Exports on the wire."""

import re

from marshmallow import Schema, fields

from server.exports.sheet import FORMATS
from server.fields import Choice, Day, Pattern, Period, StrictSchema
from server.i18n.messages import LANGUAGES
from sync.operation import UUID

_AREA = re.compile(r"\d{2}|\d{4}|\d{6}")


class ExportQuerySchema(StrictSchema):
    """Which table is asked for, narrowed as on its screen, and in which form."""

    format = Choice(tuple(FORMATS), required=True)
    language = Choice(LANGUAGES, load_default="th")
    area = Pattern(_AREA, metadata={"description": "Of a table about an area"})
    period = Period(metadata={"description": "Of the monthly reports: those of which month, YYYY-MM"})
    campaign = Pattern(UUID, metadata={"description": "Of the memoranda: those of which campaign"})
    group = Pattern(UUID, metadata={"description": "Of a table about one group"})
    person = Pattern(UUID, metadata={"description": "Of the audit log: only lines by or about this person"})
    day = Day(metadata={"description": "Of the audit log: only lines of this day in Bangkok, ISO"})


class ExportSchema(Schema):
    """A file. It is told as an answer like any other, so that a refusal can say why."""

    as_of = fields.String()
    name = fields.String()
    media_type = fields.String()
    content = fields.String(metadata={"description": "The bytes of the file in base 64"})
