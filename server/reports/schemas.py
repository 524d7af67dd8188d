"""Reports on the wire."""

import re

from marshmallow import Schema, fields

from server.audit.rules import VERBS
from server.fields import Day, Pattern, RowId, StrictSchema
from server.places.schemas import PlaceSchema
from sync.operation import UUID


class AreaQuerySchema(StrictSchema):
    """Which area a report is about."""

    area = fields.String(
        required=True,
        error_messages={"required": "field_missing"},
        metadata={"description": "Code of a province (2 digits), district (4) or subdistrict (6)"},
    )


class ProgressQuerySchema(AreaQuerySchema):
    """Which area and campaign a report of progress is about."""

    campaign = Pattern(
        UUID, metadata={"description": "Id of a campaign; without it the one that runs in the area today"}
    )


class AuditQuerySchema(StrictSchema):
    """Which lines of the audit log are asked for."""

    person = Pattern(UUID, metadata={"description": "Only lines by or about this person"})
    day = Day(metadata={"description": "Only lines of this day in Bangkok, ISO"})
    before = Pattern(
        re.compile(r"[1-9]\d{0,8}"), metadata={"description": "Only lines before this one: `next` of a page"}
    )


class AuditLineSchema(Schema):
    """One thing that was done or read."""

    number = fields.Integer(strict=True)
    at = fields.String()
    who_id = fields.String(allow_none=True, metadata={"description": "Null for the command line"})
    who_name = fields.String(allow_none=True)
    what = fields.String(metadata={"enum": list(VERBS)})
    about = fields.String(allow_none=True, metadata={"description": "Id of what it was done to"})
    about_name = fields.String(allow_none=True, metadata={"description": "Where that is a person"})
    about_group_name = fields.String(allow_none=True, metadata={"description": "Where that is a group"})
    device_code = fields.String(allow_none=True)


class AuditReportSchema(Schema):
    """A page of the audit log, the newest line first."""

    as_of = fields.String()
    lines = fields.List(fields.Nested(AuditLineSchema))
    next = fields.Integer(strict=True, allow_none=True, metadata={"description": "`before` of the next page"})


class AreaSchema(PlaceSchema):
    """The area a report is about."""

    level = fields.String(metadata={"enum": ["province", "district", "subdistrict"]})


class CampaignStateSchema(Schema):
    """Where a campaign stands today."""

    id = RowId()
    name = fields.String()
    target_on = fields.String(metadata={"description": "Day by which the groups are to be founded, ISO"})
    hard_on = fields.String(metadata={"description": "Day on which the campaign ends for good, ISO"})
    days_left = fields.Integer(
        strict=True, metadata={"description": "Days to `target_on`; negative once it has passed"}
    )
    state = fields.String(metadata={"enum": ["open", "closed"]})


class ProgressCountsSchema(Schema):
    """What is counted of an area or an officer."""

    officers = fields.Integer(strict=True, metadata={"description": "Officers assigned today"})
    target = fields.Integer(
        strict=True, metadata={"description": "Officers who promised at least one group in the campaign"}
    )
    founded = fields.Integer(
        strict=True,
        metadata={
            "description": "Officers who lead as many groups founded since the signing as they promised"
        },
    )
    groups = fields.Integer(strict=True, metadata={"description": "Groups, of whatever age"})
    members = fields.Integer(strict=True, metadata={"description": "Members who have not left"})
    deposits_satang = fields.Integer(
        strict=True,
        metadata={"description": "What members have saved in these groups, less what was paid out"},
    )
    waiting_operations = fields.Integer(
        strict=True,
        metadata={"description": "Operations the officers' phones last said they had not sent yet"},
    )
    phones = fields.Integer(strict=True, metadata={"description": "Phones the officers logged in on"})
    open_cases = fields.Integer(
        strict=True, metadata={"description": "Cases of these groups that nobody has settled"}
    )
    set_aside_lines = fields.Integer(
        strict=True, metadata={"description": "Lines of the officers that lie with support, in no book"}
    )


class ProgressTotalsSchema(ProgressCountsSchema):
    """The whole area."""

    silent_phones = fields.Integer(
        strict=True,
        metadata={"description": "Phones not heard of for longer than the setting device_silent_days"},
    )


class ProgressRowSchema(ProgressCountsSchema):
    """A district with its `code`, or an officer with a `person_id`."""

    code = fields.String()
    person_id = fields.String()
    name_th = fields.String()
    name_en = fields.String()
    level = fields.String(metadata={"enum": ["district", "officer"]})
    oldest_waiting_at = fields.String(allow_none=True)
    last_heard_at = fields.String(
        allow_none=True, metadata={"description": "null: no phone was ever heard of"}
    )


class ProgressReportSchema(Schema):
    """Progress of a campaign in an area."""

    as_of = fields.String(metadata={"description": "The instant the figures are from, UTC"})
    today = fields.String()
    area = fields.Nested(AreaSchema)
    campaign = fields.Nested(CampaignStateSchema, allow_none=True)
    totals = fields.Nested(ProgressTotalsSchema)
    rows = fields.List(fields.Nested(ProgressRowSchema))


class GroupSummarySchema(Schema):
    """One group in figures."""

    id = fields.String()
    name = fields.String()
    place_name = fields.String(allow_none=True)
    moo = fields.Integer(strict=True, allow_none=True)
    subdistrict_code = fields.String()
    subdistrict_th = fields.String()
    officer_name = fields.String(allow_none=True)
    members = fields.Integer(strict=True)
    deposits_satang = fields.Integer(strict=True)
    last_collection_on = fields.String(allow_none=True)
    founded_on = fields.String()
    duplicate_of = fields.String(
        allow_none=True, metadata={"description": "The group that goes on, where this one was founded twice"}
    )
    last_received_at = fields.String(
        allow_none=True, metadata={"description": "When the server last received anything of the group"}
    )
    count_difference_satang = fields.Integer(
        strict=True,
        metadata={"description": "Cash counted less cash expected on the last closed collection day"},
    )
    overdrawn = fields.Integer(strict=True, metadata={"description": "Accounts that hold less than nothing"})


class GroupsReportSchema(Schema):
    """The groups of an area."""

    as_of = fields.String()
    groups = fields.List(fields.Nested(GroupSummarySchema))


class GroupMonthSchema(Schema):
    """What was entered for one month and entry kind; a reversal takes its line back."""

    month = fields.String()
    entry_kind = fields.String()
    lines = fields.Integer(strict=True)
    amount_satang = fields.Integer(strict=True)


class CollectionSummarySchema(Schema):
    """One collection day. `counted_satang` is null until it is closed."""

    id = fields.String()
    civil_on = fields.String()
    period = fields.String()
    lines = fields.Integer(strict=True)
    total_satang = fields.Integer(strict=True)
    counted_satang = fields.Integer(strict=True, allow_none=True)
    closed = fields.Boolean()


class GroupReportSchema(Schema):
    """One group down to its months and collections."""

    as_of = fields.String()
    group = fields.Nested(GroupSummarySchema)
    months = fields.List(fields.Nested(GroupMonthSchema))
    collections = fields.List(fields.Nested(CollectionSummarySchema))


class OpenCaseSchema(Schema):
    """A case nobody has settled; both sides of a clash as JSON text, with who wrote them and for which day.

    `member_number` and the sides are missing where the reader is not told who a member is, or what one pays.
    """

    id = fields.String()
    group_id = fields.String()
    group_name = fields.String()
    officer_name = fields.String(allow_none=True)
    opened_at = fields.String(metadata={"description": "When the operation that opened it was received"})
    reason = fields.String()
    row_kind = fields.String()
    row_id = fields.String()
    member_number = fields.String(allow_none=True, metadata={"description": "Where it is about a member"})
    field = fields.String(allow_none=True)
    kept = fields.String(allow_none=True)
    kept_by_name = fields.String(allow_none=True)
    kept_on = fields.String(allow_none=True)
    other = fields.String(allow_none=True)
    author_name = fields.String(allow_none=True)
    civil_on = fields.String(allow_none=True)


class CasesReportSchema(Schema):
    """The open cases of an area."""

    as_of = fields.String()
    cases = fields.List(fields.Nested(OpenCaseSchema))


class BackupReportSchema(Schema):
    """How the installation's backups stand; `made_at` is of the newest, `checked_at` of the last good restore check."""

    as_of = fields.String()
    state = fields.String(metadata={"enum": ["well", "none", "failed", "old"]})
    made_at = fields.String(allow_none=True)
    checked_at = fields.String(allow_none=True)
