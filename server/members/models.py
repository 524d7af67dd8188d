"""Tables of what is said about members after they joined."""

from typing import Any

from sqlalchemy import JSON, BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class PledgeChange(Fact, Base):
    """A member pledges another sum from a future month on; `units` and `unit_price_satang` where pledges are units."""

    __tablename__ = "pledge_change"

    member_id: Mapped[str] = mapped_column(String(36))
    amount_satang: Mapped[int] = mapped_column(BigInteger)
    units: Mapped[int | None]
    unit_price_satang: Mapped[int | None] = mapped_column(BigInteger)
    from_period: Mapped[str] = mapped_column(String(7))
    reason: Mapped[str | None] = mapped_column(String(200))


class BeneficiaryStatement(Fact, Base):
    """Who is paid when a member dies, as one whole: [{name, relation, percent}] and who witnessed it. The newest counts."""

    __tablename__ = "beneficiary_statement"

    member_id: Mapped[str] = mapped_column(String(36))
    beneficiaries: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    witnesses: Mapped[list[str]] = mapped_column(JSON)


class MemberExit(Fact, Base):
    """A member leaves, settled up: the entries that paid out, and who was handed how much [{name, amount_satang}].

    One that `reverses` another takes that leaving back, as the mirrors of its entries do with the money.
    """

    __tablename__ = "member_exit"

    member_id: Mapped[str] = mapped_column(String(36))
    exit_kind: Mapped[str] = mapped_column(String(8))
    left_on: Mapped[str] = mapped_column(String(10))
    entry_ids: Mapped[list[str]] = mapped_column(JSON)
    payees: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    reverses: Mapped[str | None] = mapped_column(String(36))
    reason: Mapped[str | None] = mapped_column(String(200))


class MemberMerge(Fact, Base):
    """One person registered twice: `from` is shown as `into` from now on. Entries and rows stay where they are.

    One that `reverses` another takes them apart again.
    """

    __tablename__ = "member_merge"

    from_member_id: Mapped[str] = mapped_column(String(36))
    into_member_id: Mapped[str] = mapped_column(String(36))
    reverses: Mapped[str | None] = mapped_column(String(36))
    reason: Mapped[str | None] = mapped_column(String(200))
