"""What a phone hands in is signed by it, and arrives long after anybody logged in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select, update

from server.audit.log import latest
from server.database import reading, writing
from server.people.device_keys import is_signed
from server.people.devices import restore_device, revoke_device
from server.people.models import Device, Person, Session
from server.syncing.models import ReceiptLine, SetAside, SignedPush
from sync.upload import upload_text
from tests.conftest import BEGINNING, HeldClock
from tests.device_key import DeviceKey
from tests.factories import PASSWORD, MadePerson, log_in, make_person
from tests.operations import Phone, new_id
from tests.server.people.test_routes import login
from tests.server.photos.test_routes import JPEG, SHA256
from tests.server.syncing.test_push import counted_statements
from tests.server.syncing.test_routes import body, pull


@dataclass
class KeyedPhone:
    """A phone that logged in with a key of its own, and its browser."""

    client: FlaskClient
    phone: Phone
    key: DeviceKey
    credential: str

    @property
    def device(self) -> str:
        return self.phone.device

    def push(self, *lines: bytes, signature: str | None = None, **headers: str) -> Any:
        """Push lines, signed unless told otherwise, with the credential unless told otherwise."""
        sent = {
            "Omsap-Upload": self.credential,
            "Omsap-Signature": self.key.sign_push(self.device, *lines) if signature is None else signature,
        }
        return self.client.post(
            "/api/sync/push",
            data=body(self.phone, *lines),
            content_type="application/x-ndjson",
            headers={name: value for name, value in (sent | headers).items() if value},
        )


@pytest.fixture
def officer(app: Flask) -> MadePerson:
    return make_person("officer", "350102")


@pytest.fixture
def keyed(app: Flask, officer: MadePerson) -> KeyedPhone:
    client, key = app.test_client(), DeviceKey()
    told = log_in(client, public_key=key.public_key)
    phone = officer.phone()
    phone.device = told["device"]["id"]
    return KeyedPhone(client, phone, key, told["upload_credential"])


def told_of(answer: Any) -> list[tuple[str, str | None]]:
    assert answer.status_code == 200, answer.text
    return [(each["outcome"], each["code"]) for each in answer.json["results"]]


def device_row(device_id: str) -> Mapping[str, Any]:
    with reading() as connection:
        return connection.execute(select(Device.__table__).where(Device.id == device_id)).mappings().one()


# ------------------------------------------------------------------------------------------------ without a session


def test_work_arrives_400_days_after_the_last_login_and_nothing_is_read(
    keyed: KeyedPhone, clock: HeldClock
) -> None:
    scope, founding = keyed.phone.founding()
    clock.advance(days=400)
    assert told_of(keyed.push(founding)) == [("applied", None)]
    credential = {"Omsap-Upload": keyed.credential}
    assert pull(keyed.client, keyed.phone).json["code"] == "session_expired"
    asked = {"Omsap-Signature": keyed.key.sign_push(keyed.device)} | credential
    for path in ("/api/people/me", "/api/devices", f"/api/photos/{scope.removeprefix('group:')}/{SHA256}"):
        assert keyed.client.get(path, headers=asked).json["code"] == "session_expired", path
    # a new login reads it, and what is handed in goes on
    told = log_in(keyed.client, device_id=keyed.device, public_key=keyed.key.public_key)
    assert told["upload_credential"] != keyed.credential
    assert scope in pull(keyed.client, keyed.phone).json["scopes"]


def test_a_browser_without_any_cookie_hands_work_in(app: Flask, keyed: KeyedPhone) -> None:
    keyed.client = app.test_client()
    _scope, founding = keyed.phone.founding()
    assert told_of(keyed.push(founding)) == [("applied", None)]


@pytest.mark.parametrize("missing", ["signature", "credential"])
def test_the_credential_counts_for_nothing_without_the_key_nor_the_key_without_it(
    keyed: KeyedPhone, clock: HeldClock, missing: str
) -> None:
    clock.advance(hours=12)
    _scope, founding = keyed.phone.founding()
    stranger = DeviceKey().sign_push(keyed.device, founding)
    for answer in (
        [keyed.push(founding, **{"Omsap-Upload": each}) for each in ("", "guessed", keyed.credential[:-1])]
        if missing == "credential"
        else [keyed.push(founding, signature=each) for each in ("", "AAAA", stranger, "ก" * 86)]
    ):
        assert (answer.status_code, answer.json["code"]) == (401, "session_expired")
    # nothing of it was lost: the phone sends it again
    assert told_of(keyed.push(founding)) == [("applied", None)]


def test_a_credential_is_for_its_own_device(app: Flask, keyed: KeyedPhone, clock: HeldClock) -> None:
    other = DeviceKey()
    told = log_in(app.test_client(), public_key=other.public_key)
    _scope, founding = keyed.phone.founding()
    clock.advance(hours=12)
    signed_by_other = other.sign_push(keyed.device, founding)
    borrowed = {"Omsap-Upload": told["upload_credential"]}
    assert keyed.push(founding, signature=signed_by_other, **borrowed).status_code == 401
    assert keyed.push(founding, **borrowed).status_code == 401


def test_no_foreign_page_hands_anything_in(keyed: KeyedPhone, clock: HeldClock) -> None:
    clock.advance(hours=12)
    _scope, founding = keyed.phone.founding()
    for header in (
        {"Omsap-Client": "0"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://elsewhere.example"},
    ):
        assert keyed.push(founding, **header).json["code"] == "header_missing"


def test_one_device_has_one_rate_with_and_without_a_session(
    app: Flask, keyed: KeyedPhone, clock: HeldClock
) -> None:
    clock.advance(hours=12)
    statuses = [keyed.push().status_code for _push in range(61)]
    assert statuses == [200] * 60 + [429]


@pytest.mark.parametrize("why", ["revoked", "retired"])
def test_the_work_of_somebody_shut_out_arrives_and_waits_for_a_person(
    keyed: KeyedPhone, officer: MadePerson, why: str
) -> None:
    scope, founding = keyed.phone.founding()
    before = keyed.push(founding)
    with writing() as connection:
        if why == "revoked":
            revoke_device(connection, keyed.device, BEGINNING)
        else:
            connection.execute(update(Person).values(disabled_at="2026-11-23T07:00:00.000Z"))
    late = keyed.phone.member(scope)
    # not even in the name of another device of theirs
    elsewhere = officer.phone().member(scope)
    assert told_of(keyed.push(founding, late, elsewhere)) == [
        *told_of(before),
        ("quarantined", "device_revoked"),
        ("quarantined", "device_revoked"),
    ]
    with reading() as connection:
        assert set(connection.execute(select(SetAside.raw)).scalars()) == {late, elsewhere}
    if why == "revoked":
        with writing() as connection:
            restore_device(connection, keyed.device)
        assert told_of(keyed.push(keyed.phone.member(scope, number="0002"))) == [("applied", None)]


def test_photos_follow_without_a_session(keyed: KeyedPhone, clock: HeldClock) -> None:
    scope, founding = keyed.phone.founding()
    banked = {"entry_kind": "bank_in", "amount_satang": 100, "photo_sha256": SHA256}
    keyed.push(founding, keyed.phone.line("entry", scope, banked))
    clock.advance(days=400)
    path = f"/api/photos/{scope.removeprefix('group:')}/{SHA256}"
    signature = keyed.key.sign(upload_text("photo", keyed.device, [SHA256]))

    def bring(**headers: str) -> int:
        sent = {"Omsap-Upload": keyed.credential, "Omsap-Signature": signature} | headers
        answer = keyed.client.post(path, data=JPEG, content_type="image/jpeg", headers=sent)
        return answer.status_code

    assert bring(**{"Omsap-Signature": keyed.key.sign_push(keyed.device, JPEG)}) == 401
    assert bring(**{"Omsap-Upload": "guessed"}) == 401
    assert bring() == 204
    assert bring() == 204


# ------------------------------------------------------------------------------------------------ signatures


def test_a_line_that_should_be_signed_and_is_not_waits_for_a_person(keyed: KeyedPhone) -> None:
    scope, founding = keyed.phone.founding()
    assert told_of(keyed.push(founding)) == [("applied", None)]
    members = [keyed.phone.member(scope, number=f"000{number}") for number in range(4)]
    other, stranger = DeviceKey(), keyed.key.sign_push(new_id(), members[3])
    wrong = [
        "",
        other.sign_push(keyed.device, members[1]),
        keyed.key.sign_push(keyed.device, founding),
        stranger,
    ]
    for member, signature in zip(members, wrong, strict=True):
        assert told_of(keyed.push(member, signature=signature)) == [("quarantined", "not_signed")]
    with reading() as connection:
        kept = connection.execute(select(SetAside.raw, SetAside.code)).all()
        assert sorted(kept) == sorted((member, "not_signed") for member in members)
        assert len(connection.execute(select(SignedPush.text_sha256)).all()) == 1


def test_nobody_steps_aside_to_a_device_without_a_key(
    app: Flask, keyed: KeyedPhone, officer: MadePerson
) -> None:
    """Whoever has a stolen session of a phone with a key cannot name the owner's old phone as the sender."""
    keyless = officer.phone()
    _scope, founding = keyless.founding()
    sent = {"data": body(keyless, founding), "content_type": "application/x-ndjson"}
    assert told_of(keyed.client.post("/api/sync/push", **sent)) == [("quarantined", "not_signed")]
    # the old phone itself goes on as before, but not with lines of the one that has a key
    old = app.test_client()
    keyless.device = log_in(old)["device"]["id"]
    lines = [keyless.founding()[1], keyed.phone.founding()[1]]
    sent = {"data": body(keyless, *lines), "content_type": "application/x-ndjson"}
    assert told_of(old.post("/api/sync/push", **sent)) == [("applied", None), ("quarantined", "not_signed")]


def test_the_same_push_again_is_answered_the_same_and_proved_once(keyed: KeyedPhone) -> None:
    _scope, founding = keyed.phone.founding()
    first = keyed.push(founding)
    again = keyed.push(founding, signature=keyed.key.sign_push(keyed.device, founding))
    assert (told_of(first), told_of(again)) == ([("applied", None)], [("applied", None)])
    assert again.json["results"][0]["duplicate"]
    with reading() as connection:
        assert len(connection.execute(select(SignedPush.text_sha256)).all()) == 1


def test_what_is_kept_proves_every_line_whoever_asks_later(keyed: KeyedPhone) -> None:
    scope, founding = keyed.phone.founding()
    lines = [founding, *(keyed.phone.member(scope, number=f"{number:04}") for number in range(120))]
    keyed.push(*lines)
    # another key later changes nothing about it
    log_in(keyed.client, device_id=keyed.device, public_key=DeviceKey().public_key)
    with reading() as connection:
        [kept] = connection.execute(select(SignedPush.__table__)).mappings()
        receipts = connection.execute(
            select(ReceiptLine.line_sha256).where(
                ReceiptLine.device_id == kept["device_id"], ReceiptLine.received_at == kept["received_at"]
            )
        ).scalars()
        hashes = [kept["line_hashes"][at : at + 32].hex() for at in range(0, len(kept["line_hashes"]), 32)]
        assert hashes == [hashlib.sha256(line).hexdigest() for line in lines]
        assert set(receipts) == set(hashes)
    text = upload_text("push", keyed.device, hashes)
    assert kept["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert is_signed(kept["public_key"], text, kept["signature"])
    assert not is_signed(kept["public_key"], upload_text("push", keyed.device, hashes[1:]), kept["signature"])


def test_one_statement_more_for_a_signature_however_many_lines(keyed: KeyedPhone) -> None:
    scope, founding = keyed.phone.founding()
    keyed.push(founding)
    counts = []
    for few in (1, 40):
        lines = [keyed.phone.member(scope, number=f"{few}{number:02}") for number in range(few)]
        with counted_statements() as statements:
            keyed.push(*lines)
        counts.append(len(statements))
        assert sum("signed_push" in statement for statement in statements) == 1
    assert counts[0] == counts[1]


# ------------------------------------------------------------------------------------------------ keys


def test_another_key_takes_a_login_and_stands_in_the_audit_log(
    keyed: KeyedPhone, officer: MadePerson
) -> None:
    other = DeviceKey()
    again = {"device_id": keyed.device, "public_key": other.public_key}
    assert login(keyed.client, password="wrong", **again).status_code == 401
    assert device_row(keyed.device)["public_key"] == keyed.key.public_key
    log_in(keyed.client, device_id=keyed.device, public_key=keyed.key.public_key)
    log_in(keyed.client, device_id=keyed.device)
    assert device_row(keyed.device)["public_key"] == keyed.key.public_key
    log_in(keyed.client, **again)
    assert device_row(keyed.device)["public_key"] == other.public_key
    with reading() as connection:
        noted = [line for line in latest(connection, 50) if line.what == "device_key_replaced"]
    assert [(line.who, line.device_id) for line in noted] == [(officer.id, keyed.device)]


@pytest.mark.parametrize("public_key", ["", "A" * 87, "BB", "B" * 88, 7, None])
def test_what_is_no_key_is_no_login(client: FlaskClient, officer: MadePerson, public_key: object) -> None:
    refused = login(client, public_key=public_key)
    assert (refused.status_code, refused.json["field"]) == (422, "public_key")


def test_the_table_keeps_only_the_hash_of_a_credential(keyed: KeyedPhone) -> None:
    assert keyed.credential not in map(str, device_row(keyed.device).values())
    assert len(keyed.credential) == 43


def test_a_new_password_ends_what_other_phones_hand_in_with(
    app: Flask, keyed: KeyedPhone, clock: HeldClock
) -> None:
    own = DeviceKey()
    told = log_in(app.test_client(), public_key=own.public_key)
    changing = app.test_client()
    log_in(changing, device_id=told["device"]["id"])
    changed = changing.post("/api/people/password", json={"current": PASSWORD, "new": "another-2569-word"})
    assert changed.status_code == 204
    assert device_row(keyed.device)["upload_hash"] is None
    assert device_row(told["device"]["id"])["upload_hash"] is not None
    _scope, founding = keyed.phone.founding()
    assert keyed.push(founding).status_code == 401
    log_in(
        keyed.client, password="another-2569-word", device_id=keyed.device, public_key=keyed.key.public_key
    )
    assert told_of(keyed.push(founding)) == [("applied", None)]


def test_sessions_that_were_deleted_end_nothing_but_reading(keyed: KeyedPhone) -> None:
    with writing() as connection:
        connection.execute(delete(Session))
    _scope, founding = keyed.phone.founding()
    assert told_of(keyed.push(founding)) == [("applied", None)]
