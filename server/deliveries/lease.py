"""The scheduler's lease: of two processes one works and one stands by, on every database alike."""

from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Connection, Table, or_
from sqlalchemy.dialects import postgresql, sqlite

from server.clock import format_instant
from server.deliveries.models import SchedulerLease

#: A process that died is followed after this long; one that lives renews its lease three times as often.
HELD_SECONDS = 60
RENEW_SECONDS = 20
_NAME = "scheduler"
_lease = cast("Table", SchedulerLease.__table__)


def hold_lease(connection: Connection, holder: str, now: datetime) -> bool:
    """Take the lease, or keep it; False while another process holds it. One statement decides."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    until = format_instant(now + timedelta(seconds=HELD_SECONDS))
    statement = make(_lease).values(name=_NAME, holder=holder, held_until=until)
    taken = connection.execute(
        statement.on_conflict_do_update(
            index_elements=[_lease.c.name],
            set_={"holder": holder, "held_until": until},
            where=or_(_lease.c.holder == holder, _lease.c.held_until < format_instant(now)),
        ).returning(_lease.c.holder)
    )
    return taken.first() is not None
