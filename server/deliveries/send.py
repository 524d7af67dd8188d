"""Sending: claim, send outside any transaction, say how it ended. A process that dies in between is overtaken."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, or_, select, true, update

from server.alerts.models import Alert
from server.clock import Clock, format_instant
from server.database import writing
from server.deliveries.addresses import end_addresses
from server.deliveries.channels import Channel, Sent
from server.deliveries.due import is_to_be_told
from server.deliveries.models import ContactAddress, Delivery
from server.deliveries.rules import LEASE_SECONDS, next_try_at
from server.values.thai_date import bangkok_date

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
    """The next message that is due and that nobody holds; it is this process's until the lease ends.

    What was settled or answered since it was planned is closed instead.
    """
    at = format_instant(now)
    free = or_(Delivery.leased_until.is_(None), Delivery.leased_until < at)
    due = (
        select(Delivery.id)
        .where(
            Delivery.state == "waiting",
            Delivery.told_with.is_(None),
            Delivery.next_try_at <= at,
            free,
            Delivery.channel.in_(channels),
        )
        .order_by(Delivery.next_try_at, Delivery.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    while (found := connection.execute(due).scalar()) is not None:
        if _still_tells(connection, found, bangkok_date(now)):
            return claim_one(connection, found, now)
    return None


def _still_tells(connection: Connection, found: str, today: date) -> bool:
    """Whether a message has anything to tell; what of it has not is closed, the message itself last of all."""
    is_told = exists().where(
        Alert.scope_id == "person:" + Delivery.recipient, Alert.id == Delivery.alert_id, is_to_be_told(today)
    )
    # a test message is about no alert
    is_settled = and_(Delivery.alert_id.is_not(None), ~is_told)
    tells = connection.execute(select(Delivery.id).where(_is_of_message(found), ~is_settled)).first()
    keeps = true() if tells is None else Delivery.id != found
    connection.execute(
        update(Delivery).where(_is_of_message(found), is_settled, keeps).values(state="settled")
    )
    return tells is not None


def _is_of_message(delivery: str) -> ColumnElement[bool]:
    """What one message is to tell: its own alert, and the others it stands for."""
    return and_(Delivery.state == "waiting", or_(Delivery.id == delivery, Delivery.told_with == delivery))


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
    """How the try ended, for all that the message tells. An address that is none is ended with it."""
    values: dict[str, Any] = {"leased_until": None, "trouble": sent.trouble}
    again = next_try_at(claimed.tries, now)
    if sent.answer == "taken":
        state = case((Delivery.told_with.is_(None), "sent"), else_="together")
        values |= {"state": state, "sent_at": format_instant(now)}
    elif sent.answer == "later" and again is not None:
        asked = now + timedelta(seconds=sent.wait_seconds or 0)
        values |= {"next_try_at": format_instant(max(again, asked))}
    else:
        values |= {"state": "given_up" if sent.answer == "later" else "refused"}
        log.warning("delivery %s ended after %d tries: %s", claimed.id, claimed.tries, sent.trouble)
    of_message = or_(Delivery.id == claimed.id, _is_of_message(claimed.id))
    connection.execute(update(Delivery).where(of_message).values(values))
    if sent.answer == "gone":
        address = connection.execute(
            select(Delivery.address_id).where(Delivery.id == claimed.id)
        ).scalar_one()
        end_addresses(connection, [address], now)
