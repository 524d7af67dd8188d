"""Visits to a demo group: the officer's at its founding, and the one of this month."""

from server.demo.groups import DemoGroup
from server.demo.phone import DemoPhone

#: What was found and advised at the founding, and now.
_VISITS = (
    ("ชาวบ้านสนใจออมทุกเดือน", "ให้เลือกคณะกรรมการให้ครบทุกฝ่าย"),
    ("พบประธานและเหรัญญิก ติดตามการดำเนินงาน", "ให้ตรวจนับเงินสองคนทุกครั้ง"),
)


def keep_visits(phone: DemoPhone, group: DemoGroup) -> None:
    """Both visits, with what was found and advised."""
    for day, purpose, (found, advice) in zip(
        (group.founded_on, phone.today), ("meeting", "mentoring"), _VISITS, strict=True
    ):
        told = {"visited_on": day.isoformat(), "purpose": purpose, "visitor": "officer"}
        phone.add("visit", group.scope, day, {**told, "found": found, "advice": advice})
