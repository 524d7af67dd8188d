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
        "governor",
        "deputy_governor",
        "district_head",
        "system_admin",
        "mentor"
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
    "founder_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "duplicate_of": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "void_reason": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    },
    "status": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "founding",
        "void",
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
    "member_type": {
      "sort": "choice",
      "is_nullable": true,
      "choices": [
        "ordinary",
        "extraordinary",
        "honorary"
      ],
      "is_required": false
    },
    "born": {
      "sort": "birth",
      "is_nullable": true,
      "pattern": "\\d{4}(-\\d\\d(-\\d\\d)?)?",
      "is_required": false
    },
    "guardian_member_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "guardian_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "address": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
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
  "handover": {
    "to_officer_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "check_code": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 9,
      "may_be_empty": false,
      "is_required": true
    },
    "members": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000,
      "is_required": true
    },
    "savings_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": -1000000000,
      "maximum": 1000000000,
      "is_required": true
    },
    "cash_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": -1000000000,
      "maximum": 1000000000,
      "is_required": true
    },
    "bank_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": -1000000000,
      "maximum": 1000000000,
      "is_required": true
    },
    "open_cases": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000,
      "is_required": true
    },
    "note": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 500,
      "may_be_empty": false,
      "is_required": false
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
    },
    "photo_sha256": {
      "sort": "pattern",
      "is_nullable": true,
      "pattern": "[0-9a-f]{64}",
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
    },
    "expected_satang": {
      "sort": "satang",
      "is_nullable": true,
      "minimum": -1000000000,
      "maximum": 1000000000,
      "is_required": false
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
  "committee_post": {
    "committee": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "steering",
        "loan",
        "audit",
        "promotion",
        "board"
      ],
      "is_required": true
    },
    "position": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "chair",
        "vice_chair",
        "secretary",
        "treasurer",
        "member",
        "publicity"
      ],
      "is_required": true
    },
    "member_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "from_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "to_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "duties": {
      "sort": "choices",
      "is_nullable": true,
      "choices": [
        "steering",
        "loan",
        "audit",
        "promotion"
      ],
      "is_required": false
    },
    "minutes_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "reason": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    },
    "status": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "stands",
        "void"
      ],
      "is_required": true
    }
  },
  "minutes": {
    "meeting": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "founding",
        "committee",
        "general"
      ],
      "is_required": true
    },
    "number": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 999,
      "is_required": true
    },
    "held_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "began_at": {
      "sort": "pattern",
      "is_nullable": true,
      "pattern": "([01]\\d|2[0-3]):[0-5]\\d",
      "is_required": false
    },
    "ended_at": {
      "sort": "pattern",
      "is_nullable": true,
      "pattern": "([01]\\d|2[0-3]):[0-5]\\d",
      "is_required": false
    },
    "place": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    },
    "present": {
      "sort": "rowids",
      "is_nullable": false,
      "most": 300,
      "is_required": true
    },
    "absence_note": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 300,
      "may_be_empty": false,
      "is_required": false
    },
    "guests": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 300,
      "may_be_empty": false,
      "is_required": false
    },
    "taken_by": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "checked_by": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "replaces": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    }
  },
  "agenda_item": {
    "minutes_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "place": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 99,
      "is_required": true
    },
    "heading": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": true
    },
    "said": {
      "sort": "lines",
      "is_nullable": true,
      "length_max": 2000,
      "may_be_empty": false,
      "is_required": false
    },
    "resolved": {
      "sort": "lines",
      "is_nullable": true,
      "length_max": 1000,
      "may_be_empty": false,
      "is_required": false
    }
  },
  "bylaws": {
    "version": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 999,
      "is_required": true
    },
    "starts_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "minutes_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    }
  },
  "bylaw_paragraph": {
    "bylaws_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "place": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 99,
      "is_required": true
    },
    "text": {
      "sort": "lines",
      "is_nullable": false,
      "length_max": 1000,
      "may_be_empty": false,
      "is_required": true
    }
  },
  "admission": {
    "member_ids": {
      "sort": "rowids",
      "is_nullable": false,
      "most": 300,
      "is_required": true
    },
    "decision": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "approved",
        "refused"
      ],
      "is_required": true
    },
    "minutes_id": {
      "sort": "rowid",
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
  "pledge_change": {
    "member_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "amount_satang": {
      "sort": "satang",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 1000000000,
      "is_required": true
    },
    "units": {
      "sort": "count",
      "is_nullable": true,
      "minimum": 1,
      "maximum": 1000000,
      "is_required": false
    },
    "unit_price_satang": {
      "sort": "satang",
      "is_nullable": true,
      "minimum": 1,
      "maximum": 1000000000,
      "is_required": false
    },
    "from_period": {
      "sort": "period",
      "is_nullable": false,
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
  "beneficiary_statement": {
    "member_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "beneficiaries": {
      "sort": "several",
      "is_nullable": false,
      "each": {
        "sort": "parts",
        "is_nullable": false,
        "parts": {
          "name": {
            "sort": "text",
            "is_nullable": false,
            "length_max": 120,
            "may_be_empty": false
          },
          "relation": {
            "sort": "text",
            "is_nullable": false,
            "length_max": 60,
            "may_be_empty": true
          },
          "percent": {
            "sort": "count",
            "is_nullable": false,
            "minimum": 1,
            "maximum": 100
          }
        }
      },
      "is_required": true
    },
    "witnesses": {
      "sort": "several",
      "is_nullable": false,
      "each": {
        "sort": "text",
        "is_nullable": false,
        "length_max": 120,
        "may_be_empty": false
      },
      "is_required": true
    }
  },
  "member_exit": {
    "member_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "exit_kind": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "resigned",
        "died",
        "expelled",
        "moved"
      ],
      "is_required": true
    },
    "left_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "entry_ids": {
      "sort": "several",
      "is_nullable": false,
      "each": {
        "sort": "rowid",
        "is_nullable": false
      },
      "is_required": true
    },
    "payees": {
      "sort": "several",
      "is_nullable": false,
      "each": {
        "sort": "parts",
        "is_nullable": false,
        "parts": {
          "name": {
            "sort": "text",
            "is_nullable": false,
            "length_max": 120,
            "may_be_empty": false
          },
          "amount_satang": {
            "sort": "satang",
            "is_nullable": false,
            "minimum": 1,
            "maximum": 1000000000
          }
        }
      },
      "is_required": true
    },
    "reverses": {
      "sort": "rowid",
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
  "member_merge": {
    "from_member_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "into_member_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "reverses": {
      "sort": "rowid",
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
  "privacy_notice": {
    "version": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 2,
      "maximum": 999,
      "is_required": true
    },
    "starts_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "text": {
      "sort": "lines",
      "is_nullable": false,
      "length_max": 4000,
      "may_be_empty": false,
      "is_required": true
    }
  },
  "consent": {
    "member_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "notice_version": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 999,
      "is_required": true
    },
    "agreed": {
      "sort": "choices",
      "is_nullable": false,
      "choices": [
        "photo",
        "phone_reminder"
      ],
      "is_required": true
    },
    "how": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "signed",
        "spoken",
        "thumb_on_paper"
      ],
      "is_required": true
    },
    "guardian_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "witness_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "strokes": {
      "sort": "strokes",
      "is_nullable": true,
      "is_required": false
    }
  },
  "erasure": {
    "member_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "reason": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": true
    }
  },
  "milestone": {
    "milestone": {
      "sort": "choice",
      "is_nullable": false,
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
      "is_required": true
    },
    "done_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "note": {
      "sort": "lines",
      "is_nullable": true,
      "length_max": 500,
      "may_be_empty": false,
      "is_required": false
    },
    "photo_sha256": {
      "sort": "pattern",
      "is_nullable": true,
      "pattern": "[0-9a-f]{64}",
      "is_required": false
    },
    "proof_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "reverses": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    }
  },
  "milestone_review": {
    "milestone_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "verdict": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "acknowledged",
        "returned"
      ],
      "is_required": true
    },
    "note": {
      "sort": "lines",
      "is_nullable": true,
      "length_max": 500,
      "may_be_empty": false,
      "is_required": false
    }
  },
  "monthly_report": {
    "period": {
      "sort": "period",
      "is_nullable": false,
      "is_required": true
    },
    "members": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000,
      "is_required": true
    },
    "joined": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000,
      "is_required": true
    },
    "left": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000,
      "is_required": true
    },
    "due_satang": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 10000000000000,
      "is_required": true
    },
    "received_satang": {
      "sort": "count",
      "is_nullable": false,
      "minimum": -10000000000000,
      "maximum": 10000000000000,
      "is_required": true
    },
    "arrears_satang": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 10000000000000,
      "is_required": true
    },
    "savings_satang": {
      "sort": "count",
      "is_nullable": false,
      "minimum": -10000000000000,
      "maximum": 10000000000000,
      "is_required": true
    },
    "cash_satang": {
      "sort": "count",
      "is_nullable": false,
      "minimum": -10000000000000,
      "maximum": 10000000000000,
      "is_required": true
    },
    "bank_satang": {
      "sort": "count",
      "is_nullable": false,
      "minimum": -10000000000000,
      "maximum": 10000000000000,
      "is_required": true
    },
    "meetings": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000,
      "is_required": true
    },
    "visits": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 1000000,
      "is_required": true
    },
    "problems": {
      "sort": "lines",
      "is_nullable": true,
      "length_max": 1000,
      "may_be_empty": false,
      "is_required": false
    },
    "photo_sha256": {
      "sort": "pattern",
      "is_nullable": true,
      "pattern": "[0-9a-f]{64}",
      "is_required": false
    }
  },
  "visit": {
    "visited_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "purpose": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "promotion",
        "meeting",
        "collection_day",
        "audit",
        "household",
        "debt_follow_up",
        "mentoring",
        "encouragement",
        "other"
      ],
      "is_required": true
    },
    "visitor": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "officer",
        "district_chief",
        "province_staff",
        "province_chief",
        "governor",
        "deputy_governor",
        "district_head",
        "other"
      ],
      "is_required": true
    },
    "visitor_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "found": {
      "sort": "lines",
      "is_nullable": true,
      "length_max": 1000,
      "may_be_empty": false,
      "is_required": false
    },
    "advice": {
      "sort": "lines",
      "is_nullable": true,
      "length_max": 1000,
      "may_be_empty": false,
      "is_required": false
    },
    "photo_sha256": {
      "sort": "pattern",
      "is_nullable": true,
      "pattern": "[0-9a-f]{64}",
      "is_required": false
    },
    "reverses": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    }
  },
  "visit_advice": {
    "visit_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "text": {
      "sort": "lines",
      "is_nullable": false,
      "length_max": 1000,
      "may_be_empty": false,
      "is_required": true
    }
  },
  "activity_report": {
    "event": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "ceremony",
        "founding",
        "step",
        "visit",
        "collection",
        "other"
      ],
      "is_required": true
    },
    "subject_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "happened_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "text": {
      "sort": "lines",
      "is_nullable": false,
      "length_max": 3000,
      "may_be_empty": false,
      "is_required": true
    },
    "photos": {
      "sort": "photohashes",
      "is_nullable": false,
      "most": 3,
      "is_required": false
    },
    "replaces": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    }
  },
  "assessment_template": {
    "sort": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "health",
        "virtues"
      ],
      "is_required": true
    },
    "name": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    },
    "version": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 1,
      "maximum": 999,
      "is_required": true
    },
    "is_official": {
      "sort": "flag",
      "is_nullable": false,
      "is_required": true
    },
    "source": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": true
    },
    "items": {
      "sort": "several",
      "is_nullable": false,
      "each": {
        "sort": "parts",
        "is_nullable": false,
        "parts": {
          "id": {
            "sort": "pattern",
            "is_nullable": false,
            "pattern": "[a-z][a-z0-9_]{0,39}"
          },
          "side": {
            "sort": "text",
            "is_nullable": false,
            "length_max": 80,
            "may_be_empty": true
          },
          "text_th": {
            "sort": "text",
            "is_nullable": false,
            "length_max": 300,
            "may_be_empty": true
          },
          "kind": {
            "sort": "choice",
            "is_nullable": false,
            "choices": [
              "yes_no",
              "scale",
              "auto"
            ]
          },
          "most": {
            "sort": "count",
            "is_nullable": false,
            "minimum": 1,
            "maximum": 10
          },
          "weight": {
            "sort": "count",
            "is_nullable": false,
            "minimum": 1,
            "maximum": 100
          },
          "auto_query": {
            "sort": "choice",
            "is_nullable": true,
            "choices": [
              "minutes_2_months",
              "duties_filled",
              "bylaws_adopted",
              "collections_held_6_months",
              "members_paid_80",
              "cash_agrees_6_months",
              "banked_in_time_6_months",
              "audited_6_months",
              "balances_confirmed_year",
              "never_alone_6_months"
            ]
          }
        }
      },
      "is_required": true
    },
    "levels": {
      "sort": "several",
      "is_nullable": false,
      "each": {
        "sort": "parts",
        "is_nullable": false,
        "parts": {
          "name": {
            "sort": "text",
            "is_nullable": false,
            "length_max": 60,
            "may_be_empty": false
          },
          "min_percent": {
            "sort": "count",
            "is_nullable": false,
            "minimum": 0,
            "maximum": 100
          }
        }
      },
      "is_required": true
    }
  },
  "assessment": {
    "template_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "template_area": {
      "sort": "pattern",
      "is_nullable": true,
      "pattern": "th|\\d{2}|\\d{4}",
      "is_required": false
    },
    "assessed_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "minutes_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "people_count": {
      "sort": "count",
      "is_nullable": false,
      "minimum": 0,
      "maximum": 10000,
      "is_required": true
    },
    "attended": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 300,
      "may_be_empty": false,
      "is_required": false
    },
    "is_read_aloud": {
      "sort": "flag",
      "is_nullable": false,
      "is_required": true
    },
    "answers": {
      "sort": "several",
      "is_nullable": false,
      "each": {
        "sort": "parts",
        "is_nullable": false,
        "parts": {
          "item": {
            "sort": "pattern",
            "is_nullable": false,
            "pattern": "[a-z][a-z0-9_]{0,39}"
          },
          "points": {
            "sort": "count",
            "is_nullable": false,
            "minimum": 0,
            "maximum": 10
          },
          "words": {
            "sort": "lines",
            "is_nullable": true,
            "length_max": 300,
            "may_be_empty": false
          },
          "count": {
            "sort": "count",
            "is_nullable": true,
            "minimum": 0,
            "maximum": 1000000
          },
          "of": {
            "sort": "count",
            "is_nullable": true,
            "minimum": 0,
            "maximum": 1000000
          },
          "proved_on": {
            "sort": "day",
            "is_nullable": true
          }
        }
      },
      "is_required": true
    },
    "reverses": {
      "sort": "rowid",
      "is_nullable": true,
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
        "ceremony",
        "committee_post",
        "group",
        "member",
        "mentorship",
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
    },
    "agenda": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    },
    "unit_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 60,
      "may_be_empty": false,
      "is_required": false
    },
    "target_words": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    },
    "target_earliest_on": {
      "sort": "day",
      "is_nullable": true,
      "is_required": false
    },
    "hard_words": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    },
    "confirmed_by_name": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "confirmed_on": {
      "sort": "day",
      "is_nullable": true,
      "is_required": false
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
  "mentorship": {
    "mentee_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "mentor_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "mentee_name": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    },
    "mentor_name": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
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
  "coaching_note": {
    "sort": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "met",
        "called",
        "wrote",
        "question",
        "answer"
      ],
      "is_required": true
    },
    "text": {
      "sort": "lines",
      "is_nullable": false,
      "length_max": 1000,
      "may_be_empty": false,
      "is_required": true
    },
    "about_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    }
  },
  "coaching_sign": {
    "note_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "word": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "took_place",
        "did_not",
        "unsaid"
      ],
      "is_required": true
    }
  },
  "mou_template": {
    "campaign_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "party2_role": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "officer",
        "district_chief"
      ],
      "is_required": true
    },
    "source_words": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": true
    },
    "text": {
      "sort": "lines",
      "is_nullable": false,
      "length_max": 4000,
      "may_be_empty": false,
      "is_required": true
    },
    "fingerprint": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "[0-9a-f]{64}",
      "is_required": true
    }
  },
  "mou": {
    "campaign_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "area_code": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "th|\\d{2}|\\d{4}",
      "is_required": true
    },
    "template_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "fingerprint": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "[0-9a-f]{64}",
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
      "is_nullable": false,
      "is_required": true
    },
    "target_words": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": false
    },
    "dated_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "place": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": true
    },
    "party1_name": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    },
    "party1_post": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    },
    "party2_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "party2_name": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    },
    "party2_post": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    }
  },
  "mou_amendment": {
    "mou_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "change": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "terms",
        "ended"
      ],
      "is_required": true
    },
    "quantity": {
      "sort": "count",
      "is_nullable": true,
      "minimum": 0,
      "maximum": 100,
      "is_required": false
    },
    "target_on": {
      "sort": "day",
      "is_nullable": true,
      "is_required": false
    },
    "text": {
      "sort": "lines",
      "is_nullable": false,
      "length_max": 2000,
      "may_be_empty": false,
      "is_required": true
    },
    "fingerprint": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "[0-9a-f]{64}",
      "is_required": true
    }
  },
  "mou_signature": {
    "mou_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "amendment_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "party": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "party1",
        "party2",
        "witness1",
        "witness2"
      ],
      "is_required": true
    },
    "signer_name": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    },
    "signer_post": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "fingerprint": {
      "sort": "pattern",
      "is_nullable": false,
      "pattern": "[0-9a-f]{64}",
      "is_required": true
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
    },
    "repeats": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    }
  },
  "ceremony": {
    "campaign_id": {
      "sort": "rowid",
      "is_nullable": false,
      "is_required": true
    },
    "held_on": {
      "sort": "day",
      "is_nullable": false,
      "is_required": true
    },
    "place": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 200,
      "may_be_empty": false,
      "is_required": true
    },
    "chair_name": {
      "sort": "text",
      "is_nullable": false,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": true
    },
    "chair_post": {
      "sort": "text",
      "is_nullable": true,
      "length_max": 120,
      "may_be_empty": false,
      "is_required": false
    },
    "guests": {
      "sort": "lines",
      "is_nullable": true,
      "length_max": 2000,
      "may_be_empty": false,
      "is_required": false
    },
    "attended": {
      "sort": "rowids",
      "is_nullable": true,
      "most": 500,
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
      "minimum": -3650,
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
  },
  "escalation_pause": {
    "group_id": {
      "sort": "rowid",
      "is_nullable": true,
      "is_required": false
    },
    "until_on": {
      "sort": "day",
      "is_nullable": true,
      "is_required": false
    },
    "reason": {
      "sort": "choice",
      "is_nullable": false,
      "choices": [
        "leave",
        "disaster",
        "duty",
        "village",
        "other",
        "resumed"
      ],
      "is_required": true
    },
    "note": {
      "sort": "lines",
      "is_nullable": true,
      "length_max": 300,
      "may_be_empty": false,
      "is_required": false
    }
  }
} as const;

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
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "campaign_due_chief_days": {
    "sort": "number",
    "default": 30,
    "narrowest": "province",
    "unit": "days",
    "least": 0,
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "campaign_due_province_days": {
    "sort": "number",
    "default": 14,
    "narrowest": "province",
    "unit": "days",
    "least": 0,
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "quiet_from_hour": {
    "sort": "number",
    "default": 20,
    "narrowest": "province",
    "unit": "hour",
    "least": 0,
    "most": 24,
    "choices": [],
    "may_be_none": false
  },
  "quiet_until_hour": {
    "sort": "number",
    "default": 7,
    "narrowest": "province",
    "unit": "hour",
    "least": 0,
    "most": 24,
    "choices": [],
    "may_be_none": false
  },
  "collection_missing_days": {
    "sort": "number",
    "default": 2,
    "narrowest": "province",
    "unit": "days",
    "least": 1,
    "most": 31,
    "choices": [],
    "may_be_none": false
  },
  "collection_missing_chief_days": {
    "sort": "number",
    "default": 7,
    "narrowest": "province",
    "unit": "days",
    "least": 1,
    "most": 31,
    "choices": [],
    "may_be_none": false
  },
  "committee_term_ending_days": {
    "sort": "number",
    "default": 60,
    "narrowest": "province",
    "unit": "days",
    "least": 1,
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "agm_due_months": {
    "sort": "number",
    "default": 3,
    "narrowest": "province",
    "unit": "months",
    "least": 1,
    "most": 12,
    "choices": [],
    "may_be_none": false
  },
  "assignment_gap_days": {
    "sort": "number",
    "default": 0,
    "narrowest": "province",
    "unit": "days",
    "least": 0,
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "report_due_ahead_days": {
    "sort": "number",
    "default": 3,
    "narrowest": "province",
    "unit": "days",
    "least": 0,
    "most": 15,
    "choices": [],
    "may_be_none": false
  },
  "savings_week_days": {
    "sort": "number",
    "default": 3,
    "narrowest": "province",
    "unit": "days",
    "least": 0,
    "most": 31,
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
  },
  "no_progress_days": {
    "sort": "number",
    "default": 21,
    "narrowest": "province",
    "unit": "days",
    "least": 1,
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "no_progress_chief_days": {
    "sort": "number",
    "default": 35,
    "narrowest": "province",
    "unit": "days",
    "least": 1,
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "new_officer_stuck_days": {
    "sort": "number",
    "default": 14,
    "narrowest": "province",
    "unit": "days",
    "least": 1,
    "most": 366,
    "choices": [],
    "may_be_none": false
  },
  "new_officer_months": {
    "sort": "number",
    "default": 12,
    "narrowest": "province",
    "unit": "months",
    "least": 0,
    "most": 60,
    "choices": [],
    "may_be_none": false
  },
  "mentor_ahead_days": {
    "sort": "number",
    "default": 1,
    "narrowest": "province",
    "unit": "days",
    "least": 0,
    "most": 31,
    "choices": [],
    "may_be_none": false
  }
} as const;

export const ALERT_LEVELS = {
  "campaign_due": [
    {
      "role": "officer",
      "counted": "at_once",
      "days": null
    },
    {
      "role": "district_chief",
      "counted": "before",
      "days": "campaign_due_chief_days"
    },
    {
      "role": "province_staff",
      "counted": "before",
      "days": "campaign_due_province_days"
    },
    {
      "role": "province_chief",
      "counted": "before",
      "days": "campaign_due_province_days"
    }
  ],
  "no_progress": [
    {
      "role": "officer",
      "counted": "still",
      "days": "no_progress_days"
    },
    {
      "role": "district_chief",
      "counted": "still",
      "days": "no_progress_chief_days"
    }
  ],
  "new_officer_stuck": [
    {
      "role": "district_chief",
      "counted": "still",
      "days": "new_officer_stuck_days"
    }
  ],
  "collection_tomorrow": [
    {
      "role": "officer",
      "counted": "at_once",
      "days": null
    }
  ],
  "collection_missing": [
    {
      "role": "officer",
      "counted": "after",
      "days": "collection_missing_days"
    },
    {
      "role": "district_chief",
      "counted": "after",
      "days": "collection_missing_chief_days"
    }
  ],
  "bank_slip_missing": [
    {
      "role": "officer",
      "counted": "at_once",
      "days": null
    },
    {
      "role": "district_chief",
      "counted": "at_once",
      "days": null
    }
  ],
  "cash_mismatch": [
    {
      "role": "officer",
      "counted": "at_once",
      "days": null
    },
    {
      "role": "district_chief",
      "counted": "at_once",
      "days": null
    },
    {
      "role": "province_staff",
      "counted": "at_once",
      "days": null
    }
  ],
  "member_misses": [
    {
      "role": "officer",
      "counted": "at_once",
      "days": null
    }
  ],
  "committee_term_ending": [
    {
      "role": "officer",
      "counted": "at_once",
      "days": null
    }
  ],
  "agm_due": [
    {
      "role": "officer",
      "counted": "at_once",
      "days": null
    }
  ],
  "device_silent": [
    {
      "role": "officer",
      "counted": "at_once",
      "days": null
    },
    {
      "role": "district_chief",
      "counted": "at_once",
      "days": null
    }
  ]
} as const;

export const NEVER_PAUSED = [
  "cash_mismatch"
] as const;

export const PAUSE_DAYS_MAX = 92 as const;

export const ASSESSMENT_TEMPLATES = [
  {
    "id": "8c747689-cdfd-5ec6-b2d2-7d9a4edb88fb",
    "sort": "health",
    "version": 1,
    "is_official": false,
    "name": "แบบตรวจสุขภาพกลุ่มจากสมุดบัญชี",
    "source": "จัดทำขึ้นเพื่อใช้ในแอปนี้ จากข้อที่สมุดบัญชีของกลุ่มพิสูจน์ได้",
    "items": [
      {
        "id": "minutes_2_months",
        "side": "การประชุมและกรรมการ",
        "text_th": "",
        "kind": "auto",
        "most": 1,
        "weight": 1,
        "auto_query": "minutes_2_months"
      },
      {
        "id": "duties_filled",
        "side": "การประชุมและกรรมการ",
        "text_th": "",
        "kind": "auto",
        "most": 1,
        "weight": 1,
        "auto_query": "duties_filled"
      },
      {
        "id": "bylaws_adopted",
        "side": "การประชุมและกรรมการ",
        "text_th": "",
        "kind": "auto",
        "most": 1,
        "weight": 1,
        "auto_query": "bylaws_adopted"
      },
      {
        "id": "collections_held_6_months",
        "side": "การออม",
        "text_th": "",
        "kind": "auto",
        "most": 1,
        "weight": 1,
        "auto_query": "collections_held_6_months"
      },
      {
        "id": "members_paid_80",
        "side": "การออม",
        "text_th": "",
        "kind": "auto",
        "most": 1,
        "weight": 1,
        "auto_query": "members_paid_80"
      },
      {
        "id": "cash_agrees_6_months",
        "side": "การเก็บรักษาเงิน",
        "text_th": "",
        "kind": "auto",
        "most": 1,
        "weight": 1,
        "auto_query": "cash_agrees_6_months"
      },
      {
        "id": "banked_in_time_6_months",
        "side": "การเก็บรักษาเงิน",
        "text_th": "",
        "kind": "auto",
        "most": 1,
        "weight": 1,
        "auto_query": "banked_in_time_6_months"
      },
      {
        "id": "never_alone_6_months",
        "side": "การเก็บรักษาเงิน",
        "text_th": "",
        "kind": "auto",
        "most": 1,
        "weight": 1,
        "auto_query": "never_alone_6_months"
      },
      {
        "id": "audited_6_months",
        "side": "การตรวจสอบ",
        "text_th": "",
        "kind": "auto",
        "most": 1,
        "weight": 1,
        "auto_query": "audited_6_months"
      },
      {
        "id": "balances_confirmed_year",
        "side": "การตรวจสอบ",
        "text_th": "",
        "kind": "auto",
        "most": 1,
        "weight": 1,
        "auto_query": "balances_confirmed_year"
      }
    ],
    "levels": [
      {
        "name": "เริ่มวางรากฐาน",
        "min_percent": 0
      },
      {
        "name": "กำลังเติบโต",
        "min_percent": 50
      },
      {
        "name": "เข้มแข็ง",
        "min_percent": 80
      }
    ]
  },
  {
    "id": "9aa52f1e-8260-53bf-add5-f1f388ff2df4",
    "sort": "virtues",
    "version": 1,
    "is_official": false,
    "name": "กลุ่มประเมินตนเองตามคุณธรรม 5 ประการ",
    "source": "คุณธรรม 5 ประการของกลุ่มออมทรัพย์เพื่อการผลิต ส่วนคะแนนจัดทำขึ้นเพื่อใช้ในแอปนี้",
    "items": [
      {
        "id": "honesty",
        "side": "",
        "text_th": "",
        "kind": "scale",
        "most": 3,
        "weight": 1,
        "auto_query": null
      },
      {
        "id": "sacrifice",
        "side": "",
        "text_th": "",
        "kind": "scale",
        "most": 3,
        "weight": 1,
        "auto_query": null
      },
      {
        "id": "responsibility",
        "side": "",
        "text_th": "",
        "kind": "scale",
        "most": 3,
        "weight": 1,
        "auto_query": null
      },
      {
        "id": "sympathy",
        "side": "",
        "text_th": "",
        "kind": "scale",
        "most": 3,
        "weight": 1,
        "auto_query": null
      },
      {
        "id": "trust",
        "side": "",
        "text_th": "",
        "kind": "scale",
        "most": 3,
        "weight": 1,
        "auto_query": null
      }
    ],
    "levels": []
  }
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

export const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ" as const;

export const SLIP_CODE_LENGTH = 8 as const;

export const SUPPORT_ROLES = [
  "district_chief",
  "province_chief",
  "province_staff"
] as const;

export const PUSH_RIGHTS = {
  "officer": [
    "activity_report",
    "admission",
    "agenda_item",
    "alert_mark",
    "assessment",
    "attendance",
    "balance_confirmation",
    "beneficiary_statement",
    "bylaw_paragraph",
    "bylaws",
    "case_settle",
    "coaching_note",
    "coaching_sign",
    "collection_close",
    "collection_confirm",
    "collection_count",
    "collection_date",
    "collection_open",
    "committee_post",
    "consent",
    "entry",
    "erasure",
    "group",
    "group_comparison",
    "member",
    "member_exit",
    "member_merge",
    "milestone",
    "minutes",
    "monthly_report",
    "mou_signature",
    "opening_sheet",
    "pledge_change",
    "roll_call",
    "setting",
    "visit"
  ],
  "district_chief": [
    "activity_report",
    "alert_mark",
    "case_settle",
    "escalation_pause",
    "milestone_review",
    "mou_signature",
    "visit",
    "visit_advice"
  ],
  "province_staff": [
    "activity_report",
    "alert_mark",
    "assessment_template",
    "campaign",
    "case_settle",
    "ceremony",
    "escalation_pause",
    "mou",
    "mou_amendment",
    "mou_signature",
    "mou_template",
    "privacy_notice",
    "setting",
    "target",
    "visit",
    "visit_advice"
  ],
  "province_chief": [
    "activity_report",
    "alert_mark",
    "assessment_template",
    "campaign",
    "case_settle",
    "ceremony",
    "escalation_pause",
    "mou",
    "mou_amendment",
    "mou_signature",
    "mou_template",
    "privacy_notice",
    "setting",
    "target",
    "visit",
    "visit_advice"
  ],
  "governor": [
    "alert_mark"
  ],
  "deputy_governor": [
    "alert_mark"
  ],
  "district_head": [
    "alert_mark"
  ],
  "system_admin": [
    "alert_mark"
  ],
  "mentor": [
    "alert_mark",
    "coaching_note",
    "coaching_sign"
  ]
} as const;

export const SEES_BACKUPS = {
  "officer": false,
  "district_chief": false,
  "province_staff": true,
  "province_chief": true,
  "governor": false,
  "deputy_governor": false,
  "district_head": false,
  "system_admin": false,
  "mentor": false
} as const;

export const SEES_DELIVERIES = {
  "officer": false,
  "district_chief": false,
  "province_staff": true,
  "province_chief": true,
  "governor": false,
  "deputy_governor": false,
  "district_head": false,
  "system_admin": false,
  "mentor": false
} as const;

export const KEEPS_INCIDENTS = {
  "officer": false,
  "district_chief": true,
  "province_staff": true,
  "province_chief": true,
  "governor": false,
  "deputy_governor": false,
  "district_head": false,
  "system_admin": false,
  "mentor": false
} as const;

export const NO_NAME = "–" as const;

export const READS_AUDIT = {
  "officer": false,
  "district_chief": false,
  "province_staff": true,
  "province_chief": false,
  "governor": false,
  "deputy_governor": false,
  "district_head": false,
  "system_admin": true,
  "mentor": false
} as const;

export const GIVES_POSTS = [
  "district_chief",
  "province_chief",
  "province_staff",
  "system_admin"
] as const;

export const STANDS_IN = {
  "officer": [
    "subdistrict"
  ],
  "district_chief": [
    "district"
  ],
  "province_staff": [
    "province"
  ],
  "province_chief": [
    "province"
  ],
  "governor": [
    "province"
  ],
  "deputy_governor": [
    "province"
  ],
  "district_head": [
    "district"
  ],
  "system_admin": [
    "nation",
    "province"
  ],
  "mentor": [
    "district"
  ]
} as const;

export const AUDIT_VERBS = [
  "logged_in",
  "login_failed",
  "logged_out",
  "password_changed",
  "password_reset",
  "user_added",
  "user_retired",
  "assigned",
  "assignment_ended",
  "mentor_given",
  "mentor_ended",
  "device_revoked",
  "device_restored",
  "device_key_replaced",
  "join_code_made",
  "joined",
  "second_factor_set",
  "second_factor_failed",
  "second_factor_reset",
  "backup_code_used",
  "set_aside_read",
  "set_aside_answered",
  "outbox_file_brought",
  "identity_read",
  "exported",
  "audit_read"
] as const;

export const PROBLEMS = {
  "admin_alone": "correct",
  "admitted": "ask",
  "already_answered": "ask",
  "already_reversed": "correct",
  "amount_not_positive": "correct",
  "amount_too_large": "correct",
  "area_level_wrong": "correct",
  "author_elsewhere": "ask",
  "author_mismatch": "ask",
  "balance_disputed": "ask",
  "busy": "wait",
  "cash_difference": "ask",
  "correction_unmatched": "ask",
  "date_suspect": "ask",
  "declined": "ask",
  "device_revoked": "ask",
  "device_unknown": "ask",
  "devices_full": "correct",
  "email_unclear": "correct",
  "encoding_unknown": "ask",
  "envelope_invalid": "ask",
  "field_conflict": "ask",
  "field_missing": "correct",
  "field_not_allowed": "ask",
  "foreign_scope": "ask",
  "handover_moved": "correct",
  "header_missing": "ask",
  "id_reused": "ask",
  "internal": "ask",
  "join_code_wrong": "correct",
  "login_failed": "correct",
  "login_name_taken": "correct",
  "member_left": "ask",
  "member_number_taken": "ask",
  "minor_without_guardian": "ask",
  "mou_text_differs": "ask",
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
  "not_signed": "ask",
  "not_signed_in": "sign_in",
  "number_out_of_range": "correct",
  "officers_unreadable": "correct",
  "opening_again": "ask",
  "opening_uneven": "ask",
  "out_of_grant": "ask",
  "overdrawn": "ask",
  "own_post": "ask",
  "paid_twice": "ask",
  "password_too_common": "correct",
  "password_too_short": "correct",
  "percents_not_100": "correct",
  "period_not_future": "correct",
  "person_retired": "ask",
  "protocol_unknown": "ask",
  "rate_limited": "wait",
  "reason_missing": "correct",
  "reversal_mismatch": "ask",
  "reversal_of_reversal": "correct",
  "second_factor_failed": "correct",
  "second_factor_missing": "correct",
  "second_factor_needed": "correct",
  "session_expired": "sign_in",
  "slip_number_invalid": "ask",
  "still_kept": "ask",
  "text_empty": "correct",
  "text_too_long": "correct",
  "too_large": "ask",
  "transition_not_legal": "correct",
  "unknown_field": "ask",
  "unknown_kind": "ask",
  "unreadable": "ask",
  "unsent_work": "wait",
  "upgrade_needed": "wait",
  "value_invalid": "correct"
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
