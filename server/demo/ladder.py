"""The steps of a demo group's formation, and what the district chief said of each."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from server.demo.groups import DemoGroup
from server.demo.phone import DemoPhone
from server.rulebook.rules import MILESTONES

#: What is written beside a step that no book shows.
_EVIDENCE = {
    "area_selected": "หมู่บ้านมีกลุ่มอาชีพและผู้นำพร้อม",
    "leaders_found": "ผู้ใหญ่บ้านและประธานกลุ่มสตรี",
    "idea_shared": "ประชุมที่ศาลากลางบ้าน มา 34 คน",
    "initiators_formed": "ผู้ก่อการ 5 คน",
    "reported_established": "รายงานต่อสำนักงานพัฒนาชุมชนอำเภอ",
}


def keep_steps(phone: DemoPhone, group: DemoGroup, days: Sequence[date]) -> dict[str, str]:
    """The steps of its formation in their order, each on a day that fits the book: {milestone: id}."""
    founded_on = group.founded_on
    first = days[0] if days else founded_on
    before = [founded_on - timedelta(days) for days in (20, 14, 9, 5)]
    after = [min(first + timedelta(days), phone.today) for days in (0, 1, 2)]
    all_done_on = [*before, *[founded_on] * 3, *after]
    steps = {}
    for milestone, done_on in [*zip(MILESTONES, all_done_on, strict=True)][: group.steps]:
        step = {"milestone": milestone, "done_on": done_on.isoformat(), "note": _EVIDENCE.get(milestone)}
        steps[milestone] = phone.add("milestone", group.scope, max(done_on, founded_on), step)
    return steps


def keep_reviews(chief: DemoPhone, group: DemoGroup, steps: Mapping[str, str]) -> None:
    """The chief's word: on every step of a group that told all, and on the one that is returned."""
    for milestone, milestone_id in steps.items():
        if group.returned and group.returned[0] == milestone:
            said = {"milestone_id": milestone_id, "verdict": "returned", "note": group.returned[1]}
        elif group.steps is None:
            said = {"milestone_id": milestone_id, "verdict": "acknowledged"}
        else:
            continue
        chief.add("milestone_review", group.scope, chief.today, said)
    chief.send()
