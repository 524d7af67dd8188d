"""Tables of milestones and of what was said about them."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class Milestone(Fact, Base):
    """A step was taken on `done_on`, whenever it was written down. Said again it replaces what was said before.

    `proof_id` names the row of the group that shows it (a member, a post, by-laws, a closed collection, an entry).
    """

    __tablename__ = "milestone"

    milestone: Mapped[str] = mapped_column(String(24))
    done_on: Mapped[str] = mapped_column(String(10))
    note: Mapped[str | None] = mapped_column(String(500))
    photo_sha256: Mapped[str | None] = mapped_column(String(64))
    proof_id: Mapped[str | None] = mapped_column(String(36))
    reverses: Mapped[str | None] = mapped_column(String(36))


class MilestoneReview(Fact, Base):
    """The district chief acknowledges a step as it was told, or returns it with what is missing."""

    __tablename__ = "milestone_review"

    milestone_id: Mapped[str] = mapped_column(String(36))
    verdict: Mapped[str] = mapped_column(String(12))
    note: Mapped[str | None] = mapped_column(String(500))
