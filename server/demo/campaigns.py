"""Campaigns of the demo province: one that runs, with every officer's promise and target, and the drive of 2565."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from server.concept import Draft
from server.demo.ids import named_id
from server.demo.mou import draft_memoranda
from server.demo.operations import record
from server.demo.posts import PROVINCE, Post
from server.values.thai_date import format_thai_date

_NAME = "1 พัฒนากร 1 กลุ่มออมทรัพย์เพื่อการผลิต"


def draft_campaigns(posts: Sequence[Post], today: date) -> Iterator[Draft]:
    """Both campaigns, and what every officer promised in the one that runs."""
    signed_on = today - timedelta(days=36)
    running_id = named_id(f"campaign {signed_on}")
    yield _draft_campaign(
        running_id,
        _NAME,
        "open",
        signed_on=signed_on,
        target_on=today + timedelta(90),
        hard_on=today + timedelta(182),
        target_words=f"ภายในวันที่ {format_thai_date(today + timedelta(90))}",
        confirmed_on=signed_on.isoformat(),
        confirmed_by_name="เจ้าหน้าที่จังหวัดยโสธร",
    )
    yield _draft_campaign(
        named_id("campaign 2565"),
        f"{_NAME} ปี 2565",
        "closed",
        signed_on=date(2022, 5, 27),
        target_on=date(2022, 9, 30),
        hard_on=date(2022, 12, 31),
        target_words="ภายในปี พ.ศ. 2565",
        target_earliest_on="2022-09-30",
        hard_words="ภายในปี พ.ศ. 2565",
    )
    yield from draft_memoranda(posts, running_id, signed_on, today)
    for post in posts:
        if post.role == "officer":
            target: dict[str, Any] = {"campaign_id": running_id, "quantity": 1}
            if post.login == "officer-3509-3":
                later = today + timedelta(days=120)
                target |= {"target_on": later.isoformat(), "reason": "พัฒนากรบรรจุใหม่"}
            row_id = named_id(f"target {post.login} {signed_on}")
            yield record(row_id, "target", f"person:{post.person_id}", target, signed_on.isoformat())


def _draft_campaign(
    row_id: str, name: str, state: str, *, signed_on: date, target_on: date, hard_on: date, **read_from: str
) -> Draft:
    fields = read_from | {
        "agenda": "วาระชุมชน ส่งเสริมการออมของประชาชน",
        "name": name,
        "area_code": PROVINCE,
        "quantity": 1,
        "signed_on": signed_on.isoformat(),
        "starts_on": signed_on.isoformat(),
        "target_on": target_on.isoformat(),
        "hard_on": hard_on.isoformat(),
        "state": state,
    }
    return record(row_id, "campaign", f"area:{PROVINCE}", fields, signed_on.isoformat())
