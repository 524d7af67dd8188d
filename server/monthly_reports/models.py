"""Table of monthly reports."""

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class MonthlyReport(Fact, Base):
    """One group at the end of one month, as its officer filed it; filed again, the latest counts and the others are kept."""

    __tablename__ = "monthly_report"
    __table_args__ = (Index(None, "scope_id", "seq"), Index(None, "period"))

    period: Mapped[str] = mapped_column(String(7))
    members: Mapped[int]
    joined: Mapped[int]
    left: Mapped[int]
    due_satang: Mapped[int] = mapped_column(BigInteger)
    received_satang: Mapped[int] = mapped_column(BigInteger)
    arrears_satang: Mapped[int] = mapped_column(BigInteger)
    savings_satang: Mapped[int] = mapped_column(BigInteger)
    cash_satang: Mapped[int] = mapped_column(BigInteger)
    bank_satang: Mapped[int] = mapped_column(BigInteger)
    meetings: Mapped[int]
    visits: Mapped[int]
    problems: Mapped[str | None] = mapped_column(String(1000))
    photo_sha256: Mapped[str | None] = mapped_column(String(64))
