from datetime import date

import pytest

from server.people.grants import Grants, Span

TODAY = date(2026, 11, 23)


def grants(*spans: tuple[str, str, str, str | None]) -> Grants:
    return Grants("p", [Span(*span) for span in spans], TODAY)


@pytest.mark.parametrize(
    ("from_on", "to_on", "holds"),
    [
        ("2026-11-23", None, True),
        ("2026-11-24", None, False),
        ("2026-01-01", "2026-11-23", True),
        ("2026-01-01", "2026-11-22", False),
        # cancelled before it began
        ("2026-11-23", "2026-11-22", False),
    ],
)
def test_a_post_is_held_from_its_first_to_its_last_day(from_on: str, to_on: str | None, holds: bool) -> None:
    assert (grants(("officer", "350102", from_on, to_on)).roles == ("officer",)) is holds


def test_an_officer_holds_the_groups_of_the_subdistricts_of_today() -> None:
    held = grants(
        ("officer", "350102", "2026-01-01", None), ("officer", "350201", "2026-01-01", "2026-06-30")
    )
    assert held.group_areas() == ("350102",)


def test_a_chief_reads_groups_online_and_holds_none() -> None:
    chief = grants(("district_chief", "3501", "2026-01-01", None))
    assert chief.group_areas() == ()
    assert chief.own_scopes() == ("person:p", "area:th", "area:35", "area:3501")


def test_everybody_holds_their_own_file_and_the_areas_they_stand_in() -> None:
    officer = grants(("officer", "350102", "2026-01-01", None), ("officer", "350103", "2026-01-01", None))
    assert officer.own_scopes() == ("person:p", "area:th", "area:35", "area:3501")


def test_an_area_covers_what_lies_in_it() -> None:
    province = Span("province_chief", "35", "2026-01-01", None)
    assert province.covers("350102")
    assert not province.covers("340102")
    assert Span("province_staff", "th", "2026-01-01", None).covers("340102")
