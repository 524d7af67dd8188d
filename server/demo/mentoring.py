"""Mentoring in the demo province: a retired officer accompanies one who serves."""

from datetime import timedelta

from server.demo.ids import afternoon, make_id
from server.demo.operations import expect_applied, record
from server.demo.phone import DemoPhone
from server.demo.posts import MENTEE, MENTOR
from server.syncing.server_device import push_as_server


def keep_mentorship(mentor: DemoPhone, officer: DemoPhone) -> None:
    """The pair, two coachings, one of them signed by both, and a question with its answer."""
    begun = officer.today - timedelta(days=60)
    pair_id = make_id(afternoon(begun), f"{MENTOR} {MENTEE}")
    scope = f"mentorship:{pair_id}"
    pair = {
        "mentee_id": officer.post.person_id,
        "mentor_id": mentor.post.person_id,
        "mentee_name": officer.post.display_name,
        "mentor_name": mentor.post.display_name,
        "from_on": begun.isoformat(),
    }
    draft = record(pair_id, "mentorship", scope, pair, begun.isoformat())
    expect_applied(push_as_server([draft], officer.now))
    met_on, called_on = (officer.today - timedelta(days=days) for days in (20, 3))
    met = officer.add(
        "coaching_note", scope, met_on, {"sort": "met", "text": "ดูการนับเงินและอ่านทวนยอดในวันเก็บเงินด้วยกัน"}
    )
    question = "มีสมาชิกขอถอนเงินสัจจะพิเศษในวันเก็บเงิน ให้จ่ายจากเงินที่เพิ่งเก็บได้หรือไม่"
    asked = officer.add("coaching_note", scope, called_on, {"sort": "question", "text": question})
    officer.send()
    mentor.add("coaching_sign", scope, met_on, {"note_id": met, "word": "took_place"})
    answer = "จ่ายได้ ให้เหรัญญิกลงเป็นรายการจ่ายก่อนนับเงิน แล้วอ่านทวนให้ที่ประชุมฟัง"
    mentor.add("coaching_note", scope, called_on, {"sort": "answer", "text": answer, "about_id": asked})
    called = "โทรคุยเรื่องกระทบยอดประจำเดือนกับสมุดธนาคาร"
    mentor.add("coaching_note", scope, called_on, {"sort": "called", "text": called})
    mentor.send()
