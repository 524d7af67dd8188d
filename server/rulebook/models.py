"""Table of settings."""

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class Setting(Fact, Base):
    """A rule set anew from a day on; earlier days keep the earlier rule."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(40))
    value: Mapped[Any] = mapped_column(JSON)
    starts_on: Mapped[str] = mapped_column(String(10))
