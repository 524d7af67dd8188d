"""On which day a group collects in a month. Pure. Twin of groups/collection_date.ts, as far as the server asks."""

import calendar
from collections.abc import Mapping
from datetime import date


def collection_date_in(period: str, collection_day: int) -> str:
    """The collection day in a month, held within the month's length: day 31 in February is its last day."""
    year, month = map(int, period.split("-"))
    return f"{period}-{min(collection_day, calendar.monthrange(year, month)[1]):02d}"


def meetings_around(
    day: date, collection_day: int, agreed: Mapping[str, str | None]
) -> list[tuple[str, str]]:
    """(month, collection date) of the two months before a day's, its own and the one after; without months left out."""
    first = day.year * 12 + day.month - 1
    return meetings_from(_period(first - 2), 4, collection_day, agreed)


def meetings_from(
    first: str, count: int, collection_day: int, agreed: Mapping[str, str | None]
) -> list[tuple[str, str]]:
    """(month, collection date) of so many months from the first on; months left out are left out."""
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    periods = [_period(month) for month in range(start, start + count)]
    dates = [(period, agreed.get(period, collection_date_in(period, collection_day))) for period in periods]
    return [(period, on) for period, on in dates if on is not None]


def _period(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
