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
  "stroke_grid": 999,
  "stroke_points_max": 600,
  "password_length_min": 10
} as const;

export const KINDS = {
  "assignment": {
    "way": "merge",
    "version": 1,
    "kept_in": [
      "person"
    ],
    "founds": false,
    "fields": {
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
        "is_required": true,
        "meeting": "fixed"
      },
      "area_code": {
        "sort": "pattern",
        "is_nullable": false,
        "pattern": "th|\\d{2}|\\d{4}|\\d{6}",
        "is_required": true,
        "meeting": "fixed"
      },
      "from_on": {
        "sort": "day",
        "is_nullable": false,
        "is_required": true,
        "meeting": "critical"
      },
      "to_on": {
        "sort": "day",
        "is_nullable": true,
        "is_required": false,
        "meeting": "critical"
      }
    }
  },
  "setting": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "area"
    ],
    "founds": false,
    "fields": {
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
    }
  },
  "group": {
    "way": "merge",
    "version": 1,
    "kept_in": [
      "group"
    ],
    "founds": true,
    "fields": {
      "name": {
        "sort": "text",
        "is_nullable": false,
        "length_max": 120,
        "may_be_empty": false,
        "is_required": true,
        "meeting": "critical"
      },
      "area_level": {
        "sort": "choice",
        "is_nullable": false,
        "choices": [
          "village",
          "community",
          "subdistrict"
        ],
        "is_required": true,
        "meeting": "fixed"
      },
      "subdistrict_code": {
        "sort": "pattern",
        "is_nullable": false,
        "pattern": "\\d{6}",
        "is_required": true,
        "meeting": "fixed"
      },
      "moo": {
        "sort": "count",
        "is_nullable": true,
        "minimum": 1,
        "maximum": 99,
        "is_required": false,
        "meeting": "critical"
      },
      "place_name": {
        "sort": "text",
        "is_nullable": true,
        "length_max": 80,
        "may_be_empty": false,
        "is_required": false,
        "meeting": "critical"
      },
      "founded_on": {
        "sort": "day",
        "is_nullable": false,
        "is_required": true,
        "meeting": "critical"
      },
      "pledge_mode": {
        "sort": "choice",
        "is_nullable": false,
        "choices": [
          "amount",
          "units"
        ],
        "is_required": true,
        "meeting": "critical",
        "whole": "pledge_rule"
      },
      "pledge_min_satang": {
        "sort": "satang",
        "is_nullable": false,
        "minimum": 1,
        "maximum": 1000000000,
        "is_required": true,
        "meeting": "critical",
        "whole": "pledge_rule"
      },
      "unit_price_satang": {
        "sort": "satang",
        "is_nullable": true,
        "minimum": 1,
        "maximum": 1000000000,
        "is_required": false,
        "meeting": "critical",
        "whole": "pledge_rule"
      },
      "collection_day": {
        "sort": "count",
        "is_nullable": false,
        "minimum": 1,
        "maximum": 31,
        "is_required": true,
        "meeting": "critical"
      },
      "meeting_place": {
        "sort": "text",
        "is_nullable": true,
        "length_max": 120,
        "may_be_empty": false,
        "is_required": false,
        "meeting": "soft"
      },
      "note": {
        "sort": "text",
        "is_nullable": true,
        "length_max": 500,
        "may_be_empty": false,
        "is_required": false,
        "meeting": "soft"
      },
      "officer_id": {
        "sort": "rowid",
        "is_nullable": false,
        "is_required": true,
        "meeting": "fixed"
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
        "is_required": true,
        "meeting": "state",
        "transitions": {
          "founding": [
            "closed",
            "established"
          ],
          "established": [
            "active",
            "closed",
            "dormant"
          ],
          "active": [
            "closed",
            "dormant"
          ],
          "dormant": [
            "active",
            "closed"
          ],
          "closed": []
        }
      }
    }
  },
  "member": {
    "way": "merge",
    "version": 1,
    "kept_in": [
      "group"
    ],
    "founds": false,
    "fields": {
      "number": {
        "sort": "pattern",
        "is_nullable": false,
        "pattern": "\\d{1,6}",
        "is_required": true,
        "meeting": "critical"
      },
      "title": {
        "sort": "text",
        "is_nullable": true,
        "length_max": 30,
        "may_be_empty": false,
        "is_required": false,
        "meeting": "soft"
      },
      "first_name": {
        "sort": "text",
        "is_nullable": false,
        "length_max": 60,
        "may_be_empty": false,
        "is_required": true,
        "meeting": "critical"
      },
      "last_name": {
        "sort": "text",
        "is_nullable": true,
        "length_max": 60,
        "may_be_empty": true,
        "is_required": false,
        "meeting": "critical"
      },
      "pledge_satang": {
        "sort": "satang",
        "is_nullable": false,
        "minimum": 1,
        "maximum": 1000000000,
        "is_required": true,
        "meeting": "critical"
      },
      "joined_on": {
        "sort": "day",
        "is_nullable": false,
        "is_required": true,
        "meeting": "critical"
      },
      "phone": {
        "sort": "pattern",
        "is_nullable": true,
        "pattern": "0\\d{8,9}",
        "is_required": false,
        "meeting": "soft"
      },
      "status": {
        "sort": "choice",
        "is_nullable": false,
        "choices": [
          "active",
          "left"
        ],
        "is_required": true,
        "meeting": "state",
        "transitions": {
          "active": [
            "left"
          ],
          "left": []
        }
      }
    }
  },
  "entry": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "group"
    ],
    "founds": false,
    "fields": {
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
          "opening_savings"
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
      }
    }
  },
  "collection_open": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "group"
    ],
    "founds": false,
    "fields": {
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
    }
  },
  "attendance": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "group"
    ],
    "founds": false,
    "fields": {
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
    }
  },
  "roll_call": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "group"
    ],
    "founds": false,
    "fields": {
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
    }
  },
  "collection_count": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "group"
    ],
    "founds": false,
    "fields": {
      "collection_id": {
        "sort": "rowid",
        "is_nullable": false,
        "is_required": true
      },
      "counts": {
        "sort": "counts",
        "is_nullable": false,
        "is_required": true
      },
      "expected_satang": {
        "sort": "satang",
        "is_nullable": true,
        "minimum": -1000000000,
        "maximum": 1000000000,
        "is_required": false
      }
    }
  },
  "collection_confirm": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "group"
    ],
    "founds": false,
    "fields": {
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
    }
  },
  "collection_close": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "group"
    ],
    "founds": false,
    "fields": {
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
    }
  },
  "collection_date": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "group"
    ],
    "founds": false,
    "fields": {
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
    }
  },
  "case_settle": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "area",
      "group",
      "person"
    ],
    "founds": false,
    "fields": {
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
    }
  },
  "set_aside_answer": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "person"
    ],
    "founds": false,
    "fields": {
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
    }
  },
  "campaign": {
    "way": "merge",
    "version": 1,
    "kept_in": [
      "area"
    ],
    "founds": false,
    "fields": {
      "name": {
        "sort": "text",
        "is_nullable": false,
        "length_max": 120,
        "may_be_empty": false,
        "is_required": true,
        "meeting": "critical"
      },
      "area_code": {
        "sort": "pattern",
        "is_nullable": false,
        "pattern": "th|\\d{2}|\\d{4}",
        "is_required": true,
        "meeting": "fixed"
      },
      "quantity": {
        "sort": "count",
        "is_nullable": false,
        "minimum": 1,
        "maximum": 100,
        "is_required": true,
        "meeting": "critical"
      },
      "signed_on": {
        "sort": "day",
        "is_nullable": false,
        "is_required": true,
        "meeting": "critical"
      },
      "starts_on": {
        "sort": "day",
        "is_nullable": false,
        "is_required": true,
        "meeting": "critical"
      },
      "target_on": {
        "sort": "day",
        "is_nullable": false,
        "is_required": true,
        "meeting": "critical"
      },
      "hard_on": {
        "sort": "day",
        "is_nullable": false,
        "is_required": true,
        "meeting": "critical"
      },
      "state": {
        "sort": "choice",
        "is_nullable": false,
        "choices": [
          "open",
          "closed"
        ],
        "is_required": true,
        "meeting": "state",
        "transitions": {
          "open": [
            "closed"
          ],
          "closed": [
            "open"
          ]
        }
      }
    }
  },
  "target": {
    "way": "merge",
    "version": 1,
    "kept_in": [
      "person"
    ],
    "founds": false,
    "fields": {
      "campaign_id": {
        "sort": "rowid",
        "is_nullable": false,
        "is_required": true,
        "meeting": "fixed"
      },
      "quantity": {
        "sort": "count",
        "is_nullable": false,
        "minimum": 0,
        "maximum": 100,
        "is_required": true,
        "meeting": "critical"
      },
      "target_on": {
        "sort": "day",
        "is_nullable": true,
        "is_required": false,
        "meeting": "critical"
      },
      "reason": {
        "sort": "text",
        "is_nullable": true,
        "length_max": 200,
        "may_be_empty": false,
        "is_required": false,
        "meeting": "soft"
      }
    }
  },
  "alert": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "person"
    ],
    "founds": false,
    "fields": {
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
    }
  },
  "alert_mark": {
    "way": "append",
    "version": 1,
    "kept_in": [
      "person"
    ],
    "founds": false,
    "fields": {
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
  "prepaid_months_max": 12,
  "correction_witness_after_days": 30,
  "correction_witness_from_satang": 100000,
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
    "case_settle",
    "collection_close",
    "collection_confirm",
    "collection_count",
    "collection_date",
    "collection_open",
    "entry",
    "group",
    "member",
    "roll_call"
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
  corrects: string | null;
  witness_name: string | null;
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
  proxy_name: string | null;
}

/** The roll was called; who is not noted otherwise was there. */
export interface RollCallRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  collection_id: string;
  present: number;
  proxy: number;
  absent: number;
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
  expected_satang: number | null;
}

/** A second person agreed to total and count; or why nobody did. */
export interface CollectionConfirmRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  collection_id: string;
  total_satang: number;
  counted_satang: number;
  signer_name: string | null;
  signer_post: "chair" | "treasurer" | "secretary" | "committee" | "member" | null;
  strokes: number[][] | null;
  reason: string | null;
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
  cash_with_name: string | null;
}

/** The day the group collects for one month; none: not at all that month. */
export interface CollectionDateRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  period: string;
  collection_on: string | null;
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
  roll_call: RollCallRow;
  collection_count: CollectionCountRow;
  collection_confirm: CollectionConfirmRow;
  collection_close: CollectionCloseRow;
  collection_date: CollectionDateRow;
  case: CaseRow;
  case_settle: CaseSettleRow;
  set_aside_answer: SetAsideAnswerRow;
  campaign: CampaignRow;
  target: TargetRow;
  alert: AlertRow;
  alert_mark: AlertMarkRow;
}
export type RowKind = keyof RowOf;
