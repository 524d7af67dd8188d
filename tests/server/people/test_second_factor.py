"""A code besides the password: set up, asked for, never taken twice, replaced by backup codes, demanded of chiefs."""

from collections.abc import Iterator
from typing import Any

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.app import create_app
from server.audit.log import latest
from server.database import db, reading, writing
from server.people.accounts import find_account, save_password
from server.people.models import Device, Person
from server.people.second_factor import BACKUP_CODES, forget_second_factor
from server.settings import Settings
from tests.conftest import HeldClock, PhoneClient
from tests.factories import PASSWORD, log_in, make_person, password_hash

#: Hashing passwords and codes takes its time on purpose: what one database answers for is asked of one.
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def app(database_url: str, clock: HeldClock) -> Iterator[Flask]:
    """An installation as it comes: chiefs need a second factor."""
    app = create_app(Settings(database_url=database_url), clock=clock)
    app.testing = True
    app.test_client_class = PhoneClient
    with app.app_context():
        yield app
        db.engine.dispose()


@pytest.fixture
def chief(app: Flask) -> FlaskClient:
    make_person("chief", "3501", role="district_chief")
    client = app.test_client()
    log_in(client, "chief")
    return client


def enter(client: FlaskClient, code: str | None = None) -> Any:
    with reading() as connection:
        chief = select(Device.id).join(Person).where(Person.name == "chief")
        known = connection.execute(chief.order_by(Device.registered_at)).scalars().first()
    given = {"name": "chief", "password": PASSWORD, "device_id": known, "app": "0.1.0"}
    return client.post("/api/people/login", json=given | ({"code": code} if code else {}))


def set_up(client: FlaskClient, clock: HeldClock) -> tuple[pyotp.TOTP, list[str]]:
    """The authenticator and the backup codes."""
    told = client.post("/api/people/second-factor", json={"password": PASSWORD}).json
    authenticator = pyotp.TOTP(told["secret"])
    assert told["uri"] == authenticator.provisioning_uri(name="chief", issuer_name="Omsap")
    answer = client.post("/api/people/second-factor/confirm", json={"code": authenticator.at(clock.now)})
    assert answer.status_code == 200, answer.text
    return authenticator, answer.json["codes"]


@ON_SQLITE
def test_a_chief_sees_no_report_before_it_is_set_and_the_own_work_goes_on(
    chief: FlaskClient, clock: HeldClock
) -> None:
    refused = chief.get("/api/reports/progress?area=3501")
    assert (refused.status_code, refused.json["code"]) == (403, "second_factor_missing")
    assert chief.get("/api/people/me").status_code == 200
    pulled = chief.post("/api/sync/pull", json={"protocol": 1, "cursors": {}})
    assert pulled.json.get("code") != "second_factor_missing"
    state = chief.get("/api/people/second-factor").json
    assert (state["is_on"], state["is_needed"]) == (False, True)
    set_up(chief, clock)
    assert chief.get("/api/reports/progress?area=3501").status_code == 200
    state = chief.get("/api/people/second-factor").json
    assert (state["is_on"], state["backup_codes"]) == (True, BACKUP_CODES)


@ON_SQLITE
def test_an_officer_needs_none(app: Flask, client: FlaskClient) -> None:
    make_person("officer", "350101")
    log_in(client)
    assert client.get("/api/people/second-factor").json["is_needed"] is False


def test_the_code_is_asked_for_and_never_taken_twice(
    app: Flask, chief: FlaskClient, clock: HeldClock
) -> None:
    authenticator, _ = set_up(chief, clock)
    asked = enter(app.test_client())
    assert (asked.status_code, asked.json["code"]) == (401, "second_factor_needed")
    assert "Set-Cookie" not in asked.headers
    used = authenticator.at(clock.now)
    assert enter(app.test_client(), used).json["code"] == "second_factor_failed"
    clock.advance(seconds=30)
    fresh = authenticator.at(clock.now)
    assert enter(app.test_client(), f"{fresh[:3]} {fresh[3:]}").status_code == 200
    again = enter(app.test_client(), fresh)
    assert (again.status_code, again.json["code"], again.json["field"]) == (
        401,
        "second_factor_failed",
        "code",
    )


@ON_SQLITE
def test_thai_figures_are_figures(app: Flask, chief: FlaskClient, clock: HeldClock) -> None:
    authenticator, _ = set_up(chief, clock)
    clock.advance(seconds=30)
    thai = authenticator.at(clock.now).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert enter(app.test_client(), thai).status_code == 200


@ON_SQLITE
def test_guessing_codes_has_to_wait_even_with_the_right_password(
    app: Flask, chief: FlaskClient, clock: HeldClock
) -> None:
    set_up(chief, clock)
    for number in range(5):
        enter(app.test_client(), f"{number:06d}" if number % 2 else None)
    assert enter(app.test_client()).json["code"] == "rate_limited"


def test_a_backup_code_works_once(app: Flask, chief: FlaskClient, clock: HeldClock) -> None:
    _, codes = set_up(chief, clock)
    assert len(set(codes)) == BACKUP_CODES
    assert enter(app.test_client(), codes[0].upper()).status_code == 200
    assert enter(app.test_client(), codes[0]).json["code"] == "second_factor_failed"
    assert chief.get("/api/people/second-factor").json["backup_codes"] == BACKUP_CODES - 1
    with reading() as connection:
        told = [line.what for line in latest(connection, 3)]
    assert told == ["second_factor_failed", "logged_in", "backup_code_used"]


@ON_SQLITE
def test_until_another_one_is_confirmed_the_old_one_counts(
    app: Flask, chief: FlaskClient, clock: HeldClock
) -> None:
    old, _ = set_up(chief, clock)
    clock.advance(seconds=60)
    proposed = chief.post("/api/people/second-factor", json={"password": PASSWORD}).json["secret"]
    assert chief.post("/api/people/second-factor/confirm", json={"code": "000000"}).status_code == 422
    assert enter(app.test_client(), old.at(clock.now)).status_code == 200
    assert enter(app.test_client(), pyotp.TOTP(proposed).at(clock.now)).json["code"] == "second_factor_failed"


@ON_SQLITE
def test_setting_it_up_needs_the_password_and_ends_the_other_sessions(
    app: Flask, chief: FlaskClient, clock: HeldClock
) -> None:
    there = app.test_client()
    log_in(there, "chief")
    answer = chief.post("/api/people/second-factor", json={"password": "wrong-password"})
    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (
        422,
        "login_failed",
        "password",
    )
    set_up(chief, clock)
    assert there.get("/api/people/me").json["code"] == "session_expired"


@ON_SQLITE
def test_a_lost_authenticator_is_forgotten(app: Flask, chief: FlaskClient, clock: HeldClock) -> None:
    set_up(chief, clock)
    with writing() as connection:
        account = find_account(connection, "chief")
        assert account is not None
        forget_second_factor(connection, account.id)
    assert enter(app.test_client()).status_code == 200


@ON_SQLITE
def test_a_new_password_leaves_it_as_it_is(app: Flask, chief: FlaskClient, clock: HeldClock) -> None:
    set_up(chief, clock)
    with writing() as connection:
        account = find_account(connection, "chief")
        assert account is not None
        save_password(connection, account.id, password_hash())
    assert chief.get("/api/people/me").json["code"] == "session_expired"
    assert enter(app.test_client()).json["code"] == "second_factor_needed"
