"""Memoranda of the demo province: their text, the day they were signed on, and who signed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from server.concept import Draft
from server.demo.ids import named_id
from server.demo.operations import record
from server.demo.posts import PROVINCE, Post
from server.i18n.messages import say
from server.mou.fingerprint import fingerprint_of
from server.places.places import find_place
from server.values.thai_date import format_thai_date

#: Our own words for a memorandum, as the app offers them to whoever has no text yet.
_TEXT = say("mou.skeleton")
_SIGNERS = {
    "party1": "พัฒนาการจังหวัดยโสธร",
    "party2": "พัฒนากร",
    "witness1": "พัฒนาการอำเภอ",
    "witness2": "นายอำเภอ",
}
#: Login → who signed on the first day: all four, both parties, or only the officer.
_SIGNED_AT_START: Mapping[str, Mapping[str, str]] = {
    "officer-3501-1": _SIGNERS,
    "officer-3501-2": {party: _SIGNERS[party] for party in ("party1", "party2")},
    "officer-3501-3": {"party2": _SIGNERS["party2"]},
}
#: A drawn name that is nobody's.
_SCRAWL = [
    [90, 190, 150, 90, 215, 70, 240, 130, 180, 210, 130, 250, 210, 215, 300, 120, 340, 110, 330, 190, 390, 200],
    [420, 90, 440, 200, 500, 130, 560, 120, 570, 205, 640, 160, 720, 130, 850, 170],
    [150, 275, 520, 255, 880, 262],
]  # fmt: skip


def draft_memoranda(posts: Sequence[Post], campaign_id: str, signed_on: date, today: date) -> Iterator[Draft]:
    """A text that is nobody's official one, a memorandum for every officer in its words, and who signed at the start."""
    fingerprint, day = fingerprint_of(_TEXT), signed_on.isoformat()
    template_id = named_id(f"mou_template {signed_on}")
    template = {
        "campaign_id": campaign_id,
        "party2_role": "officer",
        "source_words": "ร่างตัวอย่าง ไม่ใช่แบบทางการ",
    }
    yield Draft(
        template_id,
        "mou_template",
        f"area:{PROVINCE}",
        {**template, "text": _TEXT, "fingerprint": fingerprint},
        day,
    )
    ceremony = {
        "campaign_id": campaign_id,
        "held_on": day,
        "place": "หอประชุมอำเภอเมืองยโสธร",
        "chair_name": "ผู้ว่าราชการจังหวัดยโสธร",
        "attended": [post.person_id for post in posts if post.login.startswith("officer-3501")],
    }
    ceremony_id = named_id(f"ceremony {signed_on}")
    yield record(ceremony_id, "ceremony", f"area:{PROVINCE}", ceremony, day)
    for post in posts:
        if post.role != "officer":
            continue
        district, file = find_place(post.district_code), f"person:{post.person_id}"
        mou_id = named_id(f"mou {post.login} {signed_on}")
        mou = {
            "campaign_id": campaign_id,
            "area_code": PROVINCE,
            "template_id": template_id,
            "fingerprint": fingerprint,
            "quantity": 1,
            "target_on": (today + timedelta(90)).isoformat(),
            "target_words": f"ภายในวันที่ {format_thai_date(today + timedelta(90))}",
            "dated_on": day,
            "place": "หอประชุมอำเภอเมืองยโสธร",
            "party1_name": "พัฒนาการจังหวัดยโสธร",
            "party1_post": "พัฒนาการจังหวัดยโสธร",
            "party2_id": post.person_id,
            "party2_name": post.display_name,
            "party2_post": f"พัฒนากร อำเภอ{district.name_th if district else ''}",
        }
        yield Draft(mou_id, "mou", file, mou, day)
        for party, name in _SIGNED_AT_START.get(post.login, {}).items():
            signature = {"mou_id": mou_id, "party": party, "signer_name": name, "fingerprint": fingerprint}
            row_id = named_id(f"mou_signature {mou_id} {party}")
            yield Draft(row_id, "mou_signature", file, {**signature, "strokes": _SCRAWL}, day)
