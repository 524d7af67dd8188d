"""Tables of cases."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact, SyncedRow
from server.database import Base


class Case(SyncedRow, Base):
    """Something a person should look at; both values of a clash are kept as JSON text.

    `author_id` and `civil_on` are of the operation that opened it, in a clash of the value that lost; `kept_author_id`
    and `kept_on` are of the value that stands. `choice` is how it was settled.
    """

    __tablename__ = "sync_case"

    reason: Mapped[str] = mapped_column(String(40))
    operation_id: Mapped[str] = mapped_column(String(36))
    row_kind: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(36))
    field: Mapped[str | None] = mapped_column(String(40))
    kept: Mapped[str | None] = mapped_column(Text)
    other: Mapped[str | None] = mapped_column(Text)
    author_id: Mapped[str | None] = mapped_column(String(36))
    civil_on: Mapped[str | None] = mapped_column(String(10))
    kept_author_id: Mapped[str | None] = mapped_column(String(36))
    kept_on: Mapped[str | None] = mapped_column(String(10))
    settled_by: Mapped[str | None] = mapped_column(String(36))
    choice: Mapped[str | None] = mapped_column(String(8))


class CaseSettle(Fact, Base):
    """Somebody settles a case: looked at it, lets the value stand that stands (`kept`), or takes the other one.

    `row_kind` and `row_id` repeat what the case is about; `kept` is what stood on the settler's screen, as JSON text.
    """

    __tablename__ = "case_settle"

    case_id: Mapped[str] = mapped_column(String(36))
    choice: Mapped[str | None] = mapped_column(String(8))
    row_kind: Mapped[str | None] = mapped_column(String(40))
    row_id: Mapped[str | None] = mapped_column(String(36))
    kept: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(String(200))
