"""The rules of the trade that may differ from place to place, and what they are until somebody sets them. Pure.

None of the defaults is official: each was seen in practice or chosen for safety, and can be set.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sync.operation import Operation
from sync.problems import Problem
from sync.row import View

#: Key → default. Amounts in satang, spans in days, unless the key says otherwise.
SETTINGS: Mapping[str, Any] = {
    "mou_party2_role": "officer",
    "established_requires": ["members_recruited", "committee_elected", "rules_adopted", "first_collection",
                             "reported_established"],
    "min_founding_members": 10,
    "member_types_enabled": ["ordinary"],
    "member_no_format": "0000",
    "national_id_policy": "optional",
    "collect_income": False,
    "collect_marital": False,
    "collect_occupation": False,
    "beneficiaries_max": 3,
    "committee_size": {"steering": [5, 9], "loan": [3, 5], "audit": [3, 5], "promotion": [1, None]},
    "committee_term_years": 2,
    "allow_merged_committees": True,
    "pledge_mode": "amount",
    "pledge_min_satang": 1000,
    "pledge_max_satang": None,
    "unit_price_satang": 5000,
    "units_max": 20,
    "pledge_change_policy": "yearly",
    "pledge_period_months": 1,
    "collection_day": 5,
    "entry_fee_satang": 2000,
    "fine_per_miss_satang": 0,
    "missed_grace_days": 0,
    "consecutive_misses_alert": 3,
    "allow_partial_pledge": True,
    "surplus_to": "prepaid",
    "allow_partial_withdrawal": False,
    "special_savings_enabled": False,
    "loans_enabled": False,
    "deposit_to_bank_within_days": 3,
    "cash_on_hand_limit_satang": 500000,
    "bank_signers_required": 2,
    "loan_annual_rate_percent": 12,
    "guarantors_required": 2,
    "profit_split_percent": {"dividend": 60, "contribution_fund": 10, "welfare": 30},
    "dividend_basis": "closing_units",
    "group_year_start_month": 1,
    "two_person_close": True,
    "require_minutes_for_approval": True,
    "report_due_day": 5,
    "governor_view": "figures_only",
    "offline_lease_days": 30,
    "pin_tries": 6,
    "lock_minutes": 5,
    "retention_years_finance": 10,
    "campaign_due_steps_days": [90, 60, 30, 14, 7, 1],
    "device_silent_days": 7,
}  # fmt: skip


def setting_on(key: str, rows: Iterable[Mapping[str, Any]], day: str) -> Any:
    """What the rule was on a day "YYYY-MM-DD": the latest one that had started, else the default.

    `rows` are settings {key, value, starts_on, seq}; of two that start on one day the later arrival counts.
    Raises KeyError for a key that is no setting.
    """
    default = SETTINGS[key]
    begun = [row for row in rows if row["key"] == key and row["starts_on"] <= day]
    return max(begun, key=lambda row: (row["starts_on"], row["seq"]))["value"] if begun else default


def check_setting(operation: Operation, _view: View) -> Problem | None:
    """Only a known rule can be set, and only to the sort of value it has."""
    key, value = operation.data["key"], operation.data["value"]
    if key not in SETTINGS:
        return Problem("not_a_choice", "key")
    default = SETTINGS[key]
    is_of_sort = default is None or value is None or type(value) is type(default)
    return None if is_of_sort else Problem("value_invalid", "value")
