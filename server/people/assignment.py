"""Assignment: a person's dated post, kept in their own scope; rights follow the one in force today."""

import re

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Concept, Record, edit_shape_of
from server.database import Base
from server.fields import Choice, Day, Pattern, StrictSchema
from server.people.rights import ROLES
from sync.kind import IN_PERSON, Field, Kind


class Assignment(Record, Base):
    """A role in an area from a day on; its scope is `person:<id>`."""

    __tablename__ = "assignment"

    role: Mapped[str] = mapped_column(String(20))
    area_code: Mapped[str] = mapped_column(String(6), index=True)
    from_on: Mapped[str] = mapped_column(String(10))
    to_on: Mapped[str | None] = mapped_column(String(10))


class AssignmentSchema(StrictSchema):
    """A role in an area from a day on."""

    role = Choice(ROLES)
    area_code = Pattern(re.compile(r"th|\d{2}|\d{4}|\d{6}"))
    from_on = Day()
    to_on = Day(allow_none=True)


_assignment = AssignmentSchema()

CONCEPTS = (
    Concept(
        "assignment",
        Kind(
            "assignment",
            "merge",
            IN_PERSON,
            edit_shape_of(_assignment),
            fields={
                "role": Field("fixed", is_required=True),
                "area_code": Field("fixed", is_required=True),
                "from_on": Field("critical", is_required=True),
                "to_on": Field("critical"),
            },
        ),
        Assignment,
        _assignment,
    ),
)
