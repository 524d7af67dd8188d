import base64
import csv
import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from server.audit.log import latest
from server.database import reading, writing
from server.exports.tables import TABLES
from server.people.accounts import save_account
from server.people.devices import save_contact
from server.syncing.push import push
from tests.conftest import BEGINNING
from tests.factories import (
    MadePerson,
    log_in,
    make_campaign,
    make_group,
    make_person,
    make_record,
    password_hash,
    send,
)
from tests.server.reports.test_progress import BAHT, statements


@pytest.fixture
def chief(app: Flask) -> FlaskClient:
    """Logged in as the district's chief."""
    make_person("chief", "3501", role="district_chief")
    client = app.test_client()
    log_in(client, "chief")
    return client


def export(client: FlaskClient, table: str, form: str = "csv", **query: str) -> Any:
    return client.get(f"/api/exports/{table}", query_string={"format": form, **query})


def rows_of(answer: Any) -> list[list[str]]:
    assert answer.status_code == 200, answer.text
    content = base64.b64decode(answer.json["content"]).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline="")))


def items_of(answer: Any) -> list[dict[str, str]]:
    """The rows of a file of an area by their codes."""
    _taken, _as_of, _waiting, _headings, codes, *rows = rows_of(answer)
    return [dict(zip(codes, row, strict=True)) for row in rows]


def test_a_file_says_who_took_what_when_and_how_whole_it_is(chief: FlaskClient) -> None:
    officer = make_person("officer", "350102")
    make_group(officer.phone(), 100 * BAHT)
    with writing() as connection:
        contact = {"waiting_count": 3, "oldest_waiting_at": "2026-11-20T02:00:00.000Z"}
        save_contact(connection, officer.device.id, BEGINNING, "0.1.0", **contact)
    answer = export(chief, "groups", area="3501")
    taken, as_of, waiting, headings, codes, *_rows = rows_of(answer)
    assert taken == ["กลุ่มในพื้นที่ อำเภอเมืองยโสธร ส่งออกโดย คุณ chief (พัฒนาการอำเภอ) เมื่อ 23 พฤศจิกายน 2569 14:15"]
    assert as_of == ["ข้อมูล ณ 23 พฤศจิกายน 2569 14:15"]
    assert "3 รายการ ตั้งแต่ 20 พฤศจิกายน 2569 09:00" in waiting[0]
    assert (answer.json["name"], answer.json["media_type"]) == (
        "omsap-groups-3501-20261123.csv",
        "text/csv; charset=utf-8",
    )
    [group] = items_of(answer)
    assert (group["deposits_baht"], group["founded_on_be"], group["founded_on_ce"]) == (
        "100.00",
        "1 พฤศจิกายน 2569",
        "2026-11-01",
    )
    assert group["last_received_at_ce"] == "2026-11-23 14:15"
    assert headings[codes.index("founded_on_be")].endswith("(พ.ศ.)")


def test_what_was_never_heard_of_is_not_nought(chief: FlaskClient) -> None:
    make_person("heard", "350102")
    with writing() as connection:
        account = save_account(connection, "new", "คุณ new", password_hash())
    post = {"role": "officer", "area_code": "350102", "from_on": "2026-01-01"}
    make_record("assignment", f"person:{account.id}", post)
    told = items_of(export(chief, "progress", area="3501"))
    assert [(row["name_th"], row["waiting_operations"], row["phones"]) for row in told] == [
        ("คุณ heard", "0", "1"),
        ("คุณ new", "", "0"),
    ]


def test_in_english_too(chief: FlaskClient) -> None:
    taken = rows_of(export(chief, "progress", area="3501", language="en"))[0]
    assert taken[0].startswith("Overview, Mueang Yasothon")


def test_a_name_that_would_be_computed_is_a_name(chief: FlaskClient) -> None:
    make_group(make_person("officer", "350102").phone(), name="=cmd|' /C calc'!A0")
    [group] = items_of(export(chief, "groups", area="3501"))
    assert group["name"] == "'=cmd|' /C calc'!A0"
    content = base64.b64decode(export(chief, "groups", "xlsx", area="3501").json["content"])
    page = load_workbook(io.BytesIO(content)).active
    assert page.cell(6, 1).value == "'=cmd|' /C calc'!A0"


def test_what_is_taken_is_noted_and_what_is_refused_is_not(chief: FlaskClient) -> None:
    assert export(chief, "groups", area="3502").json["code"] == "not_allowed"
    assert export(chief, "groups").json["field"] == "area"
    assert export(chief, "secrets", area="3501").status_code == 404
    assert export(chief, "groups", "docx", area="3501").status_code == 422
    export(chief, "groups", area="3501")
    with reading() as connection:
        noted = [(line.what, line.about) for line in latest(connection, 9)]
    assert noted == [("exported", "groups:3501"), ("logged_in", noted[1][1])]


def test_a_case_names_the_member_in_the_district_only(app: Flask, chief: FlaskClient) -> None:
    one, two = make_person("one", "350102"), make_person("two", "350102")
    phone, other = one.phone(), two.phone()
    scope, [member] = make_group(phone, 100 * BAHT)
    clash = other.edit("member", scope, member, base="", pledge_satang=(10000, 5000))
    push(other.author, [clash], BEGINNING)
    [case] = items_of(export(chief, "cases", area="3501"))
    assert (case["member_number"], case["kept"], case["other"]) == ("0001", "100", "50")
    make_person("staff", "35", role="province_staff")
    staff = app.test_client()
    log_in(staff, "staff")
    [case] = items_of(export(staff, "cases", area="3501"))
    assert case["group_name"]
    assert {"member_number", "kept", "other"}.isdisjoint(case)
    with reading() as connection:
        read = [line.about for line in latest(connection, 9) if line.what == "identity_read"]
    assert read == [scope.removeprefix("group:")]


def make_groups(officer: MadePerson, count: int) -> None:
    phone = officer.phone()
    for _ in range(count):
        make_group(phone, 100 * BAHT)


@pytest.mark.parametrize("table", ["progress", "groups", "cases"])
def test_a_file_costs_as_many_questions_for_many_groups_as_for_one(chief: FlaskClient, table: str) -> None:
    make_campaign()
    officer = make_person("officer", "350102")
    make_groups(officer, 1)
    with statements() as few:
        export(chief, table, area="3501")
    make_groups(officer, 5)
    with statements() as many:
        export(chief, table, area="3501")
    assert len(many) == len(few)


def test_a_group_down_to_its_months(chief: FlaskClient) -> None:
    phone = make_person("officer", "350102").phone()
    scope, [member] = make_group(phone, 100 * BAHT)
    send(phone, phone.pledge(scope, member, 20 * BAHT, civil_on="2026-11-22"))
    answer = export(chief, "months", group=scope.removeprefix("group:"))
    [month] = items_of(answer)
    assert "กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองแสง, ต.น้ำคำใหญ่" in rows_of(answer)[0][0]
    assert (month["month_be"], month["month_ce"], month["amount_baht"]) == (
        "พฤศจิกายน 2569",
        "2026-11",
        "120.00",
    )


def test_codes_never_stand_twice_in_a_table() -> None:
    for table in TABLES.values():
        codes = [code for column in table.columns for code in column.codes()]
        assert len(codes) == len(set(codes))
