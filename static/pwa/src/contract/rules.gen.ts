// Written by `make contract` from the server's schemas and tables. Do not edit: change the rule there.
// biome-ignore-all format: as it was written

export const RULES = {
  "mou_party2_role": {
    "sort": "choice",
    "default": "officer",
    "narrowest": "province",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [
      "officer",
      "district_chief"
    ],
    "may_be_none": false
  },
  "established_requires": {
    "sort": "choices",
    "default": [
      "members_recruited",
      "committee_elected",
      "rules_adopted",
      "first_collection",
      "reported_established"
    ],
    "narrowest": "province",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [
      "area_selected",
      "leaders_found",
      "idea_shared",
      "initiators_formed",
      "members_recruited",
      "committee_elected",
      "rules_adopted",
      "first_collection",
      "bank_account_opened",
      "reported_established"
    ],
    "may_be_none": false
  },
  "min_founding_members": {
    "sort": "number",
    "default": 10,
    "narrowest": "group",
    "unit": "people",
    "least": 1,
    "most": 1000,
    "choices": [],
    "may_be_none": false
  },
  "member_types_enabled": {
    "sort": "choices",
    "default": [
      "ordinary"
    ],
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [
      "ordinary",
      "extraordinary",
      "honorary"
    ],
    "may_be_none": false
  },
  "member_no_format": {
    "sort": "choice",
    "default": "0000",
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [
      "000",
      "0000",
      "00000",
      "000000"
    ],
    "may_be_none": false
  },
  "national_id_policy": {
    "sort": "choice",
    "default": "optional",
    "narrowest": "province",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [
      "off",
      "optional",
      "required"
    ],
    "may_be_none": false
  },
  "collect_income": {
    "sort": "flag",
    "default": false,
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "collect_marital": {
    "sort": "flag",
    "default": false,
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "collect_occupation": {
    "sort": "flag",
    "default": false,
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "beneficiaries_max": {
    "sort": "number",
    "default": 3,
    "narrowest": "group",
    "unit": "people",
    "least": 0,
    "most": 10,
    "choices": [],
    "may_be_none": false
  },
  "committee_size": {
    "sort": "ranges",
    "default": {
      "steering": [
        5,
        9
      ],
      "loan": [
        3,
        5
      ],
      "audit": [
        3,
        5
      ],
      "promotion": [
        1,
        null
      ]
    },
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "committee_term_years": {
    "sort": "number",
    "default": 2,
    "narrowest": "group",
    "unit": "years",
    "least": 1,
    "most": 10,
    "choices": [],
    "may_be_none": false
  },
  "allow_merged_committees": {
    "sort": "flag",
    "default": true,
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "pledge_mode": {
    "sort": "choice",
    "default": "amount",
    "narrowest": "province",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [
      "amount",
      "units"
    ],
    "may_be_none": false
  },
  "pledge_min_satang": {
    "sort": "number",
    "default": 1000,
    "narrowest": "province",
    "unit": "satang",
    "least": 1,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "pledge_max_satang": {
    "sort": "number",
    "default": null,
    "narrowest": "group",
    "unit": "satang",
    "least": 1,
    "most": 1000000000,
    "choices": [],
    "may_be_none": true
  },
  "unit_price_satang": {
    "sort": "number",
    "default": 5000,
    "narrowest": "province",
    "unit": "satang",
    "least": 1,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "units_max": {
    "sort": "number",
    "default": 20,
    "narrowest": "group",
    "unit": "units",
    "least": 1,
    "most": 10000,
    "choices": [],
    "may_be_none": false
  },
  "pledge_change_policy": {
    "sort": "choice",
    "default": "yearly",
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [
      "anytime",
      "yearly",
      "locked"
    ],
    "may_be_none": false
  },
  "pledge_period_months": {
    "sort": "number",
    "default": 1,
    "narrowest": "group",
    "unit": "months",
    "least": 1,
    "most": 12,
    "choices": [],
    "may_be_none": false
  },
  "collection_day": {
    "sort": "number",
    "default": 5,
    "narrowest": "province",
    "unit": "day_of_month",
    "least": 1,
    "most": 31,
    "choices": [],
    "may_be_none": false
  },
  "entry_fee_satang": {
    "sort": "number",
    "default": 2000,
    "narrowest": "group",
    "unit": "satang",
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "fine_per_miss_satang": {
    "sort": "number",
    "default": 0,
    "narrowest": "group",
    "unit": "satang",
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "missed_grace_days": {
    "sort": "number",
    "default": 0,
    "narrowest": "group",
    "unit": "days",
    "least": 0,
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "consecutive_misses_alert": {
    "sort": "number",
    "default": 3,
    "narrowest": "group",
    "unit": "times",
    "least": 1,
    "most": 60,
    "choices": [],
    "may_be_none": false
  },
  "allow_partial_pledge": {
    "sort": "flag",
    "default": true,
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "surplus_to": {
    "sort": "choice",
    "default": "prepaid",
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [
      "prepaid",
      "special_savings",
      "refuse"
    ],
    "may_be_none": false
  },
  "prepaid_months_max": {
    "sort": "number",
    "default": 12,
    "narrowest": "group",
    "unit": "months",
    "least": 0,
    "most": 60,
    "choices": [],
    "may_be_none": false
  },
  "correction_witness_after_days": {
    "sort": "number",
    "default": 30,
    "narrowest": "group",
    "unit": "days",
    "least": 0,
    "most": 3660,
    "choices": [],
    "may_be_none": false
  },
  "correction_witness_from_satang": {
    "sort": "number",
    "default": 100000,
    "narrowest": "group",
    "unit": "satang",
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "allow_partial_withdrawal": {
    "sort": "flag",
    "default": false,
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "special_savings_enabled": {
    "sort": "flag",
    "default": false,
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "loans_enabled": {
    "sort": "flag",
    "default": false,
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "deposit_to_bank_within_days": {
    "sort": "number",
    "default": 3,
    "narrowest": "group",
    "unit": "days",
    "least": 0,
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "cash_on_hand_limit_satang": {
    "sort": "number",
    "default": 500000,
    "narrowest": "group",
    "unit": "satang",
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "bank_signers_required": {
    "sort": "number",
    "default": 2,
    "narrowest": "group",
    "unit": "people",
    "least": 1,
    "most": 10,
    "choices": [],
    "may_be_none": false
  },
  "loan_annual_rate_percent": {
    "sort": "number",
    "default": 12,
    "narrowest": "group",
    "unit": "percent",
    "least": 0,
    "most": 15,
    "choices": [],
    "may_be_none": false
  },
  "guarantors_required": {
    "sort": "number",
    "default": 2,
    "narrowest": "group",
    "unit": "people",
    "least": 0,
    "most": 10,
    "choices": [],
    "may_be_none": false
  },
  "profit_split_percent": {
    "sort": "shares",
    "default": {
      "dividend": 60,
      "contribution_fund": 10,
      "welfare": 30
    },
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "dividend_basis": {
    "sort": "choice",
    "default": "closing_units",
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [
      "closing_units",
      "month_weighted"
    ],
    "may_be_none": false
  },
  "group_year_start_month": {
    "sort": "number",
    "default": 1,
    "narrowest": "group",
    "unit": "month",
    "least": 1,
    "most": 12,
    "choices": [],
    "may_be_none": false
  },
  "two_person_close": {
    "sort": "flag",
    "default": true,
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "require_minutes_for_approval": {
    "sort": "flag",
    "default": true,
    "narrowest": "group",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "report_due_day": {
    "sort": "number",
    "default": 5,
    "narrowest": "province",
    "unit": "day_of_month",
    "least": 1,
    "most": 31,
    "choices": [],
    "may_be_none": false
  },
  "governor_view": {
    "sort": "choice",
    "default": "figures_only",
    "narrowest": "province",
    "unit": null,
    "least": 0,
    "most": 1000000000,
    "choices": [
      "figures_only",
      "names"
    ],
    "may_be_none": false
  },
  "offline_lease_days": {
    "sort": "number",
    "default": 30,
    "narrowest": "province",
    "unit": "days",
    "least": 1,
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "pin_tries": {
    "sort": "number",
    "default": 6,
    "narrowest": "province",
    "unit": "times",
    "least": 3,
    "most": 20,
    "choices": [],
    "may_be_none": false
  },
  "lock_minutes": {
    "sort": "number",
    "default": 5,
    "narrowest": "province",
    "unit": "minutes",
    "least": 1,
    "most": 120,
    "choices": [],
    "may_be_none": false
  },
  "retention_years_finance": {
    "sort": "number",
    "default": 10,
    "narrowest": "nation",
    "unit": "years",
    "least": 10,
    "most": 100,
    "choices": [],
    "may_be_none": false
  },
  "campaign_due_steps_days": {
    "sort": "numbers",
    "default": [
      90,
      60,
      30,
      14,
      7,
      1
    ],
    "narrowest": "province",
    "unit": "days",
    "least": 0,
    "most": 1000000000,
    "choices": [],
    "may_be_none": false
  },
  "device_silent_days": {
    "sort": "number",
    "default": 7,
    "narrowest": "province",
    "unit": "days",
    "least": 1,
    "most": 366,
    "choices": [],
    "may_be_none": false
  }
} as const;

