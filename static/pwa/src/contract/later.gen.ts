// Written by `make contract` from the server's schemas and tables. Do not edit: change the rule there.
// biome-ignore-all format: as it was written

export const SHAPES = {
  "assignment": {
    "role": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "officer",
        "district_chief",
        "province_staff",
        "province_chief",
        "governor"
      ],
      "is_required": true
    },
    "area_code": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "th|\\d{2}|\\d{4}|\\d{6}",
      "is_required": true
    },
    "from_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "to_on": {
      "sort": "day",
      "is_nullable": true,
      "is_required": false
    }
  },
  "setting": {
    "key": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 40,
      "may_be_empty": false,
      "is_required": true
    },
    "value": {
      "sort": "raw",
      "is_nullable": true,
      "is_required": true
    },
    "starts_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    }
  },
  "group": {
    "name": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    },
    "area_level": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "village",
        "community",
        "subdistrict"
      ],
      "is_required": true
    },
    "subdistrict_code": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "\\d{6}",
      "is_required": true
    },
    "moo": {
      "sort": "count",
      "is_nullable": true,
      "minimum": 1,
      "maximum": 99,
      "is_required": false
    },
    "place_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 80,
      "may_be_empty": false,
      "is_required": false
    },
    "founded_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "pledge_mode": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "amount",
        "units"
      ],
      "is_required": true
    },
    "pledge_min_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 1000000000,
      "is_required": true
    },
    "unit_price_satang": {
      "sort": "satang",
      "is_nullable": true,
      "minimum": 1,
      "maximum": 1000000000,
      "is_required": false
    },
    "collection_day": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 31,
      "is_required": true
    },
    "meeting_place": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "note": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 500,
      "may_be_empty": false,
      "is_required": false
    },
    "officer_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "duplicate_of": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "status": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "founding",
        "established",
        "active",
        "dormant",
        "closed"
      ],
      "is_required": true
    }
  },
  "member": {
    "number": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "\\d{1,6}",
      "is_required": true
    },
    "title": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 30,
      "may_be_empty": false,
      "is_required": false
    },
    "first_name": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 60,
      "may_be_empty": false,
      "is_required": true
    },
    "last_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 60,
      "may_be_empty": true,
      "is_required": false
    },
    "pledge_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 1000000000,
      "is_required": true
    },
    "joined_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "phone": {
      "sort": "pattern",
      "is_nullable": true,
      "pattern": "0\\d{8,9}",
      "is_required": false
    },
    "status": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "active",
        "left"
      ],
      "is_required": true
    }
  },
  "group_comparison": {
    "other_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "verdict": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "apart",
        "undecided"
      ],
      "is_required": true
    }
  },
  "entry": {
    "entry_kind": {
      "sort": "choice",
      "is_nullable": false,
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
        "opening_savings",
        "carry_cash_out",
        "carry_cash_in",
        "carry_bank_out",
        "carry_bank_in",
        "carry_savings_out",
        "carry_savings_in",
        "carry_special_out",
        "carry_special_in",
        "carry_loan_out",
        "carry_loan_in"
      ],
      "is_required": true
    },
    "amount_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 1000000000,
      "is_required": true
    },
    "member_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "period": {
      "sort": "period",
      "is_nullable": true,
      "is_required": false
    },
    "collection_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "reverses": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "slip_number": {
      "sort": "pattern",
      "is_nullable": true,
      "pattern": "[2-9A-HJKMNP-Z]{4}-\\d{6}",
      "is_required": false
    },
    "reason": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    },
    "corrects": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "witness_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "bank_reference": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 40,
      "may_be_empty": false,
      "is_required": false
    },
    "bank_signers": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    }
  },
  "collection_open": {
    "period": {
      "sort": "period",
      "is_nullable": false,
      "is_required": true
    },
    "opening_cash_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000000,
      "is_required": true
    }
  },
  "attendance": {
    "collection_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "member_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "presence": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "present",
        "proxy",
        "absent"
      ],
      "is_required": true
    },
    "proxy_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    }
  },
  "roll_call": {
    "collection_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "present": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 10000,
      "is_required": true
    },
    "proxy": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 10000,
      "is_required": true
    },
    "absent": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 10000,
      "is_required": true
    }
  },
  "collection_count": {
    "collection_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "counts": {
      "sort": "counts",
      "is_nullable": false,
      "is_required": true
    }
  },
  "collection_confirm": {
    "collection_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "total_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": -1000000000,
      "maximum": 1000000000,
      "is_required": true
    },
    "counted_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000000,
      "is_required": true
    },
    "signer_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "signer_post": {
      "sort": "choice",
      "is_nullable": true,
      "choices": [
        "chair",
        "treasurer",
        "secretary",
        "committee",
        "member"
      ],
      "is_required": false
    },
    "strokes": {
      "sort": "strokes",
      "is_nullable": true,
      "is_required": false
    },
    "reason": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    }
  },
  "collection_close": {
    "collection_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "lines": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 10000,
      "is_required": true
    },
    "total_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": -1000000000,
      "maximum": 1000000000,
      "is_required": true
    },
    "counted_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000000,
      "is_required": true
    },
    "reason": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    },
    "cash_with_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    }
  },
  "collection_date": {
    "period": {
      "sort": "period",
      "is_nullable": false,
      "is_required": true
    },
    "collection_on": {
      "sort": "day",
      "is_nullable": true,
      "is_required": true
    },
    "reason": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    }
  },
  "opening_sheet": {
    "group_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "cut_off_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "members": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 10000,
      "is_required": true
    },
    "savings_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000000,
      "is_required": true
    },
    "funds_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000000,
      "is_required": true
    },
    "cash_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000000,
      "is_required": true
    },
    "bank_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000000,
      "is_required": true
    }
  },
  "balance_confirmation": {
    "member_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "as_of": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "balance_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000000,
      "is_required": true
    },
    "answer": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "confirmed",
        "disputed"
      ],
      "is_required": true
    },
    "note": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    }
  },
  "case_settle": {
    "case_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "choice": {
      "sort": "choice",
      "is_nullable": true,
      "choices": [
        "kept",
        "other"
      ],
      "is_required": false
    },
    "row_kind": {
      "sort": "choice",
      "is_nullable": true,
      "choices": [
        "assignment",
        "campaign",
        "group",
        "member",
        "target"
      ],
      "is_required": false
    },
    "row_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "kept": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 2000,
      "may_be_empty": false,
      "is_required": false
    },
    "note": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    }
  },
  "set_aside_answer": {
    "ticket": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "[0-9A-F]{8}",
      "is_required": true
    },
    "line_sha256": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "[0-9a-f]{64}",
      "is_required": true
    },
    "choice": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "admitted",
        "declined"
      ],
      "is_required": true
    },
    "note": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    },
    "operation_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    }
  },
  "campaign": {
    "name": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    },
    "area_code": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "th|\\d{2}|\\d{4}",
      "is_required": true
    },
    "quantity": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 100,
      "is_required": true
    },
    "signed_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "starts_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "target_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "hard_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "state": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "open",
        "closed"
      ],
      "is_required": true
    }
  },
  "target": {
    "campaign_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "quantity": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 100,
      "is_required": true
    },
    "target_on": {
      "sort": "day",
      "is_nullable": true,
      "is_required": false
    },
    "reason": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    }
  },
  "alert": {
    "rule": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 40,
      "may_be_empty": false,
      "is_required": true
    },
    "subject": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 80,
      "may_be_empty": false,
      "is_required": true
    },
    "due_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "step": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 3650,
      "is_required": true
    }
  },
  "alert_mark": {
    "alert_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "answer": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "done",
        "snooze"
      ],
      "is_required": true
    },
    "until_on": {
      "sort": "day",
      "is_nullable": true,
      "is_required": false
    }
  }
} as const;

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

export const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ" as const;

export const SLIP_CODE_LENGTH = 8 as const;

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
  "balance_disputed": "ask",
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
  "member_number_taken": "ask",
  "needs_not_applied": "ask",
  "no_such_date": "correct",
  "not_a_choice": "correct",
  "not_a_date": "correct",
  "not_a_period": "correct",
  "not_a_text": "correct",
  "not_allowed": "ask",
  "not_an_integer": "correct",
  "not_found": "ask",
  "not_signed_in": "sign_in",
  "number_out_of_range": "correct",
  "opening_again": "ask",
  "opening_uneven": "ask",
  "out_of_grant": "ask",
  "overdrawn": "ask",
  "paid_twice": "ask",
  "password_too_short": "correct",
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

export type ProblemCode = keyof typeof PROBLEMS;
