"""Tables of committee posts, minutes, by-laws and admissions."""

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact, Record
from server.database import Base


class CommitteePost(Record, Base):
    """A member's post in a committee from a day to a day; ended posts stay as its history."""

    __tablename__ = "committee_post"

    committee: Mapped[str] = mapped_column(String(12))
    position: Mapped[str] = mapped_column(String(12))
    member_id: Mapped[str] = mapped_column(String(36))
    from_on: Mapped[str] = mapped_column(String(10))
    to_on: Mapped[str] = mapped_column(String(10))
    duties: Mapped[list[Any] | None] = mapped_column(JSON)
    minutes_id: Mapped[str | None] = mapped_column(String(36))
    reason: Mapped[str | None] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(8))


class Minutes(Fact, Base):
    """What a meeting was: when, where, who came. Its agenda items are rows of their own."""

    __tablename__ = "minutes"

    meeting: Mapped[str] = mapped_column(String(10))
    number: Mapped[int]
    held_on: Mapped[str] = mapped_column(String(10))
    began_at: Mapped[str | None] = mapped_column(String(5))
    ended_at: Mapped[str | None] = mapped_column(String(5))
    place: Mapped[str] = mapped_column(String(120))
    present: Mapped[list[Any]] = mapped_column(JSON)
    absence_note: Mapped[str | None] = mapped_column(String(300))
    guests: Mapped[str | None] = mapped_column(String(300))
    taken_by: Mapped[str | None] = mapped_column(String(120))
    checked_by: Mapped[str | None] = mapped_column(String(120))
    replaces: Mapped[str | None] = mapped_column(String(36))


class AgendaItem(Fact, Base):
    """One item of a meeting's agenda: what was said and what was resolved."""

    __tablename__ = "agenda_item"

    minutes_id: Mapped[str] = mapped_column(String(36))
    place: Mapped[int]
    heading: Mapped[str] = mapped_column(String(200))
    said: Mapped[str | None] = mapped_column(String(2000))
    resolved: Mapped[str | None] = mapped_column(String(1000))


class Bylaws(Fact, Base):
    """A version of a group's by-laws, in force from a day on. Its paragraphs are rows of their own."""

    __tablename__ = "bylaws"

    version: Mapped[int]
    starts_on: Mapped[str] = mapped_column(String(10))
    minutes_id: Mapped[str | None] = mapped_column(String(36))


class BylawParagraph(Fact, Base):
    """One numbered paragraph; a setting's key in braces stands for what the group's setting is."""

    __tablename__ = "bylaw_paragraph"

    bylaws_id: Mapped[str] = mapped_column(String(36))
    place: Mapped[int]
    text: Mapped[str] = mapped_column(String(1000))


class Admission(Fact, Base):
    """What a meeting decided about people who applied; the latest word about a member counts."""

    __tablename__ = "admission"

    member_ids: Mapped[list[Any]] = mapped_column(JSON)
    decision: Mapped[str] = mapped_column(String(8))
    minutes_id: Mapped[str | None] = mapped_column(String(36))
    reason: Mapped[str | None] = mapped_column(String(200))
