"""Who read who members are, by another way than a report."""

import hashlib

import pytest
from flask import Flask

from server.audit.log import latest, note
from server.database import reading, writing
from server.people import identity
from server.syncing.limits import PROTOCOL, PULL_OUTCOMES_MAX
from server.syncing.push import push
from tests.conftest import BEGINNING, HeldClock
from tests.factories import log_in, make_group, make_person, send


def noted() -> list[tuple[str | None, str | None]]:
    with reading() as connection:
        return [(line.who, line.about) for line in latest(connection, 50) if line.what == "identity_read"]


def pull(app: Flask, name: str, times: int = 1) -> None:
    client = app.test_client()
    asked = {
        "protocol": PROTOCOL, "device": log_in(client, name)["device"]["id"], "app": "0.1.0",
        "now": "2026-11-23T07:15:33.123Z", "cursors": {}, "witnesses": {}, "room": PULL_OUTCOMES_MAX,
        "waiting": {"count": 0, "oldest_at": None},
    }  # fmt: skip
    for _ in range(times):
        assert client.post("/api/sync/pull", json=asked).json["pages"]


def test_whose_phone_is_given_another_officers_group_is_noted_once_a_day(
    app: Flask, clock: HeldClock
) -> None:
    scope, _members = make_group(make_person("one", "350102").phone(), 10000)
    other = make_person("other", "350102")
    pull(app, "one")
    assert noted() == []
    pull(app, "other", times=2)
    assert noted() == [(other.id, scope.removeprefix("group:"))]
    clock.advance(hours=24)
    pull(app, "other")
    assert len(noted()) == 2


def test_what_cannot_be_noted_is_not_told(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    scope, [member] = make_group(make_person("one", "350102").phone(), 10000)
    other = make_person("two", "350102").phone()
    clash = other.edit("member", scope, member, base="", pledge_satang=(10000, 5000))
    push(other.author, [clash], BEGINNING)
    make_person("chief", "3501", role="district_chief")
    client = app.test_client()
    log_in(client, "chief")
    monkeypatch.setattr(identity, "WAIT_SECONDS", 0.1)
    with writing() as connection:
        note(connection, other.person_id, "exported")
        answer = client.get("/api/reports/cases?area=3501")
    assert (answer.status_code, answer.json["code"], answer.headers["Retry-After"]) == (503, "busy", "5")
    assert noted() == []


def test_reading_what_was_written_about_a_visit_is_noted(app: Flask) -> None:
    officer, chief = make_person("one", "350102"), make_person("chief", "3501", role="district_chief")
    make_person("staff", "35", role="province_staff")
    phone = officer.phone()
    scope, _members = make_group(phone, 10000)
    address = f"/api/reports/groups/{scope.removeprefix('group:')}"
    clients = {name: app.test_client() for name in ("one", "chief", "staff")}
    for name, client in clients.items():
        log_in(client, name)
    assert clients["chief"].get(address).status_code == 200
    assert noted() == []
    visit = {"visited_on": "2026-11-20", "purpose": "meeting", "visitor": "officer", "found": "ลุงสมป่วย"}
    send(phone, phone.line("visit", scope, visit))
    told = {name: client.get(address).json["visits"] for name, client in clients.items()}
    assert [each["found"] for name in ("one", "chief") for each in told[name]] == ["ลุงสมป่วย"] * 2
    [visit_of_staff] = told["staff"]
    assert visit_of_staff["author_name"] == "คุณ one"
    assert {"found", "visitor_name", "photo_sha256"}.isdisjoint(visit_of_staff)
    assert noted() == [(chief.id, scope.removeprefix("group:"))]


def test_a_photo_of_the_books_is_for_the_district_and_noted(app: Flask) -> None:
    officer, chief = make_person("one", "350102"), make_person("chief", "3501", role="district_chief")
    make_person("staff", "35", role="province_staff")
    phone = officer.phone()
    scope, [member] = make_group(phone, 10000)
    jpeg = b"\xff\xd8\xff a page of the passbook"
    sha256 = hashlib.sha256(jpeg).hexdigest()
    send(phone, phone.pledge(scope, member, civil_on="2026-11-22", data={"photo_sha256": sha256}))
    group_id = scope.removeprefix("group:")
    clients = {name: app.test_client() for name in ("one", "chief", "staff")}
    for name, client in clients.items():
        log_in(client, name)
    address = f"/api/photos/{group_id}/{sha256}"
    assert clients["one"].post(address, data=jpeg, headers={"Omsap-Client": "1"}).status_code == 204
    assert {name: client.get(address).status_code for name, client in clients.items()} == {
        "one": 200,
        "chief": 200,
        "staff": 404,
    }
    assert noted() == [(chief.id, group_id)]
