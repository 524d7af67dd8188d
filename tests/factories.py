"""People, groups and campaigns in the database of the current app: valid by default, made the way the product makes them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from flask.testing import FlaskClient

from server.concept import Draft
from server.database import writing
from server.people.accounts import save_account
from server.people.devices import RegisteredDevice, register_device
from server.people.grants import Grants, Span
from server.people.passwords import hash_password
from server.syncing.push import push
from server.syncing.server_device import push_as_server
from sync.receipt import Result
from tests.conftest import BEGINNING
from tests.operations import TODAY, Phone

PASSWORD = "the-right-password"


@cache
def password_hash() -> str:
    """Hashed once: argon2 takes its time on purpose."""
    return hash_password(PASSWORD)


@dataclass(frozen=True)
class MadePerson:
    """A person with an account."""

    id: str
    name: str
    device: RegisteredDevice
    spans: tuple[Span, ...]

    def phone(self) -> Phone:
        """The person's phone as the tests of the core know it, on the device that was registered."""
        phone = Phone(person_id=self.id)
        phone.device = self.device.id
        phone.grants = Grants(self.id, self.spans, TODAY)
        return phone


def make_person(
    name: str = "officer",
    *areas: str,
    role: str = "officer",
    from_on: str = "2026-01-01",
    to_on: str | None = None,
    now: datetime = BEGINNING,
) -> MadePerson:
    """A person with a device and an assignment in each area."""
    with writing() as connection:
        account = save_account(connection, name, f"คุณ {name}", password_hash())
        device = register_device(connection, account.id, "0.1.0", now)
    spans = tuple(Span(role, area, from_on, to_on) for area in areas)
    for span in spans:
        fields = {"role": role, "area_code": span.area_code, "from_on": from_on, "to_on": to_on}
        make_record("assignment", f"person:{account.id}", fields, now=now)
    return MadePerson(account.id, account.name, device, spans)


def make_record(kind: str, scope: str, fields: Mapping[str, Any], *, now: datetime = BEGINNING) -> str:
    """A record written by the server; fields that are None are left out; a scope may name its {id}. Returns the id."""
    row_id = str(uuid.uuid4())
    changes = {name: [None, value] for name, value in fields.items() if value is not None}
    [result] = push_as_server(
        [
            Draft(
                row_id, kind, scope.format(id=row_id), {"id": row_id, "set": changes}, now.date().isoformat()
            )
        ],
        now,
    )
    assert result.outcome == "applied", result
    return row_id


def make_campaign(area_code: str = "35", **changes: Any) -> str:
    """A campaign that runs: signed on 18 October 2026, due on 21 February 2027. Returns its id."""
    fields = {
        "name": "1 พัฒนากร 1 กลุ่ม",
        "area_code": area_code,
        "quantity": 1,
        "signed_on": "2026-10-18",
        "starts_on": "2026-10-18",
        "target_on": "2027-02-21",
        "hard_on": "2027-05-24",
        "state": "open",
    }
    return make_record("campaign", f"area:{area_code}", fields | changes)


def make_setting(area_code: str, key: str, value: Any, starts_on: str = "2026-01-01") -> None:
    """A rule set anew in an area."""
    data = {"key": key, "value": value, "starts_on": starts_on}
    [result] = push_as_server(
        [Draft(str(uuid.uuid4()), "setting", f"area:{area_code}", data, starts_on)], BEGINNING
    )
    assert result.outcome == "applied", result


def make_target(
    person: MadePerson, campaign_id: str, quantity: int = 1, target_on: str | None = None
) -> None:
    """What a person promised in a campaign."""
    fields = {"campaign_id": campaign_id, "quantity": quantity, "target_on": target_on}
    make_record("target", f"person:{person.id}", fields)


def send(phone: Phone, *lines: bytes, now: datetime = BEGINNING) -> list[Result]:
    """Push a phone's lines; every one of them must be applied."""
    results = push(phone.author, lines, now)
    assert {result.outcome for result in results} <= {"applied"}, results
    return results


def make_group(
    phone: Phone, *pledges_satang: int, now: datetime = BEGINNING, **changes: Any
) -> tuple[str, list[str]]:
    """A group led by the phone's person, one member and one deposit for each pledge; its scope and member ids."""
    scope, founding = phone.founding(**changes)
    lines, members = [founding], []
    for number, amount_satang in enumerate(pledges_satang, start=1):
        member_id = str(uuid.uuid4())
        members.append(member_id)
        lines.append(phone.member(scope, member_id, number=f"{number:04d}", pledge_satang=amount_satang))
        lines.append(phone.pledge(scope, member_id, amount_satang))
    send(phone, *lines, now=now)
    return scope, members


def log_in(
    client: FlaskClient, name: str = "officer", password: str = PASSWORD, **keys: Any
) -> dict[str, Any]:
    """Open a session of this client; the answer of the login."""
    given = {"name": name, "password": password, "device_id": None, "app": "0.1.0"} | keys
    answer = client.post("/api/people/login", json=given)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json
    return told
