"""People's addresses: one a channel, ended rather than deleted, because what was sent to it stays known."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from server.clock import format_instant
from server.deliveries.models import ContactAddress, Delivery
from server.people.assignment import Assignment
from server.people.assignments import ever_holds
from server.people.models import Person

LOG_MAX = 200


def load_addresses(connection: Connection, person_id: str) -> list[dict[str, Any]]:
    """The addresses in use, masked: whoever looks over a shoulder learns little."""
    rows = connection.execute(
        select(ContactAddress.channel, ContactAddress.address, ContactAddress.since)
        .where(ContactAddress.person_id == person_id, ContactAddress.ended_at.is_(None))
        .order_by(ContactAddress.channel)
    )
    return [{"channel": row.channel, "shown": masked(row.address), "since": row.since} for row in rows]


def masked(address: str) -> str:
    """As little of an address as its owner needs: "o…@example.org"."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}…@{host}"


def find_address(connection: Connection, person_id: str, channel: str) -> tuple[str, str] | None:
    """Id and address in use."""
    row = connection.execute(
        select(ContactAddress.id, ContactAddress.address).where(
            ContactAddress.person_id == person_id,
            ContactAddress.channel == channel,
            ContactAddress.ended_at.is_(None),
        )
    ).first()
    return (row.id, row.address) if row else None


def save_address(connection: Connection, person_id: str, channel: str, address: str, now: datetime) -> None:
    """From now on this address; the one before is ended."""
    current = find_address(connection, person_id, channel)
    if current is not None and current[1] == address:
        return
    end_address(connection, person_id, channel, now)
    connection.execute(
        insert(ContactAddress).values(
            id=str(uuid.uuid4()),
            person_id=person_id,
            channel=channel,
            address=address,
            since=format_instant(now),
        )
    )


def end_address(connection: Connection, person_id: str, channel: str, now: datetime) -> None:
    """No more messages there; what waits for it is given up."""
    current = find_address(connection, person_id, channel)
    if current is None:
        return
    connection.execute(
        update(ContactAddress).where(ContactAddress.id == current[0]).values(ended_at=format_instant(now))
    )
    connection.execute(
        update(Delivery)
        .where(Delivery.address_id == current[0], Delivery.state == "waiting")
        .values(state="given_up", trouble="address ended")
    )


def load_log(connection: Connection, areas: Sequence[str]) -> list[dict[str, Any]]:
    """The newest deliveries to people whose post lies, or lay, in these areas."""
    inside = or_(*(Assignment.area_code.startswith("" if area == "th" else area) for area in areas))
    people = (
        select(Person.id)
        .join(Assignment, Assignment.scope_id == "person:" + Person.id)
        .where(inside, ever_holds())
    )
    rows = connection.execute(
        select(
            Delivery.id,
            Delivery.rule,
            Person.display_name.label("recipient_name"),
            Delivery.channel,
            Delivery.state,
            Delivery.tries,
            Delivery.made_at,
            Delivery.next_try_at,
            Delivery.sent_at,
            Delivery.trouble,
        )
        .join(Person, Person.id == Delivery.recipient)
        .where(Delivery.recipient.in_(people))
        .order_by(Delivery.made_at.desc(), Delivery.id)
        .limit(LOG_MAX)
    ).mappings()
    return [dict(row) for row in rows]
