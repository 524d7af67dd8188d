"""Table of the outbox files that were brought in. It does not sync."""

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from server.database import Base


class OutboxImport(Base):
    """A file of lines from a phone that could not send them: who brought it in, when, and how many lines had which answer."""

    __tablename__ = "outbox_import"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    person_id: Mapped[str] = mapped_column(String(36), index=True)
    device_id: Mapped[str] = mapped_column(String(36))
    imported_at: Mapped[str] = mapped_column(String(24))
    lines: Mapped[int]
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
