from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.audit.log import latest
from server.database import reading
from server.syncing.push import push
from tests.conftest import BEGINNING, HeldClock
from tests.factories import MadePerson, log_in, make_group, make_person, send
from tests.operations import id_of


def cases(client: FlaskClient, area: str) -> Any:
    return client.get("/api/reports/cases", query_string={"area": area})


@pytest.fixture
def chief(app: Flask) -> FlaskClient:
    """Logged in as the district's chief."""
    make_person("chief", "3501", role="district_chief")
    client = app.test_client()
    log_in(client, "chief")
    return client


@pytest.fixture
def clash() -> tuple[MadePerson, MadePerson, str, str]:
    """Two officers set another pledge for one member; the scope and the member's id."""
    one, two = make_person("one", "350102"), make_person("two", "350102")
    phone, other = one.phone(), two.phone()
    scope, [member] = make_group(phone, 10000)
    send(phone, phone.edit("member", scope, member, base="", pledge_satang=(10000, 20000)))
    late = other.edit("member", scope, member, base="", pledge_satang=(10000, 5000))
    assert [result.outcome for result in push(other.author, [late], BEGINNING)] == ["conflict"]
    return one, two, scope, member


def test_both_sides_with_who_wrote_them(
    chief: FlaskClient, clash: tuple[MadePerson, MadePerson, str, str]
) -> None:
    _one, _two, scope, member = clash
    [case] = cases(chief, "3501").json["cases"]
    assert case.pop("id")
    assert case == {
        "group_id": scope.removeprefix("group:"),
        "group_name": "กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองแสง",
        "officer_name": "คุณ one",
        "opened_at": "2026-11-23T07:15:33.123Z",
        "reason": "field_conflict",
        "row_kind": "member",
        "row_id": member,
        "member_number": "0001",
        "field": "pledge_satang",
        "kept": "20000",
        "kept_by_name": "คุณ one",
        "kept_on": "2026-11-23",
        "other": "5000",
        "author_name": "คุณ two",
        "civil_on": "2026-11-23",
    }


def test_what_is_settled_is_gone(chief: FlaskClient, clash: tuple[MadePerson, MadePerson, str, str]) -> None:
    one, _two, scope, member = clash
    [case] = cases(chief, "3501").json["cases"]
    phone = one.phone()
    choice = {"case_id": case["id"], "choice": "other", "row_kind": "member", "row_id": member}
    send(phone, phone.line("case_settle", scope, choice))
    assert cases(chief, "3501").json["cases"] == []


def test_a_flag_is_a_case_without_sides(chief: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    scope, [member] = make_group(phone, 10000)
    odd = phone.pledge(scope, member, civil_on="2020-01-01")
    send(phone, odd)
    [case] = cases(chief, "3501").json["cases"]
    assert (case["reason"], case["row_id"], case["kept"], case["other"]) == (
        "date_suspect",
        id_of(odd),
        None,
        None,
    )


def noted() -> list[tuple[str | None, str | None]]:
    with reading() as connection:
        return [(line.who, line.about) for line in latest(connection, 50) if line.what == "identity_read"]


def test_the_province_is_told_the_case_and_not_the_member(
    app: Flask, clash: tuple[MadePerson, MadePerson, str, str]
) -> None:
    make_person("staff", "35", role="province_staff")
    client = app.test_client()
    log_in(client, "staff")
    [case] = cases(client, "3501").json["cases"]
    assert {"kept", "other", "member_number"}.isdisjoint(case)
    assert (case["reason"], case["field"], case["officer_name"]) == (
        "field_conflict",
        "pledge_satang",
        "คุณ one",
    )
    assert noted() == []


def test_what_a_group_says_of_itself_is_told_in_the_province(app: Flask) -> None:
    one, two = make_person("one", "350102"), make_person("two", "350102")
    phone, other = one.phone(), two.phone()
    scope, _members = make_group(phone)
    group_id, name = scope.removeprefix("group:"), "กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองแสง"
    send(phone, phone.edit("group", scope, group_id, base="", name=(name, "ก")))
    push(other.author, [other.edit("group", scope, group_id, base="", name=(name, "ข"))], BEGINNING)
    make_person("staff", "35", role="province_staff")
    client = app.test_client()
    log_in(client, "staff")
    [case] = cases(client, "35").json["cases"]
    assert (case["kept"], case["other"]) == ('"ก"', '"ข"')


def test_naming_members_of_anothers_group_is_noted_once_a_day(
    app: Flask, chief: FlaskClient, clash: tuple[MadePerson, MadePerson, str, str], clock: HeldClock
) -> None:
    one, two, scope, _member = clash
    for _ in range(2):
        cases(chief, "3501")
    for name in ("one", "two"):
        client = app.test_client()
        log_in(client, name)
        cases(client, "350102")
    group_id = scope.removeprefix("group:")
    [(two_read, _), (chief_read, _)] = noted()
    assert noted() == [(two.id, group_id), (chief_read, group_id)]
    assert one.id not in {two_read, chief_read}
    clock.advance(hours=24)
    log_in(chief, "chief")
    cases(chief, "3501")
    assert noted()[0] == (chief_read, group_id)
    assert len(noted()) == 3


@pytest.mark.parametrize(
    ("role", "own", "asked", "code"),
    [
        ("district_chief", "3502", "3501", "not_allowed"),
        ("governor", "35", "3501", "not_allowed"),
        ("officer", "350102", "3501", "not_allowed"),
    ],
)
def test_cases_are_for_whoever_may_settle_them(
    app: Flask, role: str, own: str, asked: str, code: str
) -> None:
    make_person("reader", own, role=role)
    client = app.test_client()
    log_in(client, "reader")
    assert cases(client, asked).json["code"] == code
