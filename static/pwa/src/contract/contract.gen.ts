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
  "photo_bytes_max": 61440,
  "stroke_grid": 999,
  "stroke_points_max": 600,
  "password_length_min": 10
} as const;

export const KINDS = {
  "assignment": {
    "way": "merge",
    "version": 1,
    "fields": {
      "role": {
        "sort": "choice",
        "meeting": "fixed"
      },
      "area_code": {
        "sort": "pattern",
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
        "sort": "text"
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
        "meeting": "critical"
      },
      "area_level": {
        "sort": "choice",
        "meeting": "fixed"
      },
      "subdistrict_code": {
        "sort": "pattern",
        "meeting": "fixed"
      },
      "moo": {
        "sort": "count",
        "meeting": "critical"
      },
      "place_name": {
        "sort": "text",
        "meeting": "critical"
      },
      "founded_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "pledge_mode": {
        "sort": "choice",
        "meeting": "critical",
        "whole": "pledge_rule"
      },
      "pledge_min_satang": {
        "sort": "satang",
        "meeting": "critical",
        "whole": "pledge_rule"
      },
      "unit_price_satang": {
        "sort": "satang",
        "meeting": "critical",
        "whole": "pledge_rule"
      },
      "collection_day": {
        "sort": "count",
        "meeting": "critical"
      },
      "meeting_place": {
        "sort": "text",
        "meeting": "soft"
      },
      "note": {
        "sort": "text",
        "meeting": "soft"
      },
      "officer_id": {
        "sort": "rowid",
        "meeting": "fixed"
      },
      "founder_id": {
        "sort": "rowid",
        "meeting": "fixed"
      },
      "duplicate_of": {
        "sort": "rowid",
        "meeting": "soft"
      },
      "void_reason": {
        "sort": "text",
        "meeting": "soft"
      },
      "status": {
        "sort": "choice",
        "meeting": "state",
        "choices": [
          "founding",
          "void",
          "established",
          "active",
          "dormant",
          "closed"
        ]
      }
    }
  },
  "member": {
    "way": "merge",
    "version": 1,
    "fields": {
      "number": {
        "sort": "pattern",
        "meeting": "critical"
      },
      "title": {
        "sort": "text",
        "meeting": "soft"
      },
      "first_name": {
        "sort": "text",
        "meeting": "critical"
      },
      "last_name": {
        "sort": "text",
        "meeting": "critical"
      },
      "pledge_satang": {
        "sort": "satang",
        "meeting": "critical"
      },
      "joined_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "phone": {
        "sort": "pattern",
        "meeting": "soft"
      },
      "member_type": {
        "sort": "choice",
        "meeting": "soft"
      },
      "born": {
        "sort": "birth",
        "meeting": "soft"
      },
      "guardian_member_id": {
        "sort": "rowid",
        "meeting": "soft"
      },
      "guardian_name": {
        "sort": "text",
        "meeting": "soft"
      },
      "address": {
        "sort": "text",
        "meeting": "soft"
      },
      "status": {
        "sort": "choice",
        "meeting": "state",
        "choices": [
          "active",
          "left"
        ]
      }
    }
  },
  "group_comparison": {
    "way": "append",
    "version": 1,
    "fields": {
      "other_id": {
        "sort": "rowid"
      },
      "verdict": {
        "sort": "choice"
      }
    }
  },
  "handover": {
    "way": "append",
    "version": 1,
    "fields": {
      "to_officer_id": {
        "sort": "rowid"
      },
      "check_code": {
        "sort": "text"
      },
      "members": {
        "sort": "count"
      },
      "savings_satang": {
        "sort": "satang"
      },
      "cash_satang": {
        "sort": "satang"
      },
      "bank_satang": {
        "sort": "satang"
      },
      "open_cases": {
        "sort": "count"
      },
      "note": {
        "sort": "text"
      }
    }
  },
  "entry": {
    "way": "append",
    "version": 1,
    "fields": {
      "entry_kind": {
        "sort": "choice"
      },
      "amount_satang": {
        "sort": "satang"
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
        "sort": "pattern"
      },
      "reason": {
        "sort": "text"
      },
      "corrects": {
        "sort": "rowid"
      },
      "witness_name": {
        "sort": "text"
      },
      "bank_reference": {
        "sort": "text"
      },
      "bank_signers": {
        "sort": "text"
      },
      "photo_sha256": {
        "sort": "pattern"
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
        "sort": "satang"
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
        "sort": "choice"
      },
      "proxy_name": {
        "sort": "text"
      }
    }
  },
  "roll_call": {
    "way": "append",
    "version": 1,
    "fields": {
      "collection_id": {
        "sort": "rowid"
      },
      "present": {
        "sort": "count"
      },
      "proxy": {
        "sort": "count"
      },
      "absent": {
        "sort": "count"
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
      },
      "expected_satang": {
        "sort": "satang"
      }
    }
  },
  "collection_confirm": {
    "way": "append",
    "version": 1,
    "fields": {
      "collection_id": {
        "sort": "rowid"
      },
      "total_satang": {
        "sort": "satang"
      },
      "counted_satang": {
        "sort": "satang"
      },
      "signer_name": {
        "sort": "text"
      },
      "signer_post": {
        "sort": "choice"
      },
      "strokes": {
        "sort": "strokes"
      },
      "reason": {
        "sort": "text"
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
        "sort": "count"
      },
      "total_satang": {
        "sort": "satang"
      },
      "counted_satang": {
        "sort": "satang"
      },
      "reason": {
        "sort": "text"
      },
      "cash_with_name": {
        "sort": "text"
      }
    }
  },
  "collection_date": {
    "way": "append",
    "version": 1,
    "fields": {
      "period": {
        "sort": "period"
      },
      "collection_on": {
        "sort": "day"
      },
      "reason": {
        "sort": "text"
      }
    }
  },
  "opening_sheet": {
    "way": "append",
    "version": 1,
    "fields": {
      "group_id": {
        "sort": "rowid"
      },
      "cut_off_on": {
        "sort": "day"
      },
      "members": {
        "sort": "count"
      },
      "savings_satang": {
        "sort": "satang"
      },
      "funds_satang": {
        "sort": "satang"
      },
      "cash_satang": {
        "sort": "satang"
      },
      "bank_satang": {
        "sort": "satang"
      }
    }
  },
  "balance_confirmation": {
    "way": "append",
    "version": 1,
    "fields": {
      "member_id": {
        "sort": "rowid"
      },
      "as_of": {
        "sort": "day"
      },
      "balance_satang": {
        "sort": "satang"
      },
      "answer": {
        "sort": "choice"
      },
      "note": {
        "sort": "text"
      }
    }
  },
  "committee_post": {
    "way": "merge",
    "version": 1,
    "fields": {
      "committee": {
        "sort": "choice",
        "meeting": "critical"
      },
      "position": {
        "sort": "choice",
        "meeting": "critical"
      },
      "member_id": {
        "sort": "rowid",
        "meeting": "fixed"
      },
      "from_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "to_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "duties": {
        "sort": "choices",
        "meeting": "set"
      },
      "minutes_id": {
        "sort": "rowid",
        "meeting": "soft"
      },
      "reason": {
        "sort": "text",
        "meeting": "soft"
      },
      "status": {
        "sort": "choice",
        "meeting": "state",
        "choices": [
          "stands",
          "void"
        ]
      }
    }
  },
  "minutes": {
    "way": "append",
    "version": 1,
    "fields": {
      "meeting": {
        "sort": "choice"
      },
      "number": {
        "sort": "count"
      },
      "held_on": {
        "sort": "day"
      },
      "began_at": {
        "sort": "pattern"
      },
      "ended_at": {
        "sort": "pattern"
      },
      "place": {
        "sort": "text"
      },
      "present": {
        "sort": "rowids"
      },
      "absence_note": {
        "sort": "text"
      },
      "guests": {
        "sort": "text"
      },
      "taken_by": {
        "sort": "text"
      },
      "checked_by": {
        "sort": "text"
      },
      "replaces": {
        "sort": "rowid"
      }
    }
  },
  "agenda_item": {
    "way": "append",
    "version": 1,
    "fields": {
      "minutes_id": {
        "sort": "rowid"
      },
      "place": {
        "sort": "count"
      },
      "heading": {
        "sort": "text"
      },
      "said": {
        "sort": "lines"
      },
      "resolved": {
        "sort": "lines"
      }
    }
  },
  "bylaws": {
    "way": "append",
    "version": 1,
    "fields": {
      "version": {
        "sort": "count"
      },
      "starts_on": {
        "sort": "day"
      },
      "minutes_id": {
        "sort": "rowid"
      }
    }
  },
  "bylaw_paragraph": {
    "way": "append",
    "version": 1,
    "fields": {
      "bylaws_id": {
        "sort": "rowid"
      },
      "place": {
        "sort": "count"
      },
      "text": {
        "sort": "lines"
      }
    }
  },
  "admission": {
    "way": "append",
    "version": 1,
    "fields": {
      "member_ids": {
        "sort": "rowids"
      },
      "decision": {
        "sort": "choice"
      },
      "minutes_id": {
        "sort": "rowid"
      },
      "reason": {
        "sort": "text"
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
        "sort": "satang"
      },
      "units": {
        "sort": "count"
      },
      "unit_price_satang": {
        "sort": "satang"
      },
      "from_period": {
        "sort": "period"
      },
      "reason": {
        "sort": "text"
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
        "sort": "several"
      },
      "witnesses": {
        "sort": "several"
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
        "sort": "choice"
      },
      "left_on": {
        "sort": "day"
      },
      "entry_ids": {
        "sort": "several"
      },
      "payees": {
        "sort": "several"
      },
      "reverses": {
        "sort": "rowid"
      },
      "reason": {
        "sort": "text"
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
        "sort": "text"
      }
    }
  },
  "privacy_notice": {
    "way": "append",
    "version": 1,
    "fields": {
      "version": {
        "sort": "count"
      },
      "starts_on": {
        "sort": "day"
      },
      "text": {
        "sort": "lines"
      }
    }
  },
  "consent": {
    "way": "append",
    "version": 1,
    "fields": {
      "member_id": {
        "sort": "rowid"
      },
      "notice_version": {
        "sort": "count"
      },
      "agreed": {
        "sort": "choices"
      },
      "how": {
        "sort": "choice"
      },
      "guardian_name": {
        "sort": "text"
      },
      "witness_name": {
        "sort": "text"
      },
      "strokes": {
        "sort": "strokes"
      }
    }
  },
  "erasure": {
    "way": "append",
    "version": 1,
    "fields": {
      "member_id": {
        "sort": "rowid"
      },
      "reason": {
        "sort": "text"
      }
    }
  },
  "milestone": {
    "way": "append",
    "version": 1,
    "fields": {
      "milestone": {
        "sort": "choice"
      },
      "done_on": {
        "sort": "day"
      },
      "note": {
        "sort": "lines"
      },
      "photo_sha256": {
        "sort": "pattern"
      },
      "proof_id": {
        "sort": "rowid"
      },
      "reverses": {
        "sort": "rowid"
      }
    }
  },
  "milestone_review": {
    "way": "append",
    "version": 1,
    "fields": {
      "milestone_id": {
        "sort": "rowid"
      },
      "verdict": {
        "sort": "choice"
      },
      "note": {
        "sort": "lines"
      }
    }
  },
  "monthly_report": {
    "way": "append",
    "version": 1,
    "fields": {
      "period": {
        "sort": "period"
      },
      "members": {
        "sort": "count"
      },
      "joined": {
        "sort": "count"
      },
      "left": {
        "sort": "count"
      },
      "due_satang": {
        "sort": "count"
      },
      "received_satang": {
        "sort": "count"
      },
      "arrears_satang": {
        "sort": "count"
      },
      "savings_satang": {
        "sort": "count"
      },
      "cash_satang": {
        "sort": "count"
      },
      "bank_satang": {
        "sort": "count"
      },
      "meetings": {
        "sort": "count"
      },
      "visits": {
        "sort": "count"
      },
      "problems": {
        "sort": "lines"
      },
      "photo_sha256": {
        "sort": "pattern"
      }
    }
  },
  "visit": {
    "way": "append",
    "version": 1,
    "fields": {
      "visited_on": {
        "sort": "day"
      },
      "purpose": {
        "sort": "choice"
      },
      "visitor": {
        "sort": "choice"
      },
      "visitor_name": {
        "sort": "text"
      },
      "found": {
        "sort": "lines"
      },
      "advice": {
        "sort": "lines"
      },
      "photo_sha256": {
        "sort": "pattern"
      },
      "reverses": {
        "sort": "rowid"
      }
    }
  },
  "visit_advice": {
    "way": "append",
    "version": 1,
    "fields": {
      "visit_id": {
        "sort": "rowid"
      },
      "text": {
        "sort": "lines"
      }
    }
  },
  "activity_report": {
    "way": "append",
    "version": 1,
    "fields": {
      "event": {
        "sort": "choice"
      },
      "subject_id": {
        "sort": "rowid"
      },
      "happened_on": {
        "sort": "day"
      },
      "text": {
        "sort": "lines"
      },
      "photos": {
        "sort": "photohashes"
      },
      "replaces": {
        "sort": "rowid"
      }
    }
  },
  "assessment_template": {
    "way": "append",
    "version": 1,
    "fields": {
      "sort": {
        "sort": "choice"
      },
      "name": {
        "sort": "text"
      },
      "version": {
        "sort": "count"
      },
      "is_official": {
        "sort": "flag"
      },
      "source": {
        "sort": "text"
      },
      "items": {
        "sort": "several"
      },
      "levels": {
        "sort": "several"
      }
    }
  },
  "assessment": {
    "way": "append",
    "version": 1,
    "fields": {
      "template_id": {
        "sort": "rowid"
      },
      "template_area": {
        "sort": "pattern"
      },
      "assessed_on": {
        "sort": "day"
      },
      "minutes_id": {
        "sort": "rowid"
      },
      "people_count": {
        "sort": "count"
      },
      "attended": {
        "sort": "text"
      },
      "is_read_aloud": {
        "sort": "flag"
      },
      "answers": {
        "sort": "several"
      },
      "reverses": {
        "sort": "rowid"
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
        "sort": "choice"
      },
      "row_kind": {
        "sort": "choice"
      },
      "row_id": {
        "sort": "rowid"
      },
      "kept": {
        "sort": "text"
      },
      "note": {
        "sort": "text"
      }
    }
  },
  "set_aside_answer": {
    "way": "append",
    "version": 1,
    "fields": {
      "ticket": {
        "sort": "pattern"
      },
      "line_sha256": {
        "sort": "pattern"
      },
      "choice": {
        "sort": "choice"
      },
      "note": {
        "sort": "text"
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
        "meeting": "critical"
      },
      "area_code": {
        "sort": "pattern",
        "meeting": "fixed"
      },
      "quantity": {
        "sort": "count",
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
        "meeting": "state",
        "choices": [
          "open",
          "closed"
        ]
      },
      "agenda": {
        "sort": "text",
        "meeting": "soft"
      },
      "unit_name": {
        "sort": "text",
        "meeting": "critical"
      },
      "target_words": {
        "sort": "text",
        "meeting": "critical"
      },
      "target_earliest_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "hard_words": {
        "sort": "text",
        "meeting": "critical"
      },
      "confirmed_by_name": {
        "sort": "text",
        "meeting": "critical"
      },
      "confirmed_on": {
        "sort": "day",
        "meeting": "critical"
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
        "meeting": "critical"
      },
      "target_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "reason": {
        "sort": "text",
        "meeting": "soft"
      }
    }
  },
  "mentorship": {
    "way": "merge",
    "version": 1,
    "fields": {
      "mentee_id": {
        "sort": "rowid",
        "meeting": "fixed"
      },
      "mentor_id": {
        "sort": "rowid",
        "meeting": "fixed"
      },
      "mentee_name": {
        "sort": "text",
        "meeting": "fixed"
      },
      "mentor_name": {
        "sort": "text",
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
  "coaching_note": {
    "way": "append",
    "version": 1,
    "fields": {
      "sort": {
        "sort": "choice"
      },
      "text": {
        "sort": "lines"
      },
      "about_id": {
        "sort": "rowid"
      }
    }
  },
  "coaching_sign": {
    "way": "append",
    "version": 1,
    "fields": {
      "note_id": {
        "sort": "rowid"
      },
      "word": {
        "sort": "choice"
      }
    }
  },
  "mou_template": {
    "way": "append",
    "version": 1,
    "fields": {
      "campaign_id": {
        "sort": "rowid"
      },
      "party2_role": {
        "sort": "choice"
      },
      "source_words": {
        "sort": "text"
      },
      "text": {
        "sort": "lines"
      },
      "fingerprint": {
        "sort": "pattern"
      }
    }
  },
  "mou": {
    "way": "append",
    "version": 1,
    "fields": {
      "campaign_id": {
        "sort": "rowid"
      },
      "area_code": {
        "sort": "pattern"
      },
      "template_id": {
        "sort": "rowid"
      },
      "fingerprint": {
        "sort": "pattern"
      },
      "quantity": {
        "sort": "count"
      },
      "target_on": {
        "sort": "day"
      },
      "target_words": {
        "sort": "text"
      },
      "dated_on": {
        "sort": "day"
      },
      "place": {
        "sort": "text"
      },
      "party1_name": {
        "sort": "text"
      },
      "party1_post": {
        "sort": "text"
      },
      "party2_id": {
        "sort": "rowid"
      },
      "party2_name": {
        "sort": "text"
      },
      "party2_post": {
        "sort": "text"
      }
    }
  },
  "mou_amendment": {
    "way": "append",
    "version": 1,
    "fields": {
      "mou_id": {
        "sort": "rowid"
      },
      "change": {
        "sort": "choice"
      },
      "quantity": {
        "sort": "count"
      },
      "target_on": {
        "sort": "day"
      },
      "text": {
        "sort": "lines"
      },
      "fingerprint": {
        "sort": "pattern"
      }
    }
  },
  "mou_signature": {
    "way": "append",
    "version": 1,
    "fields": {
      "mou_id": {
        "sort": "rowid"
      },
      "amendment_id": {
        "sort": "rowid"
      },
      "party": {
        "sort": "choice"
      },
      "signer_name": {
        "sort": "text"
      },
      "signer_post": {
        "sort": "text"
      },
      "fingerprint": {
        "sort": "pattern"
      },
      "strokes": {
        "sort": "strokes"
      },
      "reason": {
        "sort": "text"
      },
      "repeats": {
        "sort": "rowid"
      }
    }
  },
  "ceremony": {
    "way": "merge",
    "version": 1,
    "fields": {
      "campaign_id": {
        "sort": "rowid",
        "meeting": "fixed"
      },
      "held_on": {
        "sort": "day",
        "meeting": "critical"
      },
      "place": {
        "sort": "text",
        "meeting": "soft"
      },
      "chair_name": {
        "sort": "text",
        "meeting": "soft"
      },
      "chair_post": {
        "sort": "text",
        "meeting": "soft"
      },
      "guests": {
        "sort": "lines",
        "meeting": "soft"
      },
      "attended": {
        "sort": "rowids",
        "meeting": "set"
      }
    }
  },
  "alert": {
    "way": "append",
    "version": 1,
    "fields": {
      "rule": {
        "sort": "text"
      },
      "subject": {
        "sort": "text"
      },
      "due_on": {
        "sort": "day"
      },
      "step": {
        "sort": "count"
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
        "sort": "choice"
      },
      "until_on": {
        "sort": "day"
      }
    }
  },
  "escalation_pause": {
    "way": "append",
    "version": 1,
    "fields": {
      "group_id": {
        "sort": "rowid"
      },
      "until_on": {
        "sort": "day"
      },
      "reason": {
        "sort": "choice"
      },
      "note": {
        "sort": "lines"
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
  },
  "carry_cash_out": {
    "debit": "carried",
    "credit": "cash",
    "has_member": false,
    "has_period": false,
    "is_deposit": false
  },
  "carry_cash_in": {
    "debit": "cash",
    "credit": "carried",
    "has_member": false,
    "has_period": false,
    "is_deposit": false
  },
  "carry_bank_out": {
    "debit": "carried",
    "credit": "bank",
    "has_member": false,
    "has_period": false,
    "is_deposit": false
  },
  "carry_bank_in": {
    "debit": "bank",
    "credit": "carried",
    "has_member": false,
    "has_period": false,
    "is_deposit": false
  },
  "carry_savings_out": {
    "debit": "pledged_savings",
    "credit": "carried",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "carry_savings_in": {
    "debit": "carried",
    "credit": "pledged_savings",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "carry_special_out": {
    "debit": "special_savings",
    "credit": "carried",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "carry_special_in": {
    "debit": "carried",
    "credit": "special_savings",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "carry_loan_out": {
    "debit": "carried",
    "credit": "loan",
    "has_member": true,
    "has_period": false,
    "is_deposit": false
  },
  "carry_loan_in": {
    "debit": "loan",
    "credit": "carried",
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
  "opening": "equity",
  "carried": "equity"
} as const;

export const MEMBER_ACCOUNTS = [
  "loan",
  "pledged_savings",
  "special_savings"
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
  "campaign_due_chief_days": 30,
  "campaign_due_province_days": 14,
  "quiet_from_hour": 20,
  "quiet_until_hour": 7,
  "collection_missing_days": 2,
  "collection_missing_chief_days": 7,
  "committee_term_ending_days": 60,
  "agm_due_months": 3,
  "assignment_gap_days": 0,
  "report_due_ahead_days": 3,
  "savings_week_days": 3,
  "device_silent_days": 7,
  "no_progress_days": 21,
  "no_progress_chief_days": 35,
  "new_officer_stuck_days": 14,
  "new_officer_months": 12,
  "mentor_ahead_days": 1
} as const;

export const ALERT_NAMESPACE = "0b8a4c1e-7f52-4d0b-9a55-3f1c6a2e9d10" as const;

export const PULLS_GROUPS = {
  "officer": true,
  "district_chief": false,
  "province_staff": false,
  "province_chief": false,
  "governor": false,
  "deputy_governor": false,
  "district_head": false,
  "system_admin": false,
  "mentor": false
} as const;

export const SEES_NAMES = {
  "officer": true,
  "district_chief": true,
  "province_staff": true,
  "province_chief": true,
  "governor": false,
  "deputy_governor": false,
  "district_head": false,
  "system_admin": false,
  "mentor": false
} as const;

export const READS_REPORTS = {
  "officer": true,
  "district_chief": true,
  "province_staff": true,
  "province_chief": true,
  "governor": true,
  "deputy_governor": true,
  "district_head": true,
  "system_admin": false,
  "mentor": false
} as const;

export type KindName = keyof typeof KINDS;
export type EntryKindName = keyof typeof ENTRY_KINDS;
export type AccountName = keyof typeof ACCOUNTS;
export type SettingKey = keyof typeof SETTINGS;
export type Role = keyof typeof READS_REPORTS;

/** A role in an area from a day on. */
export interface AssignmentRow {
  id: string;
  seq: number;
  role: "officer" | "district_chief" | "province_staff" | "province_chief" | "governor" | "deputy_governor" | "district_head" | "system_admin" | "mentor";
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
  founder_id: string | null;
  duplicate_of: string | null;
  void_reason: string | null;
  status: "founding" | "void" | "established" | "active" | "dormant" | "closed";
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

/** Two groups that look like one. */
export interface GroupComparisonRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  other_id: string;
  verdict: "apart" | "undecided";
}

/** A group is handed over, with what its books said. Only the hand-over page makes one: no role may push it. */
export interface HandoverRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  to_officer_id: string;
  check_code: string;
  members: number;
  savings_satang: number;
  cash_satang: number;
  bank_satang: number;
  open_cases: number;
  note: string | null;
}

/** One transfer between two accounts of a group. */
export interface EntryRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  entry_kind: "pledge" | "arrears" | "prepaid" | "special_deposit" | "entry_fee" | "fine" | "other_receipt" | "expense" | "bank_in" | "bank_out" | "exit_payout" | "special_payout" | "loan_out" | "loan_principal" | "loan_interest" | "opening_cash" | "opening_bank" | "opening_savings" | "carry_cash_out" | "carry_cash_in" | "carry_bank_out" | "carry_bank_in" | "carry_savings_out" | "carry_savings_in" | "carry_special_out" | "carry_special_in" | "carry_loan_out" | "carry_loan_in";
  amount_satang: number;
  member_id: string | null;
  period: string | null;
  collection_id: string | null;
  reverses: string | null;
  slip_number: string | null;
  reason: string | null;
  corrects: string | null;
  witness_name: string | null;
  bank_reference: string | null;
  bank_signers: string | null;
  photo_sha256: string | null;
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

/** What an old group held on its cut-off day. */
export interface OpeningSheetRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  group_id: string;
  cut_off_on: string;
  members: number;
  savings_satang: number;
  funds_satang: number;
  cash_satang: number;
  bank_satang: number;
}

/** A member's word on the balance of a day. */
export interface BalanceConfirmationRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  member_id: string;
  as_of: string;
  balance_satang: number;
  answer: "confirmed" | "disputed";
  note: string | null;
}

/** A member's post in a committee. */
export interface CommitteePostRow {
  id: string;
  seq: number;
  committee: "steering" | "loan" | "audit" | "promotion" | "board";
  position: "chair" | "vice_chair" | "secretary" | "treasurer" | "member" | "publicity";
  member_id: string;
  from_on: string;
  to_on: string;
  duties: ("steering" | "loan" | "audit" | "promotion")[] | null;
  minutes_id: string | null;
  reason: string | null;
  status: "stands" | "void";
}

/** The minutes of a meeting, but for its agenda. */
export interface MinutesRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  meeting: "founding" | "committee" | "general";
  number: number;
  held_on: string;
  began_at: string | null;
  ended_at: string | null;
  place: string;
  present: string[];
  absence_note: string | null;
  guests: string | null;
  taken_by: string | null;
  checked_by: string | null;
  replaces: string | null;
}

/** One item of a meeting's agenda. */
export interface AgendaItemRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  minutes_id: string;
  place: number;
  heading: string;
  said: string | null;
  resolved: string | null;
}

/** A version of a group's by-laws. */
export interface BylawsRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  version: number;
  starts_on: string;
  minutes_id: string | null;
}

/** One numbered paragraph of by-laws. */
export interface BylawParagraphRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  bylaws_id: string;
  place: number;
  text: string;
}

/** What a meeting decided about people who applied. */
export interface AdmissionRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  member_ids: string[];
  decision: "approved" | "refused";
  minutes_id: string | null;
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

/** What people are told about their data from a day on. */
export interface PrivacyNoticeRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  version: number;
  starts_on: string;
  text: string;
}

/** A member was told the notice, and agreed to some extras or to none. */
export interface ConsentRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  member_id: string;
  notice_version: number;
  agreed: ("photo" | "phone_reminder")[];
  how: "signed" | "spoken" | "thumb_on_paper";
  guardian_name: string | null;
  witness_name: string | null;
  strokes: number[][] | null;
}

/** A former member's name and particulars are taken out. */
export interface ErasureRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  member_id: string;
  reason: string;
}

/** A step of a group's formation was taken. */
export interface MilestoneRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  milestone: "area_selected" | "leaders_found" | "idea_shared" | "initiators_formed" | "members_recruited" | "committee_elected" | "rules_adopted" | "first_collection" | "bank_account_opened" | "reported_established";
  done_on: string;
  note: string | null;
  photo_sha256: string | null;
  proof_id: string | null;
  reverses: string | null;
}

/** What the district chief says of a step that was told. */
export interface MilestoneReviewRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  milestone_id: string;
  verdict: "acknowledged" | "returned";
  note: string | null;
}

/** The figures of one group at the end of a month, and what was difficult in it. */
export interface MonthlyReportRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  period: string;
  members: number;
  joined: number;
  left: number;
  due_satang: number;
  received_satang: number;
  arrears_satang: number;
  savings_satang: number;
  cash_satang: number;
  bank_satang: number;
  meetings: number;
  visits: number;
  problems: string | null;
  photo_sha256: string | null;
}

/** Somebody came to the group. */
export interface VisitRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  visited_on: string;
  purpose: "promotion" | "meeting" | "collection_day" | "audit" | "household" | "debt_follow_up" | "mentoring" | "encouragement" | "other";
  visitor: "officer" | "district_chief" | "province_staff" | "province_chief" | "governor" | "deputy_governor" | "district_head" | "other";
  visitor_name: string | null;
  found: string | null;
  advice: string | null;
  photo_sha256: string | null;
  reverses: string | null;
}

/** What a chief advises about a visit. */
export interface VisitAdviceRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  visit_id: string;
  text: string;
}

/** What is told the public of an event. */
export interface ActivityReportRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  event: "ceremony" | "founding" | "step" | "visit" | "collection" | "other";
  subject_id: string | null;
  happened_on: string;
  text: string;
  photos: string[];
  replaces: string | null;
}

/** One version of a form by which groups are assessed. */
export interface AssessmentTemplateRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  sort: "health" | "virtues";
  name: string;
  version: number;
  is_official: boolean;
  source: string;
  items: { id: string; side: string; text_th: string; kind: "yes_no" | "scale" | "auto"; most: number; weight: number; auto_query: "minutes_2_months" | "duties_filled" | "bylaws_adopted" | "collections_held_6_months" | "members_paid_80" | "cash_agrees_6_months" | "banked_in_time_6_months" | "audited_6_months" | "balances_confirmed_year" | "never_alone_6_months" | null }[];
  levels: { name: string; min_percent: number }[];
}

/** A group was assessed. */
export interface AssessmentRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  template_id: string;
  template_area: string | null;
  assessed_on: string;
  minutes_id: string | null;
  people_count: number;
  attended: string | null;
  is_read_aloud: boolean;
  answers: { item: string; points: number; words: string | null; count: number | null; of: number | null; proved_on: string | null }[];
  reverses: string | null;
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
  row_kind: "assignment" | "campaign" | "ceremony" | "committee_post" | "group" | "member" | "mentorship" | "target" | null;
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
  agenda: string | null;
  unit_name: string | null;
  target_words: string | null;
  target_earliest_on: string | null;
  hard_words: string | null;
  confirmed_by_name: string | null;
  confirmed_on: string | null;
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

/** A mentor and an officer from a day to a day. Only the page of staff makes one: no role may push it. */
export interface MentorshipRow {
  id: string;
  seq: number;
  mentee_id: string;
  mentor_id: string;
  mentee_name: string;
  mentor_name: string;
  from_on: string;
  to_on: string | null;
}

/** Coaching that took place, a question, or an answer. */
export interface CoachingNoteRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  sort: "met" | "called" | "wrote" | "question" | "answer";
  text: string;
  about_id: string | null;
}

/** Whether coaching that was noted took place. */
export interface CoachingSignRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  note_id: string;
  word: "took_place" | "did_not" | "unsaid";
}

/** One version of the text that is signed in a campaign. */
export interface MouTemplateRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  campaign_id: string;
  party2_role: "officer" | "district_chief";
  source_words: string;
  text: string;
  fingerprint: string;
}

/** A memorandum with one person; `area_code` is where its text lies. */
export interface MouRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  campaign_id: string;
  area_code: string;
  template_id: string;
  fingerprint: string;
  quantity: number;
  target_on: string;
  target_words: string | null;
  dated_on: string;
  place: string;
  party1_name: string;
  party1_post: string;
  party2_id: string;
  party2_name: string;
  party2_post: string;
}

/** A memorandum is changed or ended, in words of its own. */
export interface MouAmendmentRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  mou_id: string;
  change: "terms" | "ended";
  quantity: number | null;
  target_on: string | null;
  text: string;
  fingerprint: string;
}

/** Somebody signed a memorandum or an amendment; of several for one place the newest counts. */
export interface MouSignatureRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  mou_id: string;
  amendment_id: string | null;
  party: "party1" | "party2" | "witness1" | "witness2";
  signer_name: string;
  signer_post: string | null;
  fingerprint: string;
  strokes: number[][] | null;
  reason: string | null;
  repeats: string | null;
}

/** A day on which memoranda are signed, and who came. */
export interface CeremonyRow {
  id: string;
  seq: number;
  campaign_id: string;
  held_on: string;
  place: string;
  chair_name: string;
  chair_post: string | null;
  guests: string | null;
  attended: string[] | null;
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

/** Nobody above the officer is told until a day; without a day they are told again. */
export interface EscalationPauseRow {
  id: string;
  seq: number;
  author_id: string;
  device_id: string;
  civil_on: string;
  made_at: string;
  group_id: string | null;
  until_on: string | null;
  reason: "leave" | "disaster" | "duty" | "village" | "other" | "resumed";
  note: string | null;
}

/** What lies in the phone's rows, by kind. */
export interface RowOf {
  assignment: AssignmentRow;
  setting: SettingRow;
  group: GroupRow;
  member: MemberRow;
  group_comparison: GroupComparisonRow;
  handover: HandoverRow;
  entry: EntryRow;
  collection_open: CollectionOpenRow;
  attendance: AttendanceRow;
  roll_call: RollCallRow;
  collection_count: CollectionCountRow;
  collection_confirm: CollectionConfirmRow;
  collection_close: CollectionCloseRow;
  collection_date: CollectionDateRow;
  opening_sheet: OpeningSheetRow;
  balance_confirmation: BalanceConfirmationRow;
  committee_post: CommitteePostRow;
  minutes: MinutesRow;
  agenda_item: AgendaItemRow;
  bylaws: BylawsRow;
  bylaw_paragraph: BylawParagraphRow;
  admission: AdmissionRow;
  pledge_change: PledgeChangeRow;
  beneficiary_statement: BeneficiaryStatementRow;
  member_exit: MemberExitRow;
  member_merge: MemberMergeRow;
  privacy_notice: PrivacyNoticeRow;
  consent: ConsentRow;
  erasure: ErasureRow;
  milestone: MilestoneRow;
  milestone_review: MilestoneReviewRow;
  monthly_report: MonthlyReportRow;
  visit: VisitRow;
  visit_advice: VisitAdviceRow;
  activity_report: ActivityReportRow;
  assessment_template: AssessmentTemplateRow;
  assessment: AssessmentRow;
  case: CaseRow;
  case_settle: CaseSettleRow;
  set_aside_answer: SetAsideAnswerRow;
  campaign: CampaignRow;
  target: TargetRow;
  mentorship: MentorshipRow;
  coaching_note: CoachingNoteRow;
  coaching_sign: CoachingSignRow;
  mou_template: MouTemplateRow;
  mou: MouRow;
  mou_amendment: MouAmendmentRow;
  mou_signature: MouSignatureRow;
  ceremony: CeremonyRow;
  alert: AlertRow;
  alert_mark: AlertMarkRow;
  escalation_pause: EscalationPauseRow;
}
export type RowKind = keyof RowOf;
