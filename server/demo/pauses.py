"""Pauses in the demo province: of whom the chief is told nothing for a while, and why."""

from datetime import timedelta

from server.demo.phone import DemoPhone
from server.demo.posts import Post


def keep_pauses(chief: DemoPhone, officer: Post) -> None:
    """The chief is told nothing of an officer in whose villages the water stands; an earlier pause was ended."""
    file = f"person:{officer.person_id}"
    before, flood = chief.today - timedelta(60), chief.today - timedelta(3)
    leave = {"until_on": (before + timedelta(14)).isoformat(), "reason": "leave"}
    chief.add("escalation_pause", file, before, leave)
    chief.add("escalation_pause", file, before + timedelta(10), {"reason": "resumed"})
    until_on = (chief.today + timedelta(11)).isoformat()
    water = {"until_on": until_on, "reason": "disaster", "note": "น้ำท่วมถนนเข้าหมู่บ้าน"}
    chief.add("escalation_pause", file, flood, water)
    chief.send()
