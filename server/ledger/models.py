"""Tables of the ledger. Entries are never edited; sums are kept beside them and can be recomputed at any time."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class Entry(Fact, Base):
    """One transfer between two accounts of a group; the kind names both."""

    __tablename__ = "entry"
    __table_args__ = (
        Index(None, "scope_id", "seq"),
        # a mirror reversal exists at most once
        Index("uq_entry_reverses", "scope_id", "reverses", unique=True),
        # who has paid for a month already
        Index(None, "scope_id", "period"),
        # whoever checks a slip knows its number and not its group
        Index(None, "slip_number"),
    )

    entry_kind: Mapped[str] = mapped_column(String(20))
    amount_satang: Mapped[int] = mapped_column(BigInteger)
    member_id: Mapped[str | None] = mapped_column(String(36))
    period: Mapped[str | None] = mapped_column(String(7))
    collection_id: Mapped[str | None] = mapped_column(String(36))
    reverses: Mapped[str | None] = mapped_column(String(36))
    slip_number: Mapped[str | None] = mapped_column(String(12))
    reason: Mapped[str | None] = mapped_column(String(200))
    corrects: Mapped[str | None] = mapped_column(String(36))
    witness_name: Mapped[str | None] = mapped_column(String(120))
    bank_reference: Mapped[str | None] = mapped_column(String(40))
    bank_signers: Mapped[str | None] = mapped_column(String(120))
    photo_sha256: Mapped[str | None] = mapped_column(String(64))


class CollectionOpen(Fact, Base):
    """One device begins a collection day; its id is the collection's."""

    __tablename__ = "collection_open"

    period: Mapped[str] = mapped_column(String(7))
    opening_cash_satang: Mapped[int] = mapped_column(BigInteger)


class Attendance(Fact, Base):
    """Who came to a collection day."""

    __tablename__ = "attendance"

    collection_id: Mapped[str] = mapped_column(String(36))
    member_id: Mapped[str] = mapped_column(String(36))
    presence: Mapped[str] = mapped_column(String(8))
    proxy_name: Mapped[str | None] = mapped_column(String(120))


class RollCall(Fact, Base):
    """The roll was called: how many came, sent somebody, did not come. Who is not noted otherwise was there."""

    __tablename__ = "roll_call"

    collection_id: Mapped[str] = mapped_column(String(36))
    present: Mapped[int]
    proxy: Mapped[int]
    absent: Mapped[int]


class CollectionCount(Fact, Base):
    """The cash of a collection day, counted by note and coin: {satang: pieces}; and what should have been there then."""

    __tablename__ = "collection_count"

    collection_id: Mapped[str] = mapped_column(String(36))
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    expected_satang: Mapped[int | None] = mapped_column(BigInteger)


class CollectionConfirm(Fact, Base):
    """A second person agreed to total and count, by name and drawn signature; or why nobody did."""

    __tablename__ = "collection_confirm"

    collection_id: Mapped[str] = mapped_column(String(36))
    total_satang: Mapped[int] = mapped_column(BigInteger)
    counted_satang: Mapped[int] = mapped_column(BigInteger)
    signer_name: Mapped[str | None] = mapped_column(String(120))
    signer_post: Mapped[str | None] = mapped_column(String(12))
    strokes: Mapped[list[Any] | None] = mapped_column(JSON)
    reason: Mapped[str | None] = mapped_column(String(200))


class CollectionClose(Fact, Base):
    """The end of a collection day: how many lines, their total, the cash that was there and who took it along."""

    __tablename__ = "collection_close"

    collection_id: Mapped[str] = mapped_column(String(36))
    lines: Mapped[int]
    total_satang: Mapped[int] = mapped_column(BigInteger)
    counted_satang: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str | None] = mapped_column(String(200))
    cash_with_name: Mapped[str | None] = mapped_column(String(120))


class CollectionDate(Fact, Base):
    """The day the group collects for one month, where it is not the usual one; no day: not at all that month."""

    __tablename__ = "collection_date"

    period: Mapped[str] = mapped_column(String(7))
    collection_on: Mapped[str | None] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(200))


class AccountBalance(Base):
    """The fold of a group's entries by account and member; kept in the transaction that writes them."""

    __tablename__ = "account_balance"

    scope_id: Mapped[str] = mapped_column(String(50), primary_key=True)
    account: Mapped[str] = mapped_column(String(20), primary_key=True)
    member_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    amount_satang: Mapped[int] = mapped_column(BigInteger)
    lines: Mapped[int]


class GroupMonth(Base):
    """The fold of a group's entries by month and entry kind; what supervisors' sums are made of."""

    __tablename__ = "group_month"

    scope_id: Mapped[str] = mapped_column(String(50), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    entry_kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    amount_satang: Mapped[int] = mapped_column(BigInteger)
    lines: Mapped[int]
