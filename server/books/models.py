"""Tables of what a group states about its books: the sheet it began with, and each member's word on a balance."""

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class OpeningSheet(Fact, Base):
    """What an old group held on its cut-off day; the opening entries say the same member by member."""

    __tablename__ = "opening_sheet"

    group_id: Mapped[str] = mapped_column(String(36))
    cut_off_on: Mapped[str] = mapped_column(String(10))
    members: Mapped[int]
    savings_satang: Mapped[int] = mapped_column(BigInteger)
    funds_satang: Mapped[int] = mapped_column(BigInteger)
    cash_satang: Mapped[int] = mapped_column(BigInteger)
    bank_satang: Mapped[int] = mapped_column(BigInteger)


class BalanceConfirmation(Fact, Base):
    """A member was shown the balance of a day, and confirmed or disputed it; the figure is a copy of what was shown."""

    __tablename__ = "balance_confirmation"

    member_id: Mapped[str] = mapped_column(String(36))
    as_of: Mapped[str] = mapped_column(String(10))
    balance_satang: Mapped[int] = mapped_column(BigInteger)
    answer: Mapped[str] = mapped_column(String(10))
    note: Mapped[str | None] = mapped_column(String(200))
