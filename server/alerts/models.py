"""Tables of alerts; each copy lies in its recipient's own scope."""

from sqlalchemy import Index, String
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
    """What the recipient did about an alert; may come before the server's copy of it."""

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


class StandingFinding(Base):
    """What the latest scan found, also where it was told before: what is due now. Kept by the scan alone, for reports."""

    __tablename__ = "standing_finding"
    __table_args__ = (Index(None, "recipient"),)

    alert_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    rule: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(80))
    due_on: Mapped[str] = mapped_column(String(10))
    step: Mapped[int]
    recipient: Mapped[str] = mapped_column(String(36))


class ScanTime(Base):
    """When the latest scan looked; one row."""

    __tablename__ = "scan_time"

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(String(24))
