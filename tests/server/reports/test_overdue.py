"""What officers are late with, as their chiefs are told it."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.alerts.scan import scan
from server.database import reading
from server.places.places import find_place
from server.reports.overdue import overdue_report
from server.syncing.server_device import push_as_server
from tests.conftest import BEGINNING
from tests.factories import MadePerson, log_in, make_group, make_person, send
from tests.operations import id_of
from tests.server.reports.test_progress import statements


@pytest.fixture
def people(app: Flask) -> dict[str, MadePerson]:
    return {
        "officer": make_person("officer", "350102"),
        "elsewhere": make_person("elsewhere", "350201"),
        "chief": make_person("chief", "3501", role="district_chief"),
        "governor": make_person("governor", "35", role="governor"),
    }


def told(client: FlaskClient, area: str = "3501") -> dict[str, Any]:
    answer = client.get(f"/api/reports/overdue?area={area}")
    assert answer.status_code == 200, answer.json
    return answer.json


def test_what_is_late_is_told_oldest_first_and_goes_when_it_is_settled(
    people: dict[str, MadePerson], client: FlaskClient
) -> None:
    phone = people["officer"].phone()
    scope, _members = make_group(phone, collection_day=5, founded_on="2026-11-01")
    make_group(people["elsewhere"].phone(), subdistrict_code="350201", founded_on="2026-11-01")
    log_in(client, "chief")
    assert told(client)["scanned_at"] is None
    scan(BEGINNING, push_as_server)
    answer = told(client)
    assert answer["scanned_at"] == "2026-11-23T07:15:33.123Z"
    assert answer["counts"] == [{"rule": "collection_missing", "count": 1}]
    [item] = answer["items"]
    assert item == {
        "rule": "collection_missing",
        "since_on": "2026-11-05",
        "group_id": scope.removeprefix("group:"),
        "group_name": item["group_name"],
        "officer_id": people["officer"].id,
        "officer_name": "คุณ officer",
        "district_code": "3501",
    }
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    close = {"collection_id": id_of(opening), "lines": 0, "total_satang": 0, "counted_satang": 0}
    send(phone, opening, phone.line("collection_close", scope, close))
    scan(BEGINNING + timedelta(minutes=1), push_as_server)
    assert told(client)["items"] == []


def test_the_number_of_questions_does_not_grow(people: dict[str, MadePerson]) -> None:
    def cost() -> int:
        scan(BEGINNING, push_as_server)
        with statements() as asked, reading() as connection:
            overdue_report(connection, find_place("3501"), BEGINNING, date(2026, 11, 23))  # type: ignore[arg-type]
        return len(asked)

    make_group(people["officer"].phone(), collection_day=5, founded_on="2026-11-01")
    one = cost()
    for _more in range(3):
        make_group(people["officer"].phone(), collection_day=5, founded_on="2026-11-01")
    assert cost() == one


def test_a_governor_is_told_how_many_and_not_who(people: dict[str, MadePerson], client: FlaskClient) -> None:
    make_group(people["officer"].phone(), collection_day=5, founded_on="2026-11-01")
    scan(BEGINNING, push_as_server)
    log_in(client, "governor")
    answer = told(client, "35")
    assert answer["counts"] == [{"rule": "collection_missing", "count": 1}]
    assert answer["items"] == []
