"""Tables of mentorships and coaching."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact, Record
from server.database import Base


class Mentorship(Record, Base):
    """A mentor and an officer from a day to a day; it founds its scope, `mentorship:<id>`, which both pull.

    The names are as they were that day: a phone without signal knows people by them.
    """

    __tablename__ = "mentorship"

    mentee_id: Mapped[str] = mapped_column(String(36), index=True)
    mentor_id: Mapped[str] = mapped_column(String(36), index=True)
    mentee_name: Mapped[str] = mapped_column(String(120))
    mentor_name: Mapped[str] = mapped_column(String(120))
    from_on: Mapped[str] = mapped_column(String(10))
    to_on: Mapped[str | None] = mapped_column(String(10))


class CoachingNote(Fact, Base):
    """What one of the two wrote: coaching that took place on `civil_on`, a question, or the answer to the one `about_id` names."""

    __tablename__ = "coaching_note"

    sort: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(String(1000))
    about_id: Mapped[str | None] = mapped_column(String(36))


class CoachingSign(Fact, Base):
    """The author's word about coaching that was noted; the newest of each of the two counts."""

    __tablename__ = "coaching_sign"

    note_id: Mapped[str] = mapped_column(String(36))
    word: Mapped[str] = mapped_column(String(10))
