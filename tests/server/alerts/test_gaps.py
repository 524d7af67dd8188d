"""Districts where nobody answers for some subdistrict, and what the calendar tells everybody."""

from datetime import date

from flask import Flask

from server.alerts.calendar import find_days_of_note
from server.alerts.gaps import find_gaps
from server.database import reading
from server.places.places import subdistricts_of
from tests.factories import make_campaign, make_person, make_setting
from tests.server.reports.test_progress import statements

TODAY = date(2026, 11, 23)


def gaps() -> set[tuple[str, str, str]]:
    with reading() as connection:
        return {(each.subject, each.due_on, each.recipient) for each in find_gaps(connection, TODAY)}


def test_staff_hears_of_districts_without_an_officer(app: Flask) -> None:
    staff = make_person("staff", "35", role="province_staff")
    make_person("elsewhere", "34", role="province_staff")
    make_person("all_of_it", "3501")
    first, *others = (place.code for place in subdistricts_of("3502"))
    make_person("most_of_it", *others)
    assert gaps() == set(), "no campaign runs"
    make_campaign("3501")
    assert gaps() == set()
    make_campaign("3502", starts_on="2026-11-02")
    assert gaps() == {("3502", "2026-11-02", staff.id)}
    make_person("left", first, to_on="2026-11-19")
    assert gaps() == {("3502", "2026-11-20", staff.id)}
    make_person("new", first, from_on="2026-11-23")
    assert gaps() == set()


def test_a_campaign_of_the_province_asks_once_for_all(app: Flask) -> None:
    staff = make_person("staff", "35", role="province_staff")
    make_campaign("35")
    with statements() as asked:
        found = gaps()
    assert {subject for subject, _on, _who in found} == {f"350{number}" for number in range(1, 10)}
    assert {who for _subject, _on, who in found} == {staff.id}
    assert len(asked) <= 4


def test_everybody_with_a_post_hears_of_savings_week(app: Flask) -> None:
    told = {make_person("officer", "350102").id, make_person("chief", "3501", role="district_chief").id}
    make_person("gone", "350103", to_on="2027-03-05")
    with reading() as connection:
        for day, heard in ((date(2027, 3, 6), told), (date(2027, 3, 9), set())):
            found = [each for each in find_days_of_note(connection, day) if each.rule == "savings_week"]
            assert {each.recipient for each in found} == heard


def test_a_province_says_how_long_the_week_is_and_how_long_a_gap_may_be(app: Flask) -> None:
    staff = make_person("staff", "35", role="province_staff")
    make_person("elsewhere", "34", role="province_staff")
    make_person("officer", "350102", to_on="2026-11-20")
    make_campaign("35")
    make_setting("35", "savings_week_days", 5)
    make_setting("35", "assignment_gap_days", 4)

    def told(day: date) -> set[tuple[str, str]]:
        with reading() as connection:
            found = (*find_days_of_note(connection, day), *find_gaps(connection, day))
        return {(each.rule, each.recipient) for each in found if each.rule != "weekly_digest"}

    gap = ("assignment_gap", staff.id)
    assert told(date(2027, 3, 10)) == {("savings_week", staff.id), gap}
    # the campaign runs since the 18th of October in districts without any officer
    assert gap not in told(date(2026, 10, 21))
    assert gap in told(date(2026, 10, 22))


def test_chiefs_hear_of_the_week_once_also_when_monday_was_missed(app: Flask) -> None:
    chief = make_person("chief", "3501", "3502", role="district_chief")
    make_person("officer", "350102")

    def told(day: date) -> set[tuple[str, str, str]]:
        with reading() as connection:
            found = [each for each in find_days_of_note(connection, day) if each.rule == "weekly_digest"]
        return {(each.recipient, each.subject, each.due_on) for each in found}

    monday = {(chief.id, area, "2026-11-23") for area in ("3501", "3502")}
    assert told(date(2026, 11, 23)) == told(date(2026, 11, 26)) == monday
    assert told(date(2026, 11, 30)).isdisjoint(monday)
