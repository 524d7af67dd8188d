"""Days and months as Thais write them.

A day is a `date`, a month the text "2026-11"; the Buddhist year (543 more) exists only on the way in and out.
Pure. Twin of thai_date.ts.
"""

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from server.values.thai_text import to_western_digits

BANGKOK = ZoneInfo("Asia/Bangkok")
_BUDDHIST_YEARS = 543
#: A year from here on is a Buddhist one.
_BUDDHIST_FROM = 2400
_YEAR_MIN, _YEAR_MAX = 1900, 2199

# The names of months are words, so they stand with the words; read once, like any constant.
_WORDS = json.loads((Path(__file__).parents[1] / "i18n" / "th.json").read_text("utf-8"))
_MONTHS: list[str] = _WORDS["date.months"].split()
_MONTHS_SHORT: list[str] = _WORDS["date.months_short"].split()
_WEEKDAYS_SHORT: list[str] = _WORDS["date.weekdays"].split()

DateStyle = Literal["long", "short"]


def month_names(style: DateStyle = "long") -> list[str]:
    """The names of the twelve months."""
    return list(_MONTHS if style == "long" else _MONTHS_SHORT)


def bangkok_date(instant: datetime) -> date:
    """The day it is in Bangkok at an aware instant."""
    return instant.astimezone(BANGKOK).date()


def add_days(day: date, days: int) -> date:
    """The day so many days later (earlier when negative)."""
    return day + timedelta(days=days)


def days_between(start: date, end: date) -> int:
    """Whole days from one day to another; negative when the other is earlier."""
    return (end - start).days


def format_thai_date(day: date, style: DateStyle = "long") -> str:
    """The day in words: long with the whole Buddhist year, short with the month's short name and two digits."""
    return f"{day.day} {format_period(day.isoformat()[:7], style)}"


def format_period(period: str, style: DateStyle = "short") -> str:
    """A month a deposit pays for, "2026-11", in words."""
    year = str(int(period[:4]) + _BUDDHIST_YEARS)
    return f"{month_names(style)[int(period[5:]) - 1]} {year if style == 'long' else year[-2:]}"


def format_weekday(day: date) -> str:
    """The short name of a day of the week."""
    return _WEEKDAYS_SHORT[day.isoweekday() % 7]


_NUMERIC = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})\s*([^0-9]+?)\s*(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def parse_thai_date(text: str) -> date | None:
    """The day a text means: 27/5/2565, a month by name, 2565-05-27, also in Thai digits.

    A year from 2400 on is Buddhist. None for a day no calendar has (31 February) and for a year of two digits, which
    could be either.
    """
    typed = to_western_digits(text).strip()
    if iso := _ISO.fullmatch(typed):
        return _day_of(int(iso[1]), int(iso[2]), int(iso[3]))
    if numeric := _NUMERIC.fullmatch(typed):
        return _day_of(int(numeric[3]), int(numeric[2]), int(numeric[1]))
    if named := _NAMED.fullmatch(typed):
        return _day_of(int(named[3]), _month_number(named[2]), int(named[1]))
    return None


def _month_number(name: str) -> int:
    """1 to 12 for a month's name, full or short, with or without its full stops; 0 for none."""
    wanted = _bare(name)
    for names in (_MONTHS, [_bare(short) for short in _MONTHS_SHORT]):
        if wanted in names:
            return names.index(wanted) + 1
    return 0


def _bare(name: str) -> str:
    return re.sub(r"[.\s]", "", name)


def _day_of(typed_year: int, month: int, day: int) -> date | None:
    year = typed_year - _BUDDHIST_YEARS if typed_year >= _BUDDHIST_FROM else typed_year
    if not _YEAR_MIN <= year <= _YEAR_MAX:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
