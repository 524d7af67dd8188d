"""Devices: registered at the first online login, each with a code of four characters that begins its slip numbers."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from server.clock import format_instant
from server.people.models import Device

#: Digits and capitals that cannot be taken for one another on a slip: no 0 1 I L O.
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 4


@dataclass(frozen=True, slots=True)
class RegisteredDevice:
    """What a phone must know of itself."""

    id: str
    code: str


def find_device(connection: Connection, device_id: str | None, person_id: str) -> RegisteredDevice | None:
    """The device, provided it is this person's."""
    found = connection.execute(
        select(Device.id, Device.code).where(Device.id == device_id, Device.person_id == person_id)
    ).first()
    return RegisteredDevice(found.id, found.code) if found else None


def register_device(connection: Connection, person_id: str, app: str, now: datetime) -> RegisteredDevice:
    """A new device of this person with a code nobody else has."""
    # 31**4 = 923,521 codes: at the nation's 7,000 phones a drawn code is taken once in 130 times
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if connection.execute(select(Device.id).where(Device.code == code)).first() is None:
            break
    return save_device(connection, RegisteredDevice(str(uuid.uuid4()), code), person_id, app, now)


def save_device(
    connection: Connection, made: RegisteredDevice, person_id: str, app: str, now: datetime
) -> RegisteredDevice:
    """Keep a device whose id and code were chosen already."""
    connection.execute(
        insert(Device).values(
            id=made.id,
            person_id=person_id,
            code=made.code,
            registered_at=format_instant(now),
            last_heard_at=format_instant(now),
            app=app,
            waiting_count=0,
        )
    )
    return made


def save_contact(
    connection: Connection,
    device_id: str,
    now: datetime,
    app: str,
    *,
    waiting_count: int | None = None,
    oldest_waiting_at: str | None = None,
) -> None:
    """The device was heard of just now; what it said of its outbox is kept, where it said something."""
    values: dict[str, object] = {"last_heard_at": format_instant(now), "app": app}
    if waiting_count is not None:
        values |= {"waiting_count": waiting_count, "oldest_waiting_at": oldest_waiting_at}
    connection.execute(update(Device).where(Device.id == device_id).values(values))
