"""Clocks that jump, days that begin in Bangkok, and scans that were missed: one alert a step all the same."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from server.alerts.models import Alert, ScanTime, StandingFinding
from server.alerts.scan import scan
from server.database import reading
from server.syncing.server_device import push_as_server
from tests.conftest import BEGINNING
from tests.factories import make_campaign, make_person


def steps() -> list[int]:
    """The steps of the deadline that were raised, in the order of the ladder."""
    with reading() as connection:
        rows = connection.execute(select(Alert.step).where(Alert.rule == "campaign_due"))
        return sorted(rows.scalars(), reverse=True)


def test_a_clock_that_goes_back_raises_nothing_twice(app: Flask) -> None:
    make_campaign()
    make_person("officer", "350102")
    for days in (0, 31, 0, -1, 31, 31, 0):
        scan(BEGINNING + timedelta(days=days), push_as_server)
    assert steps() == [90, 60]


def test_a_clock_that_leaps_tells_of_the_day_it_comes_to_and_of_none_between(app: Flask) -> None:
    make_campaign()
    make_person("officer", "350102")
    scan(BEGINNING, push_as_server)
    # two months of outage: of the steps 60 and 30 nothing is made up for
    scan(BEGINNING + timedelta(days=77), push_as_server)
    assert steps() == [90, 14]


@pytest.mark.parametrize(
    ("at", "told"),
    [("2026-11-22T16:59:59Z", []), ("2026-11-22T17:00:00Z", [90])],
)
def test_a_day_begins_in_bangkok(app: Flask, at: str, told: list[int]) -> None:
    make_campaign()
    make_person("officer", "350102")
    scan(datetime.fromisoformat(at), push_as_server)
    assert steps() == told


def test_a_year_that_has_a_29th_of_february(app: Flask) -> None:
    make_campaign(
        signed_on="2023-11-01", starts_on="2023-11-01", target_on="2024-02-29", hard_on="2024-12-31"
    )
    make_person("officer", "350102", from_on="2023-11-01")
    for day in (28, 29):
        scan(datetime(2024, 2, day, 5, tzinfo=UTC), push_as_server)
    scan(datetime(2024, 3, 7, 5, tzinfo=UTC), push_as_server)
    assert steps() == [1, -7]


def test_what_is_due_follows_the_latest_look_whichever_way_the_clock_went(app: Flask) -> None:
    make_campaign()
    make_person("officer", "350102")

    def due() -> tuple[list[int], str]:
        with reading() as connection:
            rows = connection.execute(
                select(StandingFinding.step).where(StandingFinding.rule == "campaign_due")
            )
            return list(rows.scalars()), str(connection.execute(select(ScanTime.at)).scalar())

    scan(BEGINNING + timedelta(days=31), push_as_server)
    assert due() == ([60], "2026-12-24T07:15:33.123Z")
    scan(BEGINNING, push_as_server)
    assert due() == ([90], "2026-11-23T07:15:33.123Z")
