"""Who may change whose posts, and that nobody gets further than their own."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.audit.log import latest
from server.database import reading
from server.people.assignments import load_spans
from tests.conftest import HeldClock
from tests.factories import MadePerson, log_in, make_person

#: What is refused before anything is written is refused alike on every database.
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
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


@ON_SQLITE
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


@ON_SQLITE
def test_nobody_retires_themselves(staff: FlaskClient) -> None:
    me = person_in(staff.get("/api/staffing").json, "staff")
    assert staff.post(f"/api/staffing/people/{me['id']}/retire", json={}).status_code == 403


@ON_SQLITE
def test_who_also_serves_elsewhere_is_not_retired_from_here(app: Flask, staff: FlaskClient) -> None:
    both = make_person("both", "350101", "340101")
    assert not person_in(staff.get("/api/staffing").json, "both")["may_retire"]
    assert staff.post(f"/api/staffing/people/{both.id}/retire", json={}).status_code == 403
    assert staff.post(f"/api/staffing/people/{both.id}/password", json={}).status_code == 403


@ON_SQLITE
def test_who_has_no_post_left_is_nobodys_to_retire(app: Flask, staff: FlaskClient) -> None:
    gone = make_person("gone", "350101", to_on="2026-11-01")
    assert not person_in(staff.get("/api/staffing").json, "gone")["may_retire"]
    assert staff.post(f"/api/staffing/people/{gone.id}/retire", json={}).status_code == 403


@ON_SQLITE
def test_nobody_gives_themselves_a_post_or_ends_their_own(
    enter: Callable[[str, str, str], FlaskClient],
) -> None:
    admin = enter("admin", "th", "system_admin")
    me = person_in(admin.get("/api/staffing").json, "admin")
    answer = admin.post(f"/api/staffing/people/{me['id']}/posts", json=OFFICER_POST)
    assert (answer.status_code, answer.json["code"]) == (403, "own_post")
    answer = admin.post(
        f"/api/staffing/people/{me['id']}/move", json={"area_codes": ["35"], "on": "2026-11-24"}
    )
    assert (answer.status_code, answer.json["code"]) == (403, "own_post")
    [post] = me["posts"]
    assert not post["may_end"]
    path = f"/api/staffing/people/{me['id']}/posts/{post['id']}/end"
    assert admin.post(path, json={"to_on": "2026-11-30"}).status_code == 404


@ON_SQLITE
@pytest.mark.parametrize(
    ("role", "area"), [("officer", "3501"), ("district_chief", "35"), ("governor", "th")]
)
def test_a_post_stands_in_an_area_of_its_level(
    enter: Callable[[str, str, str], FlaskClient], officer: MadePerson, role: str, area: str
) -> None:
    admin = enter("admin", "th", "system_admin")
    post = {**OFFICER_POST, "role": role, "area_code": area}
    answer = admin.post(f"/api/staffing/people/{officer.id}/posts", json=post)
    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (
        422,
        "area_level_wrong",
        "area_code",
    )


def test_the_name_of_somebody_retired_stays_taken(staff: FlaskClient, officer: MadePerson) -> None:
    staff.post(f"/api/staffing/people/{officer.id}/retire", json={})
    new = {"name": "Officer", "display_name": "คุณใหม่", **OFFICER_POST}
    answer = staff.post("/api/staffing/people", json=new)
    assert (answer.status_code, answer.json["code"]) == (409, "login_name_taken")


def test_who_is_retired_gets_no_post(staff: FlaskClient, officer: MadePerson) -> None:
    staff.post(f"/api/staffing/people/{officer.id}/retire", json={})
    answer = staff.post(f"/api/staffing/people/{officer.id}/posts", json=OFFICER_POST)
    assert (answer.status_code, answer.json["code"]) == (409, "person_retired")


def test_a_post_that_has_not_begun_is_cancelled(staff: FlaskClient, officer: MadePerson) -> None:
    home = f"/api/staffing/people/{officer.id}/posts"
    told = staff.post(home, json={**OFFICER_POST, "from_on": "2026-12-01"}).json
    later = next(post for post in person_in(told, "officer")["posts"] if post["from_on"] == "2026-12-01")
    told = staff.post(f"{home}/{later['id']}/end", json={"to_on": "2026-11-23"}).json
    cancelled = next(post for post in person_in(told, "officer")["posts"] if post["id"] == later["id"])
    assert (cancelled["from_on"], cancelled["to_on"]) == ("2026-12-01", "2026-11-30")
    assert not cancelled["may_end"]
    assert person_in(told, "officer")["may_retire"]


def test_an_ended_post_is_not_made_longer(staff: FlaskClient, officer: MadePerson) -> None:
    home = f"/api/staffing/people/{officer.id}/posts"
    [post] = person_in(staff.get("/api/staffing").json, "officer")["posts"]
    path = f"{home}/{post['id']}/end"
    assert staff.post(path, json={"to_on": "2026-11-30"}).status_code == 200
    answer = staff.post(path, json={"to_on": "2030-01-01"})
    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (422, "value_invalid", "to_on")


def test_somebody_new_is_added_whole_or_not_at_all(
    enter: Callable[[str, str, str], FlaskClient],
) -> None:
    admin = enter("admin", "th", "system_admin")
    new = {"name": "new", "display_name": "คุณใหม่", **OFFICER_POST, "area_code": "3501"}
    assert admin.post("/api/staffing/people", json=new).status_code == 422
    answer = admin.post("/api/staffing/people", json={**new, "area_code": "350102"})
    assert answer.status_code == 200, "the name was left free"
    with reading() as connection:
        lines = [line.what for line in latest(connection, 2)]
    assert lines == ["assigned", "user_added"]


def test_a_move_ends_what_is_the_movers_and_nothing_else(
    enter: Callable[[str, str, str], FlaskClient],
) -> None:
    chief = enter("chief", "3501", "district_chief")
    officer = make_person("officer", "350101", "350102", "350201")
    path = f"/api/staffing/people/{officer.id}/move"
    answer = chief.post(path, json={"area_codes": ["350102", "350103"], "on": "2026-12-01"})
    assert answer.status_code == 200
    with reading() as connection:
        spans = {(span.area_code, span.to_on) for span in load_spans(connection, officer.id)}
        lines = [line.what for line in latest(connection, 2)]
    assert spans == {("350101", "2026-11-30"), ("350102", None), ("350103", None), ("350201", None)}
    assert lines == ["assigned", "assignment_ended"]


@ON_SQLITE
@pytest.mark.parametrize(
    ("codes", "status", "code"),
    [
        (["350201"], 403, "not_allowed"),
        (["3501"], 422, "area_level_wrong"),
        (["350199"], 422, "value_invalid"),
        ([], 422, "field_missing"),
    ],
)
def test_a_move_that_is_refused_moves_nobody(
    enter: Callable[[str, str, str], FlaskClient],
    officer: MadePerson,
    codes: list[str],
    status: int,
    code: str,
) -> None:
    chief = enter("chief", "3501", "district_chief")
    path = f"/api/staffing/people/{officer.id}/move"
    answer = chief.post(path, json={"area_codes": codes, "on": "2026-12-01"})
    assert (answer.status_code, answer.json["code"]) == (status, code)
    [post] = person_in(chief.get("/api/staffing").json, "officer")["posts"]
    assert post["to_on"] is None


def test_a_new_password_ends_all_sessions(app: Flask, staff: FlaskClient, officer: MadePerson) -> None:
    client = app.test_client()
    log_in(client, "officer")
    told = staff.post(f"/api/staffing/people/{officer.id}/password", json={}).json
    assert client.get("/api/people/me").status_code == 401
    assert log_in(client, "officer", told["password"])["person"]["role"] == "officer"
    with reading() as connection:
        reset = next(line for line in latest(connection, 5) if line.what == "password_reset")
    assert (reset.about, reset.who) == (officer.id, person_in(told, "staff")["id"])


@ON_SQLITE
def test_nobody_opens_an_account_that_is_not_theirs_alone(
    enter: Callable[[str, str, str], FlaskClient], staff: FlaskClient, officer: MadePerson
) -> None:
    chief = enter("chief", "3501", "district_chief")
    me = person_in(staff.get("/api/staffing").json, "staff")
    assert not me["may_reset"]
    for client, person_id in ((chief, officer.id), (staff, me["id"])):
        assert client.post(f"/api/staffing/people/{person_id}/password", json={}).status_code == 403


OFFICERS = "login,name,area\nSuda,สุดา,350101;350102\nmanee,มานี,๓๕๐๑๐๓\n"


def test_officers_of_a_spreadsheet_are_looked_at_and_then_added(app: Flask, staff: FlaskClient) -> None:
    looked = staff.post("/api/staffing/officers/check", data=OFFICERS.encode("cp874")).json
    assert (looked["is_added"], [line["fault"] for line in looked["lines"]]) == (False, [None, None])
    assert person_names(staff) == ["staff"]
    added = staff.post("/api/staffing/officers", data=OFFICERS.encode()).json
    assert added["is_added"]
    assert person_names(staff) == ["manee", "staff", "suda"]
    for line in added["lines"]:
        assert log_in(app.test_client(), line["name"], line["password"])["person"]["role"] == "officer"


@ON_SQLITE
def test_nobody_is_added_while_a_line_is_wrong(staff: FlaskClient) -> None:
    wrong = (
        f"{OFFICERS}staff,ซ้ำ,350104\nx,,350104\ny,วาย,35101\nz,แซด,3501\nfar,ไกล,340101\nw,ดับเบิลยู,ต.เขื่องคำ\n"
    )
    told = staff.post("/api/staffing/officers", data=wrong.encode()).json
    assert not told["is_added"]
    faults = {line["number"]: line["fault"] for line in told["lines"] if line["fault"]}
    assert {number: (fault["field"], fault["code"]) for number, fault in faults.items()} == {
        4: ("name", "login_name_taken"),
        5: ("display_name", "field_missing"),
        6: ("area", "not_found"),
        7: ("area", "area_level_wrong"),
        8: ("area", "not_allowed"),
        9: ("area", "not_found"),
    }
    assert faults[6]["suggestion"]["code"] == "350101"
    assert faults[9]["suggestion"] == {"code": "350112", "name_th": "เขื่องคำ"}
    assert person_names(staff) == ["staff"]


@ON_SQLITE
@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 422, "officers_unreadable"),
        (b"login,name,area\n", 422, "officers_unreadable"),
        (b"PK\x03\x04 and no workbook", 422, "officers_unreadable"),
        (b"login,name,area\n" + b"x" * 1_000_000, 413, "too_large"),
    ],
)
def test_what_is_no_list_of_officers(staff: FlaskClient, content: bytes, status: int, code: str) -> None:
    answer = staff.post("/api/staffing/officers/check", data=content)
    assert (answer.status_code, answer.json["code"]) == (status, code)


def person_names(staff: FlaskClient) -> list[str]:
    return sorted(each["name"] for each in staff.get("/api/staffing").json["people"])
