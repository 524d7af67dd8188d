"""A memorandum between a province's chief and an officer, on the phones of several people."""

from typing import Any

import pytest

from server.catalog import KINDS
from server.mou.fingerprint import fingerprint_of
from sync.decide import Author
from sync.memory_store import MemoryStore
from sync.operation import parse_line
from sync.push import push_chunk
from sync.receipt import Result
from tests.operations import TODAY, Phone, id_of, new_id, push

TEXT = "บันทึกข้อตกลง\n1 พัฒนากร 1 กลุ่มออมทรัพย์เพื่อการผลิต"
STROKES = [[10, 20, 30, 40], [50, 60, 70, 80]]
POST = {"role": "officer", "area_code": "350102", "from_on": "2026-01-01"}


class Office:
    """The province's chief, an officer with a post there, and a memorandum drawn up for them on the chief's phone."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.chief, self.officer = Phone("35", role="province_chief"), Phone()
        self.file = f"person:{self.officer.person_id}"
        server = Phone(person_id=self.officer.person_id)
        assign = server.creation("assignment", self.file, POST)
        self.as_server(server, assign)
        self.template = self.chief.line("mou_template", "area:35", template())
        self.mou = self.draw_up(self.chief, fingerprint_of(TEXT))
        assert self.outcomes(self.chief, self.template, self.mou) == ["applied", "applied"]

    def as_server(self, phone: Phone, line: bytes) -> None:
        """A post is given by a page that writes for a person."""
        author = Author(phone.person_id, frozenset({phone.device}), lambda *_: "holds")
        [result] = push_chunk(self.store, [parse_line(line)], author, KINDS, TODAY)
        assert result.outcome == "applied"

    def draw_up(self, phone: Phone, fingerprint: str, party2_id: str | None = None) -> bytes:
        return phone.line(
            "mou",
            self.file,
            {
                "campaign_id": new_id(),
                "area_code": "35",
                "template_id": id_of(self.template),
                "fingerprint": fingerprint,
                "quantity": 1,
                "target_on": "2027-02-21",
                "dated_on": "2026-11-23",
                "place": "หอประชุม",
                "party1_name": "พัฒนาการจังหวัด",
                "party1_post": "พัฒนาการจังหวัดยโสธร",
                "party2_id": party2_id or self.officer.person_id,
                "party2_name": "พัฒนากร",
                "party2_post": "พัฒนากร",
            },
        )

    def sign(self, phone: Phone, party: str, **changes: Any) -> Result:
        data = {
            "mou_id": id_of(self.mou),
            "party": party,
            "signer_name": "ผู้ลงชื่อ",
            "fingerprint": fingerprint_of(TEXT),
            "strokes": STROKES,
        } | changes
        line = phone.line("mou_signature", self.file, {name: value for name, value in data.items() if value})
        return push(self.store, phone, line)[0]

    def outcomes(self, phone: Phone, *lines: bytes) -> list[str]:
        return [result.outcome for result in push(self.store, phone, *lines)]

    def signed(self) -> list[tuple[str, str]]:
        """Who signed on whose phone, in the server's order."""
        rows = [row for row in self.store.all_rows.values() if row.kind == "mou_signature"]
        return [
            (row.fields["party"], row.fields["device_id"]) for row in sorted(rows, key=lambda row: row.seq)
        ]


def template(**changes: Any) -> dict[str, Any]:
    return {
        "campaign_id": new_id(),
        "party2_role": "officer",
        "source_words": "ร่าง",
        "text": TEXT,
        "fingerprint": fingerprint_of(TEXT),
    } | changes


@pytest.fixture
def office() -> Office:
    return Office()


def test_two_phones_sign_one_memorandum_and_so_do_its_witnesses(office: Office) -> None:
    witness = Phone("3501", role="district_chief")
    assert office.sign(office.officer, "party2").outcome == "applied"
    assert office.sign(witness, "witness1").outcome == "applied"
    assert office.sign(office.chief, "party1").outcome == "applied"
    assert office.sign(office.chief, "witness2").outcome == "applied"
    assert office.signed() == [
        ("party2", office.officer.device),
        ("witness1", witness.device),
        ("party1", office.chief.device),
        ("witness2", office.chief.device),
    ]


def test_other_words_than_those_of_the_memorandum_cannot_be_signed(office: Office) -> None:
    result = office.sign(office.officer, "party2", fingerprint=fingerprint_of(TEXT + " "))
    assert (result.outcome, result.problem and result.problem.code) == ("rejected", "mou_text_differs")
    assert office.signed() == []


def test_a_memorandum_is_in_the_words_of_a_text_that_is_there(office: Office) -> None:
    assert office.outcomes(office.chief, office.draw_up(office.chief, "0" * 64)) == ["rejected"]
    elsewhere = office.draw_up(office.chief, fingerprint_of(TEXT), party2_id=new_id())
    assert office.outcomes(office.chief, elsewhere) == ["rejected"]
    forged = office.chief.line("mou_template", "area:35", template(text="ข้อความอื่น"))
    assert office.outcomes(office.chief, forged) == ["rejected"]


def test_whoever_cannot_draw_types_a_name_with_the_reason(office: Office) -> None:
    assert office.sign(office.officer, "party2", strokes=None).outcome == "rejected"
    assert office.sign(office.officer, "party2", strokes=None, reason="มือเจ็บ").outcome == "applied"


def test_only_a_first_party_puts_one_drawn_name_under_several(office: Office) -> None:
    assert office.sign(office.chief, "party1", repeats=new_id()).outcome == "applied"
    assert office.sign(office.officer, "party2", repeats=new_id()).outcome == "rejected"


def test_a_signature_waits_for_the_memorandum_it_is_under(office: Office) -> None:
    assert office.sign(office.officer, "party2", mou_id=new_id()).outcome == "held"


def test_new_terms_are_signed_in_words_of_their_own(office: Office) -> None:
    text = "ขยายเวลาถึง 31 มีนาคม 2570"
    terms = {
        "mou_id": id_of(office.mou),
        "change": "terms",
        "text": text,
        "fingerprint": fingerprint_of(text),
    }
    bare = office.chief.line("mou_amendment", office.file, terms)
    later = office.chief.line("mou_amendment", office.file, {**terms, "target_on": "2027-03-31"})
    assert office.outcomes(office.chief, bare, later) == ["rejected", "applied"]
    assert office.sign(office.officer, "party2", amendment_id=id_of(later)).outcome == "rejected"
    signed = {"amendment_id": id_of(later), "fingerprint": fingerprint_of(text)}
    assert office.sign(office.officer, "party2", **signed).outcome == "applied"


@pytest.mark.parametrize(
    ("area", "role", "outcome", "code"),
    [
        ("3501", "district_chief", "applied", None),
        ("35", "province_staff", "applied", None),
        # another district, another province, a colleague, and who sees figures only
        ("3502", "district_chief", "quarantined", "foreign_scope"),
        ("34", "province_chief", "quarantined", "foreign_scope"),
        ("350102", "officer", "quarantined", "foreign_scope"),
        ("35", "governor", "quarantined", "foreign_scope"),
    ],
)
def test_who_may_hold_the_pen_in_an_officers_file(
    office: Office, area: str, role: str, outcome: str, code: str | None
) -> None:
    result = office.sign(Phone(area, role=role), "witness1")
    assert (result.outcome, result.problem and result.problem.code) == (outcome, code)


def test_a_district_chief_signs_and_draws_nothing_up(office: Office) -> None:
    chief = Phone("3501", role="district_chief")
    mou = office.draw_up(chief, fingerprint_of(TEXT))
    target = chief.creation("target", office.file, {"campaign_id": new_id(), "quantity": 0})
    codes = [result.problem and result.problem.code for result in push(office.store, chief, mou, target)]
    assert codes == ["not_allowed", "not_allowed"]


def test_staff_lift_a_promise_in_an_officers_file(office: Office) -> None:
    staff = Phone("35", role="province_staff")
    fewer = {"campaign_id": new_id(), "quantity": 0, "reason": "ลาศึกษาต่อ"}
    assert office.outcomes(staff, staff.creation("target", office.file, fewer)) == ["applied"]
