"""Tables of groups and members."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact, Record
from server.database import Base


class Group(Record, Base):
    """A savings group for production; its scope is `group:<id>`."""

    __tablename__ = "savings_group"
    __table_args__ = (Index(None, "scope_id", "seq"), Index(None, "subdistrict_code"))

    name: Mapped[str] = mapped_column(String(120))
    area_level: Mapped[str] = mapped_column(String(12))
    subdistrict_code: Mapped[str] = mapped_column(String(6))
    moo: Mapped[int | None]
    place_name: Mapped[str | None] = mapped_column(String(80))
    founded_on: Mapped[str] = mapped_column(String(10))
    pledge_mode: Mapped[str] = mapped_column(String(10))
    pledge_min_satang: Mapped[int]
    unit_price_satang: Mapped[int | None]
    collection_day: Mapped[int]
    meeting_place: Mapped[str | None] = mapped_column(String(120))
    note: Mapped[str | None] = mapped_column(String(500))
    officer_id: Mapped[str] = mapped_column(String(36))
    #: Who founded it, once somebody else leads it.
    founder_id: Mapped[str | None] = mapped_column(String(36))
    #: The group that was founded twice and goes on; this one's balances were carried there.
    duplicate_of: Mapped[str | None] = mapped_column(String(36))
    void_reason: Mapped[str | None] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(12))


class GroupComparison(Fact, Base):
    """Somebody looked at two groups that look like one."""

    __tablename__ = "group_comparison"

    other_id: Mapped[str] = mapped_column(String(36))
    verdict: Mapped[str] = mapped_column(String(12))


class Member(Record, Base):
    """A person in a group; not a login."""

    __tablename__ = "member"
    __table_args__ = (Index(None, "scope_id", "seq"), Index(None, "scope_id", "number"))

    number: Mapped[str] = mapped_column(String(6))
    title: Mapped[str | None] = mapped_column(String(30))
    first_name: Mapped[str] = mapped_column(String(60))
    last_name: Mapped[str | None] = mapped_column(String(60))
    pledge_satang: Mapped[int]
    joined_on: Mapped[str] = mapped_column(String(10))
    phone: Mapped[str | None] = mapped_column(String(20))
    member_type: Mapped[str | None] = mapped_column(String(13))
    born: Mapped[str | None] = mapped_column(String(10))
    guardian_member_id: Mapped[str | None] = mapped_column(String(36))
    guardian_name: Mapped[str | None] = mapped_column(String(120))
    address: Mapped[str | None] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(12))
