"""Who hears of what, level by level from the officer upwards, and after how many days. Pure; the phone is told the same table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

OFFICER, CHIEF, STAFF = "officer", "district_chief", "province_staff"

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
_ALL = (*_BOTH, Level(STAFF))

#: Rule → its levels, the lowest first. `savings_week` is not here: everybody is told.
LEVELS: Mapping[str, tuple[Level, ...]] = {
    "campaign_due": (
        Level(OFFICER),
        Level(CHIEF, "before", "campaign_due_chief_days"),
        Level(STAFF, "before", "campaign_due_staff_days"),
    ),
    "campaign_overdue": _ALL,
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
    "cash_mismatch": _ALL,
    "member_3_misses": _OFFICER_ONLY,
    "committee_term_ending": _OFFICER_ONLY,
    "agm_due": _OFFICER_ONLY,
    "device_silent": _BOTH,
    "assignment_gap": (Level(STAFF),),
}

#: Rule → the settings it asks for besides those of its levels: whoever is told wants to know why.
CAUSES: Mapping[str, tuple[str, ...]] = {
    "campaign_due": ("campaign_due_steps_days",),
    "bank_slip_missing": ("deposit_to_bank_within_days",),
    "member_3_misses": ("consecutive_misses_alert", "missed_grace_days"),
    "committee_term_ending": ("committee_term_ending_days",),
    "agm_due": ("group_year_start_month", "agm_within_days"),
    "new_officer_stuck": ("new_officer_months",),
    "device_silent": ("device_silent_days",),
    "assignment_gap": ("assignment_gap_days",),
    "savings_week": ("savings_week_ahead_days",),
}

#: Money that does not agree is told at once to everybody: no pause holds it back.
NEVER_PAUSED = frozenset({"cash_mismatch"})
