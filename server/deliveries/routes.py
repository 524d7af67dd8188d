"""/api/deliveries: one's own addresses, a test message, and for staff the log of what was sent."""

import uuid
from typing import Any

from flask import current_app
from flask_smorest import Blueprint
from sqlalchemy import insert, select

from server.clock import format_instant, utc_now
from server.database import reading, writing
from server.deliveries.addresses import (
    end_address,
    find_address,
    hold,
    load_addresses,
    load_log,
    save_address,
    save_subscription,
)
from server.deliveries.channels import Channel
from server.deliveries.configured import make_channels
from server.deliveries.line_codes import CODE_MINUTES, make_code
from server.deliveries.models import Delivery
from server.deliveries.plan import TEST, Recipient, make_delivery
from server.deliveries.schemas import (
    AddressesSchema,
    DeliveriesSchema,
    EmailSchema,
    LineCodeSchema,
    SubscriptionSchema,
    TestedSchema,
)
from server.deliveries.send import attempt, claim_one, note
from server.deliveries.web_push import WebPush, is_push_service
from server.errors import Refusal
from server.people.current import CurrentPerson, current_person
from server.people.rights import SEES_DELIVERIES
from server.people.telling import sight_of, tell

blueprint = Blueprint(
    "deliveries", __name__, url_prefix="/api/deliveries", description="Alerts that leave the app"
)

#: The channels there can be.
CHANNELS = ("email", "push", "line")


@blueprint.get("/addresses")
@blueprint.response(200, AddressesSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
def show_addresses() -> dict[str, Any]:
    """Where this person is told of alerts besides the app, and what this installation could use."""
    return _addresses(current_person())


@blueprint.post("/addresses/email")
@blueprint.arguments(EmailSchema)
@blueprint.response(200, AddressesSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
def set_email(given: dict[str, Any]) -> dict[str, Any]:
    """Be told by e-mail from now on, at this address instead of the one before."""
    person = current_person()
    _channel("email")
    with writing() as connection:
        save_address(connection, person.person_id, "email", given["address"], utc_now())
    return _addresses(person)


@blueprint.post("/addresses/push")
@blueprint.arguments(SubscriptionSchema)
@blueprint.response(200, AddressesSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
def set_push(given: dict[str, Any]) -> dict[str, Any]:
    """Have alerts shown by the browser of this device from now on. Only the services of known browsers are called."""
    person = current_person()
    _channel("push")
    hosts = tuple(current_app.config["OMSAP_SETTINGS"].push_hosts.split())
    if not is_push_service(given["endpoint"], hosts):
        raise Refusal("not_a_choice", field="endpoint")
    subscription = {"endpoint": given["endpoint"], "keys": {name: given[name] for name in ("p256dh", "auth")}}
    with writing() as connection:
        save_subscription(connection, person.person_id, person.device.id, subscription, utc_now())
    return _addresses(person)


@blueprint.post("/addresses/line/code")
@blueprint.response(200, LineCodeSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
def make_line_code() -> dict[str, Any]:
    """A code to write to the LINE account: whoever writes it there within minutes is this person."""
    person, now = current_person(), utc_now()
    _channel("line")
    with writing() as connection:
        code = make_code(connection, person.person_id, now)
    return {"as_of": format_instant(now), "code": code, "minutes": CODE_MINUTES}


@blueprint.post("/addresses/<channel_name>/end")
@blueprint.response(200, AddressesSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
def stop(channel_name: str) -> dict[str, Any]:
    """No more messages by this channel; what waits is given up. Of browsers only the one that asks is meant."""
    person = current_person()
    if channel_name not in CHANNELS:
        raise Refusal("not_found")
    with writing() as connection:
        end_address(connection, person.person_id, channel_name, utc_now(), _device(person, channel_name))
    return _addresses(person)


@blueprint.post("/addresses/<channel_name>/test")
@blueprint.response(200, TestedSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
def send_test(channel_name: str) -> dict[str, Any]:
    """Send a test message at once, also at night; at most one a minute."""
    person, now, channel = current_person(), utc_now(), _channel(channel_name)
    with writing() as connection:
        hold(connection, person.person_id)
        found = find_address(connection, person.person_id, channel.name, _device(person, channel.name))
        if found is None:
            raise Refusal("not_found")
        minute = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{person.person_id}|{format_instant(now)[:16]}"))
        draft = make_delivery(minute, TEST, Recipient(person.person_id, found[0], channel.name), now, _link())
        draft |= {"alert_id": None}
        known = connection.execute(select(Delivery.id).where(Delivery.id == draft["id"])).first()
        if known is not None:
            raise Refusal("rate_limited", retry_after_seconds=60)
        connection.execute(insert(Delivery).values(**draft))
        claimed = claim_one(connection, draft["id"], now)
    sent = attempt(channel, claimed)
    with writing() as connection:
        note(connection, claimed, sent, utc_now())
        state = connection.execute(
            select(Delivery.state, Delivery.trouble).where(Delivery.id == claimed.id)
        ).one()
    return {"as_of": format_instant(now), "state": state.state, "trouble": state.trouble}


@blueprint.get("/log")
@blueprint.response(200, DeliveriesSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_log() -> dict[str, Any]:
    """What was sent to whom, why, and whether it arrived, within the areas of this person's staff work."""
    return log_answer(current_person())


def log_answer(person: CurrentPerson) -> dict[str, Any]:
    """The log as this person is told it. Refuses with `not_allowed` whoever is not told any."""
    areas = person.grants.areas(role for role, sees in SEES_DELIVERIES.items() if sees)
    if not areas:
        raise Refusal("not_allowed")
    with reading() as connection:
        items = load_log(connection, areas)
    return tell(DeliveriesSchema, {"as_of": _now(), "items": items}, sight_of(person))


def _addresses(person: CurrentPerson) -> dict[str, Any]:
    with reading() as connection:
        addresses = load_addresses(connection, person.person_id)
    channels = _channels()
    push = channels.get("push")
    return {
        "as_of": _now(),
        "channels": sorted(channels),
        "push_key": push.public_key if isinstance(push, WebPush) else None,
        "addresses": addresses,
    }


def _device(person: CurrentPerson, channel_name: str) -> str:
    """Which device's address is meant: browsers are reached one by one."""
    return person.device.id if channel_name == "push" else ""


def _channels() -> dict[str, Channel]:
    return make_channels(current_app.config["OMSAP_SETTINGS"])


def _channel(name: str) -> Channel:
    """The channel. Refuses with `not_found` where this installation has none."""
    channel = _channels().get(name)
    if channel is None:
        raise Refusal("not_found")
    return channel


def _link() -> str | None:
    link: str | None = current_app.config["OMSAP_SETTINGS"].public_url
    return link


def _now() -> str:
    return format_instant(utc_now())
