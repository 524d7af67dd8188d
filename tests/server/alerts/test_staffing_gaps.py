"""Places whose officer has gone, and the week everybody hears of."""

from datetime import date

from flask import Flask

from server.alerts.scan import find_due
from server.alerts.staffing_gaps import find_gaps
from server.alerts.week import find_savings_week
from server.database import reading
from tests.factories import make_campaign, make_person, make_setting
from tests.server.reports.test_progress import statements


def gaps(today: str) -> set[tuple[str, str, str]]:
    with reading() as connection:
        found = list(find_gaps(connection, date.fromisoformat(today)))
    return {(each.recipient, each.subject, each.due_on) for each in found}


def test_the_province_hears_of_a_place_whose_officer_has_gone(app: Flask) -> None:
    make_campaign()
    staff = make_person("staff", "35", role="province_staff")
    make_person("far", "34", role="province_staff")
    make_person("chief", "3501", role="district_chief")
    make_person("gone", "350102", "350103", to_on="2026-11-10")
    make_person("before", "350104", to_on="2026-10-01")
    make_person("works", "350103")
    assert gaps("2026-11-10") == set()
    assert gaps("2026-11-11") == {(staff.id, "350102", "2026-11-11")}
    make_setting("35", "assignment_gap_days", 7)
    assert gaps("2026-11-17") == set()
    make_person("next", "350102", from_on="2026-11-20")
    assert gaps("2026-11-18") == {(staff.id, "350102", "2026-11-18")}
    assert gaps("2026-11-20") == set()


def test_without_a_campaign_nobody_is_missed(app: Flask) -> None:
    make_person("staff", "35", role="province_staff")
    make_person("gone", "350102", to_on="2026-11-10")
    assert gaps("2026-11-23") == set()


def test_everybody_with_a_post_hears_of_the_savings_week(app: Flask) -> None:
    people = {
        make_person("officer", "350102").id,
        make_person("chief", "3501", role="district_chief").id,
        make_person("governor", "35", role="governor").id,
    }
    elsewhere = make_person("elsewhere", "340101").id
    make_person("gone", "350102", to_on="2026-11-10")
    make_setting("35", "savings_week_ahead_days", 7)
    with reading() as connection:
        early, on_the_day = (
            {each.recipient for each in find_savings_week(connection, day)}
            for day in (date(2027, 2, 27), date(2027, 3, 6))
        )
    assert early == people
    assert on_the_day == {*people, elsewhere}


def test_the_number_of_questions_does_not_grow(app: Flask) -> None:
    def cost() -> int:
        with statements() as asked, reading() as connection:
            find_due(connection, date(2026, 11, 23))
        return len(asked)

    make_campaign()
    make_person("staff", "35", role="province_staff")
    make_person("gone", "350102", to_on="2026-11-10")
    one = cost()
    for number in range(3, 7):
        make_person(f"gone-{number}", f"35010{number}", to_on="2026-11-10")
    assert cost() == one
