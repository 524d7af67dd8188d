"""The founding of a demo group: the meeting that admitted everybody, its board and its by-laws."""

from collections.abc import Sequence
from datetime import timedelta

from server.demo.groups import DemoGroup
from server.demo.operations import first_values
from server.demo.phone import DemoPhone

#: What a founding meeting speaks of: heading and resolution.
_AGENDA = (
    ("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "รับทราบ"),
    ("รับสมาชิกแรกตั้ง", "รับผู้สมัครทุกคนเข้าเป็นสมาชิก"),
    ("เลือกคณะกรรมการ", "ตั้งคณะกรรมการชุดเดียว วาระ 2 ปี"),
    ("วันเก็บเงินสัจจะ", "เก็บทุกวันที่ 5 ของเดือน"),
)
#: What the by-laws of a group say.
_BYLAWS = (
    "สมาชิกส่งเงินสัจจะทุกเดือน ในวันที่กลุ่มนัด",
    "ค่าสมัครคนละ {entry_fee_satang} บาท",
    "การเบิกเงินจากธนาคารต้องลงนาม {bank_signers_required} คน",
)
#: The board of a small group: position and the duties that go with it.
_BOARD = (
    ("chair", ("steering", "loan")),
    ("secretary", ("steering",)),
    ("treasurer", ("steering",)),
    ("member", ("audit",)),
    ("publicity", ("promotion",)),
)


def keep_founding(phone: DemoPhone, group: DemoGroup, member_ids: Sequence[str]) -> None:
    """The meeting that admitted everybody, and the board elected at it, or two years later in a group that is older."""
    day = group.founded_on
    minutes_id = phone.add(
        "minutes",
        group.scope,
        day,
        {
            "meeting": "founding",
            "number": 1,
            "held_on": day.isoformat(),
            "began_at": "13:00",
            "ended_at": "15:30",
            "place": f"ศาลากลาง{group.place_name}",
            "present": list(member_ids),
            "guests": phone.post.display_name,
        },
    )
    for place, (heading, resolved) in enumerate(_AGENDA, start=1):
        item = {"minutes_id": minutes_id, "place": place, "heading": heading, "resolved": resolved}
        phone.add("agenda_item", group.scope, day, item)
    admission = {"member_ids": list(member_ids), "decision": "approved", "minutes_id": minutes_id}
    phone.add("admission", group.scope, day, admission)
    from_on = group.board_from(phone.today)
    term = {"from_on": from_on.isoformat(), "to_on": (from_on + timedelta(days=730)).isoformat()}
    for member_id, (position, duties) in zip(member_ids, _BOARD, strict=False):
        post = {"committee": "board", "position": position, "member_id": member_id, "duties": list(duties)}
        phone.add("committee_post", group.scope, from_on, first_values({**post, **term, "status": "stands"}))
    if group.returned is None:
        version = {"version": 1, "starts_on": from_on.isoformat(), "minutes_id": minutes_id}
        bylaws_id = phone.add("bylaws", group.scope, from_on, version)
        for place, text in enumerate(_BYLAWS, start=1):
            paragraph = {"bylaws_id": bylaws_id, "place": place, "text": text}
            phone.add("bylaw_paragraph", group.scope, from_on, paragraph)
