// Written by `make contract` from the server's schemas and tables. Do not edit: change the rule there.
// biome-ignore-all format: as it was written

export const ENVELOPE = [
  "id",
  "kind",
  "version",
  "scope",
  "device",
  "number",
  "previous",
  "author",
  "needs",
  "base",
  "data",
  "civil_on",
  "made_at",
  "clock_offset_ms",
  "app"
] as const;

export const LIMITS = {
  "protocol": 1,
  "line_bytes_max": 16384,
  "push_lines_max": 200,
  "push_bytes_max": 1048576,
  "pull_outcomes_max": 2000,
  "pull_outcomes_min": 50,
  "pull_witnesses_max": 20,
  "amount_satang_max": 1000000000,
  "password_length_min": 10
} as const;

export const KINDS = {
  "assignment": {
    "way": "merge",
    "version": 1,
    "fields": {
      "role": {
        "sort": "choice",
        "choices": [
          "officer",
          "district_chief",
          "province_staff",
          "province_chief",
          "governor"
        ],
        "meeting": "fixed"
      },
      "area_code": {
        "sort": "pattern",
        "pattern": "th|\\d{2}|\\d{4}|\\d{6}",
        "meeting": "fixed"
      },
      "from_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "to_on": {
        "sort": "day",
        "meeting": "critical"
      }
    }
  },
  "setting": {
    "way": "append",
    "version": 1,
    "fields": {
      "key": {
        "sort": "text",
        "length_max": 40,
        "may_be_empty": false
      },
      "value": {
        "sort": "raw"
      },
      "starts_on": {
        "sort": "day"
      }
    }
  },
  "group": {
    "way": "merge",
    "version": 1,
    "fields": {
      "name": {
        "sort": "text",
        "length_max": 120,
        "may_be_empty": false,
        "meeting": "critical"
      },
      "area_level": {
        "sort": "choice",
        "choices": [
          "village",
          "community",
          "subdistrict"
        ],
        "meeting": "fixed"
      },
      "subdistrict_code": {
        "sort": "pattern",
        "pattern": "\\d{6}",
        "meeting": "fixed"
      },
      "moo": {
        "sort": "count",
        "minimum": 1,
        "maximum": 99,
        "meeting": "critical"
      },
      "place_name": {
        "sort": "text",
        "length_max": 80,
        "may_be_empty": false,
        "meeting": "critical"
      },
      "founded_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "pledge_mode": {
        "sort": "choice",
        "choices": [
          "amount",
          "units"
        ],
        "meeting": "critical",
        "whole": "pledge_rule"
      },
      "pledge_min_satang": {
        "sort": "satang",
        "minimum": 1,
        "maximum": 1000000000,
        "meeting": "critical",
        "whole": "pledge_rule"
      },
      "unit_price_satang": {
        "sort": "satang",
        "minimum": 1,
        "maximum": 1000000000,
        "meeting": "critical",
        "whole": "pledge_rule"
      },
      "collection_day": {
        "sort": "count",
        "minimum": 1,
        "maximum": 31,
        "meeting": "critical"
      },
      "meeting_place": {
        "sort": "text",
        "length_max": 120,
        "may_be_empty": false,
        "meeting": "soft"
      },
      "note": {
        "sort": "text",
        "length_max": 500,
        "may_be_empty": false,
        "meeting": "soft"
      },
      "officer_id": {
        "sort": "rowid",
        "meeting": "fixed"
      },
      "status": {
        "sort": "choice",
        "choices": [
          "founding",
          "established",
          "active",
          "dormant",
          "closed"
        ],
        "meeting": "state"
      }
    }
  },
  "member": {
    "way": "merge",
    "version": 1,
    "fields": {
      "number": {
        "sort": "pattern",
        "pattern": "\\d{1,6}",
        "meeting": "critical"
      },
      "title": {
        "sort": "text",
        "length_max": 30,
        "may_be_empty": false,
        "meeting": "soft"
      },
      "first_name": {
        "sort": "text",
        "length_max": 60,
        "may_be_empty": false,
        "meeting": "critical"
      },
      "last_name": {
        "sort": "text",
        "length_max": 60,
        "may_be_empty": true,
        "meeting": "critical"
      },
      "pledge_satang": {
        "sort": "satang",
        "minimum": 1,
        "maximum": 1000000000,
        "meeting": "critical"
      },
      "joined_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "phone": {
        "sort": "pattern",
        "pattern": "0\\d{8,9}",
        "meeting": "soft"
      },
      "member_type": {
        "sort": "choice",
        "choices": [
          "ordinary",
          "extraordinary",
          "honorary"
        ],
        "meeting": "soft"
      },
      "born": {
        "sort": "birth",
        "pattern": "\\d{4}(-\\d\\d(-\\d\\d)?)?",
        "meeting": "soft"
      },
      "guardian_member_id": {
        "sort": "rowid",
        "meeting": "soft"
      },
      "guardian_name": {
        "sort": "text",
        "length_max": 120,
        "may_be_empty": false,
        "meeting": "soft"
      },
      "address": {
        "sort": "text",
        "length_max": 200,
        "may_be_empty": false,
        "meeting": "soft"
      },
      "status": {
        "sort": "choice",
        "choices": [
          "active",
          "left"
        ],
        "meeting": "state"
      }
    }
  },
  "entry": {
    "way": "append",
    "version": 1,
    "fields": {
      "entry_kind": {
        "sort": "choice",
        "choices": [
          "pledge",
          "arrears",
          "prepaid",
          "special_deposit",
          "entry_fee",
          "fine",
          "other_receipt",
          "expense",
          "bank_in",
          "bank_out",
          "exit_payout",
          "special_payout",
          "loan_out",
          "loan_principal",
          "loan_interest",
          "opening_cash",
          "opening_bank",
          "opening_savings"
        ]
      },
      "amount_satang": {
        "sort": "satang",
        "minimum": 1,
        "maximum": 1000000000
      },
      "member_id": {
        "sort": "rowid"
      },
      "period": {
        "sort": "period"
      },
      "collection_id": {
        "sort": "rowid"
      },
      "reverses": {
        "sort": "rowid"
      },
      "slip_number": {
        "sort": "pattern",
        "pattern": "[2-9A-HJKMNP-Z]{4}-\\d{6}"
      },
      "reason": {
        "sort": "text",
        "length_max": 200,
        "may_be_empty": false
      }
    }
  },
  "collection_open": {
    "way": "append",
    "version": 1,
    "fields": {
      "period": {
        "sort": "period"
      },
      "opening_cash_satang": {
        "sort": "satang",
        "minimum": 0,
        "maximum": 1000000000
      }
    }
  },
  "attendance": {
    "way": "append",
    "version": 1,
    "fields": {
      "collection_id": {
        "sort": "rowid"
      },
      "member_id": {
        "sort": "rowid"
      },
      "presence": {
        "sort": "choice",
        "choices": [
          "present",
          "proxy",
          "absent"
        ]
      }
    }
  },
  "collection_count": {
    "way": "append",
    "version": 1,
    "fields": {
      "collection_id": {
        "sort": "rowid"
      },
      "counts": {
        "sort": "counts"
      }
    }
  },
  "collection_close": {
    "way": "append",
    "version": 1,
    "fields": {
      "collection_id": {
        "sort": "rowid"
      },
      "lines": {
        "sort": "count",
        "minimum": 0,
        "maximum": 10000
      },
      "total_satang": {
        "sort": "satang",
        "minimum": 0,
        "maximum": 1000000000
      },
      "counted_satang": {
        "sort": "satang",
        "minimum": 0,
        "maximum": 1000000000
      },
      "reason": {
        "sort": "text",
        "length_max": 200,
        "may_be_empty": false
      }
    }
  },
  "pledge_change": {
    "way": "append",
    "version": 1,
    "fields": {
      "member_id": {
        "sort": "rowid"
      },
      "amount_satang": {
        "sort": "satang",
        "minimum": 1,
        "maximum": 1000000000
      },
      "units": {
        "sort": "count",
        "minimum": 1,
        "maximum": 1000000
      },
      "unit_price_satang": {
        "sort": "satang",
        "minimum": 1,
        "maximum": 1000000000
      },
      "from_period": {
        "sort": "period"
      },
      "reason": {
        "sort": "text",
        "length_max": 200,
        "may_be_empty": false
      }
    }
  },
  "beneficiary_statement": {
    "way": "append",
    "version": 1,
    "fields": {
      "member_id": {
        "sort": "rowid"
      },
      "beneficiaries": {
        "sort": "several",
        "each": {
          "sort": "parts",
          "parts": {
            "name": {
              "sort": "text",
              "length_max": 120,
              "may_be_empty": false
            },
            "relation": {
              "sort": "text",
              "length_max": 60,
              "may_be_empty": true
            },
            "percent": {
              "sort": "count",
              "minimum": 1,
              "maximum": 100
            }
          }
        }
      },
      "witnesses": {
        "sort": "several",
        "each": {
          "sort": "text",
          "length_max": 120,
          "may_be_empty": false
        }
      }
    }
  },
  "member_exit": {
    "way": "append",
    "version": 1,
    "fields": {
      "member_id": {
        "sort": "rowid"
      },
      "exit_kind": {
        "sort": "choice",
        "choices": [
          "resigned",
          "died",
          "expelled",
          "moved"
        ]
      },
      "left_on": {
        "sort": "day"
      },
      "entry_ids": {
        "sort": "several",
        "each": {
          "sort": "rowid"
        }
      },
      "payees": {
        "sort": "several",
        "each": {
          "sort": "parts",
          "parts": {
            "name": {
              "sort": "text",
              "length_max": 120,
              "may_be_empty": false
            },
            "amount_satang": {
              "sort": "satang",
              "minimum": 1,
              "maximum": 1000000000
            }
          }
        }
      },
      "reverses": {
        "sort": "rowid"
      },
      "reason": {
        "sort": "text",
        "length_max": 200,
        "may_be_empty": false
      }
    }
  },
  "member_merge": {
    "way": "append",
    "version": 1,
    "fields": {
      "from_member_id": {
        "sort": "rowid"
      },
      "into_member_id": {
        "sort": "rowid"
      },
      "reverses": {
        "sort": "rowid"
      },
      "reason": {
        "sort": "text",
        "length_max": 200,
        "may_be_empty": false
      }
    }
  },
  "case_settle": {
    "way": "append",
    "version": 1,
    "fields": {
      "case_id": {
        "sort": "rowid"
      },
      "choice": {
        "sort": "choice",
        "choices": [
          "kept",
          "other"
        ]
      },
      "row_kind": {
        "sort": "choice",
        "choices": [
          "assignment",
          "campaign",
          "group",
          "member",
          "target"
        ]
      },
      "row_id": {
        "sort": "rowid"
      },
      "kept": {
        "sort": "text",
        "length_max": 2000,
        "may_be_empty": false
      },
      "note": {
        "sort": "text",
        "length_max": 200,
        "may_be_empty": false
      }
    }
  },
  "set_aside_answer": {
    "way": "append",
    "version": 1,
    "fields": {
      "ticket": {
        "sort": "pattern",
        "pattern": "[0-9A-F]{8}"
      },
      "line_sha256": {
        "sort": "pattern",
        "pattern": "[0-9a-f]{64}"
      },
      "choice": {
        "sort": "choice",
        "choices": [
          "admitted",
          "declined"
        ]
      },
      "note": {
        "sort": "text",
        "length_max": 200,
        "may_be_empty": false
      },
      "operation_id": {
        "sort": "rowid"
      }
    }
  },
  "campaign": {
    "way": "merge",
    "version": 1,
    "fields": {
      "name": {
        "sort": "text",
        "length_max": 120,
        "may_be_empty": false,
        "meeting": "critical"
      },
      "area_code": {
        "sort": "pattern",
        "pattern": "th|\\d{2}|\\d{4}",
        "meeting": "fixed"
      },
      "quantity": {
        "sort": "count",
        "minimum": 1,
        "maximum": 100,
        "meeting": "critical"
      },
      "signed_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "starts_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "target_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "hard_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "state": {
        "sort": "choice",
        "choices": [
          "open",
          "closed"
        ],
        "meeting": "state"
      }
    }
  },
  "target": {
    "way": "merge",
    "version": 1,
    "fields": {
      "campaign_id": {
        "sort": "rowid",
        "meeting": "fixed"
      },
      "quantity": {
        "sort": "count",
        "minimum": 0,
        "maximum": 100,
        "meeting": "critical"
      },
      "target_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "reason": {
        "sort": "text",
        "length_max": 200,
        "may_be_empty": false,
        "meeting": "soft"
      }
    }
  },
  "alert": {
    "way": "append",
    "version": 1,
    "fields": {
      "rule": {
        "sort": "text",
        "length_max": 40,
        "may_be_empty": false
      },
      "subject": {
        "sort": "text",
        "length_max": 80,
        "may_be_empty": false
      },
      "due_on": {
        "sort": "day"
      },
      "step": {
        "sort": "count",
        "minimum": 0,
        "maximum": 3650
      }
    }
  },
  "alert_mark": {
    "way": "append",
    "version": 1,
    "fields": {
      "alert_id": {
        "sort": "rowid"
      },
      "answer": {
        "sort": "choice",
        "choices": [
          "done",
          "snooze"
        ]
      },
      "until_on": {
        "sort": "day"
      }
    }
  }
} as const;

export const ENTRY_KINDS = {
  "pledge": {
    "debit": "cash",
    "credit": "pledged_savings",
    "has_member": true,
    "has_period": true,
    "is_deposit": true
  },
  "arrears": {
    "debit": "cash",
    "credit": "pledged_savings",
    "has_member": true,
    "has_period": true,
    "is_deposit": true
  },
  "prepaid": {
    "debit": "cash",
    "credit": "pledged_savings",
    "has_member": true,
    "has_period": true,
    "is_deposit": true
  },
  "special_deposit": {
    "debit": "cash",
    "credit": "special_savings",
    "has_member": true,
    "has_period": false,
    "is_deposit": true
  },
  "entry_fee": {
    "debit": "cash",
    "credit": "entry_fee_income",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "fine": {
    "debit": "cash",
    "credit": "fine_income",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "other_receipt": {
    "debit": "cash",
    "credit": "other_income",
    "has_member": false,
    "has_period": false,
    "is_deposit": false
  },
  "expense": {
    "debit": "expense",
    "credit": "cash",
    "has_member": false,
    "has_period": false,
    "is_deposit": false
  },
  "bank_in": {
    "debit": "bank",
    "credit": "cash",
    "has_member": false,
    "has_period": false,
    "is_deposit": false
  },
  "bank_out": {
    "debit": "cash",
    "credit": "bank",
    "has_member": false,
    "has_period": false,
    "is_deposit": false
  },
  "exit_payout": {
    "debit": "pledged_savings",
    "credit": "cash",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "special_payout": {
    "debit": "special_savings",
    "credit": "cash",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "loan_out": {
    "debit": "loan",
    "credit": "cash",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "loan_principal": {
    "debit": "cash",
    "credit": "loan",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "loan_interest": {
    "debit": "cash",
    "credit": "interest_income",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "opening_cash": {
    "debit": "cash",
    "credit": "opening",
    "has_member": false,
    "has_period": false,
    "is_deposit": false
  },
  "opening_bank": {
    "debit": "bank",
    "credit": "opening",
    "has_member": false,
    "has_period": false,
    "is_deposit": false
  },
  "opening_savings": {
    "debit": "opening",
    "credit": "pledged_savings",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  }
} as const;

export const ACCOUNTS = {
  "cash": "asset",
  "bank": "asset",
  "loan": "asset",
  "pledged_savings": "liability",
  "special_savings": "liability",
  "entry_fee_income": "income",
  "fine_income": "income",
  "interest_income": "income",
  "other_income": "income",
  "expense": "expense",
  "opening": "equity"
} as const;

export const MEMBER_ACCOUNTS = [
  "loan",
  "pledged_savings",
  "special_savings"
] as const;

export const DENOMINATIONS_SATANG = [
  100000,
  50000,
  10000,
  5000,
  2000,
  1000,
  500,
  200,
  100,
  50,
  25
] as const;

export const SETTINGS = {
  "mou_party2_role": "officer",
  "established_requires": [
    "members_recruited",
    "committee_elected",
    "rules_adopted",
    "first_collection",
    "reported_established"
  ],
  "min_founding_members": 10,
  "member_types_enabled": [
    "ordinary"
  ],
  "member_no_format": "0000",
  "national_id_policy": "optional",
  "collect_income": false,
  "collect_marital": false,
  "collect_occupation": false,
  "beneficiaries_max": 3,
  "committee_size": {
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
  "committee_term_years": 2,
  "allow_merged_committees": true,
  "pledge_mode": "amount",
  "pledge_min_satang": 1000,
  "pledge_max_satang": null,
  "unit_price_satang": 5000,
  "units_max": 20,
  "pledge_change_policy": "yearly",
  "pledge_period_months": 1,
  "collection_day": 5,
  "entry_fee_satang": 2000,
  "fine_per_miss_satang": 0,
  "missed_grace_days": 0,
  "consecutive_misses_alert": 3,
  "allow_partial_pledge": true,
  "surplus_to": "prepaid",
  "allow_partial_withdrawal": false,
  "special_savings_enabled": false,
  "loans_enabled": false,
  "deposit_to_bank_within_days": 3,
  "cash_on_hand_limit_satang": 500000,
  "bank_signers_required": 2,
  "loan_annual_rate_percent": 12,
  "guarantors_required": 2,
  "profit_split_percent": {
    "dividend": 60,
    "contribution_fund": 10,
    "welfare": 30
  },
  "dividend_basis": "closing_units",
  "group_year_start_month": 1,
  "two_person_close": true,
  "require_minutes_for_approval": true,
  "report_due_day": 5,
  "governor_view": "figures_only",
  "offline_lease_days": 30,
  "pin_tries": 6,
  "lock_minutes": 5,
  "retention_years_finance": 10,
  "campaign_due_steps_days": [
    90,
    60,
    30,
    14,
    7,
    1
  ],
  "device_silent_days": 7
} as const;

export const ALERT_NAMESPACE = "0b8a4c1e-7f52-4d0b-9a55-3f1c6a2e9d10" as const;

export const PUSH_RIGHTS = {
  "officer": [
    "alert_mark",
    "attendance",
    "beneficiary_statement",
    "case_settle",
    "collection_close",
    "collection_count",
    "collection_open",
    "entry",
    "group",
    "member",
    "member_exit",
    "member_merge",
    "pledge_change"
  ],
  "district_chief": [
    "alert_mark",
    "case_settle"
  ],
  "province_staff": [
    "alert_mark",
    "campaign",
    "case_settle",
    "setting",
    "target"
  ],
  "province_chief": [
    "alert_mark",
    "campaign",
    "case_settle",
    "setting",
    "target"
  ],
  "governor": [
    "alert_mark"
  ]
} as const;

export const PULLS_GROUPS = {
  "officer": true,
  "district_chief": false,
  "province_staff": false,
  "province_chief": false,
  "governor": false
} as const;

export const SEES_NAMES = {
  "officer": true,
  "district_chief": true,
  "province_staff": true,
  "province_chief": true,
  "governor": false
} as const;

export const SUPPORT_ROLES = [
  "district_chief",
  "province_chief",
  "province_staff"
] as const;

export const SEES_BACKUPS = {
  "officer": false,
  "district_chief": false,
  "province_staff": true,
  "province_chief": true,
  "governor": false
} as const;

export const PROBLEMS = {
  "admitted": "ask",
  "already_answered": "ask",
  "already_reversed": "correct",
  "amount_not_positive": "correct",
  "amount_too_large": "correct",
  "author_elsewhere": "ask",
  "author_mismatch": "ask",
  "busy": "wait",
  "cash_difference": "ask",
  "date_suspect": "ask",
  "declined": "ask",
  "device_unknown": "ask",
  "encoding_unknown": "ask",
  "envelope_invalid": "ask",
  "field_conflict": "ask",
  "field_missing": "correct",
  "field_not_allowed": "ask",
  "foreign_scope": "ask",
  "header_missing": "ask",
  "id_reused": "ask",
  "internal": "ask",
  "login_failed": "correct",
  "member_left": "ask",
  "member_number_taken": "ask",
  "minor_without_guardian": "ask",
  "needs_not_applied": "ask",
  "no_such_date": "correct",
  "not_a_choice": "correct",
  "not_a_date": "correct",
  "not_a_period": "correct",
  "not_a_text": "correct",
  "not_allowed": "ask",
  "not_an_integer": "correct",
  "not_found": "ask",
  "not_settled": "ask",
  "not_signed_in": "sign_in",
  "number_out_of_range": "correct",
  "out_of_grant": "ask",
  "overdrawn": "ask",
  "password_too_short": "correct",
  "percents_not_100": "correct",
  "period_not_future": "correct",
  "protocol_unknown": "ask",
  "rate_limited": "wait",
  "reason_missing": "correct",
  "reversal_mismatch": "ask",
  "reversal_of_reversal": "correct",
  "session_expired": "sign_in",
  "slip_number_invalid": "ask",
  "text_empty": "correct",
  "text_too_long": "correct",
  "too_large": "ask",
  "transition_not_legal": "correct",
  "unknown_field": "ask",
  "unknown_kind": "ask",
  "unreadable": "ask",
  "upgrade_needed": "wait",
  "value_invalid": "correct"
} as const;

export type KindName = keyof typeof KINDS;
export type EntryKindName = keyof typeof ENTRY_KINDS;
export type AccountName = keyof typeof ACCOUNTS;
export type SettingKey = keyof typeof SETTINGS;
export type ProblemCode = keyof typeof PROBLEMS;
export type Role = keyof typeof PUSH_RIGHTS;

/** A role in an area from a day on. */
export interface AssignmentRow {
  id: string;
  seq: number;
  role: "officer" | "district_chief" | "province_staff" | "province_chief" | "governor";
  area_code: string;
  from_on: string;
  to_on: string | null;
}

/** A rule set anew from a day on. */
export interface SettingRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  key: string;
  value: unknown | null;
  starts_on: string;
}

/** A savings group for production. */
export interface GroupRow {
  id: string;
  seq: number;
  name: string;
  area_level: "village" | "community" | "subdistrict";
  subdistrict_code: string;
  moo: number | null;
  place_name: string | null;
  founded_on: string;
  pledge_mode: "amount" | "units";
  pledge_min_satang: number;
  unit_price_satang: number | null;
  collection_day: number;
  meeting_place: string | null;
  note: string | null;
  officer_id: string;
  status: "founding" | "established" | "active" | "dormant" | "closed";
}

/** A member of a group. */
export interface MemberRow {
  id: string;
  seq: number;
  number: string;
  title: string | null;
  first_name: string;
  last_name: string | null;
  pledge_satang: number;
  joined_on: string;
  phone: string | null;
  member_type: "ordinary" | "extraordinary" | "honorary" | null;
  born: string | null;
  guardian_member_id: string | null;
  guardian_name: string | null;
  address: string | null;
  status: "active" | "left";
}

/** One transfer between two accounts of a group. */
export interface EntryRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  entry_kind: "pledge" | "arrears" | "prepaid" | "special_deposit" | "entry_fee" | "fine" | "other_receipt" | "expense" | "bank_in" | "bank_out" | "exit_payout" | "special_payout" | "loan_out" | "loan_principal" | "loan_interest" | "opening_cash" | "opening_bank" | "opening_savings";
  amount_satang: number;
  member_id: string | null;
  period: string | null;
  collection_id: string | null;
  reverses: string | null;
  slip_number: string | null;
  reason: string | null;
}

/** The beginning of a collection day. */
export interface CollectionOpenRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  period: string;
  opening_cash_satang: number;
}

/** Who came. */
export interface AttendanceRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  collection_id: string;
  member_id: string;
  presence: "present" | "proxy" | "absent";
}

/** The cash by note and coin. */
export interface CollectionCountRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  collection_id: string;
  counts: Record<string, number>;
}

/** The end of a collection day. */
export interface CollectionCloseRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  collection_id: string;
  lines: number;
  total_satang: number;
  counted_satang: number;
  reason: string | null;
}

/** A member pledges another sum from a future month on. */
export interface PledgeChangeRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  member_id: string;
  amount_satang: number;
  units: number | null;
  unit_price_satang: number | null;
  from_period: string;
  reason: string | null;
}

/** Who is paid when a member dies, as one whole; the newest counts. */
export interface BeneficiaryStatementRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  member_id: string;
  beneficiaries: { name: string; relation: string; percent: number }[];
  witnesses: string[];
}

/** A member leaves, settled up. */
export interface MemberExitRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  member_id: string;
  exit_kind: "resigned" | "died" | "expelled" | "moved";
  left_on: string;
  entry_ids: string[];
  payees: { name: string; amount_satang: number }[];
  reverses: string | null;
  reason: string | null;
}

/** One person registered twice: `from` is shown as `into` from now on. */
export interface MemberMergeRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  from_member_id: string;
  into_member_id: string;
  reverses: string | null;
  reason: string | null;
}

/** Something a person should look at. */
export interface CaseRow {
  id: string;
  seq: number;
  reason: string;
  operation_id: string;
  row_kind: string;
  row_id: string;
  field: string | null;
  kept: string | null;
  other: string | null;
  author_id: string | null;
  civil_on: string | null;
  kept_author_id: string | null;
  kept_on: string | null;
  settled_by: string | null;
  choice: "kept" | "other" | null;
}

/** Somebody settles a case; without a choice they looked at it, and what stands is right. */
export interface CaseSettleRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  case_id: string;
  choice: "kept" | "other" | null;
  row_kind: "assignment" | "campaign" | "group" | "member" | "target" | null;
  row_id: string | null;
  kept: string | null;
  note: string | null;
}

/** What was decided about which line. Only the support page makes one: no role may push it. */
export interface SetAsideAnswerRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  ticket: string;
  line_sha256: string;
  choice: "admitted" | "declined";
  note: string | null;
  operation_id: string | null;
}

/** A drive of the form "1 officer, 1 X". */
export interface CampaignRow {
  id: string;
  seq: number;
  name: string;
  area_code: string;
  quantity: number;
  signed_on: string;
  starts_on: string;
  target_on: string;
  hard_on: string;
  state: "open" | "closed";
}

/** What one officer promised. */
export interface TargetRow {
  id: string;
  seq: number;
  campaign_id: string;
  quantity: number;
  target_on: string | null;
  reason: string | null;
}

/** A finding that was raised. */
export interface AlertRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  rule: string;
  subject: string;
  due_on: string;
  step: number;
}

/** What the recipient did about an alert. */
export interface AlertMarkRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  alert_id: string;
  answer: "done" | "snooze";
  until_on: string | null;
}

/** What lies in the phone's rows, by kind. */
export interface RowOf {
  assignment: AssignmentRow;
  setting: SettingRow;
  group: GroupRow;
  member: MemberRow;
  entry: EntryRow;
  collection_open: CollectionOpenRow;
  attendance: AttendanceRow;
  collection_count: CollectionCountRow;
  collection_close: CollectionCloseRow;
  pledge_change: PledgeChangeRow;
  beneficiary_statement: BeneficiaryStatementRow;
  member_exit: MemberExitRow;
  member_merge: MemberMergeRow;
  case: CaseRow;
  case_settle: CaseSettleRow;
  set_aside_answer: SetAsideAnswerRow;
  campaign: CampaignRow;
  target: TargetRow;
  alert: AlertRow;
  alert_mark: AlertMarkRow;
}
export type RowKind = keyof RowOf;
