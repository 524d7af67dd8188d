"""From what is in the tables to who hears of it."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from server.alerts.group_findings import find_due_in_groups
from server.alerts.silence import find_silent
from server.database import reading
from tests.factories import MadePerson, make_group, make_person, make_setting, send
from tests.operations import Phone, id_of, new_id
from tests.server.reports.test_progress import statements

BAHT = 100


@pytest.fixture
def people(app: Flask) -> dict[str, MadePerson]:
    return {
        "officer": make_person("officer", "350102"),
        "chief": make_person("chief", "3501", role="district_chief"),
        "staff": make_person("staff", "35", role="province_staff"),
        "elsewhere": make_person("elsewhere", "3502", role="district_chief"),
    }


def due(people: dict[str, MadePerson], today: str, rule: str) -> dict[str, tuple[str, int]]:
    """Who hears of a rule: name → due date and step."""
    names = {person.id: name for name, person in people.items()}
    with reading() as connection:
        found = [
            each for each in find_due_in_groups(connection, date.fromisoformat(today)) if each.rule == rule
        ]
    return {names[each.recipient]: (each.due_on, each.step) for each in found}


def meet(
    phone: Phone,
    scope: str,
    *,
    period: str = "2026-11",
    opened: int = 0,
    counted: int = 0,
    total: int = 0,
    **keys: Any,
) -> None:
    day = f"{period}-05"
    opening = phone.line(
        "collection_open", scope, {"period": period, "opening_cash_satang": opened}, civil_on=day
    )
    close = {"collection_id": id_of(opening), "lines": 0, "total_satang": total, "counted_satang": counted}
    send(phone, opening, phone.line("collection_close", scope, {**close, **keys}, civil_on=day))


def test_a_collection_that_nobody_closed(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, _members = make_group(phone, collection_day=5, founded_on="2026-10-20")
    assert due(people, "2026-11-04", "collection_tomorrow") == {"officer": ("2026-11-05", 1)}
    assert due(people, "2026-11-07", "collection_missing") == {"officer": ("2026-11-05", 2)}
    assert due(people, "2026-11-12", "collection_missing") == {
        "officer": ("2026-11-05", 2),
        "chief": ("2026-11-05", 7),
    }
    meet(phone, scope)
    assert due(people, "2026-11-12", "collection_missing") == {}


def test_a_day_the_group_agreed_on(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, _members = make_group(phone, collection_day=5, founded_on="2026-11-01")
    moved = {"period": "2026-12", "collection_on": "2026-12-20", "reason": None}
    send(phone, phone.line("collection_date", scope, moved))
    assert due(people, "2026-12-04", "collection_tomorrow") == {}
    assert due(people, "2026-12-19", "collection_tomorrow") == {"officer": ("2026-12-20", 1)}


def test_cash_that_is_not_brought_to_the_bank(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, [member_id] = make_group(phone, 100 * BAHT, founded_on="2026-11-01")
    assert due(people, "2026-11-26", "bank_slip_missing") == {}
    late = ("2026-11-26", 0)
    assert due(people, "2026-11-27", "bank_slip_missing") == {"officer": late, "chief": late}
    make_setting("35", "deposit_to_bank_within_days", 10)
    assert due(people, "2026-11-27", "bank_slip_missing") == {}
    make_setting("35", "deposit_to_bank_within_days", 3, starts_on="2026-11-02")
    banked = phone.line("entry", scope, {"entry_kind": "bank_in", "amount_satang": 60 * BAHT})
    send(phone, banked)
    # what came in up to the trip went with it, as far as anybody can tell
    assert due(people, "2026-12-27", "bank_slip_missing") == {}
    mirror = {
        "entry_kind": "bank_in",
        "amount_satang": 60 * BAHT,
        "reverses": id_of(banked),
        "reason": "ผิดกลุ่ม",
    }
    send(phone, phone.line("entry", scope, mirror))
    assert due(people, "2026-11-27", "bank_slip_missing") == {"officer": late, "chief": late}
    assert member_id


def test_cash_that_differs_is_told_at_once(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, _members = make_group(phone, founded_on="2026-10-01")
    meet(phone, scope, counted=90 * BAHT, total=100 * BAHT, reason="ทอนผิด")
    told = ("2026-11-05", 0)
    assert due(people, "2026-11-06", "cash_mismatch") == {"officer": told, "chief": told, "staff": told}


def test_a_committee_whose_term_ends(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, [member_id] = make_group(phone, 100 * BAHT)
    post = {
        "committee": "board", "position": "chair", "member_id": member_id,
        "from_on": "2026-11-23", "to_on": "2026-12-31", "status": "stands",
    }  # fmt: skip
    send(phone, phone.creation("committee_post", scope, post))
    assert due(people, "2026-11-23", "committee_term_ending") == {"officer": ("2026-12-31", 60)}


def pledge_for(phone: Phone, scope: str, member_id: str, period: str, **keys: Any) -> bytes:
    entry = {"entry_kind": "pledge", "amount_satang": 100 * BAHT, "member_id": member_id, "period": period}
    return phone.line("entry", scope, {**entry, **keys})


def make_old_group(phone: Phone, count: int) -> tuple[str, list[str]]:
    """A group of June with so many members of that month; nobody has paid anything."""
    scope, _none = make_group(phone, founded_on="2026-06-01")
    members = [new_id() for _each in range(count)]
    for number, member_id in enumerate(members, start=1):
        send(phone, phone.member(scope, member_id, number=f"{number:04d}", joined_on="2026-06-05"))
    return scope, members


def missed(today: str = "2026-11-06") -> set[tuple[str, str]]:
    """Which members are told of, and since which collection."""
    with reading() as connection:
        found = find_due_in_groups(connection, date.fromisoformat(today))
        return {(each.subject, each.due_on) for each in found if each.rule == "member_misses"}


def test_members_who_missed_three_collections(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, [payer, misser] = make_old_group(phone, 2)
    for period in ("2026-08", "2026-09", "2026-10"):
        send(phone, pledge_for(phone, scope, payer, period))
        meet(phone, scope, period=period)
    assert missed() == {(misser, "2026-10-05")}
    assert due(people, "2026-11-06", "member_misses") == {"officer": ("2026-10-05", 3)}
    # a fourth miss is the same run; a payment ends it
    send(phone, pledge_for(phone, scope, payer, "2026-11"))
    meet(phone, scope, period="2026-11")
    assert missed() == {(misser, "2026-10-05")}
    send(phone, pledge_for(phone, scope, misser, "2026-11", entry_kind="arrears"))
    assert missed() == set()


def test_what_was_paid_under_another_number_counts(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, [one, twin] = make_old_group(phone, 2)
    for period in ("2026-08", "2026-09", "2026-10"):
        send(phone, pledge_for(phone, scope, twin, period))
        meet(phone, scope, period=period)
    assert missed() == {(one, "2026-10-05")}
    merge = {"from_member_id": twin, "into_member_id": one, "reason": "คนเดียวกัน"}
    send(phone, phone.line("member_merge", scope, merge))
    assert missed() == set()


def test_a_line_taken_back_pays_nothing(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, [member] = make_old_group(phone, 1)
    paid = pledge_for(phone, scope, member, "2026-10")
    send(phone, paid)
    for period in ("2026-08", "2026-09", "2026-10"):
        meet(phone, scope, period=period)
    assert missed() == set()
    send(phone, pledge_for(phone, scope, member, "2026-10", reverses=id_of(paid), reason="ผิดคน"))
    assert missed() == {(member, "2026-10-05")}


def test_a_year_without_a_general_meeting(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, _members = make_group(phone, founded_on="2026-10-20")
    assert due(people, "2026-12-31", "agm_due") == {}
    assert due(people, "2027-01-01", "agm_due") == {"officer": ("2027-01-31", 0)}
    minutes = {
        "meeting": "general",
        "number": 1,
        "held_on": "2027-01-10",
        "place": "ศาลากลางบ้าน",
        "present": [],
    }
    send(phone, phone.line("minutes", scope, minutes))
    assert due(people, "2027-01-11", "agm_due") == {}


def test_a_group_founded_by_mistake_and_one_that_sleeps_tell_nobody(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, _members = make_group(phone, founded_on="2026-10-01")
    void = {"status": ("founding", "void"), "void_reason": (None, "ตั้งซ้ำ")}
    send(phone, phone.edit("group", scope, scope.removeprefix("group:"), base="", **void))
    assert due(people, "2026-11-12", "collection_missing") == {}


def test_the_number_of_questions_does_not_grow(people: dict[str, MadePerson]) -> None:
    def cost() -> int:
        with statements() as asked, reading() as connection:
            list(find_due_in_groups(connection, date(2026, 11, 23)))
        return len(asked)

    make_group(people["officer"].phone(), 100 * BAHT)
    one = cost()
    for _more in range(5):
        make_group(people["officer"].phone(), 100 * BAHT)
    assert cost() == one


def test_an_officer_whose_phones_say_nothing(people: dict[str, MadePerson]) -> None:
    make_person("never", "350103")
    with reading() as connection:
        assert list(find_silent(connection, date(2026, 11, 29))) == []
        found = list(find_silent(connection, date(2026, 11, 30)))
    assert {each.recipient for each in found if each.subject == people["officer"].id} == {
        people["officer"].id,
        people["chief"].id,
    }
    assert {each.due_on for each in found} == {"2026-11-30"}
