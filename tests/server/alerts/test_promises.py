"""From what officers promised and did to who hears that nothing moves."""

from datetime import date

import pytest
from flask import Flask

from server.alerts.promises import find_due_promises
from server.database import reading
from tests.factories import MadePerson, make_campaign, make_group, make_person, send
from tests.server.reports.test_progress import statements


@pytest.fixture
def people(app: Flask) -> dict[str, MadePerson]:
    make_campaign()
    return {
        "old": make_person("old", "350102", from_on="2022-01-01"),
        "new": make_person("new", "350103", from_on="2026-10-01"),
        "chief": make_person("chief", "3501", role="district_chief"),
        "elsewhere": make_person("elsewhere", "3502", role="district_chief"),
    }


def due(people: dict[str, MadePerson], today: str, rule: str) -> set[tuple[str, str, str]]:
    """Who hears of a rule about whom, and when it was due."""
    names = {person.id: name for name, person in people.items()}
    with reading() as connection:
        return {
            (names[each.recipient], names[each.subject], each.due_on)
            for each in find_due_promises(connection, date.fromisoformat(today))
            if each.rule == rule
        }


def test_who_hears_of_a_standstill(people: dict[str, MadePerson]) -> None:
    assert due(people, "2026-11-07", "no_progress") == set()
    officers = {("old", "old", "2026-11-08"), ("new", "new", "2026-11-08")}
    assert due(people, "2026-11-08", "no_progress") == officers
    chief = {("chief", "old", "2026-11-22"), ("chief", "new", "2026-11-22")}
    assert due(people, "2026-11-22", "no_progress") == officers | chief


def test_a_step_is_progress(people: dict[str, MadePerson]) -> None:
    phone = people["old"].phone()
    scope, _members = make_group(phone, founded_on="2026-10-25")
    assert ("old", "old", "2026-11-15") in due(people, "2026-11-23", "no_progress")
    send(phone, phone.line("milestone", scope, {"milestone": "rules_adopted", "done_on": "2026-11-20"}))
    assert not any(about == "old" for _who, about, _on in due(people, "2026-11-23", "no_progress"))
    assert ("old", "old", "2026-12-11") in due(people, "2026-12-11", "no_progress")


def test_of_a_new_officer_the_chief_hears_early(people: dict[str, MadePerson]) -> None:
    assert due(people, "2026-10-31", "new_officer_stuck") == set()
    assert due(people, "2026-11-01", "new_officer_stuck") == {("chief", "new", "2026-11-01")}


def test_the_number_of_questions_does_not_grow(people: dict[str, MadePerson]) -> None:
    def cost() -> int:
        with statements() as asked, reading() as connection:
            list(find_due_promises(connection, date(2026, 11, 23)))
        return len(asked)

    one = cost()
    for number in range(4, 7):
        make_group(make_person(f"officer-{number}", "350102").phone())
    assert cost() == one
