"""Tables of the sync: scopes with heads, the log of receipts, what was set aside, what gave way, what is backed up."""

from typing import Any

from sqlalchemy import JSON, Index, LargeBinary, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from server.database import Base


class Scope(Base):
    """A unit of sync, of locking and of access; `seq` counts its outcomes, `chain` is the hash over all of them.

    Up to `durable_seq` it lies in every backup that may be put back. A restore takes that back with everything else.
    """

    __tablename__ = "scope"

    id: Mapped[str] = mapped_column(String(50), primary_key=True)
    seq: Mapped[int]
    chain: Mapped[str] = mapped_column(String(64))
    durable_seq: Mapped[int] = mapped_column(server_default="0")


class ReceiptLine(Base):
    """The lasting answer to one line, and its place in a scope's chain: the log a reader follows."""

    __tablename__ = "receipt"
    __table_args__ = (
        Index("uq_receipt_scope_id_seq", "scope_id", "seq", unique=True),
        Index(None, "operation_id"),
        # one id takes effect once, whatever scopes it is sent for at the same moment
        Index(
            "uq_receipt_operation_id_effective",
            "operation_id",
            unique=True,
            sqlite_where=text("outcome IN ('applied', 'merged', 'conflict')"),
            postgresql_where=text("outcome IN ('applied', 'merged', 'conflict')"),
        ),
    )

    line_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    operation_id: Mapped[str | None] = mapped_column(String(36))
    scope_id: Mapped[str] = mapped_column(String(50))
    seq: Mapped[int]
    chain: Mapped[str] = mapped_column(String(64))
    outcome: Mapped[str] = mapped_column(String(12))
    code: Mapped[str | None] = mapped_column(String(40))
    field: Mapped[str | None] = mapped_column(String(40))
    flags: Mapped[list[Any]] = mapped_column(JSON)
    author_id: Mapped[str] = mapped_column(String(36))
    device_id: Mapped[str] = mapped_column(String(36))
    number: Mapped[int]
    received_at: Mapped[str] = mapped_column(String(24))


class SetAside(Base):
    """The bytes of a line that was rejected or quarantined, so that nothing anybody recorded is ever gone."""

    __tablename__ = "set_aside"
    __table_args__ = (Index(None, "received_at", "line_sha256"),)

    line_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    ticket: Mapped[str] = mapped_column(String(12), index=True)
    outcome: Mapped[str] = mapped_column(String(12))
    code: Mapped[str] = mapped_column(String(40))
    author_id: Mapped[str] = mapped_column(String(36))
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[str] = mapped_column(String(24))


class SignedPush(Base):
    """What a device signed: `sync.upload.upload_text` of its id and of `line_hashes`, 32 bytes for each line of one push.

    The key stands beside it, as a device may get another one. Its lines have receipts of that instant, or of a later one where the push was sent again.
    """

    __tablename__ = "signed_push"
    __table_args__ = (Index(None, "device_id", "received_at"),)

    text_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    device_id: Mapped[str] = mapped_column(String(36))
    public_key: Mapped[str] = mapped_column(String(87))
    line_hashes: Mapped[bytes] = mapped_column(LargeBinary)
    signature: Mapped[str] = mapped_column(String(86))
    received_at: Mapped[str] = mapped_column(String(24))


class FieldHistory(Base):
    """A value of a record that gave way to another."""

    __tablename__ = "field_history"
    __table_args__ = (Index(None, "scope_id", "row_kind", "row_id"),)

    scope_id: Mapped[str] = mapped_column(String(50), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(String(40), primary_key=True)
    row_kind: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(36))
    old: Mapped[str] = mapped_column(Text)
    new: Mapped[str] = mapped_column(Text)
    operation_id: Mapped[str] = mapped_column(String(36))


class Backup(Base):
    """A backup that was made: what it covers, and how its proofs ended. Its file is found by its name."""

    __tablename__ = "backup"
    file_name: Mapped[str] = mapped_column(String(80), primary_key=True)
    made_at: Mapped[str] = mapped_column(String(24))
    verified_at: Mapped[str | None] = mapped_column(String(24))
    checked_at: Mapped[str | None] = mapped_column(String(24))
    result: Mapped[str] = mapped_column(String(20))
