"""People's addresses: one a channel, of browsers one a device; ended rather than deleted, as what was sent to it stays known."""

import hashlib
import json
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
        select(ContactAddress.channel, ContactAddress.address, ContactAddress.device_id, ContactAddress.since)
        .where(ContactAddress.person_id == person_id, ContactAddress.ended_at.is_(None))
        .order_by(ContactAddress.channel, ContactAddress.since)
    )
    return [
        {
            "channel": row.channel,
            "shown": masked(row.address) if row.channel == "email" else "…",
            "device_id": row.device_id or None,
            "since": row.since,
        }
        for row in rows
    ]


def masked(address: str) -> str:
    """As little of an address as its owner needs: "o…@example.org"."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}…@{host}"


def find_address(
    connection: Connection, person_id: str, channel: str, device_id: str = ""
) -> tuple[str, str] | None:
    """Id and address in use; of a channel that reaches single devices, that of the device."""
    row = connection.execute(
        select(ContactAddress.id, ContactAddress.address).where(
            ContactAddress.person_id == person_id,
            ContactAddress.channel == channel,
            ContactAddress.device_id == device_id,
            ContactAddress.ended_at.is_(None),
        )
    ).first()
    return (row.id, row.address) if row else None


def save_address(connection: Connection, person_id: str, channel: str, address: str, now: datetime) -> None:
    """From now on this address; the one before is ended."""
    hold(connection, person_id)
    current = find_address(connection, person_id, channel)
    if current is not None and current[1] == address:
        return
    end_address(connection, person_id, channel, now)
    _insert(connection, person_id, channel, address, now)


def save_subscription(
    connection: Connection, person_id: str, device_id: str, subscription: dict[str, Any], now: datetime
) -> None:
    """From now on this browser is pushed to, for this person alone: whoever used it before hears nothing there any more."""
    hold(connection, person_id)
    address = hashlib.sha256(subscription["endpoint"].encode()).hexdigest()
    end_address_everywhere(connection, "push", address, now)
    end_address(connection, person_id, "push", now, device_id)
    text = json.dumps(subscription, sort_keys=True)
    _insert(connection, person_id, "push", address, now, device_id=device_id, subscription=text)


def end_address(
    connection: Connection, person_id: str, channel: str, now: datetime, device_id: str = ""
) -> None:
    """No more messages there; what waits for it is given up."""
    current = find_address(connection, person_id, channel, device_id)
    if current is not None:
        end_addresses(connection, [current[0]], now)


def end_address_everywhere(connection: Connection, channel: str, address: str, now: datetime) -> None:
    """No more messages at an address, whoever's it was."""
    ids = connection.execute(
        select(ContactAddress.id).where(
            ContactAddress.channel == channel,
            ContactAddress.address == address,
            ContactAddress.ended_at.is_(None),
        )
    ).scalars()
    end_addresses(connection, list(ids), now)


def end_addresses(connection: Connection, ids: Sequence[str], now: datetime) -> None:
    """These addresses end; what waits for them is given up, and what a push needed is forgotten."""
    connection.execute(
        update(ContactAddress)
        .where(ContactAddress.id.in_(ids), ContactAddress.ended_at.is_(None))
        .values(ended_at=format_instant(now), subscription=None)
    )
    connection.execute(
        update(Delivery)
        .where(Delivery.address_id.in_(ids), Delivery.state == "waiting")
        .values(state="given_up", trouble="address ended")
    )


def hold(connection: Connection, person_id: str) -> None:
    """Until the transaction ends nobody else changes or tries this person's addresses: of two at once the second sees the first."""
    connection.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))


def _insert(
    connection: Connection, person_id: str, channel: str, address: str, now: datetime, **of_device: str
) -> None:
    connection.execute(
        insert(ContactAddress).values(
            id=str(uuid.uuid4()),
            person_id=person_id,
            channel=channel,
            address=address,
            since=format_instant(now),
            **of_device,
        )
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
