"""Set-aside answer: what a person decided about a line the server had set aside; it lies in its sender's own scope."""

import re

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Concept, Fact, shape_of
from server.database import Base
from server.fields import Choice, Pattern, RowId, StrictSchema, Text
from sync.kind import IN_PERSON, Kind

CHOICES = ("admitted", "declined")
NOTE_LENGTH_MAX = 200


class SetAsideAnswer(Fact, Base):
    """The author of the row is who decided. `operation_id` is that of the line, null where nobody could read one."""

    __tablename__ = "set_aside_answer"

    ticket: Mapped[str] = mapped_column(String(12))
    line_sha256: Mapped[str] = mapped_column(String(64), index=True)
    choice: Mapped[str] = mapped_column(String(10))
    note: Mapped[str | None] = mapped_column(String(200))
    operation_id: Mapped[str | None] = mapped_column(String(36))


class SetAsideAnswerSchema(StrictSchema):
    """What was decided about which line. Only the support page makes one: no role may push it."""

    ticket = Pattern(re.compile(r"[0-9A-F]{8}"), required=True)
    line_sha256 = Pattern(re.compile(r"[0-9a-f]{64}"), required=True)
    choice = Choice(CHOICES, required=True)
    note = Text(length_max=NOTE_LENGTH_MAX, allow_none=True, load_default=None)
    operation_id = RowId(allow_none=True, load_default=None)


_answer = SetAsideAnswerSchema()

CONCEPTS = (
    Concept(
        "set_aside_answer",
        Kind("set_aside_answer", "append", IN_PERSON, shape_of(_answer)),
        SetAsideAnswer,
        _answer,
    ),
)
