"""The mentor of a new officer hears a day before the officer does; of nobody else's affairs does a mentor hear."""

from datetime import date

import pytest
from flask import Flask

from server.alerts.scan import find_due
from server.database import reading
from tests.factories import MadePerson, make_campaign, make_group, make_person, make_record, make_setting
from tests.server.reports.test_progress import statements


class Pairing:
    """An officer who led a group without ever closing a collection, and a mentor."""

    def __init__(self, from_on: str = "2026-10-01") -> None:
        self.officer = make_person("officer", "350102", from_on=from_on)
        self.mentor = make_person("mentor", "3501", role="mentor")
        self.group, _members = make_group(self.officer.phone(), collection_day=5, founded_on="2026-10-20")
        self.id = pair(self.officer, self.mentor)

    def told(self, today: str) -> list[tuple[str, str, str, str]]:
        """What the mentor hears: rule, subject, due date, and the day it is raised."""
        with reading() as connection:
            due = find_due(connection, date.fromisoformat(today))
        return [
            (each.rule, each.subject, each.due_on, each.raised_on)
            for each in due
            if each.recipient == self.mentor.id
        ]


def pair(mentee: MadePerson, mentor: MadePerson, to_on: str | None = None) -> str:
    names = {"mentee_name": mentee.name, "mentor_name": mentor.name}
    fields = {"mentee_id": mentee.id, "mentor_id": mentor.id, "from_on": "2026-10-01", "to_on": to_on}
    return make_record("mentorship", "mentorship:{id}", {**fields, **names})


def test_the_mentor_hears_a_day_earlier_and_of_the_pair(app: Flask) -> None:
    paired = Pairing()
    assert paired.told("2026-11-05") == []
    told = ("mentee_collection_missing", paired.id, "2026-11-05", "2026-11-06")
    assert paired.told("2026-11-06") == [told]
    make_setting("35", "mentor_ahead_days", 2)
    assert paired.told("2026-11-05") == [(*told[:3], "2026-11-05")]


def test_the_mentor_hears_after_two_weeks_without_a_step_before_anybody_above(app: Flask) -> None:
    make_campaign(signed_on="2026-10-18", starts_on="2026-10-18")
    paired = Pairing()
    stuck = ("new_officer_stuck", paired.id, "2026-11-03", "2026-11-03")
    # the founding on 20 October was the last step
    assert stuck not in paired.told("2026-11-02")
    assert stuck in paired.told("2026-11-03")
    make_setting("35", "new_officer_months", 0)
    assert stuck not in paired.told("2026-11-03")


@pytest.mark.parametrize("months", [1, 0])
def test_nobody_hears_of_an_officer_who_is_not_new(app: Flask, months: int) -> None:
    paired = Pairing()
    make_setting("35", "new_officer_months", months)
    assert paired.told("2026-11-06") == []


def test_a_mentor_whose_time_is_over_hears_nothing(app: Flask) -> None:
    paired = Pairing()
    former = make_person("former", "3501", role="mentor")
    pair(paired.officer, former, to_on="2026-11-05")
    with reading() as connection:
        due = find_due(connection, date(2026, 11, 6))
    assert former.id not in {each.recipient for each in due}


def test_one_officer_or_three_ask_the_same(app: Flask) -> None:
    paired = Pairing()
    with reading() as connection, statements() as one:
        find_due(connection, date(2026, 11, 6))
    for name in ("second", "third"):
        more = make_person(name, "350102", from_on="2026-10-01")
        make_group(more.phone(), collection_day=5, founded_on="2026-10-20")
        pair(more, paired.mentor)
    with reading() as connection, statements() as many:
        assert len(find_due(connection, date(2026, 11, 6))) > 0
    assert len(many) == len(one)
