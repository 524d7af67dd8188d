from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from server.concept import Draft
from server.database import db, writing
from server.people.devices import save_contact
from server.syncing.push import push
from server.syncing.server_device import push_as_server
from tests.conftest import BEGINNING, HeldClock
from tests.factories import log_in, make_campaign, make_group, make_person, make_setting, make_target, send
from tests.operations import id_of, new_id

BAHT = 100


def progress(client: FlaskClient, area: str, **query: str) -> Any:
    return client.get("/api/reports/progress", query_string={"area": area, **query})


@pytest.fixture
def chief(app: Flask) -> FlaskClient:
    """Logged in as the province's chief."""
    make_person("chief", "35", role="province_chief")
    client = app.test_client()
    log_in(client, "chief")
    return client


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every question asked of the database meanwhile."""
    asked: list[str] = []

    def keep(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.split(maxsplit=1)[0] in ("SELECT", "WITH"):
            asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", keep)
    yield asked
    event.remove(db.engine, "before_cursor_execute", keep)


def test_a_province_in_figures(chief: FlaskClient) -> None:
    campaign = make_campaign()
    one, two = make_person("one", "350101", "350102"), make_person("two", "350201")
    make_person("three", "350201")
    make_target(one, campaign)
    make_group(one.phone(), 100 * BAHT, 50 * BAHT, subdistrict_code="350101", founded_on="2026-11-01")
    make_group(one.phone(), 30 * BAHT, subdistrict_code="350102", founded_on="2022-07-05")
    make_group(two.phone(), 20 * BAHT, subdistrict_code="350201", founded_on="2026-10-17")
    told = progress(chief, "35").json
    assert list(told) == ["as_of", "today", "area", "campaign", "totals", "rows"]
    assert (told["as_of"], told["today"]) == ("2026-11-23T07:15:33.123Z", "2026-11-23")
    assert told["area"] == {"code": "35", "name_th": "ยโสธร", "name_en": "Yasothon", "level": "province"}
    assert told["campaign"] == {
        "id": campaign,
        "name": "1 พัฒนากร 1 กลุ่ม",
        "target_on": "2027-02-21",
        "hard_on": "2027-05-24",
        "days_left": 90,
        "state": "open",
    }
    assert told["totals"] == {
        "officers": 3,
        "target": 3,
        "founded": 1,
        "established": 0,
        "forming": 1,
        "groups": 3,
        "members": 4,
        "deposits_satang": 200 * BAHT,
        "waiting_operations": 0,
        "phones": 3,
        "open_cases": 0,
        "set_aside_lines": 0,
        "overdue": 0,
        "silent_phones": 0,
    }
    assert [row["code"] for row in told["rows"]] == [f"350{number}" for number in range(1, 10)]
    first, second, third = told["rows"][:3]
    assert (first["officers"], first["target"], first["founded"]) == (1, 1, 1)
    assert (first["groups"], first["members"], first["deposits_satang"]) == (2, 3, 180 * BAHT)
    assert (second["officers"], second["founded"], second["deposits_satang"]) == (2, 0, 20 * BAHT)
    assert (third["officers"], third["target"], third["last_heard_at"]) == (0, 0, None)


def test_a_district_by_its_officers(chief: FlaskClient) -> None:
    make_campaign()
    one, two = make_person("one", "350101"), make_person("two", "350102")
    make_person("other", "350201")
    make_group(two.phone(), 100 * BAHT)
    told = progress(chief, "3501").json
    assert [(row["person_id"], row["name_th"], row["founded"]) for row in told["rows"]] == [
        (one.id, "คุณ one", 0),
        (two.id, "คุณ two", 1),
    ]
    assert {row["level"] for row in told["rows"]} == {"officer"}
    assert told["totals"]["deposits_satang"] == told["rows"][1]["deposits_satang"] == 100 * BAHT


def test_what_waits_on_phones_and_how_long(chief: FlaskClient, clock: HeldClock) -> None:
    one, two = make_person("one", "350101"), make_person("two", "350102")
    make_person("elsewhere", "350201")
    with writing() as connection:
        for person, count, oldest_at in (
            (one, 7, "2026-11-20T01:00:00.000Z"),
            (two, 2, "2026-11-21T01:00:00.000Z"),
        ):
            save_contact(
                connection, person.device.id, BEGINNING, "1", waiting_count=count, oldest_waiting_at=oldest_at
            )
    totals = progress(chief, "3501").json["totals"]
    assert (totals["waiting_operations"], totals["phones"], totals["silent_phones"]) == (9, 2, 0)
    row = progress(chief, "35").json["rows"][0]
    assert (row["oldest_waiting_at"], row["last_heard_at"]) == (
        "2026-11-20T01:00:00.000Z",
        "2026-11-23T07:15:33.123Z",
    )
    clock.advance(days=8)
    log_in(chief, "chief")
    assert progress(chief, "3501").json["totals"]["silent_phones"] == 2
    make_setting("35", "device_silent_days", 30)
    assert progress(chief, "3501").json["totals"]["silent_phones"] == 0


def test_open_cases_and_what_lies_with_support_by_officer(chief: FlaskClient) -> None:
    one, two = make_person("one", "350102"), make_person("two", "350102")
    make_person("elsewhere", "350201")
    phone = one.phone()
    scope, [member] = make_group(phone, 100 * BAHT)
    send(phone, phone.pledge(scope, member, civil_on="2020-01-01"))
    send(phone, phone.pledge(scope, member, civil_on="2020-01-02"))
    [result] = push(two.phone().author, [two.phone().pledge(scope, member, author=one.id)], BEGINNING)
    assert result.outcome == "quarantined"
    told = progress(chief, "3501").json
    assert [(row["name_th"], row["open_cases"], row["set_aside_lines"]) for row in told["rows"]] == [
        ("คุณ one", 2, 0),
        ("คุณ two", 0, 1),
    ]
    first = progress(chief, "35").json["rows"][0]
    assert (first["open_cases"], first["set_aside_lines"]) == (2, 1)
    assert result.receipt is not None
    answer = {
        "line_sha256": result.receipt.line_sha256,
        "ticket": "AB12CD34",
        "choice": "declined",
        "note": "ไม่ใช่งานของท่าน",
    }
    push_as_server([Draft(new_id(), "set_aside_answer", f"person:{two.id}", answer, "2026-11-23")], BEGINNING)
    assert progress(chief, "35").json["totals"]["set_aside_lines"] == 0, (
        "what was answered lies there no more"
    )


def test_who_promised_two_has_not_kept_it_with_one(chief: FlaskClient) -> None:
    campaign = make_campaign()
    two, none = make_person("two", "350102"), make_person("none", "350101")
    make_target(two, campaign, quantity=2)
    make_target(none, campaign, quantity=0)
    make_group(two.phone())
    totals = progress(chief, "35").json["totals"]
    assert (totals["officers"], totals["target"], totals["founded"]) == (2, 1, 0)
    make_group(two.phone())
    assert progress(chief, "35").json["totals"]["founded"] == 1


def test_a_mistake_that_was_taken_back_is_not_counted(chief: FlaskClient) -> None:
    person = make_person("one", "350102")
    phone = person.phone()
    scope, [member] = make_group(phone, 100 * BAHT)
    wrong = phone.pledge(scope, member, 1000 * BAHT)
    send(phone, wrong, phone.pledge(scope, member, 1000 * BAHT, data={"reverses": id_of(wrong)}))
    assert progress(chief, "35").json["totals"]["deposits_satang"] == 100 * BAHT


def test_members_who_left_are_not_counted(chief: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    scope, [member, _other] = make_group(phone, 100 * BAHT, 100 * BAHT)
    send(phone, phone.edit("member", scope, member, base="", status=("active", "left")))
    totals = progress(chief, "35").json["totals"]
    assert (totals["members"], totals["deposits_satang"]) == (1, 200 * BAHT)


def test_the_campaign_that_runs_is_told_unless_another_is_asked_for(chief: FlaskClient) -> None:
    assert progress(chief, "35").json["campaign"] is None
    past = make_campaign(
        state="closed",
        signed_on="2022-05-27",
        starts_on="2022-05-27",
        target_on="2022-09-30",
        hard_on="2022-12-31",
    )
    assert progress(chief, "35").json["campaign"]["id"] == past
    running = make_campaign()
    make_campaign("34")
    make_campaign(starts_on="2026-12-01")
    assert progress(chief, "3501").json["campaign"]["id"] == running
    told = progress(chief, "35", campaign=past).json["campaign"]
    assert (told["id"], told["state"], told["days_left"]) == (past, "closed", -1515)


def test_without_a_campaign_nothing_is_promised(chief: FlaskClient) -> None:
    make_group(make_person("one", "350102").phone())
    totals = progress(chief, "35").json["totals"]
    assert (totals["target"], totals["founded"], totals["groups"]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("role", "own", "seen", "refused"),
    [
        ("province_staff", "35", ["35", "3501", "350101"], ["34", "3401"]),
        ("governor", "35", ["35", "3501"], ["34"]),
        ("district_chief", "3501", ["3501", "350101"], ["35", "3502", "350201"]),
        ("officer", "350101", ["350101"], ["35", "3501", "350102"]),
    ],
)
def test_a_report_is_for_whoever_holds_all_of_its_area(
    app: Flask, role: str, own: str, seen: list[str], refused: list[str]
) -> None:
    make_person("reader", own, role=role)
    client = app.test_client()
    log_in(client, "reader")
    assert [progress(client, area).status_code for area in seen] == [200] * len(seen)
    for area in refused:
        answer = progress(client, area)
        assert (answer.status_code, answer.json["code"], answer.json["field"]) == (403, "not_allowed", "area")


def test_a_governor_sees_figures_and_no_names(app: Flask) -> None:
    make_person("governor", "35", role="governor")
    make_group(make_person("one", "350102").phone(), 100 * BAHT)
    client = app.test_client()
    log_in(client, "governor")
    told = progress(client, "3501").json
    assert told["rows"] == []
    assert (told["totals"]["officers"], told["totals"]["deposits_satang"]) == (1, 100 * BAHT)
    assert len(progress(client, "35").json["rows"]) == 9


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ({}, 422, "field_missing"),
        ({"area": "99"}, 404, "not_found"),
        ({"area": "th"}, 404, "not_found"),
        ({"area": "35", "campaign": "the-last"}, 422, "value_invalid"),
    ],
)
def test_a_question_nobody_can_answer(
    chief: FlaskClient, query: dict[str, str], status: int, code: str
) -> None:
    answer = chief.get("/api/reports/progress", query_string=query)
    assert (answer.status_code, answer.json["code"]) == (status, code)


def test_nothing_is_told_without_a_login(client: FlaskClient) -> None:
    assert progress(client, "35").json["code"] == "not_signed_in"


def test_the_number_of_questions_does_not_grow(chief: FlaskClient) -> None:
    make_campaign()
    make_group(make_person("first", "350102").phone(), 100 * BAHT)
    with statements() as few:
        progress(chief, "35")
    for number in range(1, 10):
        person = make_person(f"officer-{number}", f"350{number}02")
        for _ in range(2):
            make_group(person.phone(), 100 * BAHT, 100 * BAHT, subdistrict_code=f"350{number}02")
    with statements() as many:
        assert progress(chief, "35").json["totals"]["groups"] == 19
    with statements() as again:
        progress(chief, "35")
    # two to know who asks, fourteen for the report, eight where groups changed: what did not is not counted anew
    assert (len(few), len(many), len(again)) == (24, 24, 16)


def test_a_group_that_was_founded_twice_counts_once(chief: FlaskClient) -> None:
    one = make_person("one", "350101")
    phone = one.phone()
    make_group(phone, 100 * BAHT, subdistrict_code="350101")
    scope, _ = make_group(phone, 30 * BAHT, subdistrict_code="350101")
    send(
        phone,
        phone.edit("group", scope, scope.removeprefix("group:"), base="", duplicate_of=(None, new_id())),
    )
    totals = progress(chief, "35").json["totals"]
    assert (totals["groups"], totals["members"], totals["deposits_satang"]) == (1, 1, 130 * BAHT)


def test_a_group_founded_by_mistake_counts_only_once_money_came_into_it(chief: FlaskClient) -> None:
    make_campaign()
    phone = make_person("one", "350101").phone()
    scope, _ = make_group(phone, subdistrict_code="350101", founded_on="2026-11-01")
    group_id = scope.removeprefix("group:")

    def counted() -> tuple[int, int, int]:
        totals = progress(chief, "35").json["totals"]
        listed = chief.get("/api/reports/groups", query_string={"area": "35"}).json["groups"]
        return totals["groups"], totals["founded"], len(listed)

    assert counted() == (1, 1, 1)
    mistake = {"status": ("founding", "void"), "void_reason": (None, "ตั้งซ้ำ")}
    send(phone, phone.edit("group", scope, group_id, base="", **mistake))
    assert counted() == (0, 0, 0)
    # a phone that did not know of it yet held a collection
    member = phone.member(scope)
    send(phone, member, phone.pledge(scope, id_of(member), 100 * BAHT))
    assert counted() == (1, 1, 1)


def test_a_closed_group_keeps_no_promise_and_its_money_still_counts(chief: FlaskClient) -> None:
    make_campaign()
    phone = make_person("one", "350102").phone()
    scope, _members = make_group(phone, 100 * BAHT, founded_on="2026-11-01")
    closed = {"status": ("founding", "closed")}
    send(phone, phone.edit("group", scope, scope.removeprefix("group:"), base="", **closed))
    totals = progress(chief, "35").json["totals"]
    assert (totals["groups"], totals["members"], totals["founded"]) == (0, 0, 0)
    assert totals["deposits_satang"] == 100 * BAHT
