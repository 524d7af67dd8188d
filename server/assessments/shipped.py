"""The templates that come with the app, none of them official.

A version stays for ever, as assessments name it, and so do its words; another wording, weight or level is another version with an id
of its own.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from server.i18n.messages import say

SORTS = ("health", "virtues")

_NAMESPACE = uuid.UUID("0d6d5c0f-6a0b-5b0a-9f3e-7c3a52569001")

#: In the order in which they are read aloud.
VIRTUES = ("honesty", "sacrifice", "responsibility", "sympathy", "trust")
#: Not seen yet, beginning, often, always.
_VIRTUE_POINTS_MAX = 3

#: Query → the side it stands under, in the order of the sheet.
_SIDES = {
    "minutes_2_months": "meetings",
    "duties_filled": "meetings",
    "bylaws_adopted": "meetings",
    "collections_held_6_months": "savings",
    "members_paid_80": "savings",
    "cash_agrees_6_months": "cash",
    "banked_in_time_6_months": "cash",
    "never_alone_6_months": "cash",
    "audited_6_months": "audit",
    "balances_confirmed_year": "audit",
}


def _template(sort: str, version: int, **said: Any) -> dict[str, Any]:
    row_id = str(uuid.uuid5(_NAMESPACE, f"{sort} {version}"))
    return {"id": row_id, "sort": sort, "version": version, "is_official": False, **said}


def _item(item_id: str, side: str, kind: str, most: int) -> dict[str, Any]:
    """An item without a text of its own: the app words it by what it asks of the books, or by the virtue."""
    auto_query = item_id if kind == "auto" else None
    told = {"id": item_id, "side": side, "text_th": "", "kind": kind}
    return {**told, "most": most, "weight": 1, "auto_query": auto_query}


_HEALTH_1 = _template(
    "health",
    1,
    name=say("assessment.health_1_name"),
    source=say("assessment.health_1_source"),
    items=[_item(query, say(f"assessment.side_{side}"), "auto", 1) for query, side in _SIDES.items()],
    levels=[
        {"name": say("assessment.level_begins"), "min_percent": 0},
        {"name": say("assessment.level_grows"), "min_percent": 50},
        {"name": say("assessment.level_strong"), "min_percent": 80},
    ],
)
_VIRTUES_1 = _template(
    "virtues",
    1,
    name=say("assessment.virtues_1_name"),
    source=say("assessment.virtues_1_source"),
    items=[_item(virtue, "", "scale", _VIRTUE_POINTS_MAX) for virtue in VIRTUES],
    # a group that looks into its own heart is put on no ladder
    levels=[],
)

#: Id → template, every version that ever was; of each sort the last one holds where no area has its own.
SHIPPED: Mapping[str, Mapping[str, Any]] = {each["id"]: each for each in (_HEALTH_1, _VIRTUES_1)}
