"""One story in which every kind happens, told in lines as today's phones and server make them.

`python -m tests.golden.story` tells it once more into a new folder, tests/golden/<n>/<kind>.ndjson. What was written once
is never written again: phones in the villages hold such lines, and no change of ours reaches them. So for a new kind, or
a new version of one: change the story, run it, and keep the folders before it as they are.
"""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.assessments.shipped import SHIPPED
from server.ledger.entry_kinds import ENTRY_KINDS
from server.mou.fingerprint import fingerprint_of
from server.people.grants import Grants, Span
from server.people.rights import SERVER_AUTHOR, SERVER_DEVICE, SERVER_ID
from sync.apply import apply
from sync.decide import Author
from tests.operations import TODAY, Phone, id_of, new_id

GOLDEN = Path(__file__).parent
#: Where the people of the story work, by their role; the server is one of them, and so is a page that writes for a person.
AREAS = {"officer": "350102", "district_chief": "3501", "province_staff": "35"}


@dataclass(frozen=True, slots=True)
class Told:
    """A line, who sent it, and the row it gives, as the phone draws it: its own fields and the id."""

    role: str
    line: str
    row: dict[str, Any]

    @property
    def keys(self) -> dict[str, Any]:
        """The line's keys."""
        keys: dict[str, Any] = json.loads(self.line)
        return keys

    @property
    def author(self) -> Author:
        """Who sends it, with the rights of their role."""
        if self.role == "server":
            return SERVER_AUTHOR
        author, device = self.keys["author"], self.keys["device"]
        if self.role == "page":
            return Author(author, frozenset({device}), lambda *_: "holds")
        span = Span(self.role, AREAS[self.role], "2026-01-01", None)
        return Grants(author, [span], TODAY).author([device])


def folders() -> list[Path]:
    """Every time the story was told."""
    return sorted((path for path in GOLDEN.iterdir() if path.name.isdigit()), key=lambda path: int(path.name))


def read_story(folder: Path) -> list[Told]:
    """The lines of one folder, in the order in which they were made."""
    texts = [text for file in folder.glob("*.ndjson") for text in file.read_text("utf-8").splitlines()]
    return sorted((Told(**json.loads(text)) for text in texts), key=lambda told: str(told.keys["id"]))


def tell() -> Iterator[tuple[str, bytes]]:
    """Who sends which line, one after the other."""
    officer, staff = Phone(), Phone("35", role="province_staff")
    server = Phone(person_id=SERVER_ID)
    server.device = SERVER_DEVICE
    file = f"person:{officer.person_id}"

    yield "server", server.creation("assignment", file, ASSIGNMENT)
    campaign = staff.creation("campaign", "area:35", CAMPAIGN)
    yield "province_staff", campaign
    closing = staff.edit("campaign", "area:35", id_of(campaign), base=SEEN, state=("open", "closed"))
    yield "province_staff", closing
    target = {"campaign_id": id_of(campaign), "quantity": 1, "target_on": "2027-02-21"}
    yield "server", server.creation("target", file, target)
    yield from _signing(officer, staff, server, id_of(campaign))
    yield "province_staff", staff.line("setting", "area:35", SETTING)
    notice = {"version": 2, "starts_on": "2027-01-01", "text": "กลุ่มเก็บชื่อและยอดเงิน\nเพื่อทำบัญชี"}
    yield "province_staff", staff.line("privacy_notice", "area:35", notice)
    alert = server.line("alert", file, ALERT)
    yield "server", alert
    snooze = {"alert_id": id_of(alert), "answer": "snooze", "until_on": "2026-11-30"}
    yield "officer", officer.line("alert_mark", file, snooze)
    yield "officer", officer.line("alert_mark", file, {"alert_id": id_of(alert), "answer": "done"})
    yield "province_staff", staff.line("escalation_pause", file, PAUSE)
    yield "province_staff", staff.line("escalation_pause", file, {"reason": "resumed"})
    yield "server", server.line("set_aside_answer", file, ANSWER)
    yield from _coaching(server, officer)
    yield from (("officer", line) for line in _founding_day(officer))
    scope, founding = officer.founding()
    yield "officer", founding
    yield "page", officer.line("handover", scope, HANDOVER)
    yield from _founding_steps(officer, Phone("3501", role="district_chief"))


def _founding_steps(officer: Phone, chief: Phone) -> Iterator[tuple[str, bytes]]:
    """A step is told, returned by the chief, taken back and told anew; a visit, and the chief's advice."""
    scope, founding = officer.founding()
    yield "officer", founding
    step = officer.line("milestone", scope, STEP)
    yield "officer", step
    returned = {"milestone_id": id_of(step), "verdict": "returned", "note": "ขอรูปถ่ายการประชุม"}
    yield "district_chief", chief.line("milestone_review", scope, returned)
    yield "officer", officer.line("milestone", scope, {**STEP, "reverses": id_of(step)})
    again = officer.line("milestone", scope, {**STEP, "photo_sha256": "6e" * 32, "proof_id": OTHER_GROUP})
    yield "officer", again
    seen = {"milestone_id": id_of(again), "verdict": "acknowledged", "note": None}
    yield "district_chief", chief.line("milestone_review", scope, seen)
    visit = officer.line("visit", scope, VISIT)
    yield "officer", visit
    advice = {"visit_id": id_of(visit), "text": "ชวนผู้สูงอายุมาด้วย"}
    yield "district_chief", chief.line("visit_advice", scope, advice)
    yield "officer", officer.line("monthly_report", scope, MONTH)
    told = officer.line("activity_report", scope, {**TOLD, "subject_id": id_of(visit)})
    yield "officer", told
    yield "officer", officer.line("activity_report", scope, {**TOLD, "replaces": id_of(told)})
    yield from _assessing(officer, scope)


def _assessing(officer: Phone, scope: str) -> Iterator[tuple[str, bytes]]:
    """A province puts in a form, and a group is assessed by it; then by one that comes with the app, which is taken back."""
    staff = Phone("35", role="province_staff")
    form = staff.line("assessment_template", "area:35", ASSESSMENT_TEMPLATE)
    yield "province_staff", form
    by_form = {"template_id": id_of(form), "template_area": "35", **ASSESSMENT}
    yield "officer", officer.line("assessment", scope, by_form)
    virtues = next(each for each in SHIPPED.values() if each["sort"] == "virtues")
    seen = {"words": "นับเงินต่อหน้าทุกคน", "count": None, "of": None, "proved_on": None}
    answers = [{"item": item["id"], "points": 2, **seen} for item in virtues["items"]]
    by_app = {**ASSESSMENT, "template_id": virtues["id"], "attended": "ประธานและสมาชิก", "answers": answers}
    said = officer.line("assessment", scope, by_app)
    yield "officer", said
    yield "officer", officer.line("assessment", scope, {**by_app, "answers": [], "reverses": id_of(said)})


def _signing(officer: Phone, staff: Phone, server: Phone, campaign: str) -> Iterator[tuple[str, bytes]]:
    """A memorandum is drawn up for an officer, signed by both parties at a ceremony, changed, and ended."""
    file = f"person:{officer.person_id}"
    yield "province_staff", staff.creation("campaign", "area:35", CAMPAIGN | READ_FROM)
    template = staff.line("mou_template", "area:35", {"campaign_id": campaign, **TEMPLATE})
    text = {"template_id": id_of(template), "area_code": "35", "fingerprint": TEMPLATE["fingerprint"]}
    mou = server.line("mou", file, {"campaign_id": campaign, "party2_id": officer.person_id, **text, **MOU})
    yield from (("province_staff", template), ("server", mou))
    ceremony = staff.creation("ceremony", "area:35", {"campaign_id": campaign, **CEREMONY})
    yield "province_staff", ceremony
    came = staff.edit("ceremony", "area:35", id_of(ceremony), base=SEEN, attended=(None, [officer.person_id]))
    yield "province_staff", came
    signed = {"mou_id": id_of(mou), "fingerprint": TEMPLATE["fingerprint"]}
    drawn = {"signer_name": "พัฒนาการจังหวัดยโสธร", "strokes": CONFIRM["strokes"], "repeats": OTHER_GROUP}
    yield "server", server.line("mou_signature", file, {**signed, "party": "party1", **drawn})
    typed = {"signer_name": "พัฒนากร", "signer_post": "อำเภอเมืองยโสธร", "reason": "มือเจ็บ เขียนไม่ได้"}
    yield "officer", officer.line("mou_signature", file, {**signed, "party": "party2", **typed})
    later = server.line("mou_amendment", file, {"mou_id": id_of(mou), **AMENDMENT})
    yield "server", later
    again = {"mou_id": id_of(mou), "amendment_id": id_of(later), "fingerprint": AMENDMENT["fingerprint"]}
    yield "officer", officer.line("mou_signature", file, {**again, "party": "party2", **typed})
    ended = {"mou_id": id_of(mou), "change": "ended", "text": "เลิก", "fingerprint": fingerprint_of("เลิก")}
    yield "server", server.line("mou_amendment", file, ended)


def _coaching(server: Phone, officer: Phone) -> Iterator[tuple[str, bytes]]:
    """The officer is given a mentor; both write, and sign what took place."""
    pair_id = new_id()
    scope = f"mentorship:{pair_id}"
    pair = {"mentee_id": officer.person_id, **MENTORSHIP}
    yield "server", server.creation("mentorship", scope, pair, pair_id)
    yield "server", server.edit("mentorship", scope, pair_id, base=SEEN, to_on=(None, "2027-11-22"))
    note = officer.line("coaching_note", scope, {"sort": "met", "text": "ดูการนับเงิน\nด้วยกัน"})
    yield "officer", note
    yield "officer", officer.line("coaching_sign", scope, {"note_id": id_of(note), "word": "took_place"})
    question = officer.line("coaching_note", scope, {"sort": "question", "text": "เก็บไม่ครบต้องทำอย่างไร"})
    yield "officer", question
    answer = {"sort": "answer", "text": "บันทึกว่าขาด", "about_id": id_of(question)}
    yield "officer", officer.line("coaching_note", scope, answer)


def _founding_day(officer: Phone) -> Iterator[bytes]:
    """A group is founded, registers a member and holds its first collection day."""
    scope, founding = officer.founding(note="ประชุมทุกวันที่ ๕", meeting_place="ศาลากลางบ้าน")
    group_id = scope.removeprefix("group:")
    yield founding
    yield officer.edit("group", scope, group_id, base=SEEN, collection_day=(5, 10))
    yield officer.line("group_comparison", scope, {"other_id": OTHER_GROUP, "verdict": "undecided"})
    yield officer.edit("group", scope, group_id, base=SEEN, duplicate_of=(None, OTHER_GROUP))
    member = officer.member(scope, phone="0812345678")
    yield member
    yield from _children_and_pledges(officer, scope, id_of(member))
    yield officer.edit("member", scope, id_of(member), base=SEEN, last_name=("ศ.", "แสงทอง"))
    opening = officer.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    yield opening
    day = {"collection_id": id_of(opening)}
    by_proxy = {"member_id": id_of(member), "presence": "proxy", "proxy_name": "คำพอง ส."}
    yield officer.line("attendance", scope, {**day, **by_proxy})
    yield officer.line("roll_call", scope, {**day, "present": 0, "proxy": 1, "absent": 0})
    deposit = officer.pledge(scope, id_of(member), data=day)
    yield deposit
    mirrored = {**json.loads(deposit)["data"], "reverses": id_of(deposit), "reason": "รับเงินผิดคน"}
    yield officer.line(
        "entry", scope, {key: value for key, value in mirrored.items() if key != "slip_number"}
    )
    right = {**json.loads(deposit)["data"], "amount_satang": 20000, "reason": "จดผิด"}
    corrected = {**right, "corrects": id_of(deposit), "witness_name": "ทองใบ จ."}
    yield officer.line(
        "entry", scope, {key: value for key, value in corrected.items() if key != "slip_number"}
    )
    for name, kind in ENTRY_KINDS.items():
        named = {"member_id": id_of(member)} if kind.has_member else {}
        period = {"period": "2026-11"} if kind.has_period else {}
        yield officer.line("entry", scope, {"entry_kind": name, "amount_satang": 5000, **named, **period})
    yield from _leaving(officer, scope)
    yield from _forgotten(officer, scope)
    yield officer.line("collection_count", scope, {**day, "counts": {"10000": 1}, "expected_satang": 10000})
    yield officer.line("collection_confirm", scope, {**day, **CONFIRM})
    close = officer.line("collection_close", scope, {**day, **CLOSE})
    yield close
    yield officer.line("collection_date", scope, MOVED)
    yield from _governing(officer, scope, id_of(member))
    case_id = str(uuid.uuid5(CASES, f"{id_of(close)}|cash_difference|"))
    yield officer.line("opening_sheet", scope, {"group_id": group_id, **SHEET})
    word = {"member_id": id_of(member), "as_of": "2026-12-31", "balance_satang": 10000}
    yield officer.line("balance_confirmation", scope, {**word, "answer": "disputed", "note": "ขาดไปหนึ่งเดือน"})
    slip = {
        "entry_kind": "bank_out",
        "amount_satang": 5000,
        "bank_reference": "0042",
        "bank_signers": "ก., ข.",
        "photo_sha256": "5d" * 32,
    }
    yield officer.line("entry", scope, slip)
    yield officer.line("case_settle", scope, {"case_id": case_id, "choice": None, "note": "นับใหม่แล้วครบ"})


def _forgotten(officer: Phone, scope: str) -> Iterator[bytes]:
    """Somebody who left long ago loses the name, and keeps the number."""
    member = officer.member(scope, number="0090")
    yield member
    left = {
        "member_id": id_of(member),
        "exit_kind": "moved",
        "left_on": "2009-03-05",
        "entry_ids": [],
        "payees": [],
    }
    yield officer.line("member_exit", scope, left)
    yield officer.edit("member", scope, id_of(member), base=SEEN, status=("active", "left"))
    yield officer.line("erasure", scope, {"member_id": id_of(member), "reason": "พ้นเวลาเก็บบัญชี"})


def _governing(officer: Phone, scope: str, member_id: str) -> Iterator[bytes]:
    """The group meets, admits, elects, adopts by-laws, and sets a rule of its own."""
    meeting = officer.line("minutes", scope, {**MEETING, "present": [member_id]})
    yield meeting
    minutes = {"minutes_id": id_of(meeting)}
    yield officer.line("agenda_item", scope, {**minutes, **ITEM})
    yield officer.line(
        "admission", scope, {**minutes, "member_ids": [member_id], "decision": "approved", "reason": None}
    )
    post = officer.creation("committee_post", scope, {**POST, **minutes, "member_id": member_id})
    yield post
    changes = {"duties": (["steering"], ["steering", "loan"]), "status": ("stands", "void")}
    yield officer.edit("committee_post", scope, id_of(post), base=SEEN, **changes)
    bylaws = officer.line("bylaws", scope, {**minutes, "version": 1, "starts_on": "2026-11-23"})
    yield bylaws
    paragraph = {"bylaws_id": id_of(bylaws), "place": 1, "text": "ค่าสมัครคนละ {entry_fee_satang} บาท"}
    yield officer.line("bylaw_paragraph", scope, paragraph)
    yield officer.line(
        "setting", scope, {"key": "entry_fee_satang", "value": 1000, "starts_on": "2026-12-01"}
    )
    mistaken, founding = officer.founding()
    yield founding
    mistake = {"status": ("founding", "void"), "void_reason": (None, "ตั้งซ้ำ")}
    yield officer.edit("group", mistaken, mistaken.removeprefix("group:"), base=SEEN, **mistake)


HANDOVER = {
    "to_officer_id": "5a0f3c52-5f5e-4b8e-9a63-0c5a7d1e2b90",
    "check_code": "9F3A-11C0",
    "members": 45,
    "savings_satang": 1250000,
    "cash_satang": 50000,
    "bank_satang": 1200000,
    "open_cases": 1,
    "note": "สมุดอยู่กับเหรัญญิก",
}
STEP = {
    "milestone": "idea_shared",
    "done_on": "2026-11-20",
    "note": "ประชุมที่ศาลากลางบ้าน\nมา 32 คน",
    "photo_sha256": None,
    "proof_id": None,
    "reverses": None,
}
TOLD = {
    "event": "visit",
    "subject_id": None,
    "happened_on": "2026-11-22",
    "text": "ผู้ว่าราชการจังหวัดลงพื้นที่ให้กำลังใจกลุ่มออมทรัพย์เพื่อการผลิต\n\n#กลุ่มออมทรัพย์เพื่อการผลิต",
    "photos": ["6e" * 32],
}
MONTH = {
    "period": "2026-10",
    "members": 12,
    "joined": 2,
    "left": 1,
    "due_satang": 120000,
    "received_satang": 110000,
    "arrears_satang": 10000,
    "savings_satang": 650000,
    "cash_satang": 5000,
    "bank_satang": 645000,
    "meetings": 1,
    "visits": 2,
    "problems": "สมาชิกไปทำงานต่างจังหวัดสองคน",
    "photo_sha256": None,
}
ASSESSMENT_TEMPLATE = {
    "sort": "health",
    "name": "แบบตัวอย่าง",
    "version": 1,
    "is_official": False,
    "source": "สำนักงานจังหวัด",
    "items": [
        {
            "id": "minutes",
            "side": "ประชุม",
            "text_th": "",
            "kind": "auto",
            "most": 1,
            "weight": 2,
            "auto_query": "minutes_2_months",
        },
        {
            "id": "open_books",
            "side": "โปร่งใส",
            "text_th": "สมาชิกขอดูบัญชีได้",
            "kind": "scale",
            "most": 4,
            "weight": 1,
            "auto_query": None,
        },
    ],
    "levels": [{"name": "เริ่ม", "min_percent": 0}, {"name": "ดี", "min_percent": 70}],
}
ASSESSMENT = {
    "assessed_on": "2026-11-22",
    "people_count": 14,
    "is_read_aloud": True,
    "answers": [
        {"item": "minutes", "points": 1, "words": None, "count": None, "of": None, "proved_on": "2026-10-05"},
        {"item": "open_books", "points": 3, "words": "ติดไว้ที่ศาลา", "count": 3, "of": 4, "proved_on": None},
    ],
}
VISIT = {
    "visited_on": "2026-11-22",
    "purpose": "encouragement",
    "visitor": "governor",
    "visitor_name": "ผู้ว่าราชการจังหวัด",
    "found": "สมาชิกเข้าใจเรื่องเงินสัจจะดี",
    "advice": "ออมสม่ำเสมอทุกเดือน",
    "photo_sha256": "7f" * 32,
    "reverses": None,
}
MEETING = {
    "meeting": "founding",
    "number": 1,
    "held_on": "2026-11-23",
    "began_at": "13:00",
    "ended_at": "15:30",
    "place": "ศาลากลางบ้าน",
    "absence_note": None,
    "guests": "พัฒนากร",
    "taken_by": "นายบุญมี ศ.",
    "checked_by": None,
    "replaces": None,
}
ITEM = {"place": 1, "heading": "เรื่องที่ประธานแจ้งให้ทราบ", "said": "แจ้งวันเก็บเงิน\nทุกวันที่ ๕", "resolved": "รับทราบ"}
POST = {
    "committee": "board",
    "position": "chair",
    "from_on": "2026-11-23",
    "to_on": "2028-11-22",
    "duties": ["steering"],
    "reason": None,
    "status": "stands",
}


def _children_and_pledges(officer: Phone, scope: str, member_id: str) -> Iterator[bytes]:
    """A child joins under its guardian; a member pledges more from next year on."""
    yield officer.member(
        scope,
        number="0002",
        member_type="ordinary",
        born="2014-05",
        guardian_member_id=member_id,
        guardian_name=None,
        address="12 หมู่ 3",
    )
    change = {"amount_satang": 15000, "units": 3, "unit_price_satang": 5000, "from_period": "2027-01"}
    yield officer.line("pledge_change", scope, {"member_id": member_id, **change, "reason": "มีรายได้เพิ่ม"})
    statement = {"beneficiaries": BENEFICIARIES, "witnesses": ["นายคำพอง ส."]}
    yield officer.line("beneficiary_statement", scope, {"member_id": member_id, **statement})
    told = {"notice_version": 1, "agreed": ["phone_reminder"], "how": "spoken", "witness_name": "นายคำพอง ส."}
    yield officer.line("consent", scope, {"member_id": member_id, **told})


BENEFICIARIES = [
    {"name": "นางทองใบ จ.", "relation": "คู่สมรส", "percent": 60},
    {"name": "เด็กชายสมหมาย ก.", "relation": "บุตร", "percent": 40},
]


def _leaving(officer: Phone, scope: str) -> Iterator[bytes]:
    """Somebody who has saved once leaves, is paid, and stays after all; is taken for another, and is not."""
    member = officer.member(scope, number="0003")
    named = {"member_id": id_of(member), "amount_satang": 10000}
    payout = officer.line("entry", scope, {"entry_kind": "exit_payout", **named, "reason": "นายบุญมี ศ."})
    told = {"member_id": id_of(member), "exit_kind": "moved", "left_on": "2026-11-23"}
    paid = {"entry_ids": [id_of(payout)], "payees": [{"name": "นายบุญมี ศ.", "amount_satang": 10000}]}
    leaving = officer.line("member_exit", scope, {**told, **paid, "reverses": None, "reason": "ย้ายไปอยู่กับลูก"})
    yield from (member, officer.pledge(scope, id_of(member)), payout, leaving)
    yield officer.edit("member", scope, id_of(member), base=SEEN, status=("active", "left"))
    back = {"entry_ids": [], "payees": [], "reverses": id_of(leaving), "reason": None}
    yield officer.line("member_exit", scope, {**told, **back})
    yield officer.edit("member", scope, id_of(member), base=SEEN, status=("left", "active"))
    twice = officer.member(scope, number="0004", first_name="บุญหมี")
    both = {"from_member_id": id_of(twice), "into_member_id": id_of(member)}
    merge = officer.line("member_merge", scope, {**both, "reverses": None, "reason": "ลงทะเบียนซ้ำ"})
    yield from (twice, merge)
    yield officer.line("member_merge", scope, {**both, "reverses": id_of(merge), "reason": None})


ASSIGNMENT = {"role": "officer", "area_code": "350102", "from_on": "2026-10-01"}
MENTORSHIP = {
    "mentor_id": "5a0f3c52-5f5e-4b8e-9a63-0c5a7d1e2b91",
    "mentee_name": "พัฒนากร",
    "mentor_name": "พัฒนากรอาวุโส",
    "from_on": "2026-10-01",
}
CAMPAIGN = {
    "name": "1 พัฒนากร 1 กลุ่มออมทรัพย์เพื่อการผลิต",
    "area_code": "35",
    "quantity": 1,
    "signed_on": "2026-10-18",
    "starts_on": "2026-10-18",
    "target_on": "2027-02-21",
    "hard_on": "2027-05-24",
    "state": "open",
}
READ_FROM = {
    "agenda": "วาระชุมชน ส่งเสริมการออมของประชาชน",
    "unit_name": "หมู่บ้านต้นแบบ",
    "target_words": "ภายในปี พ.ศ. 2570",
    "target_earliest_on": "2026-12-31",
    "hard_words": "ภายในปี พ.ศ. 2570",
    "confirmed_by_name": "เจ้าหน้าที่จังหวัด",
    "confirmed_on": "2026-11-20",
}
TEMPLATE = {
    "party2_role": "officer",
    "source_words": "ร่างตัวอย่าง ไม่ใช่แบบทางการ",
    "text": "บันทึกข้อตกลง\nทั้งสองฝ่ายตกลงกัน",
    "fingerprint": fingerprint_of("บันทึกข้อตกลง\nทั้งสองฝ่ายตกลงกัน"),
}
MOU = {
    "quantity": 1,
    "target_on": "2027-02-21",
    "target_words": "ภายในปี พ.ศ. 2570",
    "dated_on": "2026-11-23",
    "place": "หอประชุมอำเภอเมืองยโสธร",
    "party1_name": "พัฒนาการจังหวัดยโสธร",
    "party1_post": "พัฒนาการจังหวัด",
    "party2_name": "พัฒนากร",
    "party2_post": "พัฒนากร อำเภอเมืองยโสธร",
}
CEREMONY = {
    "held_on": "2026-11-23",
    "place": "หอประชุมอำเภอเมืองยโสธร",
    "chair_name": "ผู้ว่าราชการจังหวัดยโสธร",
    "chair_post": "ประธานในพิธี",
    "guests": "นายอำเภอเมืองยโสธร\nพัฒนาการอำเภอ",
}
AMENDMENT = {
    "change": "terms",
    "quantity": 1,
    "target_on": "2027-03-31",
    "text": "ขยายถึงวันที่ 31 มีนาคม 2570 เพราะลาคลอด",
    "fingerprint": fingerprint_of("ขยายถึงวันที่ 31 มีนาคม 2570 เพราะลาคลอด"),
}
SETTING = {"key": "pledge_min_satang", "value": 5000, "starts_on": "2027-01-01"}
ALERT = {"rule": "campaign_due", "subject": "target", "due_on": "2027-02-21", "step": 90}
ANSWER = {"ticket": "0A1B2C3D", "line_sha256": "0a1b2c3d" * 8, "choice": "declined", "note": "ส่งผิดกลุ่ม"}
PAUSE = {
    "group_id": "0193a000-0000-7000-8000-000000000001",
    "until_on": "2026-12-15",
    "reason": "disaster",
    "note": "น้ำท่วมทั้งหมู่บ้าน",
}
#: What an author had seen, in a history that the test does not have.
SEEN = "1.0123456789abcdef"
OTHER_GROUP = "0193a000-0000-7000-8000-000000000001"
CLOSE = {
    "lines": 1,
    "total_satang": 10000,
    "counted_satang": 9900,
    "reason": "ขาดไปหนึ่งบาท",
    "cash_with_name": "บัวลา พ.",
}
CONFIRM = {
    "total_satang": 10000,
    "counted_satang": 9900,
    "signer_name": "บัวลา พ.",
    "signer_post": "treasurer",
    "strokes": [[10, 500, 300, 120, 620, 480], [700, 200, 720, 640]],
}
MOVED = {"period": "2026-12", "collection_on": "2026-12-07", "reason": "วันหยุด"}
SHEET = {
    "cut_off_on": "2026-10-31",
    "members": 1,
    "savings_satang": 120000,
    "funds_satang": 5000,
    "cash_satang": 25000,
    "bank_satang": 100000,
}
CASES = uuid.UUID("6d1f0c52-5a0e-4d3e-9c1b-0d5a4f6b7c81")


def write_story() -> Path:
    """Tell the story into a new folder; returns it."""
    rows: dict[str, dict[str, Any]] = {}
    files: dict[str, list[str]] = {}
    for role, raw in tell():
        keys = json.loads(raw)
        row_id = keys["data"]["id"] if "set" in keys["data"] else keys["id"]
        rows[row_id] = apply(keys, rows.get(row_id))
        told = {"role": role, "line": raw.decode(), "row": rows[row_id]}
        files.setdefault(keys["kind"], []).append(json.dumps(told, ensure_ascii=False))
    folder = GOLDEN / str(len(folders()) + 1)
    folder.mkdir()
    for kind, texts in files.items():
        (folder / f"{kind}.ndjson").write_text("\n".join(texts) + "\n", "utf-8")
    return folder


if __name__ == "__main__":
    write_story()
