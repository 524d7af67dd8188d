"""Table of reports of activities."""

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class ActivityReport(Fact, Base):
    """What was told of an event on a day; one that `replaces` another is told in its place, and both are kept."""

    __tablename__ = "activity_report"

    event: Mapped[str] = mapped_column(String(12))
    subject_id: Mapped[str | None] = mapped_column(String(36))
    happened_on: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(String(3000))
    photos: Mapped[list[str]] = mapped_column(JSON)
    replaces: Mapped[str | None] = mapped_column(String(36))
