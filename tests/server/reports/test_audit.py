from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from server.audit.log import note
from server.database import writing
from tests.conftest import HeldClock
from tests.factories import MadePerson, log_in, make_person


def read(client: FlaskClient, query: str = "") -> Any:
    answer = client.get(f"/api/reports/audit{query}")
    assert answer.status_code == 200, answer.text
    return answer.json


def noted(*told: tuple[str | None, str, str | None]) -> None:
    for who, what, about in told:
        with writing() as connection:
            note(connection, who, what, about)


def staff(client: FlaskClient, area: str = "35") -> MadePerson:
    person = make_person("staff", area, role="province_staff")
    log_in(client, "staff")
    return person


def test_staff_read_lines_of_their_own_area_only(client: FlaskClient) -> None:
    here, elsewhere = make_person("here", "350101"), make_person("elsewhere", "340101")
    noted((here.id, "logged_in", None), (elsewhere.id, "logged_in", None), (None, "password_reset", here.id))
    reader = staff(client)
    told = read(client)["lines"]
    assert [(line["who_id"], line["what"], line["about"]) for line in told] == [
        (reader.id, "logged_in", None),
        (None, "password_reset", here.id),
        (here.id, "logged_in", None),
    ]
    assert told[1]["about_name"] == "คุณ here"


def test_reading_the_log_stands_in_it_once_a_visit(client: FlaskClient) -> None:
    staff(client)
    read(client)
    first = read(client)["lines"][0]
    assert first["what"] == "audit_read"
    assert read(client, "?before=999")["lines"][1] == first


def test_lines_of_a_person_and_of_a_day_in_bangkok(client: FlaskClient, clock: HeldClock) -> None:
    one, other = make_person("one", "350101"), make_person("other", "350101")
    noted((one.id, "logged_in", None))
    clock.advance(hours=10)  # 00:15 on the 24th in Bangkok
    noted((one.id, "logged_out", None), (other.id, "set_aside_read", None))
    staff(client)
    of_one = read(client, f"?person={one.id}")["lines"]
    assert [line["what"] for line in of_one] == ["logged_out", "logged_in"]
    first_day = read(client, f"?person={one.id}&day=2026-11-23")["lines"]
    assert [line["what"] for line in first_day] == ["logged_in"]


def test_pages_follow_each_other_without_a_gap(client: FlaskClient) -> None:
    person = make_person("here", "350101")
    with writing() as connection:
        for _ in range(60):
            note(connection, person.id, "exported")
    staff(client)
    first = read(client)
    second = read(client, f"?before={first['next']}")
    numbers = [line["number"] for line in first["lines"] + second["lines"]]
    assert numbers == list(range(61, 0, -1))
    assert second["next"] is None


def test_nobody_else_reads_it(app: Flask) -> None:
    for role, area in (("officer", "350101"), ("district_chief", "3501"), ("governor", "35")):
        make_person(role, area, role=role)
        client = app.test_client()
        log_in(client, role)
        assert client.get("/api/reports/audit").json["code"] == "not_allowed"
