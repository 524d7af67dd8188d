"""The table of the audit log. It does not sync; lines are only ever added.

The migration adds triggers that refuse UPDATE and DELETE; whoever owns the database can drop them, and then the chain tells.
"""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.database import Base


class AuditLine(Base):
    """One thing that was done or read. Ids only: no name, no value, nothing that was typed.

    `number` is dense from 1. `who` is a person's id, null for the command line and for whoever has no session;
    `about` the id of what it was done to. `hash` runs over this line and the hash of the line before.
    """

    __tablename__ = "audit_line"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(24), index=True)
    who: Mapped[str | None] = mapped_column(String(36), index=True)
    what: Mapped[str] = mapped_column(String(40))
    about: Mapped[str | None] = mapped_column(String(80))
    device_id: Mapped[str | None] = mapped_column(String(36))
    hash: Mapped[str] = mapped_column(String(64))
