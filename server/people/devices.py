"""Devices: registered at the first online login, each with a code of four characters that begins its slip numbers."""

import re
import secrets
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from server.audit.log import note
from server.clock import format_instant
from server.people.models import Device, Session

#: Digits and capitals that cannot be taken for one another on a slip: no 0 1 I L O.
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 4

#: Phones one person may have that were not revoked.
DEVICES_MAX = 3
MODEL_LENGTH_MAX = 40
#: Browsers that hide the model behind a word of their own say no more than this.
_SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


@dataclass(frozen=True, slots=True)
class RegisteredDevice:
    """What a phone must know of itself."""

    id: str
    code: str


@dataclass(frozen=True, slots=True)
class OwnDevices:
    """Ids of all devices of a person, of those among them that were revoked, and the public keys of those that have one."""

    ids: list[str] = field(default_factory=list)
    revoked: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    def unproved(self, *senders: str) -> Iterable[str]:
        """Whose lines a push without a right signature proves nothing about: all where a sender has a key, else those with one."""
        return self.ids if any(sender in self.keys for sender in senders) else self.keys


def load_own_devices(connection: Connection, person_ids: Collection[str]) -> Mapping[str, OwnDevices]:
    """The devices of each of these people, none left out."""
    owned = {person_id: OwnDevices() for person_id in person_ids}
    rows = connection.execute(
        select(Device.person_id, Device.id, Device.revoked_at, Device.public_key).where(
            Device.person_id.in_(owned)
        )
    )
    for person_id, device_id, revoked_at, public_key in rows:
        owned[person_id].ids.append(device_id)
        if revoked_at is not None:
            owned[person_id].revoked.append(device_id)
        if public_key is not None:
            owned[person_id].keys[device_id] = public_key
    return owned


def make_room(
    connection: Connection, person_id: str, retired_id: str | None, now: datetime
) -> list[dict[str, object]]:
    """Room for one more phone: where there is none, the retired one of the person's is revoked.

    Empty when there is room now; else the phones to choose from, and nothing was changed.
    """
    used = connection.execute(
        select(Device.id, Device.code, Device.model, Device.last_heard_at, Device.waiting_count)
        .where(Device.person_id == person_id, Device.revoked_at.is_(None))
        .order_by(Device.last_heard_at, Device.code)
    ).mappings()
    phones = [dict(row) for row in used]
    if len(phones) < DEVICES_MAX:
        return []
    if all(phone["id"] != retired_id for phone in phones):
        return phones
    revoke_device(connection, str(retired_id), now)
    note(connection, person_id, "device_revoked", person_id, retired_id)
    return []


def model_of(user_agent: str) -> str | None:
    """What the owner would call the phone: "SM-A135F", or its system where the browser hides the model."""
    named = re.search(r"Linux; Android [\d.]+; ([^;)]{2,80}?)(?: Build/[^;)]*)?[;)]", user_agent)
    if named:
        return named[1].strip()[:MODEL_LENGTH_MAX]
    return next((name for word, name in _SYSTEMS.items() if word in user_agent), None)


def revoke_device(connection: Connection, device_id: str, now: datetime) -> None:
    """Its sessions end at once; what it still sends is set aside for a person to look at."""
    connection.execute(
        update(Device)
        .where(Device.id == device_id, Device.revoked_at.is_(None))
        .values(revoked_at=format_instant(now))
    )
    connection.execute(delete(Session).where(Session.device_id == device_id))


def restore_device(connection: Connection, device_id: str) -> None:
    """The device counts again. Its sessions are over: its person logs in anew."""
    connection.execute(update(Device).where(Device.id == device_id).values(revoked_at=None))


def find_device(connection: Connection, device_id: str | None, person_id: str) -> RegisteredDevice | None:
    """The device, provided it is this person's and was not revoked."""
    found = connection.execute(
        select(Device.id, Device.code).where(
            Device.id == device_id, Device.person_id == person_id, Device.revoked_at.is_(None)
        )
    ).first()
    return RegisteredDevice(found.id, found.code) if found else None


def register_device(
    connection: Connection, person_id: str, app: str, now: datetime, model: str | None = None
) -> RegisteredDevice:
    """A new device of this person with a code nobody else has."""
    # 31**4 = 923,521 codes: at the nation's 7,000 phones a drawn code is taken once in 130 times
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if connection.execute(select(Device.id).where(Device.code == code)).first() is None:
            break
    return save_device(
        connection, RegisteredDevice(str(uuid.uuid4()), code), person_id, app, now, model=model
    )


def save_device(
    connection: Connection,
    made: RegisteredDevice,
    person_id: str,
    app: str,
    now: datetime,
    *,
    model: str | None = None,
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
            model=model,
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
