"""Tables of deliveries: where somebody wants to be told, what is to be sent, and which scheduler does the work."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from server.database import Base


class ContactAddress(Base):
    """Where a person wants alerts besides the app. An address that is given up stays, ended, with what was sent to it.

    A browser that is pushed to belongs to a device (`device_id`, "" elsewhere), and is known by the hash of where it is
    reached; `subscription` is what a push needs, and goes when the address ends.
    """

    __tablename__ = "contact_address"
    __table_args__ = (
        Index(
            "uq_contact_address_person_id_channel_device_current",
            "person_id",
            "channel",
            "device_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    channel: Mapped[str] = mapped_column(String(10))
    address: Mapped[str] = mapped_column(String(254))
    device_id: Mapped[str] = mapped_column(String(36), server_default="")
    subscription: Mapped[str | None] = mapped_column(String(1500))
    since: Mapped[str] = mapped_column(String(24))
    ended_at: Mapped[str | None] = mapped_column(String(24))


class LineCode(Base):
    """A code by which a LINE account becomes a person's, until it is used or its minutes are over; only its hash is kept."""

    __tablename__ = "line_code"

    code_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    until: Mapped[str] = mapped_column(String(24))


class Delivery(Base):
    """One alert to one address. `request` is made before the first try and never again: every try sends the same.

    `told_with` is the delivery whose message tells of this one as well; it fares as that one does. `state`: waiting, sent,
    together (sent with another), settled (before it was sent), refused (the channel will never take it) or given_up.
    Whoever works on it holds it until `leased_until`; a holder that died is overtaken then.
    """

    __tablename__ = "delivery"
    __table_args__ = (Index(None, "state", "next_try_at"), Index(None, "recipient", "made_at"))

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    alert_id: Mapped[str | None] = mapped_column(String(36))
    told_with: Mapped[str | None] = mapped_column(String(36))
    rule: Mapped[str] = mapped_column(String(40))
    recipient: Mapped[str] = mapped_column(ForeignKey("person.id"))
    address_id: Mapped[str] = mapped_column(ForeignKey("contact_address.id"))
    channel: Mapped[str] = mapped_column(String(10))
    request: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(8))
    tries: Mapped[int]
    made_at: Mapped[str] = mapped_column(String(24))
    next_try_at: Mapped[str] = mapped_column(String(24))
    leased_until: Mapped[str | None] = mapped_column(String(24))
    sent_at: Mapped[str | None] = mapped_column(String(24))
    trouble: Mapped[str | None] = mapped_column(String(200))


class SchedulerLease(Base):
    """Which scheduler process works now; another one stands by until `held_until` has passed."""

    __tablename__ = "scheduler_lease"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    holder: Mapped[str] = mapped_column(String(60))
    held_until: Mapped[str] = mapped_column(String(24))
