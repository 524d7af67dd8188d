"""Table of photos."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from server.database import Base


class Photo(Base):
    """A JPEG that a line of its group names by the hash of its bytes. The same photo of two groups is two rows."""

    __tablename__ = "photo"

    scope_id: Mapped[str] = mapped_column(String(50), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    jpeg: Mapped[bytes] = mapped_column(LargeBinary)
    author_id: Mapped[str] = mapped_column(String(36))
    device_id: Mapped[str] = mapped_column(String(36))
    received_at: Mapped[str] = mapped_column(String(24))
