"""An officer with twenty groups and a year of collections each, made by a post on another phone."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from server.app import create_app
from server.database import db
from server.demo.ids import make_id
from server.demo.operations import first_values
from server.demo.phone import DemoPhone
from server.demo.posts import Post, make_posts
from server.settings import Settings
from tests.e2e.demo_logins import OFFICER
from tests.e2e.find_chromium import find_chromium
from tests.e2e.phone import Phone
from tests.e2e.served import Installation, Served

GROUPS, MEMBERS, MONTHS = 20, 75, 12


@contextmanager
def phone_before_many_groups() -> Iterator[tuple[Served, Phone]]:
    """A server on which the demo's officer has these groups, and that officer's phone, not opened yet."""
    chromium = find_chromium()
    assert chromium, "no Chromium: make chromium"
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        installation = Installation(Path(made))
        installation.run("db", "upgrade")
        installation.run("demo")
        app = create_app(Settings(database_url=f"sqlite:///{installation.database}"))
        with app.app_context():
            keep_groups(next(post for post in make_posts() if post.login == OFFICER[0]), datetime.now(UTC))
            db.engine.dispose()
        served = Served(installation)
        served.start()
        phone = Phone(playwright, chromium, Path(made) / "profile", served)
        try:
            yield served, phone
        finally:
            phone.close()
            served.stop()


def keep_groups(post: Post, now: datetime, groups: int = GROUPS, members: int = MEMBERS) -> None:
    """Push `groups` groups of `members` members with twelve monthly collections each, as the officer of a post."""
    phone = DemoPhone(post, 21, now)
    year = phone.today.year - 1
    for place in range(groups):
        founded_on = date(year, 1, 5)
        group_id = make_id(datetime(year, 1, 5, tzinfo=UTC), f"many groups {place}")
        scope = f"group:{group_id}"
        group = {
            "name": f"กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองแสง {place + 1}", "area_level": "village", "moo": place + 1,
            "subdistrict_code": post.area_codes[0], "place_name": f"หนองแสง {place + 1}",
            "founded_on": founded_on.isoformat(), "pledge_mode": "amount", "pledge_min_satang": 5000,
            "collection_day": 5, "officer_id": post.person_id, "status": "founding",
        }  # fmt: skip
        phone.add("group", scope, founded_on, first_values(group), group_id)
        member_ids = [
            phone.add("member", scope, founded_on, first_values({
                "number": f"{number:04}", "title": "นาง" if number % 2 else "นาย", "first_name": _FIRST[number % len(_FIRST)],
                "last_name": _LAST[number * 7 % len(_LAST)], "pledge_satang": 5000 + number % 4 * 5000,
                "joined_on": founded_on.isoformat(), "status": "active",
            }))
            for number in range(1, members + 1)
        ]  # fmt: skip
        for month in range(1, MONTHS + 1):
            day, period = date(year, month, 5), f"{year}-{month:02}"
            opened = phone.add("collection_open", scope, day, {"period": period, "opening_cash_satang": 0})
            for number, member_id in enumerate(member_ids, start=1):
                phone.add("entry", scope, day, {
                    "entry_kind": "pledge", "amount_satang": 5000 + number % 4 * 5000, "member_id": member_id,
                    "period": period, "collection_id": opened, "slip_number": phone.next_slip(),
                })  # fmt: skip
        phone.send()


_FIRST = (
    "บุญมี",
    "คำพอง",
    "ทองใบ",
    "สมหมาย",
    "บัวลา",
    "จันทร์เพ็ญ",
    "อุดม",
    "หนูเล็ก",
    "ประสิทธิ์",
    "มะลิ",
    "สำราญ",
    "แก้วตา",
    "วันดี",
)
_LAST = ("ศรีสุข", "สายทอง", "จันทะ", "แก้วมณี", "พลเยี่ยม", "วงศ์คำ", "ทองดี", "มูลมา", "นามวงษ์", "บุญเรือง", "ดวงแก้ว")
