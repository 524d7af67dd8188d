"""Tables of privacy."""

from typing import Any

from sqlalchemy import JSON, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class PrivacyNotice(Fact, Base):
    """A version of what people are told before anything about them is written down; it lies in the area it is told in."""

    __tablename__ = "privacy_notice"

    version: Mapped[int]
    starts_on: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)


class Consent(Fact, Base):
    """A member was told the notice, and agreed to some extras or to none; the newest counts.

    `guardian_name` where a guardian answered. Who signed has `strokes`, who did not has a witness.
    """

    __tablename__ = "consent"

    member_id: Mapped[str] = mapped_column(String(36))
    notice_version: Mapped[int]
    agreed: Mapped[list[str]] = mapped_column(JSON)
    how: Mapped[str] = mapped_column(String(14))
    guardian_name: Mapped[str | None] = mapped_column(String(120))
    witness_name: Mapped[str | None] = mapped_column(String(120))
    strokes: Mapped[list[Any] | None] = mapped_column(JSON)


class Erasure(Fact, Base):
    """A former member's name and particulars were taken out; number, entries and sums stay."""

    __tablename__ = "erasure"

    member_id: Mapped[str] = mapped_column(String(36))
    reason: Mapped[str] = mapped_column(String(200))


class Incident(Base):
    """Personal data may have come to somebody it is not meant for. Not synced: it is kept where the province is.

    Within 72 hours of `noticed_at` the regulator is told (`regulator_told_at`), where the risk is high the people too.
    Only ever filled in further; `closed_at` ends it.
    """

    __tablename__ = "incident"
    __table_args__ = (Index(None, "area_code", "noticed_at"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    area_code: Mapped[str] = mapped_column(String(6))
    sort: Mapped[str] = mapped_column(String(16))
    noticed_at: Mapped[str] = mapped_column(String(24))
    what: Mapped[str] = mapped_column(String(1000))
    people_count: Mapped[int]
    risk: Mapped[str] = mapped_column(String(6))
    recorded_by: Mapped[str] = mapped_column(String(36))
    recorded_at: Mapped[str] = mapped_column(String(24))
    regulator_told_at: Mapped[str | None] = mapped_column(String(24))
    people_told_at: Mapped[str | None] = mapped_column(String(24))
    closed_at: Mapped[str | None] = mapped_column(String(24))
    outcome: Mapped[str | None] = mapped_column(String(1000))
