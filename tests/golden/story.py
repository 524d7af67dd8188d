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

from server.ledger.entry_kinds import ENTRY_KINDS
from server.people.grants import Grants, Span
from server.people.rights import SERVER_AUTHOR, SERVER_DEVICE, SERVER_ID
from sync.apply import apply
from sync.decide import Author
from tests.operations import TODAY, Phone, id_of

GOLDEN = Path(__file__).parent
#: Where the people of the story work, by their role; the server is one of them.
AREAS = {"officer": "350102", "province_staff": "35"}


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
    yield "province_staff", staff.line("setting", "area:35", SETTING)
    alert = server.line("alert", file, ALERT)
    yield "server", alert
    snooze = {"alert_id": id_of(alert), "answer": "snooze", "until_on": "2026-11-30"}
    yield "officer", officer.line("alert_mark", file, snooze)
    yield "officer", officer.line("alert_mark", file, {"alert_id": id_of(alert), "answer": "done"})
    yield "server", server.line("set_aside_answer", file, ANSWER)
    yield from (("officer", line) for line in _founding_day(officer))


def _founding_day(officer: Phone) -> Iterator[bytes]:
    """A group is founded, registers a member and holds its first collection day."""
    scope, founding = officer.founding(note="ประชุมทุกวันที่ ๕", meeting_place="ศาลากลางบ้าน")
    group_id = scope.removeprefix("group:")
    yield founding
    yield officer.edit("group", scope, group_id, base=SEEN, collection_day=(5, 10))
    member = officer.member(scope, phone="0812345678")
    yield member
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
    yield officer.line("collection_count", scope, {**day, "counts": {"10000": 1}, "expected_satang": 10000})
    yield officer.line("collection_confirm", scope, {**day, **CONFIRM})
    close = officer.line("collection_close", scope, {**day, **CLOSE})
    yield close
    yield officer.line("collection_date", scope, MOVED)
    case_id = str(uuid.uuid5(CASES, f"{id_of(close)}|cash_difference|"))
    yield officer.line("case_settle", scope, {"case_id": case_id, "choice": None, "note": "นับใหม่แล้วครบ"})


ASSIGNMENT = {"role": "officer", "area_code": "350102", "from_on": "2026-10-01"}
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
SETTING = {"key": "pledge_min_satang", "value": 5000, "starts_on": "2027-01-01"}
ALERT = {"rule": "campaign_due", "subject": "target", "due_on": "2027-02-21", "step": 90}
ANSWER = {"ticket": "0A1B2C3D", "line_sha256": "0a1b2c3d" * 8, "choice": "declined", "note": "ส่งผิดกลุ่ม"}
#: What an author had seen, in a history that the test does not have.
SEEN = "1.0123456789abcdef"
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
