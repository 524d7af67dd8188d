"""Which field is in which group of fields: of every answer that tells of others' work, and of every row that syncs. Pure.

`rights.SEES` says which role is told which group. A field that stands in no group is told to nobody.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sync.operation import Operation

Item = Mapping[str, Any]
#: A group of fields, or how to find it from what the item is about; None tells nobody.
GroupOf = str | Callable[[Item], str | None]
#: The groups of fields a reader is told.
Sight = frozenset[str]

#: Stands in a line where a value was that the reader is not told.
HIDDEN = "…"


def _by_field(groups: Mapping[Any, tuple[str, ...]]) -> Mapping[str, GroupOf]:
    return {name: group for group, names in groups.items() for name in names}


#: What every row has beside its own fields: ids and places, which tell nothing by themselves.
_OF_ANY_ROW = {"answer": ("id", "seq", "author_id", "device_id", "civil_on", "made_at")}


def of_value(item: Item) -> str | None:
    """The group of one side of a case: that of the field the case is about; without a field there are no sides."""
    if item["field"] is None:
        return "group"
    group = ROWS.get(item["row_kind"], {}).get(item["field"])
    return group if isinstance(group, str) else None


def _row(**groups: tuple[str, ...]) -> Mapping[str, GroupOf]:
    return _by_field({**_OF_ANY_ROW, **groups})


_HEALTH_COUNTS = ("groups", "assessed", "levels")

#: The figures of a group's monthly report.
_MONTHLY_FIGURES = (
    "members", "joined", "left", "due_satang", "received_satang", "arrears_satang", "savings_satang", "cash_satang",
    "bank_satang", "meetings", "visits",
)  # fmt: skip

#: Kind of row → its fields. A text that an officer typed into a group's books may name somebody: it counts as `member`.
#: "pledge_rule" is the name of fields that clash as one.
ROWS: Mapping[str, Mapping[str, GroupOf]] = {
    "assignment": _row(own=("role", "area_code", "from_on", "to_on")),
    "setting": _row(own=("key", "value", "starts_on")),
    "campaign": _row(
        own=(
            "name", "area_code", "quantity", "signed_on", "starts_on", "target_on", "hard_on", "state", "agenda", "unit_name",
            "target_words", "target_earliest_on", "hard_words", "confirmed_by_name", "confirmed_on",
        )
    ),
    "target": _row(own=("campaign_id", "quantity", "target_on", "reason")),
    "alert": _row(own=("rule", "subject", "due_on", "step")),
    "alert_mark": _row(own=("alert_id", "answer", "until_on")),
    "escalation_pause": _row(own=("group_id", "until_on", "reason", "note")),
    "privacy_notice": _row(own=("version", "starts_on", "text")),
    "set_aside_answer": _row(own=("ticket", "line_sha256", "choice", "note", "operation_id")),
    "case": _by_field(
        {
            **_OF_ANY_ROW,
            "own": (
                "reason", "operation_id", "row_kind", "row_id", "field", "kept_author_id", "kept_on", "settled_by", "choice",
            ),
            of_value: ("kept", "other"),
        }
    ),
    "case_settle": _row(own=("case_id", "choice", "row_kind", "row_id"), member=("kept", "note")),
    "group": _row(
        group=(
            "name", "area_level", "subdistrict_code", "moo", "place_name", "founded_on", "pledge_mode", "pledge_min_satang",
            "unit_price_satang", "pledge_rule", "collection_day", "meeting_place", "officer_id", "founder_id", "duplicate_of",
            "status",
        ),
        member=("note", "void_reason"),
    ),
    "member": _row(
        member=(
            "number", "title", "first_name", "last_name", "joined_on", "member_type", "born", "guardian_member_id",
            "guardian_name", "status",
        ),
        contact=("phone", "address"),
        amount=("pledge_satang",),
    ),
    "group_comparison": _row(group=("other_id", "verdict")),
    "handover": _row(
        group=("to_officer_id", "check_code", "members", "savings_satang", "cash_satang", "bank_satang", "open_cases"),
        member=("note",),
    ),
    "entry": _row(
        group=("entry_kind", "period", "collection_id", "reverses", "slip_number", "corrects"),
        member=("member_id", "reason", "witness_name", "bank_reference", "bank_signers", "photo_sha256"),
        amount=("amount_satang",),
    ),
    "collection_open": _row(group=("period", "opening_cash_satang")),
    "attendance": _row(group=("collection_id",), member=("member_id", "presence", "proxy_name")),
    "roll_call": _row(group=("collection_id", "present", "proxy", "absent")),
    "collection_count": _row(group=("collection_id", "counts", "expected_satang")),
    "collection_confirm": _row(
        group=("collection_id", "total_satang", "counted_satang", "signer_post"),
        member=("signer_name", "strokes", "reason"),
    ),
    "collection_close": _row(
        group=("collection_id", "lines", "total_satang", "counted_satang"), member=("reason", "cash_with_name")
    ),
    "collection_date": _row(group=("period", "collection_on"), member=("reason",)),
    "opening_sheet": _row(
        group=("group_id", "cut_off_on", "members", "savings_satang", "funds_satang", "cash_satang", "bank_satang")
    ),
    "balance_confirmation": _row(
        group=("as_of",), member=("member_id", "answer", "note"), amount=("balance_satang",)
    ),
    "committee_post": _row(
        group=("committee", "position", "from_on", "to_on", "minutes_id", "status"),
        member=("member_id", "duties", "reason"),
    ),
    "minutes": _row(
        group=("meeting", "number", "held_on", "began_at", "ended_at", "place", "present", "replaces"),
        member=("absence_note", "guests", "taken_by", "checked_by"),
    ),
    "agenda_item": _row(group=("minutes_id", "place"), member=("heading", "said", "resolved")),
    "bylaws": _row(group=("version", "starts_on", "minutes_id")),
    "bylaw_paragraph": _row(group=("bylaws_id", "place"), member=("text",)),
    "admission": _row(group=("decision", "minutes_id"), member=("member_ids", "reason")),
    "pledge_change": _row(
        group=("unit_price_satang",),
        member=("member_id", "reason"),
        amount=("amount_satang", "units", "from_period"),
    ),
    "beneficiary_statement": _row(member=("member_id", "beneficiaries", "witnesses")),
    "member_exit": _row(member=("member_id", "exit_kind", "left_on", "entry_ids", "payees", "reverses", "reason")),
    "member_merge": _row(member=("from_member_id", "into_member_id", "reverses", "reason")),
    "consent": _row(
        group=("notice_version",),
        member=("member_id", "agreed", "how", "guardian_name", "witness_name", "strokes"),
    ),
    "erasure": _row(member=("member_id", "reason")),
    "milestone": _row(
        group=("milestone", "done_on", "proof_id", "reverses"), member=("note", "photo_sha256")
    ),
    "milestone_review": _row(group=("milestone_id", "verdict"), member=("note",)),
    "visit": _row(
        group=("visited_on", "purpose", "visitor", "reverses"),
        member=("visitor_name", "found", "advice", "photo_sha256"),
    ),
    # written for the public, by whoever puts their name to it
    "activity_report": _row(own=("event", "subject_id", "happened_on", "text", "photos", "replaces")),
    "monthly_report": _row(
        group=("period", *_MONTHLY_FIGURES),
        member=("problems", "photo_sha256"),
    ),
    "visit_advice": _row(group=("visit_id",), member=("text",)),
    "mou_template": _row(own=("campaign_id", "party2_role", "source_words", "text", "fingerprint")),
    "mou": _row(
        own=(
            "campaign_id", "area_code", "template_id", "fingerprint", "quantity", "target_on", "target_words", "dated_on", "place",
        ),
        staff=("party1_name", "party1_post", "party2_id", "party2_name", "party2_post"),
    ),
    "mou_amendment": _row(own=("mou_id", "change", "quantity", "target_on", "text", "fingerprint")),
    "mou_signature": _row(
        own=("mou_id", "amendment_id", "party", "fingerprint", "repeats"),
        staff=("signer_name", "signer_post", "strokes", "reason"),
    ),
    "ceremony": _row(
        own=("campaign_id", "held_on", "place", "chair_name", "chair_post", "guests", "attended")
    ),
    "assessment_template": _row(
        own=("sort", "name", "version", "is_official", "source", "items", "levels")
    ),
    "assessment": _row(
        group=("template_id", "template_area", "assessed_on", "minutes_id", "people_count", "is_read_aloud", "reverses"),
        member=("attended", "answers"),
    ),
    "mentorship": _row(own=("mentee_id", "mentor_id", "mentee_name", "mentor_name", "from_on", "to_on")),
    "coaching_note": _row(own=("sort", "text", "about_id")),
    "coaching_sign": _row(own=("note_id", "word")),
}  # fmt: skip

#: Running sums, as a phone is given them; those of one member stand beside those of the group.
SUMS: Mapping[str, Mapping[str, GroupOf]] = {
    "account_balance": _by_field(
        {"group": ("account",), "member": ("member_id",), "amount": ("amount_satang",)}
    ),
}


def _of_counted(item: Item) -> str:
    """A row of progress counts a district, or what one officer did."""
    return "figures" if item["level"] == "district" else "staff"


def _of_owner(item: Item) -> str:
    """One's own phones are one's own."""
    return "own" if item["is_self"] else "staff"


_COUNTS = (
    "officers", "target", "founded", "established", "forming", "groups", "members", "deposits_satang", "waiting_operations",
    "phones", "open_cases", "set_aside_lines", "overdue",
)  # fmt: skip
_STEP = ("milestone", "state", "done_on")
_STAFF_LIST = {"answer": ("as_of", "people", "gives", "areas", "may_add", "mentors")}
_SET_ASIDE = _by_field(
    {
        "answer": ("elsewhere", "can_admit", "can_decline"),
        "staff": (
            "line_sha256", "ticket", "received_at", "outcome", "code", "field", "author_name", "device_code", "answer",
        ),
        "group": ("work",),
    }
)  # fmt: skip

#: Answer, by its name in the document of the API → its fields. What only holds others has no more to hide than they have.
ANSWERS: Mapping[str, Mapping[str, GroupOf]] = {
    "ProgressReport": _by_field(
        {"answer": ("as_of", "today", "rows"), "figures": ("area", "totals"), "own": ("campaign",)}
    ),
    "Area": _by_field({"figures": ("code", "name_th", "name_en", "level")}),
    "CampaignState": _by_field({"own": ("id", "name", "target_on", "hard_on", "days_left", "state")}),
    "ProgressTotals": _by_field({"figures": (*_COUNTS, "silent_phones")}),
    "ProgressRow": _by_field(
        {
            _of_counted: (
                *_COUNTS, "code", "person_id", "name_th", "name_en", "level", "oldest_waiting_at", "last_heard_at",
            )
        }
    ),
    "MousReport": _by_field(
        {"answer": ("as_of", "people"), "figures": ("counts",), "own": ("campaign", "party2_role")}
    ),
    "MouCampaign": _by_field({"own": ("id", "name")}),
    "MouCounts": _by_field({"figures": ("people", "drawn_up", "party1", "party2", "both", "whole")}),
    "MouSigner": _by_field(
        {"staff": ("person_id", "name", "area_codes", "mou_id", "dated_on", "signed")}
    ),
    "Monthly": _by_field({"answer": ("as_of", "period", "due_on", "groups"), "figures": ("totals",)}),
    "MonthlyTotals": _by_field({"figures": ("groups", "filed", "late", *_MONTHLY_FIGURES)}),
    "MonthlyGroup": _by_field(
        {
            "group": ("group_id", "group_name", "filed_on", "is_late", *_MONTHLY_FIGURES),
            "staff": ("officer_id", "officer_name"),
            "member": ("problems", "photo_sha256"),
        }
    ),
    "AssessmentsReport": _by_field({"answer": ("as_of", "groups"), "figures": ("totals", "districts")}),
    "HealthCounts": _by_field({"figures": _HEALTH_COUNTS}),
    "DistrictHealth": _by_field({"figures": (*_HEALTH_COUNTS, "code", "name_th", "name_en")}),
    "LevelCount": _by_field({"figures": ("level", "is_official", "groups")}),
    "HealthPoint": _by_field({"group": ("assessed_on", "percent", "template_id")}),
    "GroupHealth": _by_field(
        {
            "group": (
                "group_id", "group_name", "subdistrict_th", "assessed_on", "percent", "level", "template_name", "version",
                "is_official", "trend", "percents", "virtues_on", "virtues_percent",
            ),
            "staff": ("officer_name",),
        }
    ),
    "ActivitiesReport": _by_field({"answer": ("as_of", "activities")}),
    "Activity": _by_field(
        {
            "group": ("id", "event", "happened_on", "text", "group_id", "group_name"),
            "staff": ("author_name",),
            "member": ("photos",),
        }
    ),
    "OverdueReport": _by_field({"answer": ("as_of", "scanned_at", "items"), "figures": ("counts",)}),
    "OverdueCount": _by_field({"figures": ("rule", "count")}),
    "OverdueItem": _by_field(
        {"group": ("rule", "since_on", "group_id", "group_name"), "staff": ("officer_id", "officer_name", "district_code")}
    ),
    "GroupsReport": _by_field({"answer": ("as_of", "groups")}),
    "GroupReport": _by_field(
        {"answer": ("as_of", "group", "steps", "shown", "visits", "months", "collections")}
    ),
    "GroupSummary": _by_field(
        {
            "group": (
                "id", "name", "place_name", "moo", "subdistrict_code", "subdistrict_th", "members", "deposits_satang",
                "last_collection_on", "founded_on", "duplicate_of", "last_received_at", "count_difference_satang", "overdrawn",
                "stage", "steps",
            ),
            "staff": ("officer_id", "officer_name"),
        }
    ),
    "Step": _by_field({"group": _STEP}),
    "ToldStep": _by_field(
        {
            "group": (*_STEP, "id", "told_on", "said"),
            "staff": ("author_id", "author_name"),
            "member": ("note", "photo_sha256"),
        }
    ),
    "Review": _by_field(
        {"group": ("milestone_id", "verdict", "civil_on"), "staff": ("author_name",), "member": ("note",)}
    ),
    "Shown": _by_field({"group": ("members", "posts", "bylaws_on", "collected_on", "banked_on")}),
    "VisitReport": _by_field(
        {
            "group": ("id", "visited_on", "purpose", "visitor", "advised"),
            "staff": ("author_name",),
            "member": ("visitor_name", "found", "advice", "photo_sha256"),
        }
    ),
    "Advice": _by_field({"group": ("civil_on",), "staff": ("author_name",), "member": ("text",)}),
    "GroupMonth": _by_field({"group": ("month", "entry_kind", "lines", "amount_satang")}),
    "CollectionSummary": _by_field(
        {"group": ("id", "civil_on", "period", "lines", "total_satang", "counted_satang", "closed")}
    ),
    "MilestonesReport": _by_field({"answer": ("as_of", "waiting")}),
    "WaitingStep": _by_field(
        {
            "group": ("id", "group_id", "group_name", "milestone", "done_on", "told_on", "received_at"),
            "staff": ("officer_name",),
        }
    ),
    "MenteesReport": _by_field({"answer": ("as_of", "mentees")}),
    "Mentee": _by_field(
        {
            "staff": (
                "mentorship_id", "person_id", "name", "groups", "open_cases", "waiting_operations", "last_heard_at", "targets",
            )
        }
    ),
    "MenteeTarget": _by_field({"staff": ("name", "quantity", "founded", "target_on")}),
    "CasesReport": _by_field({"answer": ("as_of", "cases")}),
    "OpenCase": _by_field(
        {
            "group": (
                "id", "group_id", "group_name", "opened_at", "reason", "row_kind", "row_id", "field", "kept_on", "civil_on",
            ),
            "staff": ("officer_name", "kept_by_name", "author_name"),
            "member": ("member_number",),
            of_value: ("kept", "other"),
        }
    ),
    "BackupReport": _by_field({"answer": ("as_of",), "installation": ("state", "made_at", "checked_at")}),
    "AuditReport": _by_field({"answer": ("as_of", "lines", "next")}),
    "AuditLine": _by_field(
        {
            "staff": ("number", "at", "who_id", "who_name", "what", "about", "about_name", "device_code"),
            "group": ("about_group_name",),
        }
    ),
    "SetAsidePage": _by_field({"answer": ("as_of", "items", "next")}),
    "SetAside": _SET_ASIDE,
    "OneSetAside": {**_SET_ASIDE, "as_of": "answer"},
    "Work": _by_field(
        {"group": ("kind", "civil_on", "group_name", "entry_kind"), "amount": ("amount_satang",)}
    ),
    "Answered": _by_field({"staff": ("choice", "note", "on", "by_name")}),
    "Line": _by_field({"answer": ("as_of",), "staff": ("line",)}),
    "Imports": _by_field({"answer": ("as_of", "imports")}),
    "Import": _by_field({"own": ("sha256", "imported_at", "lines", "counts")}),
    "Imported": _by_field({"answer": ("as_of", "not_taken"), "own": ("sha256", "lines", "counts")}),
    "NotTaken": _by_field({"own": ("line", "id", "outcome", "code", "ticket", "duplicate")}),
    "Deliveries": _by_field({"answer": ("as_of", "items")}),
    "Delivery": _by_field(
        {
            "staff": (
                "id", "rule", "recipient_name", "channel", "state", "tries", "made_at", "next_try_at", "sent_at", "trouble",
            )
        }
    ),
    "StaffList": _by_field(_STAFF_LIST),
    "Added": _by_field({**_STAFF_LIST, "own": ("password",)}),
    "Staff": _by_field(
        {
            "answer": ("may_give", "may_retire", "may_reset", "may_pair"),
            "staff": ("id", "name", "display_name", "last_heard_at", "is_retired", "posts", "mentors"),
        }
    ),
    "Post": _by_field(
        {"answer": ("may_end",), "staff": ("id", "role", "area_code", "from_on", "to_on")}
    ),
    "Pair": _by_field(
        {
            "answer": ("may_end",),
            "staff": ("id", "mentor_id", "mentor_name", "from_on", "to_on", "noted", "signed", "last_on"),
        }
    ),
    "MentorChoice": _by_field({"staff": ("id", "display_name")}),
    "OfficerFile": _by_field({"answer": ("as_of", "is_added", "lines")}),
    "OfficerLine": _by_field(
        {"own": ("number", "name", "display_name", "area_codes", "fault", "password")}
    ),
    "Fault": _by_field({"own": ("field", "code", "suggestion")}),
    "Suggestion": _by_field({"own": ("code", "name_th")}),
    "Owners": _by_field({"answer": ("as_of", "people")}),
    "Owner": _by_field({_of_owner: ("id", "display_name", "is_self", "may_join", "devices")}),
    "OwnedDevice": _by_field(
        {
            _of_owner: (
                "id", "code", "model", "registered_at", "last_heard_at", "waiting_count", "revoked_at", "is_this", "is_self",
            )
        }
    ),
    "Incidents": _by_field({"answer": ("as_of", "items")}),
    "Incident": _by_field(
        {
            "incident": (
                "id", "area_code", "sort", "noticed_at", "tell_by", "what", "people_count", "risk", "regulator_told_at",
                "people_told_at", "closed_at", "outcome",
            ),
            "staff": ("recorded_by_name",),
        }
    ),
    "Plan": _by_field({"answer": ("as_of", "groups", "takers", "unsent")}),
    "GroupSnapshot": _by_field(
        {
            "group": (
                "group_id", "name", "subdistrict_code", "check_code", "members", "savings_satang", "cash_satang", "bank_satang",
                "open_cases",
            )
        }
    ),
    "HandedOver": _by_field({"answer": ("as_of",), "staff": ("officer_id", "name")}),
    "Taker": _by_field({"staff": ("officer_id", "name", "areas")}),
    "Unsent": _by_field({"own": ("code", "waiting_count", "last_heard_at")}),
}  # fmt: skip


def group_of(groups: Mapping[str, GroupOf], name: str, item: Item) -> str | None:
    """The group of one field of an item; None where it has none."""
    group = groups.get(name)
    return group(item) if callable(group) else group


def groups_of(kind: str) -> frozenset[str]:
    """The groups of fields that a row of a kind holds, as far as they do not depend on the row."""
    return frozenset(group for group in ROWS[kind].values() if isinstance(group, str))


def tell_data(operation: Operation, sight: Sight) -> dict[str, Any]:
    """The data of an operation, with `HIDDEN` for every value the reader is not told."""

    def told(data: Item) -> dict[str, Any]:
        return {
            name: value if group_of(groups, name, data) in sight else HIDDEN for name, value in data.items()
        }

    groups = ROWS.get(operation.kind, {})
    changes = operation.data.get("set")
    return told(operation.data) | ({"set": told(changes)} if isinstance(changes, dict) else {})
