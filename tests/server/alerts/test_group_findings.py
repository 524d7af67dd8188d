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


def meet(phone: Phone, scope: str, *, opened: int = 0, counted: int = 0, total: int = 0, **keys: Any) -> None:
    opening = phone.line(
        "collection_open", scope, {"period": "2026-11", "opening_cash_satang": opened}, civil_on="2026-11-05"
    )
    close = {"collection_id": id_of(opening), "lines": 0, "total_satang": total, "counted_satang": counted}
    send(phone, opening, phone.line("collection_close", scope, {**close, **keys}, civil_on="2026-11-05"))


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


def collect(phone: Phone, scope: str, *months: str) -> None:
    """A collection of each month, opened and closed on the fifth, at which nobody is noted."""
    for month in months:
        on = f"{month}-05"
        opening = phone.line(
            "collection_open", scope, {"period": month, "opening_cash_satang": 0}, civil_on=on
        )
        close = {"collection_id": id_of(opening), "lines": 0, "total_satang": 0, "counted_satang": 0}
        send(phone, opening, phone.line("collection_close", scope, close, civil_on=on))


def missed(people: dict[str, MadePerson], today: str) -> set[tuple[str, str]]:
    """About which members the officer hears, and since when."""
    with reading() as connection:
        found = [
            each
            for each in find_due_in_groups(connection, date.fromisoformat(today))
            if each.rule == "member_3_misses"
        ]
    assert {each.recipient for each in found} <= {people["officer"].id}
    return {(each.subject, each.due_on) for each in found}


def test_a_member_who_brought_nothing_three_times(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, _members = make_group(phone, founded_on="2026-06-01")
    one, other = new_id(), new_id()
    for number, member_id in enumerate((one, other), start=1):
        send(phone, phone.member(scope, member_id, number=f"{number:04d}", joined_on="2026-06-01"))
    collect(phone, scope, "2026-08", "2026-09")
    paid = phone.pledge(scope, other, 50 * BAHT, data={"period": "2026-09"})
    send(phone, paid)
    assert missed(people, "2026-11-23") == set()
    collect(phone, scope, "2026-10")
    assert missed(people, "2026-11-23") == {(one, "2026-10-05")}
    mirror = {
        "entry_kind": "pledge", "amount_satang": 50 * BAHT, "member_id": other, "period": "2026-09",
        "reverses": id_of(paid), "reason": "ผิดคน",
    }  # fmt: skip
    send(phone, phone.line("entry", scope, mirror))
    assert missed(people, "2026-11-23") == {(one, "2026-10-05"), (other, "2026-10-05")}
    make_setting("35", "consecutive_misses_alert", 4)
    assert missed(people, "2026-11-23") == set()
    make_setting("35", "consecutive_misses_alert", 2, starts_on="2026-11-02")
    assert missed(people, "2026-11-23") == {(one, "2026-09-05"), (other, "2026-09-05")}


def test_what_somebody_registered_twice_brought_is_theirs(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, _members = make_group(phone, founded_on="2026-06-01")
    one, twice = new_id(), new_id()
    for number, member_id in enumerate((one, twice), start=1):
        send(phone, phone.member(scope, member_id, number=f"{number:04d}", joined_on="2026-06-01"))
    collect(phone, scope, "2026-08", "2026-09", "2026-10")
    send(phone, phone.pledge(scope, twice, 50 * BAHT, data={"period": "2026-10"}))
    assert missed(people, "2026-11-23") == {(one, "2026-10-05")}
    merge = {"from_member_id": twice, "into_member_id": one}
    send(phone, phone.line("member_merge", scope, merge))
    assert missed(people, "2026-11-23") == set()


def test_a_year_without_a_general_meeting(people: dict[str, MadePerson]) -> None:
    phone = people["officer"].phone()
    scope, _members = make_group(phone, founded_on="2025-11-01")
    assert due(people, "2026-11-23", "agm_due") == {"officer": ("2026-01-31", 0)}
    minutes = {
        "meeting": "general", "number": 1, "held_on": "2026-02-10", "place": "ศาลากลางบ้าน", "present": [],
    }  # fmt: skip
    held = phone.line("minutes", scope, minutes)
    send(phone, held)
    assert due(people, "2026-11-23", "agm_due") == {}
    assert due(people, "2027-01-01", "agm_due") == {"officer": ("2027-01-31", 0)}
    # written anew: it was a meeting of the committee
    send(phone, phone.line("minutes", scope, {**minutes, "meeting": "committee", "replaces": id_of(held)}))
    assert due(people, "2026-11-23", "agm_due") == {"officer": ("2026-01-31", 0)}


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
