"""The cases of pauses, which the phone's twin passes too; and who hears what while one holds, and after it."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from server.alerts.escalation import first_free_day, paused_until
from server.alerts.scan import find_due
from server.database import reading
from server.syncing.push import push
from tests.conftest import BEGINNING
from tests.factories import MadePerson, make_campaign, make_group, make_person, make_target, send
from tests.operations import Phone, id_of
from tests.vector_cases import every_case


@every_case("escalation", "paused_until")
def test_until_when_a_pause_holds(given: dict[str, Any], then: str | None) -> None:
    assert paused_until(**given) == then


@every_case("escalation", "first_free_day")
def test_when_a_step_is_told_that_was_reached_meanwhile(given: dict[str, Any], then: str) -> None:
    assert first_free_day(**given) == then


@pytest.fixture
def people(app: Flask) -> dict[str, MadePerson]:
    return {
        "officer": make_person("officer", "350102"),
        "chief": make_person("chief", "3501", role="district_chief"),
        "staff": make_person("staff", "35", role="province_staff"),
        "elsewhere": make_person("elsewhere", "3502", role="district_chief"),
    }


def told(people: dict[str, MadePerson], today: str, *rules: str) -> set[tuple[str, str, str, str]]:
    """Who hears of which rule: name, rule, due date, and the day it is raised."""
    names = {person.id: name for name, person in people.items()}
    with reading() as connection:
        return {
            (names[each.recipient], each.rule, each.due_on, each.raised_on)
            for each in find_due(connection, date.fromisoformat(today))
            if each.rule in rules
        }


def pause(
    by: MadePerson, officer: MadePerson, on: str, until: str | None, **fields: Any
) -> tuple[Phone, bytes]:
    phone = by.phone()
    data = {"until_on": until, "reason": "disaster" if until else "resumed", **fields}
    return phone, phone.line("escalation_pause", f"person:{officer.id}", data, civil_on=on)


OFFICER = ("officer", "collection_missing", "2026-11-05", "2026-11-07")


def test_while_paused_only_the_officer_hears_and_then_the_chief_of_what_is_reached_by_then(
    people: dict[str, MadePerson],
) -> None:
    officer = people["officer"]
    make_group(officer.phone(), collection_day=5, founded_on="2026-10-20")
    send(*pause(people["chief"], officer, "2026-11-10", "2026-11-30"))
    assert told(people, "2026-11-12", "collection_missing") == {OFFICER}
    assert told(people, "2026-11-30", "collection_missing") == {OFFICER}
    # a day of its own, so that it is news and leaves the app as well
    assert told(people, "2026-12-01", "collection_missing") == {
        OFFICER,
        ("chief", "collection_missing", "2026-11-05", "2026-12-01"),
    }


def test_one_group_is_paused_and_the_other_is_not(people: dict[str, MadePerson]) -> None:
    officer = people["officer"]
    paused, _members = make_group(officer.phone(), collection_day=5, founded_on="2026-10-20")
    make_group(officer.phone(), collection_day=5, founded_on="2026-10-20")
    group_id = paused.removeprefix("group:")
    send(*pause(people["staff"], officer, "2026-11-10", "2026-11-30", group_id=group_id))
    with reading() as connection:
        due = find_due(connection, date(2026, 11, 12))
    missing = [each for each in due if each.rule == "collection_missing"]
    chief = people["chief"].id
    assert len(missing) == 3
    assert [each.subject == group_id for each in missing if each.recipient == chief] == [False]


def test_what_a_pause_ended_early_held_back_is_told_that_day(people: dict[str, MadePerson]) -> None:
    officer = people["officer"]
    make_group(officer.phone(), collection_day=5, founded_on="2026-10-20")
    send(*pause(people["chief"], officer, "2026-11-10", "2026-11-30"))
    send(*pause(people["chief"], officer, "2026-11-15", None))
    assert ("chief", "collection_missing", "2026-11-05", "2026-11-15") in told(
        people, "2026-11-15", "collection_missing"
    )


def test_money_that_does_not_agree_is_told_to_all_whatever_is_paused(people: dict[str, MadePerson]) -> None:
    officer = people["officer"]
    phone = officer.phone()
    scope, _members = make_group(phone, founded_on="2026-10-01")
    send(*pause(people["chief"], officer, "2026-11-01", "2026-11-30"))
    opening = phone.line(
        "collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0}, civil_on="2026-11-05"
    )

    close = {
        "collection_id": id_of(opening), "lines": 0, "total_satang": 10000, "counted_satang": 9000, "reason": "ทอนผิด",
    }  # fmt: skip
    send(phone, opening, phone.line("collection_close", scope, close, civil_on="2026-11-05"))
    assert {name for name, *_ in told(people, "2026-11-06", "cash_mismatch")} == {"officer", "chief", "staff"}


def test_a_chief_hears_of_a_campaign_for_those_who_are_not_paused(people: dict[str, MadePerson]) -> None:
    campaign = make_campaign()
    second = people["second"] = make_person("second", "350103")
    make_target(second, campaign)
    send(*pause(people["chief"], people["officer"], "2027-01-20", "2027-02-28"))
    above = {
        each for each in told(people, "2027-01-25", "campaign_due") if each[0] not in ("officer", "second")
    }
    assert above == {("chief", "campaign_due", "2027-02-21", "2027-01-22")}
    send(*pause(people["chief"], second, "2027-01-20", "2027-02-28"))
    assert {name for name, *_ in told(people, "2027-01-25", "campaign_due")} == {"officer", "second"}


def test_who_may_pause_whom(people: dict[str, MadePerson]) -> None:
    officer = people["officer"]

    def outcome(by: str, **fields: Any) -> tuple[str, str | None]:
        until = fields.pop("until", "2026-11-30")
        phone, line = pause(people[by], officer, "2026-11-23", until, **fields)
        [result] = push(phone.author, [line], BEGINNING)
        return result.outcome, result.problem.code if result.problem else None

    assert outcome("chief")[0] == "applied"
    assert outcome("staff")[0] == "applied"
    assert outcome("officer")[0] == "rejected"
    assert outcome("elsewhere")[0] in ("rejected", "quarantined")
    # as long as a quarter of a year, and no day longer
    assert outcome("chief", until="2027-02-23")[0] == "applied"
    assert outcome("chief", until="2027-02-24") == ("rejected", "value_invalid")
    assert outcome("chief", until="2026-11-22") == ("rejected", "value_invalid")
    assert outcome("chief", reason="other") == ("rejected", "reason_missing")
    assert outcome("chief", reason="other", note="ซ่อมศาลา")[0] == "applied"
    assert outcome("chief", reason="resumed") == ("rejected", "value_invalid")
    assert outcome("chief", until=None, reason="leave") == ("rejected", "value_invalid")


def test_nobody_pauses_what_is_told_of_themselves(app: Flask) -> None:
    both = make_person("both", "3501", role="district_chief")
    phone, line = pause(both, both, "2026-11-23", "2026-11-30")
    [result] = push(phone.author, [line], BEGINNING)
    assert (result.outcome, result.problem and result.problem.code) == ("rejected", "not_allowed")
