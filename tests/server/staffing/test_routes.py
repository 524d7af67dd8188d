"""Who may change whose posts, and that nobody gets further than their own."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.audit.log import latest
from server.database import reading
from tests.conftest import HeldClock
from tests.factories import MadePerson, log_in, make_person

OFFICER_POST = {"role": "officer", "area_code": "350102", "from_on": "2026-11-23"}


@pytest.fixture
def enter(app: Flask) -> Callable[[str, str, str], FlaskClient]:
    def as_role(name: str, area: str, role: str) -> FlaskClient:
        make_person(name, area, role=role)
        client = app.test_client()
        log_in(client, name)
        return client

    return as_role


@pytest.fixture
def staff(enter: Callable[[str, str, str], FlaskClient]) -> FlaskClient:
    return enter("staff", "35", "province_staff")


@pytest.fixture
def officer(app: Flask) -> MadePerson:
    return make_person("officer", "350101")


def person_in(told: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in told["people"] if each["name"] == name)
    return found


def test_somebody_new_gets_a_password_once_and_logs_in_with_it(app: Flask, staff: FlaskClient) -> None:
    new = {"name": "New.Officer", "display_name": "คุณใหม่", **OFFICER_POST}
    told = staff.post("/api/staffing/people", json=new).json
    assert [post["area_code"] for post in person_in(told, "new.officer")["posts"]] == ["350102"]
    assert log_in(app.test_client(), "new.officer", told["password"])["person"]["role"] == "officer"
    assert "password" not in staff.get("/api/staffing").json
    again = staff.post("/api/staffing/people", json=new)
    assert (again.status_code, again.json["code"], again.json["field"]) == (409, "login_name_taken", "name")


def test_posts_are_given_and_ended(staff: FlaskClient, officer: MadePerson, clock: HeldClock) -> None:
    home = f"/api/staffing/people/{officer.id}/posts"
    told = staff.post(home, json=OFFICER_POST).json
    posts = {post["area_code"]: post for post in person_in(told, "officer")["posts"]}
    assert sorted(posts) == ["350101", "350102"]
    old = posts["350101"]
    assert old["may_end"]
    told = staff.post(f"{home}/{old['id']}/end", json={"to_on": "2026-11-30"}).json
    ended = next(post for post in person_in(told, "officer")["posts"] if post["id"] == old["id"])
    assert ended["to_on"] == "2026-11-30"
    with reading() as connection:
        lines = [(line.what, line.about) for line in latest(connection, 2)]
    assert lines == [("assignment_ended", officer.id), ("assigned", officer.id)]


def test_retired_means_out(app: Flask, staff: FlaskClient, officer: MadePerson) -> None:
    client = app.test_client()
    log_in(client, "officer")
    told = staff.post(f"/api/staffing/people/{officer.id}/retire", json={}).json
    assert person_in(told, "officer")["is_retired"]
    assert client.get("/api/people/me").status_code == 401


@pytest.mark.parametrize(
    "post",
    [
        {**OFFICER_POST, "area_code": "340101"},
        {**OFFICER_POST, "role": "province_chief", "area_code": "35"},
        {**OFFICER_POST, "role": "system_admin", "area_code": "35"},
        {**OFFICER_POST, "area_code": "th"},
    ],
)
def test_nobody_gives_what_is_not_theirs(
    staff: FlaskClient, officer: MadePerson, post: dict[str, str]
) -> None:
    answer = staff.post(f"/api/staffing/people/{officer.id}/posts", json=post)
    assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")


def test_a_place_nobody_knows(staff: FlaskClient, officer: MadePerson) -> None:
    post = {**OFFICER_POST, "area_code": "359999"}
    answer = staff.post(f"/api/staffing/people/{officer.id}/posts", json=post)
    assert (answer.status_code, answer.json["field"]) == (422, "area_code")


def test_a_district_chief_gives_officers_posts_in_the_district_and_makes_no_accounts(
    enter: Callable[[str, str, str], FlaskClient], officer: MadePerson
) -> None:
    chief = enter("chief", "3501", "district_chief")
    told = chief.get("/api/staffing").json
    assert (told["gives"], told["areas"], told["may_add"]) == (["mentor", "officer"], ["3501"], False)
    assert not person_in(told, "officer")["may_retire"]
    assert chief.post(f"/api/staffing/people/{officer.id}/posts", json=OFFICER_POST).status_code == 200
    new = {"name": "new", "display_name": "คุณใหม่", **OFFICER_POST}
    assert chief.post("/api/staffing/people", json=new).status_code == 403
    assert chief.post(f"/api/staffing/people/{officer.id}/retire", json={}).status_code == 403


def test_people_elsewhere_and_their_posts_are_nobodys_business(
    app: Flask, staff: FlaskClient, officer: MadePerson
) -> None:
    far = make_person("far", "340101")
    chief = make_person("province", "35", role="province_chief")
    assert "far" not in [each["name"] for each in staff.get("/api/staffing").json["people"]]
    assert staff.post(f"/api/staffing/people/{far.id}/posts", json=OFFICER_POST).status_code == 404
    [post] = person_in(staff.get("/api/staffing").json, "province")["posts"]
    assert not post["may_end"]
    path = f"/api/staffing/people/{chief.id}/posts/{post['id']}/end"
    assert staff.post(path, json={"to_on": "2026-11-30"}).status_code == 404
    assert staff.post(f"/api/staffing/people/{chief.id}/retire", json={}).status_code == 403


def test_nobody_retires_themselves(staff: FlaskClient) -> None:
    me = person_in(staff.get("/api/staffing").json, "staff")
    assert staff.post(f"/api/staffing/people/{me['id']}/retire", json={}).status_code == 403
