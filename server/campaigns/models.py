"""Tables of campaigns and targets."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Record
from server.database import Base


class Campaign(Record, Base):
    """A drive of the form "1 officer, 1 X" in one area; without a `unit_name` X is a savings group, which is counted.

    `target_words` and `hard_words` are what was printed; until `confirmed_on`, when somebody confirmed how they are
    read, `target_earliest_on` counts: the earliest day they can mean.
    """

    __tablename__ = "campaign"

    name: Mapped[str] = mapped_column(String(120))
    area_code: Mapped[str] = mapped_column(String(6))
    quantity: Mapped[int]
    signed_on: Mapped[str] = mapped_column(String(10))
    starts_on: Mapped[str] = mapped_column(String(10))
    target_on: Mapped[str] = mapped_column(String(10))
    hard_on: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(8))
    agenda: Mapped[str | None] = mapped_column(String(200))
    unit_name: Mapped[str | None] = mapped_column(String(60))
    target_words: Mapped[str | None] = mapped_column(String(200))
    target_earliest_on: Mapped[str | None] = mapped_column(String(10))
    hard_words: Mapped[str | None] = mapped_column(String(200))
    confirmed_by_name: Mapped[str | None] = mapped_column(String(120))
    confirmed_on: Mapped[str | None] = mapped_column(String(10))


class Target(Record, Base):
    """What one officer promised in a campaign; `target_on` overrides the campaign's date, with a reason."""

    __tablename__ = "target"

    campaign_id: Mapped[str] = mapped_column(String(36), index=True)
    quantity: Mapped[int]
    target_on: Mapped[str | None] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(200))
