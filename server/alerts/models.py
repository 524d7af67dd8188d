"""Tables of alerts; each copy lies in its recipient's own scope."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class Alert(Fact, Base):
    """A finding that was raised, once; its id follows from rule, subject, due date, step and recipient."""

    __tablename__ = "alert"

    rule: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(80))
    due_on: Mapped[str] = mapped_column(String(10))
    step: Mapped[int]


class AlertMark(Fact, Base):
    """What the recipient did about an alert, the latest word counts; may come before the server's copy of it."""

    __tablename__ = "alert_mark"

    alert_id: Mapped[str] = mapped_column(String(36))
    answer: Mapped[str] = mapped_column(String(8))
    until_on: Mapped[str | None] = mapped_column(String(10))


class EscalationPause(Fact, Base):
    """From this day until `until_on` nobody above the officer is told of them, or of one group they lead; why, for all to see.

    It lies in the officer's file. Without `until_on` they are told again from this day on.
    """

    __tablename__ = "escalation_pause"

    group_id: Mapped[str | None] = mapped_column(String(36))
    until_on: Mapped[str | None] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(12))
    note: Mapped[str | None] = mapped_column(String(300))
