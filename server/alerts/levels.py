"""Who hears of what, level by level from the officer upwards, and after how many days. Pure; the phone is told the same table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

OFFICER, CHIEF, STAFF, PROVINCE_CHIEF = "officer", "district_chief", "province_staff", "province_chief"

#: at_once: with the first finding. after: so many days after the due date. before: so many days before it.
#: still: when a standstill has lasted so many days.
Counted = Literal["at_once", "after", "before", "still"]


@dataclass(frozen=True, slots=True)
class Level:
    """Who is told; `days` is the setting that says when, counted as `counted` says."""

    role: str
    counted: Counted = "at_once"
    days: str | None = None


_OFFICER_ONLY = (Level(OFFICER),)
_BOTH = (Level(OFFICER), Level(CHIEF))

#: Rule → its levels, the lowest first: of all rules about an officer, or a group they lead.
LEVELS: Mapping[str, tuple[Level, ...]] = {
    "campaign_due": (
        Level(OFFICER),
        Level(CHIEF, "before", "campaign_due_chief_days"),
        Level(STAFF, "before", "campaign_due_province_days"),
        Level(PROVINCE_CHIEF, "before", "campaign_due_province_days"),
    ),
    "no_progress": (
        Level(OFFICER, "still", "no_progress_days"),
        Level(CHIEF, "still", "no_progress_chief_days"),
    ),
    "new_officer_stuck": (Level(CHIEF, "still", "new_officer_stuck_days"),),
    "collection_tomorrow": _OFFICER_ONLY,
    "collection_missing": (
        Level(OFFICER, "after", "collection_missing_days"),
        Level(CHIEF, "after", "collection_missing_chief_days"),
    ),
    "bank_slip_missing": _BOTH,
    "cash_mismatch": (*_BOTH, Level(STAFF)),
    "member_misses": _OFFICER_ONLY,
    "committee_term_ending": _OFFICER_ONLY,
    "agm_due": _OFFICER_ONLY,
    "device_silent": _BOTH,
}

#: Money that does not agree is told at once to everybody: no pause holds it back.
NEVER_PAUSED = frozenset({"cash_mismatch"})
