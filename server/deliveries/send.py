"""Sending: claim, send outside any transaction, say how it ended. A process that dies in between is overtaken."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, or_, select, update

from server.clock import Clock, format_instant
from server.database import writing
from server.deliveries.addresses import end_addresses
from server.deliveries.channels import Channel, Sent
from server.deliveries.models import ContactAddress, Delivery
from server.deliveries.rules import LEASE_SECONDS, next_try_at

log = logging.getLogger("omsap.deliveries")

#: How many leave in one run: the next run goes on.
BATCH_MAX = 200


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery this process holds."""

    id: str
    channel: str
    address: str
    request: dict[str, Any]
    tries: int


def send_due(channels: Mapping[str, Channel], clock: Clock) -> int:
    """Try everything that is due, one after the other; returns how many were taken.

    A channel that could not be reached rests until the next run, so that its others do not wait for nothing, and other channels not for it.
    """
    taken, awake = 0, set(channels)
    for _each in range(BATCH_MAX):
        with writing() as connection:
            claimed = claim(connection, awake, clock())
        if claimed is None:
            break
        sent = attempt(channels[claimed.channel], claimed)
        with writing() as connection:
            note(connection, claimed, sent, clock())
        taken += sent.answer == "taken"
        if sent.is_unreached:
            awake.discard(claimed.channel)
    return taken


def attempt(channel: Channel, claimed: Claimed) -> Sent:
    """Hand one delivery to its channel. What nobody foresaw refuses this one: the next ones are other people's."""
    try:
        return channel.send(claimed.id, claimed.address, claimed.request)
    except Exception as error:
        # no traceback: the library may quote the address
        reason = type(error).__name__
        log.error("delivery %s could not be handed to %s: %s", claimed.id, channel.name, reason)
        return Sent("refused", reason)


def claim(connection: Connection, channels: Collection[str], now: datetime) -> Claimed | None:
    """The next delivery that is due and that nobody holds; it is this process's until the lease ends."""
    at = format_instant(now)
    free = or_(Delivery.leased_until.is_(None), Delivery.leased_until < at)
    due = (
        select(Delivery.id)
        .where(Delivery.state == "waiting", Delivery.next_try_at <= at, free, Delivery.channel.in_(channels))
        .order_by(Delivery.next_try_at, Delivery.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    found = connection.execute(due).scalar()
    return None if found is None else claim_one(connection, found, now)


def claim_one(connection: Connection, found: str, now: datetime) -> Claimed:
    """This delivery, held until the lease ends."""
    until = format_instant(now + timedelta(seconds=LEASE_SECONDS))
    connection.execute(
        update(Delivery).where(Delivery.id == found).values(leased_until=until, tries=Delivery.tries + 1)
    )
    row = connection.execute(
        select(
            Delivery.id,
            Delivery.channel,
            func.coalesce(ContactAddress.subscription, ContactAddress.address),
            Delivery.request,
            Delivery.tries,
        )
        .join(ContactAddress, ContactAddress.id == Delivery.address_id)
        .where(Delivery.id == found)
    ).one()
    return Claimed(*row)


def note(connection: Connection, claimed: Claimed, sent: Sent, now: datetime) -> None:
    """How the try ended. An address that is none is ended with it."""
    values: dict[str, Any] = {"leased_until": None, "trouble": sent.trouble}
    again = next_try_at(claimed.tries, now)
    if sent.answer == "taken":
        values |= {"state": "sent", "sent_at": format_instant(now)}
    elif sent.answer == "later" and again is not None:
        asked = now + timedelta(seconds=sent.wait_seconds or 0)
        values |= {"next_try_at": format_instant(max(again, asked))}
    else:
        values |= {"state": "given_up" if sent.answer == "later" else "refused"}
        log.warning("delivery %s ended after %d tries: %s", claimed.id, claimed.tries, sent.trouble)
    connection.execute(update(Delivery).where(Delivery.id == claimed.id).values(values))
    if sent.answer == "gone":
        address = connection.execute(
            select(Delivery.address_id).where(Delivery.id == claimed.id)
        ).scalar_one()
        end_addresses(connection, [address], now)
