"""Every code the system refuses or sets aside with. Codes are permanent; their words live in `i18n` as `problem.<code>`."""

from dataclasses import dataclass
from typing import Literal

Remedy = Literal["correct", "wait", "ask", "sign_in"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something was refused: a permanent code and, where one field is to blame, its name."""

    code: str
    field: str | None = None


#: code → what a person can do about it: correct the entry, wait, ask for support, or sign in again.
PROBLEMS: dict[str, Remedy] = {
    # an operation that can never be valid as it stands
    "already_reversed": "correct",
    "amount_not_positive": "correct",
    "amount_too_large": "correct",
    "author_elsewhere": "ask",
    "author_mismatch": "ask",
    "declined": "ask",
    "device_revoked": "ask",
    "device_unknown": "ask",
    "envelope_invalid": "ask",
    "field_missing": "correct",
    "field_not_allowed": "ask",
    "foreign_scope": "ask",
    "id_reused": "ask",
    "internal": "ask",
    "mou_text_differs": "ask",
    "needs_not_applied": "ask",
    "no_such_date": "correct",
    "not_a_choice": "correct",
    "not_a_date": "correct",
    "not_a_period": "correct",
    "not_a_text": "correct",
    "not_signed": "ask",
    "not_an_integer": "correct",
    "percents_not_100": "correct",
    "period_not_future": "correct",
    "not_allowed": "ask",
    "number_out_of_range": "correct",
    "reason_missing": "correct",
    "reversal_mismatch": "ask",
    "reversal_of_reversal": "correct",
    "slip_number_invalid": "ask",
    "still_kept": "ask",
    "text_too_long": "correct",
    "text_empty": "correct",
    "transition_not_legal": "correct",
    "unknown_field": "ask",
    "unknown_kind": "ask",
    "unreadable": "ask",
    "value_invalid": "correct",
    # flags and clashes: applied or kept, and a person should look
    "admitted": "ask",
    "balance_disputed": "ask",
    "cash_difference": "ask",
    "correction_unmatched": "ask",
    "date_suspect": "ask",
    "field_conflict": "ask",
    "member_left": "ask",
    "member_number_taken": "ask",
    "opening_again": "ask",
    "opening_uneven": "ask",
    "minor_without_guardian": "ask",
    "not_settled": "ask",
    "out_of_grant": "ask",
    "overdrawn": "ask",
    "paid_twice": "ask",
    # answers to a request
    "admin_alone": "correct",
    "already_answered": "ask",
    "area_level_wrong": "correct",
    "busy": "wait",
    "devices_full": "correct",
    "email_unclear": "correct",
    "encoding_unknown": "ask",
    "handover_moved": "correct",
    "header_missing": "ask",
    "join_code_wrong": "correct",
    "login_failed": "correct",
    "login_name_taken": "correct",
    "not_found": "ask",
    "not_signed_in": "sign_in",
    "officers_unreadable": "correct",
    "own_post": "ask",
    "password_too_common": "correct",
    "password_too_short": "correct",
    "person_retired": "ask",
    "protocol_unknown": "ask",
    "rate_limited": "wait",
    "second_factor_failed": "correct",
    "second_factor_missing": "correct",
    "second_factor_needed": "correct",
    "session_expired": "sign_in",
    "too_large": "ask",
    "unsent_work": "wait",
    "upgrade_needed": "wait",
}
