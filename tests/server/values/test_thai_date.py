from datetime import UTC, date, datetime, timedelta

import pytest

from server.values.thai_date import (
    DateStyle,
    add_days,
    bangkok_date,
    days_between,
    format_period,
    format_thai_date,
    format_weekday,
    month_names,
    parse_thai_date,
)
from tests.vector_cases import every_case


@every_case("thai_date", "parse_thai_date")
def test_parse_thai_date(given: str, then: str | None) -> None:
    day = parse_thai_date(given)
    assert (day and day.isoformat()) == then


@every_case("thai_date", "format_thai_date")
def test_format_thai_date(given: tuple[str, DateStyle], then: str) -> None:
    assert format_thai_date(date.fromisoformat(given[0]), given[1]) == then


@pytest.mark.parametrize("day", [date(2023, 12, 15) + timedelta(days=31 * step) for step in range(13)])
def test_a_day_in_words_is_read_as_the_same(day: date) -> None:
    assert parse_thai_date(format_thai_date(day)) == day


@every_case("thai_date", "format_period")
def test_format_period(given: tuple[str, DateStyle], then: str) -> None:
    assert format_period(*given) == then


@every_case("thai_date", "format_weekday")
def test_format_weekday(given: str, then: str) -> None:
    assert format_weekday(date.fromisoformat(given)) == then


@every_case("thai_date", "bangkok_date")
def test_bangkok_date(given: str, then: str) -> None:
    assert bangkok_date(datetime.fromisoformat(given).astimezone(UTC)).isoformat() == then


@every_case("thai_date", "add_days")
def test_add_days(given: tuple[str, int], then: str) -> None:
    assert add_days(date.fromisoformat(given[0]), given[1]).isoformat() == then


@every_case("thai_date", "days_between")
def test_days_between(given: tuple[str, str], then: int) -> None:
    assert days_between(*map(date.fromisoformat, given)) == then


def test_twelve_months_have_names() -> None:
    assert len(set(month_names())) == len(set(month_names("short"))) == 12
