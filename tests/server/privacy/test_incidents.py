from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from server.clock import format_instant
from tests.conftest import BEGINNING
from tests.operations import new_id
from tests.server.support.test_set_aside import Supporter


def lost_phone(**changes: Any) -> dict[str, Any]:
    noticed = {"noticed_at": format_instant(BEGINNING), "sort": "lost_phone", "risk": "some"}
    return {"id": new_id(), **noticed, "what": "โทรศัพท์ตกน้ำที่บ้านโนน", "people_count": 45, **changes}


@pytest.fixture
def chief(app: Flask) -> Supporter:
    return Supporter(app, "chief", "3501", role="district_chief")


def test_an_incident_has_72_hours(chief: Supporter) -> None:
    given = lost_phone()
    for _again in range(2):
        told = chief.client.post("/api/incidents", json=given).json
        assert [item["id"] for item in told["items"]] == [given["id"]]
    assert told["items"][0]["tell_by"] == format_instant(BEGINNING + timedelta(hours=72))


def test_what_was_done_is_noted_once_and_the_end_says_how(chief: Supporter) -> None:
    given = lost_phone()
    chief.client.post("/api/incidents", json=given)
    steps = f"/api/incidents/{given['id']}/steps"
    first = chief.client.post(steps, json={"step": "regulator_told"}).json["items"][0]
    assert first["regulator_told_at"]
    assert not first["closed_at"]
    assert chief.client.post(steps, json={"step": "regulator_told"}).json["items"][0] == first
    assert chief.client.post(steps, json={"step": "closed"}).json["field"] == "outcome"
    closed = chief.client.post(steps, json={"step": "closed", "outcome": "ล้างเครื่องแล้ว"}).json["items"][0]
    assert closed["closed_at"]
    assert closed["outcome"] == "ล้างเครื่องแล้ว"


def test_open_ones_come_first(chief: Supporter) -> None:
    done, late, early = lost_phone(), lost_phone(), lost_phone(noticed_at="2026-11-01T03:00:00.000Z")
    for given in (done, late, early):
        chief.client.post("/api/incidents", json=given)
    told = chief.client.post(
        f"/api/incidents/{done['id']}/steps", json={"step": "closed", "outcome": "ไม่มีข้อมูล"}
    ).json
    assert [item["id"] for item in told["items"]] == [early["id"], late["id"], done["id"]]


def test_who_keeps_the_register(app: Flask, chief: Supporter) -> None:
    given = lost_phone()
    chief.client.post("/api/incidents", json=given)
    province = Supporter(app, "staff", "35", role="province_staff")
    assert len(province.client.get("/api/incidents").json["items"]) == 1
    neighbour = Supporter(app, "next", "3502", role="district_chief")
    assert neighbour.client.get("/api/incidents").json["items"] == []
    step = {"step": "people_told"}
    assert neighbour.client.post(f"/api/incidents/{given['id']}/steps", json=step).status_code == 404
    for name, role in (("officer", "officer"), ("governor", "governor")):
        stranger = Supporter(app, name, "3501", role=role)
        assert stranger.client.get("/api/incidents").status_code == 403
    assert app.test_client().get("/api/incidents").status_code == 401


def test_nothing_is_noticed_before_it_happens(chief: Supporter) -> None:
    later = lost_phone(noticed_at=format_instant(BEGINNING + timedelta(hours=2)))
    assert chief.client.post("/api/incidents", json=later).json["field"] == "noticed_at"
