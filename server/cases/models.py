"""Tables of cases."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact, SyncedRow
from server.database import Base


class Case(SyncedRow, Base):
    """Something a person should look at; both values of a clash are kept as JSON text."""

    __tablename__ = "sync_case"

    reason: Mapped[str] = mapped_column(String(40))
    operation_id: Mapped[str] = mapped_column(String(36))
    row_kind: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(36))
    field: Mapped[str | None] = mapped_column(String(40))
    kept: Mapped[str | None] = mapped_column(Text)
    other: Mapped[str | None] = mapped_column(Text)
    settled_by: Mapped[str | None] = mapped_column(String(36))


class CaseSettle(Fact, Base):
    """Somebody looked at a case and says it is settled."""

    __tablename__ = "case_settle"

    case_id: Mapped[str] = mapped_column(String(36))
    note: Mapped[str | None] = mapped_column(String(200))
