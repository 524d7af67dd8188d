"""Phones of the own account and of others: who sees and revokes them, and joining by a code."""

import json
import uuid
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyotp import TOTP
from sqlalchemy import func, select

from server.clock import utc_now
from server.database import reading, writing
from server.groups.models import Member
from server.people.devices import DEVICES_MAX, MODEL_LENGTH_MAX, model_of
from server.people.joining import JOIN_CODE_LENGTH, JOIN_CODE_MINUTES
from server.people.models import JoinCode
from server.people.second_factor import confirm_secret, propose_secret
from tests.conftest import BEGINNING, HeldClock
from tests.factories import MadePerson, log_in, make_person
from tests.server.support.test_set_aside import Supporter

ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile"


@pytest.fixture
def officer(app: Flask) -> MadePerson:
    return make_person("officer", "3501")


@pytest.fixture
def chief(app: Flask) -> Supporter:
    return Supporter(app, "chief", "3501", role="district_chief")


@pytest.mark.parametrize(
    ("user_agent", "model"),
    [
        (ANDROID, "SM-A135F"),
        ("Mozilla/5.0 (Linux; Android 9; vivo 1904 Build/PPR1.180610.011) AppleWebKit/537", "vivo 1904"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15", "iPhone"),
        ("Mozilla/5.0 (Android 14; Mobile; rv:121.0) Gecko/121.0 Firefox/121.0", "Android"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36", "Linux"),
        (f"Mozilla/5.0 (Linux; Android 13; {'x' * 79})", "x" * MODEL_LENGTH_MAX),
        ("curl/8", None),
        ("", None),
    ],
)
def test_a_phone_is_called_what_its_owner_would_call_it(user_agent: str, model: str | None) -> None:
    assert model_of(user_agent) == model


def test_a_chief_sees_the_phones_of_their_people_and_of_nobody_else(
    app: Flask, chief: Supporter, officer: MadePerson
) -> None:
    make_person("elsewhere", "3502")
    client = app.test_client()
    phone_id = client.post(
        "/api/people/login",
        json={"name": "officer", "password": "the-right-password", "device_id": None, "app": "1"},
        headers={"User-Agent": ANDROID},
    ).json["device"]["id"]
    own, theirs = owners(chief.client)
    assert (own["is_self"], own["may_join"], theirs["is_self"], theirs["may_join"]) == (
        True,
        False,
        False,
        True,
    )
    assert theirs["id"] == officer.id
    assert {device["id"]: device["model"] for device in theirs["devices"]} == {
        phone_id: "SM-A135F",
        officer.device.id: None,
    }
    assert [owner["id"] for owner in owners(client)] == [officer.id]
    assert [device["is_this"] for device in owners(client)[0]["devices"]].count(True) == 1


def test_a_revoked_phone_is_shut_out_at_once_and_its_late_work_is_admitted_by_a_supervisor(
    app: Flask, chief: Supporter, officer: MadePerson
) -> None:
    lost = app.test_client()
    phone = officer.phone()
    phone.device = log_in(lost)["device"]["id"]
    scope, founding = phone.founding(subdistrict_code="350101")
    late = phone.member(scope, str(uuid.uuid4()))
    assert outcomes(lost, phone.device, founding) == [("applied", None)]

    assert chief.client.post(f"/api/devices/{phone.device}/revoke", json={}).status_code == 200
    assert lost.get("/api/people/me").json["code"] == "session_expired"

    # its person logs in on it again, and gets a device of its own for what is made from now on
    again = log_in(lost)["device"]["id"]
    assert again != phone.device
    # what was answered before is answered the same; what had waited is kept for a person to look at
    assert outcomes(lost, again, founding, late) == [("applied", None), ("quarantined", "device_revoked")]
    [item] = chief.shelf()
    assert chief.answer(item, "admitted").status_code == 200
    assert chief.shelf() == []
    with reading() as connection:
        assert connection.execute(select(func.count()).select_from(Member)).scalar() == 1


def test_revoking_can_be_taken_back(app: Flask, chief: Supporter, officer: MadePerson) -> None:
    client = app.test_client()
    phone = officer.phone()
    phone.device = log_in(client)["device"]["id"]
    other = app.test_client()
    log_in(other)
    for verb in ("revoke", "restore"):
        assert other.post(f"/api/devices/{phone.device}/{verb}", json={}).status_code == 200
    assert client.get("/api/people/me").status_code == 401
    body = {"name": "officer", "password": "the-right-password", "device_id": phone.device, "app": "1"}
    assert client.post("/api/people/login", json=body).json["device"]["id"] == phone.device
    assert outcomes(client, phone.device, phone.founding()[1]) == [("applied", None)]


def test_nobody_revokes_the_phones_of_people_they_do_not_look_after(
    app: Flask, chief: Supporter, officer: MadePerson
) -> None:
    stranger = make_person("elsewhere", "3502")
    client = app.test_client()
    log_in(client)
    for asking, device_id in [
        (chief.client, stranger.device.id),
        (client, chief.device),
        (client, str(uuid.uuid4())),
    ]:
        assert asking.post(f"/api/devices/{device_id}/revoke", json={}).status_code == 404
    assert client.post(f"/api/devices/codes/{officer.id}", json={}).status_code == 404
    assert chief.client.post(f"/api/devices/codes/{stranger.id}", json={}).status_code == 404
    assert chief.client.post(f"/api/devices/codes/{chief.person.id}", json={}).status_code == 404


def test_a_new_phone_joins_by_code_once(app: Flask, chief: Supporter, officer: MadePerson) -> None:
    code = make_code(chief, officer)
    assert len(code) == JOIN_CODE_LENGTH
    with reading() as connection:
        assert code not in connection.execute(select(JoinCode.code_hash)).scalars().all()
    fresh = app.test_client()
    joined = join(fresh, f" {code[:4].lower()}-{code[4:]}")
    assert joined.status_code == 200, joined.text
    assert joined.json["person"]["id"] == officer.id
    assert joined.json["device"]["id"] != officer.device.id
    assert fresh.get("/api/people/me").json["person"]["id"] == officer.id
    assert join(app.test_client(), code).json["code"] == "join_code_wrong"


def test_a_code_is_over_after_its_minutes_and_when_another_is_made(
    app: Flask, chief: Supporter, officer: MadePerson, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.now = utc_now()
    for routes in ("device_routes", "routes", "current"):
        monkeypatch.setattr(f"server.people.{routes}.utc_now", clock)
    earlier, later = make_code(chief, officer), make_code(chief, officer)
    assert join(app.test_client(), earlier).status_code == 401
    clock.advance(minutes=JOIN_CODE_MINUTES)
    assert join(app.test_client(), later).status_code == 401


def test_who_guesses_has_to_wait(app: Flask, officer: MadePerson) -> None:
    client = app.test_client()
    codes = [join(client, f"AB{number:06d}").json["code"] for number in range(6)]
    assert codes == ["join_code_wrong"] * 5 + ["rate_limited"]
    # whoever has another code is not held up by it
    assert join(client, "CD234567").json["code"] == "join_code_wrong"


def test_no_code_stands_for_a_second_factor(app: Flask, officer: MadePerson) -> None:
    staff = Supporter(app, "staff", "35", role="province_staff")
    with writing() as connection:
        secret = propose_secret(connection, officer.id)
    assert make_code(staff, officer)
    with writing() as connection:
        assert confirm_secret(connection, officer.id, TOTP(secret).at(BEGINNING), BEGINNING)
    assert staff.client.post(f"/api/devices/codes/{officer.id}", json={}).status_code == 404


def test_a_fourth_phone_asks_which_one_gives_way(app: Flask, chief: Supporter, officer: MadePerson) -> None:
    clients = [app.test_client() for _ in range(2)]
    for client in clients:
        log_in(client)
    fourth = app.test_client()
    body: dict[str, Any] = {
        "name": "officer",
        "password": "the-right-password",
        "device_id": None,
        "app": "1",
    }
    refused = fourth.post("/api/people/login", json=body)
    assert (refused.status_code, refused.json["code"]) == (409, "devices_full")
    used = [device["id"] for device in refused.json["devices"]]
    assert len(used) == DEVICES_MAX
    assert officer.device.id in used
    # another person's phone does not give way
    stranger = fourth.post("/api/people/login", json=body | {"retire": chief.device})
    assert stranger.json["code"] == "devices_full"
    assert chief.client.get("/api/people/me").status_code == 200
    assert fourth.post("/api/people/login", json=body | {"retire": officer.device.id}).status_code == 200
    assert [client.get("/api/people/me").status_code for client in [*clients, fourth]] == [200, 200, 200]
    retired = [device["id"] for device in owners(fourth)[0]["devices"] if device["revoked_at"]]
    assert retired == [officer.device.id]


def test_a_code_that_met_three_phones_still_counts(app: Flask, chief: Supporter, officer: MadePerson) -> None:
    for _ in range(2):
        log_in(app.test_client())
    code = make_code(chief, officer)
    refused = join(app.test_client(), code)
    assert refused.json["code"] == "devices_full"
    assert join(app.test_client(), code, retire=officer.device.id).status_code == 200


def owners(client: FlaskClient) -> list[dict[str, Any]]:
    people: list[dict[str, Any]] = client.get("/api/devices").json["people"]
    return people


def make_code(supporter: Supporter, owner: MadePerson) -> str:
    code: str = supporter.client.post(f"/api/devices/codes/{owner.id}", json={}).json["code"]
    return code


def join(client: FlaskClient, code: str, **more: str) -> Any:
    return client.post("/api/people/join", json={"code": code, "app": "0.1.0", **more})


def outcomes(client: FlaskClient, device_id: str, *lines: bytes) -> list[tuple[str, str | None]]:
    header = {"protocol": 1, "device": device_id, "app": "0.1.0", "now": "2026-11-25T00:00:00.000Z"}
    body = b"\n".join([json.dumps(header).encode(), *lines]) + b"\n"
    answer = client.post("/api/sync/push", data=body, content_type="application/x-ndjson")
    assert answer.status_code == 200, answer.text
    return [(result["outcome"], result["code"]) for result in answer.json["results"]]
