"""A pushed alert, all the way: encrypted by the server, taken by a push service, read with the browser's key, shown by the worker."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.deliveries.web_push import make_private_key
from tests.e2e.demo_logins import OFFICER
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone, eventually
from tests.e2e.screens import shortcomings
from tests.e2e.served import Installation, Served, copy_database
from tests.server.deliveries.http_station import Service, http_station
from tests.server.deliveries.test_push_and_line import Browser

ASK = """async ([path, body]) => {
  const headers = { 'Content-Type': 'application/json', 'Omsap-Client': '1' };
  const answer = await fetch(`/api/deliveries/addresses/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return [answer.status, await answer.json()];
}"""
SHOWN = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const shown = await registration.getNotifications();
  return shown.map(({ title, body, tag }) => ({ title, body, tag }));
}"""


@pytest.fixture
def station() -> Iterator[Service]:
    with http_station() as running:
        yield running


@pytest.fixture
def served(
    tmp_path: Path, demo_database: Path, monkeypatch: pytest.MonkeyPatch, station: Service
) -> Iterator[Served]:
    """The server, with Web Push set up for a push service on this machine."""
    monkeypatch.setitem(os.environ, "OMSAP_VAPID_PRIVATE_KEY", make_private_key())
    monkeypatch.setitem(os.environ, "OMSAP_VAPID_CONTACT", "mailto:omsap@example.org")
    monkeypatch.setitem(os.environ, "OMSAP_PUSH_HOSTS", "127.0.0.1")
    one = Served(Installation(tmp_path))
    copy_database(demo_database, one.installation.database)
    one.start()
    yield one
    one.stop()


def test_a_push_is_read_and_shown_by_the_worker(
    served: Served, phones: Callable[..., Phone], station: Service
) -> None:
    phone = phones(permissions=["notifications"])
    phone.open()
    Officer(phone).settle(*OFFICER)
    phone.page.goto(f"{served.url}/#/me/mail")
    phone.page.get_by_role("heading", name=phone.say("delivery.push")).wait_for()
    assert shortcomings(phone.page) == []
    browser = Browser(station)
    assert phone.ask(ASK, ["push", browser.subscription])[0] == 200
    assert phone.ask(ASK, ["push/test", {}])[1]["state"] == "sent"
    [taken] = station.requests
    message = browser.read(taken.body)
    assert message == {"title": "ออมทรัพย์", "body": phone.say("alert.test"), "tag": "test"}

    # what the push service hands to the browser, which hands it to the worker; twice, as services may
    session = phone.cdp()
    registrations: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registrations.extend(each["registrationId"] for each in event["registrations"]),
    )
    session.send("ServiceWorker.enable")
    eventually(lambda: registrations, "the worker's registration", phone)
    for _copy in range(2):
        session.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": served.url, "registrationId": registrations[0], "data": json.dumps(message)},
        )
    shown = eventually(lambda: phone.ask(SHOWN), "the notification", phone)
    assert shown == [message]
