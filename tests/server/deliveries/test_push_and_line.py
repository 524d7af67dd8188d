"""Alerts pushed to browsers and sent by LINE, through real servers: once each, encrypted, and never where nobody listens."""

import base64
import hashlib
import hmac
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask, current_app
from flask.testing import FlaskClient
from py_vapid import Vapid02
from sqlalchemy import select

from server.alerts.scan import scan
from server.database import reading, writing
from server.deliveries.addresses import save_subscription
from server.deliveries.models import ContactAddress, Delivery
from server.deliveries.web_push import is_push_service, make_private_key, public_key_of
from server.jobs import send_deliveries
from server.syncing.server_device import push_as_server
from tests.conftest import BEGINNING, HeldClock
from tests.factories import MadePerson, log_in, make_campaign, make_person
from tests.server.deliveries.http_station import Service, http_station

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
KEY = make_private_key()
SECRET = "line secret"


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Browser:
    """A browser's end of a subscription: only it can read what is pushed."""

    def __init__(self, service: Service, path: str = "/push/1") -> None:
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.auth = os.urandom(16)
        point = self.secret.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.subscription = {"endpoint": f"{service.url}{path}", "p256dh": b64(point), "auth": b64(self.auth)}

    def read(self, body: bytes) -> dict[str, Any]:
        text = http_ece.decrypt(body, private_key=self.secret, auth_secret=self.auth, version="aes128gcm")
        return dict(json.loads(text))


@pytest.fixture
def service() -> Iterator[Service]:
    with http_station() as running:
        yield running


@pytest.fixture
def set_up(app: Flask, service: Service) -> Service:
    app.config["OMSAP_SETTINGS"] = replace(
        app.config["OMSAP_SETTINGS"],
        vapid_private_key=KEY,
        vapid_contact="mailto:omsap@example.org",
        push_hosts="127.0.0.1",
        line_token="line token",
        line_secret=SECRET,
        line_api_url=service.url,
    )
    return service


@pytest.fixture
def officer(app: Flask) -> MadePerson:
    make_campaign()
    person = make_person("officer", "350102", from_on="2026-11-20")
    scan(BEGINNING, push_as_server)
    return person


@pytest.fixture
def phone(app: Flask, officer: MadePerson) -> FlaskClient:
    client = app.test_client()
    log_in(client, "officer")
    return client


def deliveries() -> list[Any]:
    with reading() as connection:
        return list(connection.execute(select(Delivery.__table__).order_by(Delivery.made_at)).mappings())


def current(channel: str) -> int:
    with reading() as connection:
        rows = connection.execute(
            select(ContactAddress.id).where(
                ContactAddress.channel == channel, ContactAddress.ended_at.is_(None)
            )
        )
        return len(rows.all())


# ------------------------------------------------------------------------------------------------ Web Push


def test_an_alert_is_pushed_encrypted_signed_and_about_nobody(set_up: Service, phone: FlaskClient) -> None:
    browser = Browser(set_up)
    told = phone.get("/api/deliveries/addresses").json
    assert told["push_key"] == public_key_of(KEY)
    assert phone.post("/api/deliveries/addresses/push", json=browser.subscription).status_code == 200
    send_deliveries()
    send_deliveries()
    [taken] = set_up.requests
    message = browser.read(taken.body)
    [sent] = deliveries()
    assert message == {"title": "ออมทรัพย์", "body": "ตั้งกลุ่มออมทรัพย์ให้ครบตามเป้า", "tag": sent["alert_id"]}
    assert (sent["state"], sent["channel"]) == ("sent", "push")
    assert taken.headers["topic"] == sent["id"].replace("-", "")
    assert (taken.headers["ttl"], taken.headers["content-encoding"]) == ("259200", "aes128gcm")
    # the service can tell who sends: the token is signed with our key, for this service
    assert public_key_of(KEY) in taken.headers["authorization"]
    assert Vapid02.verify(taken.headers["authorization"])


def test_a_second_copy_replaces_the_first(set_up: Service, phone: FlaskClient, clock: HeldClock) -> None:
    browser = Browser(set_up)
    phone.post("/api/deliveries/addresses/push", json=browser.subscription)
    set_up.hangs = True
    send_deliveries()
    assert [(each["state"], each["trouble"]) for each in deliveries()] == [("waiting", "ConnectionError")]
    clock.advance(minutes=5)
    send_deliveries()
    first, second = set_up.requests
    assert first.headers["topic"] == second.headers["topic"]
    assert browser.read(first.body) == browser.read(second.body)
    assert [each["state"] for each in deliveries()] == ["sent"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_subscription_that_is_gone_is_cleaned_away(
    set_up: Service, phone: FlaskClient, clock: HeldClock, status: int
) -> None:
    phone.post("/api/deliveries/addresses/push", json=Browser(set_up).subscription)
    set_up.answers[:] = [(status, {})]
    send_deliveries()
    clock.advance(hours=1)
    send_deliveries()
    assert len(set_up.requests) == 1
    assert current("push") == 0
    with reading() as connection:
        assert connection.execute(select(ContactAddress.subscription)).scalar() is None


def test_a_busy_service_says_how_long_to_wait(set_up: Service, phone: FlaskClient, clock: HeldClock) -> None:
    phone.post("/api/deliveries/addresses/push", json=Browser(set_up).subscription)
    set_up.answers[:] = [(429, {"Retry-After": "1800"})]
    send_deliveries()
    clock.advance(minutes=29)
    send_deliveries()
    assert len(set_up.requests) == 1
    clock.advance(minutes=2)
    send_deliveries()
    assert [each["state"] for each in deliveries()] == ["sent"]


def test_where_a_service_sends_us_on_we_do_not_go(set_up: Service, phone: FlaskClient) -> None:
    phone.post("/api/deliveries/addresses/push", json=Browser(set_up).subscription)
    set_up.answers[:] = [(307, {"Location": f"{set_up.url}/elsewhere"})]
    send_deliveries()
    assert [taken.path for taken in set_up.requests] == ["/push/1"]


def test_every_phone_of_a_person_is_pushed_to_and_a_browser_is_one_persons(
    app: Flask, set_up: Service, phone: FlaskClient
) -> None:
    one, two = Browser(set_up, "/push/1"), Browser(set_up, "/push/2")
    phone.post("/api/deliveries/addresses/push", json=one.subscription)
    second = app.test_client()
    log_in(second, "officer")
    second.post("/api/deliveries/addresses/push", json=two.subscription)
    assert current("push") == 2
    # somebody else logs in on the first phone and turns it on for themselves
    make_person("other", "350103")
    other = app.test_client()
    log_in(other, "other")
    other.post("/api/deliveries/addresses/push", json=one.subscription)
    send_deliveries()
    assert [taken.path for taken in set_up.requests] == ["/push/2"]
    # turning off is for the phone that asks
    assert second.post("/api/deliveries/addresses/push/end").status_code == 200
    assert current("push") == 1


def test_a_test_message_reaches_the_phone_that_asks(set_up: Service, phone: FlaskClient) -> None:
    browser = Browser(set_up)
    assert phone.post("/api/deliveries/addresses/push/test").status_code == 404
    phone.post("/api/deliveries/addresses/push", json=browser.subscription)
    assert phone.post("/api/deliveries/addresses/push/test").json["state"] == "sent"
    assert browser.read(set_up.requests[0].body)["tag"] == "test"


@pytest.mark.parametrize(
    ("endpoint", "is_known"),
    [
        ("https://fcm.googleapis.com/fcm/send/x", True),
        ("https://web.push.apple.com/x", True),
        ("http://fcm.googleapis.com/x", False),
        ("https://push.apple.com.example.org/x", False),
        ("https://169.254.169.254/latest", False),
        ("https://user@fcm.googleapis.com/x", False),
        ("file:///etc/passwd", False),
        ("http://127.0.0.1:5432/", False),
        ("https://[", False),
        ("https://fcm.googleapis.com]/x", False),
    ],
)
def test_only_services_of_browsers_are_called(endpoint: str, is_known: bool) -> None:
    assert is_push_service(endpoint, ("fcm.googleapis.com", ".push.apple.com")) == is_known


def test_a_browser_whose_key_is_none_stops_nobody_elses_alerts(
    app: Flask, set_up: Service, phone: FlaskClient, officer: MadePerson
) -> None:
    keys = {"p256dh": "A" * 87, "auth": "A" * 22}
    with writing() as connection:
        subscription = {"endpoint": f"{set_up.url}/push/0", "keys": keys}
        save_subscription(connection, officer.id, str(uuid.uuid4()), subscription, BEGINNING)
    assert phone.post("/api/deliveries/addresses/push", json=Browser(set_up).subscription).status_code == 200
    send_deliveries()
    assert [taken.path for taken in set_up.requests] == ["/push/1"]
    assert sorted((each["state"], each["trouble"]) for each in deliveries()) == [
        ("refused", "ValueError"),
        ("sent", None),
    ]


@pytest.mark.parametrize("key", ["A" * 87, "B" + "A" * 86, "BA" + "_" * 85])
def test_a_key_that_is_no_point_of_the_curve_is_refused(
    set_up: Service, phone: FlaskClient, key: str
) -> None:
    given = Browser(set_up).subscription | {"p256dh": key}
    answer = phone.post("/api/deliveries/addresses/push", json=given)
    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (
        422,
        "value_invalid",
        "p256dh",
    )
    assert current("push") == 0


@pytest.mark.parametrize("endpoint", ["https://example.org/x", "https://["])
def test_another_address_is_refused(set_up: Service, phone: FlaskClient, endpoint: str) -> None:
    given = Browser(set_up).subscription | {"endpoint": endpoint}
    answer = phone.post("/api/deliveries/addresses/push", json=given)
    assert (answer.status_code, answer.json["code"]) == (400, "not_a_choice")


# ------------------------------------------------------------------------------------------------ LINE


def hear(client: FlaskClient, *events: dict[str, Any], secret: str = SECRET) -> int:
    body = json.dumps({"events": events}).encode()
    signature = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
    return client.post("/line/webhook", data=body, headers={"X-Line-Signature": signature}).status_code


def written(text: str, user: str = "U1") -> dict[str, Any]:
    return {"type": "message", "source": {"userId": user}, "message": {"type": "text", "text": text}}


def link(phone: FlaskClient) -> str:
    return str(phone.post("/api/deliveries/addresses/line/code").json["code"])


def test_who_writes_the_code_is_told_by_line_once_with_a_retry_key(
    app: Flask, set_up: Service, phone: FlaskClient, clock: HeldClock
) -> None:
    lines = app.test_client()
    code = link(phone)
    assert hear(lines, written("00000000"), written(f" {code} ")) == 204
    assert current("line") == 1
    # a code is good once
    assert hear(lines, written(code, "U2")) == 204
    set_up.answers[:] = [(500, {}), (409, {})]
    send_deliveries()
    clock.advance(minutes=5)
    send_deliveries()
    first, second = set_up.requests
    assert first.path == "/v2/bot/message/push"
    assert first.headers["authorization"] == "Bearer line token"
    assert first.headers["x-line-retry-key"] == second.headers["x-line-retry-key"] == deliveries()[0]["id"]
    told = json.loads(first.body)
    assert told["to"] == "U1"
    assert "ตั้งกลุ่มออมทรัพย์ให้ครบตามเป้า" in told["messages"][0]["text"]
    # 409 is LINE's word that it has it
    assert deliveries()[0]["state"] == "sent"


def test_a_code_ends_after_its_minutes(
    set_up: Service, app: Flask, phone: FlaskClient, clock: HeldClock
) -> None:
    code = link(phone)
    clock.advance(minutes=16)
    hear(app.test_client(), written(code))
    assert current("line") == 0


def test_who_stops_following_is_told_no_more(set_up: Service, app: Flask, phone: FlaskClient) -> None:
    hear(app.test_client(), written(link(phone)))
    hear(app.test_client(), {"type": "unfollow", "source": {"userId": "U1"}})
    send_deliveries()
    assert set_up.requests == []


def test_what_line_did_not_sign_is_not_heard(set_up: Service, app: Flask, phone: FlaskClient) -> None:
    assert hear(app.test_client(), written(link(phone)), secret="another") == 403
    assert current("line") == 0


def test_a_signature_in_foreign_letters_is_none(set_up: Service, app: Flask) -> None:
    answer = app.test_client().post("/line/webhook", data=b"{}", headers={"X-Line-Signature": "é"})
    assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")


def test_where_it_is_not_set_up_there_is_no_line(app: Flask, phone: FlaskClient) -> None:
    assert current_app.config["OMSAP_SETTINGS"].line_secret is None
    assert hear(app.test_client(), written("1")) == 404
    assert phone.post("/api/deliveries/addresses/line/code").status_code == 404


# ------------------------------------------------------------------------------------------------ the week


def test_chiefs_get_one_message_a_week_with_figures_and_money_matters_at_once(
    app: Flask, set_up: Service, clock: HeldClock
) -> None:
    make_campaign(target_on="2026-12-07")
    make_person("behind", "350102", from_on="2026-01-01")
    make_person("chief", "3501", role="district_chief")
    chief = app.test_client()
    log_in(chief, "chief")
    hear(app.test_client(), written(link(chief), "UC"))
    # it is Monday, in the afternoon
    scan(BEGINNING, push_as_server)
    for _minute in range(3):
        send_deliveries()
        clock.advance(minutes=1)
    [taken] = set_up.requests
    text = json.loads(taken.body)["messages"][0]["text"]
    assert text.startswith("ออมทรัพย์: สรุปประจำสัปดาห์ของพื้นที่\n")
    assert "ตั้งกลุ่มออมทรัพย์ให้ครบตามเป้า: 1" not in text  # not due yet
    assert "การตั้งกลุ่มไม่คืบหน้ามานานแล้ว: 1" in text
    assert "23 พฤศจิกายน 2569" in text
    scan(clock.now, push_as_server)
    send_deliveries()
    assert len(set_up.requests) == 1
