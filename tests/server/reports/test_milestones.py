"""A step goes from the officer to the chief and back, and counts where it should."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import HeldClock
from tests.factories import (
    MadePerson,
    log_in,
    make_campaign,
    make_group,
    make_person,
    make_setting,
    make_target,
    send,
)
from tests.operations import Phone, id_of
from tests.server.reports.test_progress import statements

REQUIRED = (
    "members_recruited", "committee_elected", "rules_adopted", "first_collection", "reported_established",
)  # fmt: skip


@pytest.fixture
def chief(app: Flask) -> MadePerson:
    return make_person("chief", "3501", role="district_chief")


@pytest.fixture
def desk(app: Flask, chief: MadePerson) -> FlaskClient:
    """The chief, logged in."""
    client = app.test_client()
    log_in(client, chief.name)
    return client


def tell(phone: Phone, scope: str, milestone: str, **more: Any) -> str:
    line = phone.line("milestone", scope, {"milestone": milestone, "done_on": "2026-11-20", **more})
    send(phone, line)
    return id_of(line)


def review(chief: MadePerson, scope: str, step: str, verdict: str = "acknowledged", note: str = "") -> None:
    phone = chief.phone()
    send(
        phone,
        phone.line(
            "milestone_review", scope, {"milestone_id": step, "verdict": verdict, "note": note or None}
        ),
    )


def waiting(desk: FlaskClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.get("/api/reports/milestones?area=3501").json["waiting"]
    return found


def page(desk: FlaskClient, scope: str) -> Any:
    return desk.get(f"/api/reports/groups/{scope.removeprefix('group:')}").json


def test_a_step_waits_until_the_chief_has_spoken(
    desk: FlaskClient, chief: MadePerson, clock: HeldClock
) -> None:
    phone = make_person("one", "350102").phone()
    scope, _members = make_group(phone, 10000)
    first = tell(phone, scope, "leaders_found", note="ผู้ใหญ่บ้าน")
    second = tell(phone, scope, "members_recruited")
    told = waiting(desk)
    assert [each["id"] for each in told] == [first, second]
    assert told[0] == {
        "id": first,
        "group_id": scope.removeprefix("group:"),
        "group_name": "กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองแสง",
        "officer_name": "คุณ one",
        "milestone": "leaders_found",
        "done_on": "2026-11-20",
        "told_on": "2026-11-23",
        "received_at": "2026-11-23T07:15:33.123Z",
    }
    review(chief, scope, first, "returned", "ขอชื่อคน")
    review(chief, scope, second)
    assert waiting(desk) == []
    again = tell(phone, scope, "leaders_found", note="นายบุญมี ศ.")
    assert [each["id"] for each in waiting(desk)] == [again]
    steps = {step["milestone"]: step for step in page(desk, scope)["steps"]}
    step = steps["leaders_found"]
    assert (step["id"], step["state"], step["note"]) == (again, "submitted", "นายบุญมี ศ.")
    assert step["said"] == [
        {
            "milestone_id": first,
            "verdict": "returned",
            "note": "ขอชื่อคน",
            "civil_on": "2026-11-23",
            "author_name": "คุณ chief",
        }
    ]
    [group] = desk.get("/api/reports/groups?area=3501").json["groups"]
    assert {step["milestone"]: step["state"] for step in group["steps"]} == {
        "leaders_found": "submitted",
        "members_recruited": "acknowledged",
    }


def test_what_the_books_show(desk: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    scope, [member] = make_group(phone, 10000)
    post = {
        "committee": "board", "position": "chair", "member_id": member,
        "from_on": "2026-11-01", "to_on": "2028-11-01", "status": "stands",
    }  # fmt: skip
    bylaws = {"version": 1, "starts_on": "2026-11-05"}
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    close = {
        "collection_id": id_of(opening),
        "lines": 0,
        "total_satang": 0,
        "counted_satang": 0,
    }
    banked = phone.line("entry", scope, {"entry_kind": "bank_in", "amount_satang": 10000})
    send(
        phone,
        phone.creation("committee_post", scope, post),
        phone.line("bylaws", scope, bylaws),
        opening,
        phone.line("collection_close", scope, close),
        banked,
    )
    shown = {"members": 1, "posts": 1, "bylaws_on": "2026-11-05", "collected_on": "2026-11-23"}
    assert page(desk, scope)["shown"] == {**shown, "banked_on": "2026-11-23"}
    mirror = {
        "entry_kind": "bank_in",
        "amount_satang": 10000,
        "reverses": id_of(banked),
        "reason": "ผิดกลุ่ม",
    }
    send(phone, phone.line("entry", scope, mirror))
    assert page(desk, scope)["shown"]["banked_on"] is None


def test_progress_counts_what_is_established(desk: FlaskClient, chief: MadePerson) -> None:
    campaign = make_campaign()
    one = make_person("one", "350102")
    make_target(one, campaign)
    phone = one.phone()
    scope, _members = make_group(phone, 10000, founded_on="2026-11-01")

    def counted() -> tuple[int, int, int]:
        totals = desk.get("/api/reports/progress?area=3501").json["totals"]
        return totals["founded"], totals["established"], totals["forming"]

    steps = [tell(phone, scope, milestone) for milestone in REQUIRED]
    assert counted() == (1, 0, 1)
    review(chief, scope, steps[-1])
    assert counted() == (1, 1, 0)
    # what is asked from now on does not reach back behind the report
    make_setting("35", "established_requires", ["leaders_found"], starts_on="2026-11-22")
    assert counted() == (1, 1, 0)
    review(chief, scope, steps[0], "returned", "ขาดใบสมัคร")
    assert counted() == (1, 0, 1)


def test_a_rule_set_anew_and_another_day_count_anew_what_nobody_touched(
    desk: FlaskClient, clock: HeldClock
) -> None:
    one = make_person("one", "350102")
    make_target(one, make_campaign())
    phone = one.phone()
    scope, _members = make_group(phone, 10000, founded_on="2026-11-01")
    tell(phone, scope, "leaders_found")

    def established() -> int:
        return desk.get("/api/reports/progress?area=3501").json["totals"]["established"]

    assert established() == 0
    make_setting("35", "established_requires", ["leaders_found"], starts_on="2026-11-24")
    assert established() == 0
    clock.advance(days=1)
    log_in(desk, "chief")
    assert established() == 1


def test_a_group_counts_for_the_one_officer_who_founded_it(desk: FlaskClient, chief: MadePerson) -> None:
    campaign = make_campaign()
    one, two = make_person("one", "350102"), make_person("two", "350102")
    for person in (one, two):
        make_target(person, campaign)
    phone = one.phone()
    scope, _members = make_group(phone, 10000, founded_on="2026-11-01")
    # a colleague helps, and is credited nowhere
    steps = [tell(two.phone(), scope, milestone) for milestone in REQUIRED]
    review(chief, scope, steps[-1])
    rows = desk.get("/api/reports/progress?area=3501").json["rows"]
    assert {row["name_th"]: row["established"] for row in rows} == {"คุณ one": 1, "คุณ two": 0}


def test_the_number_of_questions_does_not_grow(desk: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    with statements() as few:
        waiting(desk)
    for _more in range(3):
        scope, _members = make_group(phone, 10000)
        for milestone in REQUIRED:
            tell(phone, scope, milestone)
    with statements() as many:
        assert len(waiting(desk)) == 15
    assert len(many) == len(few)
