import hashlib
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from server.app import create_app
from server.audit.log import latest
from server.database import db, reading, writing
from server.people.models import Device, Person, Session
from server.settings import Settings
from tests.conftest import HeldClock
from tests.factories import PASSWORD, log_in, make_person


def login(client: FlaskClient, name: str = "officer", password: str = PASSWORD, **keys: Any) -> Any:
    given = {"name": name, "password": password, "device_id": None, "app": "0.1.0"} | keys
    return client.post("/api/people/login", json=given)


def test_login_tells_who_where_and_when(client: FlaskClient) -> None:
    person = make_person("officer", "350101", "350102")
    told = log_in(client)
    parts = ["person", "device", "upload_credential", "sealing_key", "assignments", "now", "today"]
    assert list(told) == parts
    assert told["upload_credential"] is None
    assert told["person"] == {
        "id": person.id,
        "name": "officer",
        "display_name": "คุณ officer",
        "role": "officer",
    }
    assert told["assignments"] == [
        {"role": "officer", "area_code": area, "from_on": "2026-01-01", "to_on": None}
        for area in ("350101", "350102")
    ]
    assert (told["now"], told["today"]) == ("2026-11-23T07:15:33.123Z", "2026-11-23")
    assert told["device"]["id"] != person.device.id


def test_the_name_is_taken_in_any_case(client: FlaskClient) -> None:
    make_person("officer-1")
    assert login(client, "  Officer-1 ").status_code == 200


def test_the_first_login_on_a_phone_registers_it_and_later_ones_do_not(app: Flask) -> None:
    make_person()
    first = login(app.test_client()).json["device"]
    assert login(app.test_client(), device_id=first["id"]).json["device"] == first
    with reading() as connection:
        assert connection.execute(select(func.count()).select_from(Device)).scalar_one() == 2


def test_another_persons_device_is_not_taken_over(app: Flask) -> None:
    other = make_person("other")
    make_person("officer")
    device = login(app.test_client(), device_id=other.device.id).json["device"]
    assert device["id"] != other.device.id
    assert device["code"] != other.device.code


def test_unknown_name_and_wrong_password_are_answered_alike(client: FlaskClient) -> None:
    make_person()
    wrong, unknown = login(client, password="wrong-password"), login(client, "nobody")
    assert (wrong.status_code, wrong.json["code"]) == (401, "login_failed")
    assert (wrong.status_code, wrong.json) == (unknown.status_code, unknown.json)
    assert "Set-Cookie" not in wrong.headers


def test_a_disabled_person_cannot_log_in_and_is_out_at_once(app: Flask) -> None:
    person = make_person()
    client = app.test_client()
    log_in(client)
    with writing() as connection:
        connection.execute(
            update(Person).where(Person.id == person.id).values(disabled_at="2026-11-23T07:00:00.000Z")
        )
    assert client.get("/api/people/me").json["code"] == "session_expired"
    assert login(app.test_client()).json["code"] == "login_failed"


def test_guessing_has_to_wait(client: FlaskClient, clock: HeldClock) -> None:
    make_person()
    for _ in range(5):
        assert login(client, password="wrong-password").status_code == 401
    answer = login(client)
    assert (answer.status_code, answer.json["code"], answer.headers["Retry-After"]) == (
        429,
        "rate_limited",
        "15",
    )
    clock.advance(seconds=15)
    assert login(client).status_code == 200


def test_the_right_password_forgives_the_wrong_ones(client: FlaskClient) -> None:
    known = make_person().device.id
    for _ in range(3):
        assert login(client, password="wrong-password", device_id=known).status_code == 401
        assert login(client, password="wrong-password", device_id=known).status_code == 401
        assert login(client, device_id=known).status_code == 200


def test_the_cookie_is_out_of_reach_and_the_table_keeps_only_its_hash(client: FlaskClient) -> None:
    make_person()
    header = login(client).headers["Set-Cookie"]
    name, _, token = header.split(";")[0].partition("=")
    assert name == "omsap_session"
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"} <= set(header.split("; "))
    with reading() as connection:
        kept = connection.execute(select(Session.token_hash)).scalar_one()
    assert kept == hashlib.sha256(token.encode()).hexdigest()


def test_over_https_the_cookie_is_secure_and_of_this_host_only(settings: Settings, clock: HeldClock) -> None:
    secure = create_app(Settings(database_url=settings.database_url, secure_cookies=True), clock=clock)
    with secure.app_context():
        make_person()
        client = secure.test_client()
        answer = client.post(
            "/api/people/login",
            json={"name": "officer", "password": PASSWORD, "device_id": None, "app": "1"},
            headers={"Omsap-Client": "1"},
            base_url="https://localhost",
        )
        db.engine.dispose()
    header = answer.headers["Set-Cookie"]
    assert header.startswith("__Host-omsap_session=")
    assert "Secure" in header.split("; ")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


def test_a_session_ends_after_its_days(client: FlaskClient, clock: HeldClock) -> None:
    make_person()
    log_in(client)
    for _ in range(60):
        clock.advance(hours=12, seconds=-1)
        assert client.get("/api/people/me").status_code == 200
    # the browser's own clock would drop the cookie; a stolen one is refused all the same
    token = client.get_cookie("omsap_session")
    assert token is not None
    clock.advance(minutes=2)
    client.set_cookie("omsap_session", token.value)
    answer = client.get("/api/people/me")
    assert (answer.status_code, answer.json["code"]) == (401, "session_expired")


def test_a_session_nobody_uses_ends_after_twelve_hours(client: FlaskClient, clock: HeldClock) -> None:
    make_person()
    log_in(client)
    clock.advance(hours=11)
    assert client.get("/api/people/me").status_code == 200
    clock.advance(hours=11)
    assert client.get("/api/people/me").status_code == 200
    clock.advance(hours=12)
    assert client.get("/api/people/me").json["code"] == "session_expired"


def lines() -> list[tuple[str | None, str, str | None]]:
    with reading() as connection:
        return [(line.who, line.what, line.device_id) for line in latest(connection, 20)][::-1]


def test_who_came_and_went_stands_in_the_audit_log(client: FlaskClient) -> None:
    person = make_person()
    device = log_in(client)["device"]["id"]
    login(client, password="wrong-password", device_id=device)
    login(client, "nobody")
    client.post("/api/people/password", json={"current": PASSWORD, "new": "another-password"})
    client.post("/api/people/logout")
    assert lines() == [
        (person.id, "logged_in", device),
        (person.id, "login_failed", device),
        (person.id, "password_changed", device),
        (person.id, "logged_out", device),
    ]


def test_who_am_i(client: FlaskClient) -> None:
    answer = client.get("/api/people/me")
    assert (answer.status_code, answer.json["code"]) == (401, "not_signed_in")
    make_person("officer", "350101")
    told = log_in(client)
    assert client.get("/api/people/me").json == told | {"device": None}


def test_a_right_ends_with_the_day_its_assignment_ends(client: FlaskClient, clock: HeldClock) -> None:
    make_person("officer", "3501", role="district_chief", to_on="2026-11-23")
    assert log_in(client)["person"]["role"] == "district_chief"
    clock.advance(hours=9)  # 23:15 in Bangkok
    assert client.get("/api/people/me").json["person"]["role"] == "district_chief"
    clock.advance(hours=1)
    told = client.get("/api/people/me").json
    assert (told["today"], told["person"]["role"], told["assignments"]) == ("2026-11-24", None, [])


def test_logout_ends_this_session_only(app: Flask) -> None:
    make_person()
    here, there = app.test_client(), app.test_client()
    log_in(here)
    log_in(there)
    token = here.get_cookie("omsap_session")
    assert token is not None
    answer = here.post("/api/people/logout")
    assert (answer.status_code, here.get_cookie("omsap_session")) == (204, None)
    here.set_cookie("omsap_session", token.value)
    assert here.get("/api/people/me").json["code"] == "session_expired"
    assert there.get("/api/people/me").status_code == 200
    assert app.test_client().post("/api/people/logout").status_code == 204


def test_a_new_password_ends_the_other_sessions(app: Flask) -> None:
    known = make_person().device.id
    here, there = app.test_client(), app.test_client()
    log_in(here)
    log_in(there)
    assert (
        here.post("/api/people/password", json={"current": PASSWORD, "new": "another-password"}).status_code
        == 204
    )
    assert here.get("/api/people/me").status_code == 200
    assert there.get("/api/people/me").json["code"] == "session_expired"
    assert login(app.test_client()).status_code == 401
    assert login(app.test_client(), password="another-password", device_id=known).status_code == 200


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"current": PASSWORD, "new": "too-short"}, "password_too_short", "new"),
        ({"current": PASSWORD, "new": "1234567890"}, "password_too_common", "new"),
        ({"current": "not-the-password", "new": "long-enough-now"}, "login_failed", "current"),
        ({"new": "long-enough-now"}, "field_missing", "current"),
        ({"current": PASSWORD, "new": 1234567890}, "not_a_text", "new"),
        ({"current": PASSWORD, "new": "long-enough-now", "role": "governor"}, "unknown_field", "role"),
    ],
)
def test_a_password_that_cannot_be_changed(
    client: FlaskClient, given: dict[str, Any], code: str, field: str
) -> None:
    make_person()
    log_in(client)
    answer = client.post("/api/people/password", json=given)
    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (422, code, field)
    assert client.get("/api/people/me").status_code == 200


def test_a_weak_hash_is_renewed_by_the_next_login(client: FlaskClient) -> None:
    person = make_person()
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with writing() as connection:
        connection.execute(update(Person).where(Person.id == person.id).values(password_hash=weak))
    log_in(client)
    with reading() as connection:
        kept = connection.execute(select(Person.password_hash)).scalar_one()
    assert kept != weak
    assert login(client).status_code == 200
