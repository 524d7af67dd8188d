"""Tables of visits and of advice about them."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class Visit(Fact, Base):
    """Somebody came to the group on `visited_on`; the author wrote it down, and only they take it back."""

    __tablename__ = "visit"

    visited_on: Mapped[str] = mapped_column(String(10))
    purpose: Mapped[str] = mapped_column(String(20))
    visitor: Mapped[str] = mapped_column(String(20))
    visitor_name: Mapped[str | None] = mapped_column(String(120))
    found: Mapped[str | None] = mapped_column(String(1000))
    advice: Mapped[str | None] = mapped_column(String(1000))
    photo_sha256: Mapped[str | None] = mapped_column(String(64))
    reverses: Mapped[str | None] = mapped_column(String(36))


class VisitAdvice(Fact, Base):
    """What a chief advises about a visit that was written down."""

    __tablename__ = "visit_advice"

    visit_id: Mapped[str] = mapped_column(String(36))
    text: Mapped[str] = mapped_column(String(1000))
