"""Assessments of a demo group: its health and its virtues, twice, with what its book can prove."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from server.assessments.shipped import SHIPPED
from server.demo.groups import DemoGroup
from server.demo.phone import DemoPhone

#: A group is assessed once it has so many collections in the app.
_ASSESSED_AFTER = 4
#: What two meetings said of the five virtues, one after the other, and by what it was seen.
_VIRTUE_POINTS = ((2, 1, 2, 2, 1), (3, 2, 2, 2, 2))
_VIRTUE_WORDS = {
    "honesty": "นับเงินต่อหน้าทุกคน และอ่านทวนก่อนปิดรอบ",
    "sacrifice": "กรรมการมาเตรียมสถานที่ก่อนทุกครั้ง",
    "responsibility": "คนที่ไม่มาฝากเงินมากับเพื่อนบ้าน",
    "sympathy": "ช่วยกันเยี่ยมสมาชิกที่ป่วย",
    "trust": "สมาชิกขอดูสมุดได้ทุกเมื่อ",
}
_UNPROVED = {"count": None, "of": None, "proved_on": None}


def keep_assessments(phone: DemoPhone, group: DemoGroup, days: Sequence[date]) -> None:
    """Health and virtues of a group that has collected for some months, assessed on its last collection day and two before it."""
    if len(days) < _ASSESSED_AFTER:
        return
    health, virtues = (
        next(form for form in SHIPPED.values() if form["sort"] == sort) for sort in ("health", "virtues")
    )
    for day, points in zip((days[-3], days[-1]), _VIRTUE_POINTS, strict=True):
        said = {"assessed_on": day.isoformat(), "people_count": group.members, "is_read_aloud": True}
        proved = _proved(group, days, day, phone.today)
        shown = [{**proved[item["id"]], "item": item["id"], "words": None} for item in health["items"]]
        phone.add("assessment", group.scope, day, {**said, "template_id": health["id"], "answers": shown})
        told = [
            {"item": item["id"], "points": each, "words": _VIRTUE_WORDS[item["id"]], **_UNPROVED}
            for item, each in zip(virtues["items"], points, strict=True)
        ]
        phone.add("assessment", group.scope, day, {**said, "template_id": virtues["id"], "answers": told})


def _proved(group: DemoGroup, days: Sequence[date], day: date, today: date) -> dict[str, dict[str, Any]]:
    """By query: what a phone finds on a collection day in a book as it is kept here."""

    def of(count: int, whole: int) -> dict[str, Any]:
        return {"points": int(0 < whole == count), "count": count, "of": whole, "proved_on": None}

    def on(shown: date | None, since: date) -> dict[str, Any]:
        proved_on = shown.isoformat() if shown else None
        return {
            "points": int(shown is not None and shown >= since),
            "count": None,
            "of": None,
            "proved_on": proved_on,
        }

    since = day - timedelta(days=183)
    closed = [each for each in days if since < each <= day]
    months = itertools.takewhile(lambda each: each > since, _same_day_before(day))
    banked = [each for each in closed if min(each + timedelta(days=1), today) <= day]
    absent = days.index(day) % 3 == 2
    return {
        "minutes_2_months": on(group.founded_on, day - timedelta(days=62)),
        "duties_filled": of(4, 4),
        "bylaws_adopted": on(group.board_from(today), date.min),
        "collections_held_6_months": of(len(closed), len(list(months))),
        "members_paid_80": of(group.members - absent, group.members) | {"points": 1},
        "cash_agrees_6_months": of(len(closed), len(closed)),
        "banked_in_time_6_months": of(len(banked), len(banked)),
        "audited_6_months": on(None, since),
        "balances_confirmed_year": of(0, group.members),
        "never_alone_6_months": of(0, len(closed)),
    }


def _same_day_before(day: date) -> Iterator[date]:
    """The day, and the same day of every month before."""
    while True:
        yield day
        day = (day.replace(day=1) - timedelta(days=1)).replace(day=day.day)
