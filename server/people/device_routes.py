"""/api/devices: phones of one's own and of the people one looks after, revoking them, and codes to join with."""

from typing import Any

from flask_smorest import Blueprint
from sqlalchemy import Connection, false, or_, select

from server.audit.log import note
from server.clock import format_instant, utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.people.current import CurrentPerson, current_person
from server.people.devices import restore_device, revoke_device
from server.people.joining import make_join_code
from server.people.models import Device, Person, SecondFactor
from server.people.rights import SUPPORTS
from server.people.schemas import DoneSchema, JoinCodeSchema, OwnersSchema
from server.people.supervision import supervised
from server.people.telling import sight_of, tell

blueprint = Blueprint(
    "devices",
    __name__,
    url_prefix="/api/devices",
    description="Phones of the own account and of the people one looks after",
)


@blueprint.get("")
@blueprint.response(200, OwnersSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
def show_devices() -> dict[str, Any]:
    """The own phones, and those of the people whose work the person looks after."""
    return owners_answer(current_person())


@blueprint.post("/<device_id>/revoke")
@blueprint.response(200, DoneSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
def revoke(device_id: str) -> dict[str, Any]:
    """A phone is lost or not used any more.

    Its sessions end at once. What it had not sent yet is never refused: it is set aside, for a supervisor to admit.
    """
    return _change(device_id, "device_revoked")


@blueprint.post("/<device_id>/restore")
@blueprint.response(200, DoneSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
def restore(device_id: str) -> dict[str, Any]:
    """Take a revoking back. The person logs in on that phone anew."""
    return _change(device_id, "device_restored")


@blueprint.post("/codes/<person_id>")
@blueprint.response(200, JoinCodeSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
def make_code(person_id: str) -> dict[str, Any]:
    """A code by which a new phone of this person joins without a password: once, within ten minutes.

    Not for oneself, nor for who has a second factor: a code shown on a screen must not stand for both.
    """
    person, now = current_person(), utc_now()
    with writing() as connection:
        owner = next((each for each in load_owners(connection, person) if each["id"] == person_id), None)
        if owner is None or not owner["may_join"]:
            raise Refusal("not_found")
        code, expires_at = make_join_code(connection, owner["id"], now)
        note(connection, person.person_id, "join_code_made", owner["id"], person.device.id)
    return {"as_of": format_instant(now), "code": code, "expires_at": format_instant(expires_at)}


def owners_answer(person: CurrentPerson) -> dict[str, Any]:
    """The own phones and those of others, as this person is told them."""
    with reading() as connection:
        owners = load_owners(connection, person)
    return tell(OwnersSchema, {"as_of": format_instant(utc_now()), "people": owners}, sight_of(person))


def load_owners(connection: Connection, person: CurrentPerson) -> list[dict[str, Any]]:
    """The person and, where they look after others, these: each with their phones."""
    is_supporter = any(role in SUPPORTS for role in person.roles)
    looked_after = supervised(Person.id, person.grants) if is_supporter else false()
    people = connection.execute(
        select(Person.id, Person.display_name, SecondFactor.secret.is_(None).label("may_join"))
        .outerjoin(SecondFactor, SecondFactor.person_id == Person.id)
        .where(or_(Person.id == person.person_id, looked_after), Person.disabled_at.is_(None))
        .order_by(Person.display_name, Person.id)
    ).mappings()
    owners = {
        row["id"]: {
            **row,
            "may_join": row["may_join"] and row["id"] != person.person_id,
            "is_self": row["id"] == person.person_id,
            "devices": [],
        }
        for row in people
    }
    devices = connection.execute(
        select(
            Device.id,
            Device.person_id,
            Device.code,
            Device.model,
            Device.registered_at,
            Device.last_heard_at,
            Device.waiting_count,
            Device.revoked_at,
        )
        .where(Device.person_id.in_(owners))
        .order_by(Device.last_heard_at.desc(), Device.code)
    ).mappings()
    for row in devices:
        owners[row["person_id"]]["devices"].append(
            {**row, "is_this": row["id"] == person.device.id, "is_self": owners[row["person_id"]]["is_self"]}
        )
    return sorted(owners.values(), key=lambda owner: not owner["is_self"])


def _change(device_id: str, what: str) -> dict[str, Any]:
    """Refuses with `not_found` a phone that is neither the person's own nor of somebody they look after."""
    person, now = current_person(), utc_now()
    with writing() as connection:
        owners = load_owners(connection, person)
        if device_id not in {device["id"] for owner in owners for device in owner["devices"]}:
            raise Refusal("not_found")
        if what == "device_revoked":
            revoke_device(connection, device_id, now)
        else:
            restore_device(connection, device_id)
        # the line tells of the owner, whose name the log can show
        owner_id = connection.execute(select(Device.person_id).where(Device.id == device_id)).scalar_one()
        note(connection, person.person_id, what, owner_id, device_id)
    return {"as_of": format_instant(now)}
