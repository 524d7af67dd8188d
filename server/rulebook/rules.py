"""The rules of the trade that may differ from place to place, and what they are until somebody sets them. Pure.

None of the defaults is official: each was seen in practice or chosen for safety, and can be set.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sync.operation import Operation
from sync.problems import Problem
from sync.row import View

#: What a value is. flag: yes or no. number: a whole number. choice: one of a few words. choices: some of them.
#: numbers: a list of whole numbers, each within the limits. ranges: {name: [least, most or None]}. shares: {name: percent}, 100 together.
Sort = Literal["flag", "number", "choice", "choices", "numbers", "ranges", "shares"]
Scope = Literal["nation", "province", "group"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what its values are, what it is until somebody sets it, and how near to the group it may be set.

    `narrowest` "group" lets nation, province and the group itself set it; "nation" the nation only. A number has a unit,
    `least` and `most`; None is a value only where `may_be_none` says so, and means "no limit".
    """

    sort: Sort
    default: Any
    narrowest: Scope
    unit: str | None = None
    least: int = 0
    most: int = 1_000_000_000
    choices: tuple[str, ...] = ()
    may_be_none: bool = False


#: The steps of a group's formation, in their usual order; each may be taken at any time.
MILESTONES = (
    "area_selected", "leaders_found", "idea_shared", "initiators_formed", "members_recruited", "committee_elected",
    "rules_adopted", "first_collection", "bank_account_opened", "reported_established",
)  # fmt: skip

#: Key → rule. How a pledge is set and on which day it is collected is written in the group's own record.
RULES: Mapping[str, Rule] = {
    "mou_party2_role": Rule("choice", "officer", "province", choices=("officer", "district_chief")),
    "established_requires": Rule(
        "choices",
        [
            "members_recruited",
            "committee_elected",
            "rules_adopted",
            "first_collection",
            "reported_established",
        ],
        "province",
        choices=MILESTONES,
    ),
    "min_founding_members": Rule("number", 10, "group", "people", 1, 1000),
    "member_types_enabled": Rule(
        "choices", ["ordinary"], "group", choices=("ordinary", "extraordinary", "honorary")
    ),
    "member_no_format": Rule("choice", "0000", "group", choices=("000", "0000", "00000", "000000")),
    "national_id_policy": Rule("choice", "optional", "province", choices=("off", "optional", "required")),
    "collect_income": Rule("flag", False, "group"),
    "collect_marital": Rule("flag", False, "group"),
    "collect_occupation": Rule("flag", False, "group"),
    "beneficiaries_max": Rule("number", 3, "group", "people", 0, 10),
    "committee_size": Rule(
        "ranges", {"steering": [5, 9], "loan": [3, 5], "audit": [3, 5], "promotion": [1, None]}, "group"
    ),
    "committee_term_years": Rule("number", 2, "group", "years", 1, 10),
    "allow_merged_committees": Rule("flag", True, "group"),
    "pledge_mode": Rule("choice", "amount", "province", choices=("amount", "units")),
    "pledge_min_satang": Rule("number", 1000, "province", "satang", 1),
    "pledge_max_satang": Rule("number", None, "group", "satang", 1, may_be_none=True),
    "unit_price_satang": Rule("number", 5000, "province", "satang", 1),
    "units_max": Rule("number", 20, "group", "units", 1, 10_000),
    "pledge_change_policy": Rule("choice", "yearly", "group", choices=("anytime", "yearly", "locked")),
    "pledge_period_months": Rule("number", 1, "group", "months", 1, 12),
    "collection_day": Rule("number", 5, "province", "day_of_month", 1, 31),
    "entry_fee_satang": Rule("number", 2000, "group", "satang"),
    "fine_per_miss_satang": Rule("number", 0, "group", "satang"),
    "missed_grace_days": Rule("number", 0, "group", "days", 0, 366),
    "consecutive_misses_alert": Rule("number", 3, "group", "times", 1, 60),
    "allow_partial_pledge": Rule("flag", True, "group"),
    "surplus_to": Rule("choice", "prepaid", "group", choices=("prepaid", "special_savings", "refuse")),
    "prepaid_months_max": Rule("number", 12, "group", "months", 0, 60),
    "correction_witness_after_days": Rule("number", 30, "group", "days", 0, 3660),
    "correction_witness_from_satang": Rule("number", 100000, "group", "satang"),
    "allow_partial_withdrawal": Rule("flag", False, "group"),
    "special_savings_enabled": Rule("flag", False, "group"),
    "loans_enabled": Rule("flag", False, "group"),
    "deposit_to_bank_within_days": Rule("number", 3, "group", "days", 0, 366),
    "cash_on_hand_limit_satang": Rule("number", 500000, "group", "satang"),
    "bank_signers_required": Rule("number", 2, "group", "people", 1, 10),
    # more than 15 a year is above what the law lets ordinary lenders take
    "loan_annual_rate_percent": Rule("number", 12, "group", "percent", 0, 15),
    "guarantors_required": Rule("number", 2, "group", "people", 0, 10),
    "profit_split_percent": Rule("shares", {"dividend": 60, "contribution_fund": 10, "welfare": 30}, "group"),
    "dividend_basis": Rule("choice", "closing_units", "group", choices=("closing_units", "month_weighted")),
    "group_year_start_month": Rule("number", 1, "group", "month", 1, 12),
    "two_person_close": Rule("flag", True, "group"),
    "require_minutes_for_approval": Rule("flag", True, "group"),
    "report_due_day": Rule("number", 5, "province", "day_of_month", 1, 31),
    "governor_view": Rule("choice", "figures_only", "province", choices=("figures_only", "names")),
    "offline_lease_days": Rule("number", 30, "province", "days", 1, 366),
    "pin_tries": Rule("number", 6, "province", "times", 3, 20),
    "lock_minutes": Rule("number", 5, "province", "minutes", 1, 120),
    "retention_years_finance": Rule("number", 10, "nation", "years", 10, 100),
    "campaign_due_steps_days": Rule("numbers", [90, 60, 30, 14, 7, 1], "province", "days", 0, 366),
    "campaign_due_chief_days": Rule("number", 30, "province", "days", 0, 366),
    "campaign_due_province_days": Rule("number", 14, "province", "days", 0, 366),
    "quiet_from_hour": Rule("number", 20, "province", "hour", 0, 24),
    "quiet_until_hour": Rule("number", 7, "province", "hour", 0, 24),
    "collection_missing_days": Rule("number", 2, "province", "days", 1, 31),
    "collection_missing_chief_days": Rule("number", 7, "province", "days", 1, 31),
    "committee_term_ending_days": Rule("number", 60, "province", "days", 1, 366),
    "agm_due_months": Rule("number", 3, "province", "months", 1, 12),
    "assignment_gap_days": Rule("number", 0, "province", "days", 0, 366),
    "report_due_ahead_days": Rule("number", 3, "province", "days", 0, 15),
    "savings_week_days": Rule("number", 3, "province", "days", 0, 31),
    "device_silent_days": Rule("number", 7, "province", "days", 1, 366),
    "no_progress_days": Rule("number", 21, "province", "days", 1, 366),
    "no_progress_chief_days": Rule("number", 35, "province", "days", 1, 366),
    "new_officer_stuck_days": Rule("number", 14, "province", "days", 1, 366),
    "new_officer_months": Rule("number", 12, "province", "months", 0, 60),
    "mentor_ahead_days": Rule("number", 1, "province", "days", 0, 31),
}

#: Key → what the rule is until somebody sets it. Amounts in satang, spans in days, unless the key says otherwise.
SETTINGS: Mapping[str, Any] = {key: rule.default for key, rule in RULES.items()}

_SCOPES: tuple[Scope, ...] = ("nation", "province", "group")


def setting_on(key: str, rows: Iterable[Mapping[str, Any]], day: str) -> Any:
    """What the rule was on a day "YYYY-MM-DD": the latest one that had started, else the default.

    `rows` are settings {key, value, starts_on, seq}; of two that start on one day the later arrival counts.
    Raises KeyError for a key that is no setting.
    """
    default = SETTINGS[key]
    begun = [row for row in rows if row["key"] == key and row["starts_on"] <= day]
    return max(begun, key=lambda row: (row["starts_on"], row["seq"]))["value"] if begun else default


def check_setting(operation: Operation, _view: View) -> Problem | None:
    """Only a known rule can be set, where it may be set, and only to the sort of value it has."""
    key, value = operation.data["key"], operation.data["value"]
    if key not in RULES:
        return Problem("not_a_choice", "key")
    if _SCOPES.index(scope_of(operation.scope)) > _SCOPES.index(RULES[key].narrowest):
        return Problem("field_not_allowed", "key")
    return value_problem(RULES[key], value)


def scope_of(scope: str) -> Scope:
    """What a scope is to the rulebook: a district sets what a province may set."""
    if scope.startswith("group:"):
        return "group"
    return "nation" if scope == "area:th" else "province"


def value_problem(rule: Rule, value: Any) -> Problem | None:
    """Why a value is none of this rule's."""
    if value is None:
        return None if rule.may_be_none else Problem("value_invalid", "value")
    match rule.sort:
        case "flag":
            is_of_sort = isinstance(value, bool)
        case "choice":
            is_of_sort = value in rule.choices
        case "choices":
            is_of_sort = isinstance(value, list) and all(each in rule.choices for each in value)
        case "numbers":
            is_of_sort = isinstance(value, list) and all(
                _is_whole(each) and rule.least <= each <= rule.most for each in value
            )
        case "ranges":
            is_of_sort = _has_names_of(rule, value) and all(_is_range(each) for each in value.values())
        case "shares":
            is_of_sort = (
                isinstance(value, dict)
                and all(_is_whole(each) and each >= 0 for each in value.values())
                and sum(value.values()) == 100
            )
        case "number":
            if _is_whole(value):
                return None if rule.least <= value <= rule.most else Problem("number_out_of_range", "value")
            is_of_sort = False
    return None if is_of_sort else Problem("value_invalid", "value")


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _has_names_of(rule: Rule, value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == rule.default.keys()


def _is_range(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    least, most = value
    return _is_whole(least) and least >= 0 and (most is None or (_is_whole(most) and least <= most))
