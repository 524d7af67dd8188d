"""Reports on the wire."""

import re

from marshmallow import Schema, fields

from server.activities.rules import EVENTS
from server.audit.rules import VERBS
from server.fields import Day, Pattern, Period, RowId, StrictSchema
from server.ladder.rules import VERDICTS
from server.mou.rules import PARTIES, PARTY2_ROLES
from server.places.schemas import PlaceSchema
from server.reports.overdue import FOLLOWED_UP, UNSIGNED
from server.rulebook.rules import MILESTONES
from server.visits.rules import PURPOSES, VISITORS
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


class MousQuerySchema(AreaQuerySchema):
    """Which area and campaign a report of memoranda is about."""

    campaign = Pattern(UUID, required=True, metadata={"description": "Id of a campaign"})


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
    established = fields.Integer(
        strict=True, metadata={"description": "Those of them whose so many groups are established"}
    )
    forming = fields.Integer(
        strict=True,
        metadata={
            "description": "Groups the officers founded since the signing that are not established yet"
        },
    )
    groups = fields.Integer(
        strict=True, metadata={"description": "Groups of whatever age that are not closed"}
    )
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
    overdue = fields.Integer(
        strict=True,
        metadata={
            "description": "What they are late with, as the overdue report lists it, this campaign's memoranda among it"
        },
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


class MouCampaignSchema(Schema):
    """The campaign whose memoranda are signed."""

    id = fields.String()
    name = fields.String()


class MouCountsSchema(Schema):
    """How many memoranda stand where."""

    people = fields.Integer(strict=True, metadata={"description": "People who are to be second party, today"})
    drawn_up = fields.Integer(strict=True, metadata={"description": "Those whose memorandum is drawn up"})
    party1 = fields.Integer(strict=True, metadata={"description": "Signed by the first party"})
    party2 = fields.Integer(strict=True, metadata={"description": "Signed by the second party"})
    both = fields.Integer(strict=True, metadata={"description": "Signed by both parties"})
    whole = fields.Integer(strict=True, metadata={"description": "Signed by both parties and both witnesses"})


class MouSignerSchema(Schema):
    """Somebody who is to be second party; `mou_id` null until the memorandum is drawn up."""

    person_id = fields.String()
    name = fields.String()
    area_codes = fields.List(fields.String())
    mou_id = fields.String(allow_none=True)
    dated_on = fields.String(allow_none=True)
    signed = fields.List(fields.String(metadata={"enum": list(PARTIES)}))


class MousReportSchema(Schema):
    """Who has signed the memoranda of a campaign; `people` is empty for whoever is told figures only."""

    as_of = fields.String()
    campaign = fields.Nested(MouCampaignSchema)
    party2_role = fields.String(metadata={"enum": list(PARTY2_ROLES)})
    counts = fields.Nested(MouCountsSchema)
    people = fields.List(fields.Nested(MouSignerSchema))


class LevelCountSchema(Schema):
    """How many groups stand on a level; those of official forms are counted apart."""

    level = fields.String()
    is_official = fields.Boolean()
    groups = fields.Integer(strict=True)


class HealthCountsSchema(Schema):
    """How many groups there are, and how many of them were assessed."""

    groups = fields.Integer(strict=True)
    assessed = fields.Integer(strict=True)
    levels = fields.List(fields.Nested(LevelCountSchema))


class DistrictHealthSchema(HealthCountsSchema):
    """The counts of one district."""

    code = fields.String()
    name_th = fields.String()
    name_en = fields.String()


class HealthPointSchema(Schema):
    """What one assessment came to."""

    assessed_on = fields.String()
    percent = fields.Integer(strict=True)
    template_id = fields.String(metadata={"description": "The form; what two forms come to is not compared"})


class GroupHealthSchema(Schema):
    """Where a group stands by its last assessment; null where it has none. `trend` is the oldest first, `percents` its figures."""

    group_id = fields.String()
    group_name = fields.String()
    subdistrict_th = fields.String()
    officer_name = fields.String(allow_none=True)
    assessed_on = fields.String(allow_none=True)
    percent = fields.Integer(strict=True, allow_none=True)
    level = fields.String(allow_none=True)
    template_name = fields.String(allow_none=True)
    version = fields.Integer(strict=True, allow_none=True)
    is_official = fields.Boolean(allow_none=True)
    trend = fields.List(fields.Nested(HealthPointSchema))
    percents = fields.List(fields.Integer(strict=True))
    virtues_on = fields.String(allow_none=True)
    virtues_percent = fields.Integer(strict=True, allow_none=True)


class AssessmentsReportSchema(Schema):
    """Where the groups of an area stand; `groups` is empty for whoever is told figures only."""

    as_of = fields.String()
    totals = fields.Nested(HealthCountsSchema)
    districts = fields.List(fields.Nested(DistrictHealthSchema))
    groups = fields.List(fields.Nested(GroupHealthSchema))


class ActivitySchema(Schema):
    """What was told of an event; `group_id` null where it was the office's."""

    id = fields.String()
    event = fields.String(metadata={"enum": list(EVENTS)})
    happened_on = fields.String()
    text = fields.String()
    photos = fields.List(fields.String())
    group_id = fields.String(allow_none=True)
    group_name = fields.String(allow_none=True)
    author_name = fields.String(allow_none=True)


class ActivitiesReportSchema(Schema):
    """The newest reports of activities of an area."""

    as_of = fields.String()
    activities = fields.List(fields.Nested(ActivitySchema))


class OverdueCountSchema(Schema):
    """How often something is late."""

    rule = fields.String()
    count = fields.Integer(strict=True)


class OverdueItemSchema(Schema):
    """Something an officer is late with; `group_id` null where it is about no group."""

    rule = fields.String(metadata={"enum": [*FOLLOWED_UP, UNSIGNED]})
    since_on = fields.String(metadata={"description": "The day it was due"})
    group_id = fields.String(allow_none=True)
    group_name = fields.String(allow_none=True)
    officer_id = fields.String(
        allow_none=True, metadata={"description": "null: the group's officer is none of the area today"}
    )
    officer_name = fields.String(allow_none=True)
    district_code = fields.String()


class OverdueReportSchema(Schema):
    """What the officers of an area are late with, the oldest first; `items` is empty for whoever is told figures only."""

    as_of = fields.String()
    scanned_at = fields.String(
        allow_none=True, metadata={"description": "When the scheduler last looked; null before it ever did"}
    )
    counts = fields.List(fields.Nested(OverdueCountSchema))
    items = fields.List(fields.Nested(OverdueItemSchema))


class MonthlyQuerySchema(AreaQuerySchema):
    """Which area and month a monthly report is about."""

    period = Period(required=True, metadata={"description": "The month, YYYY-MM"})


class MonthlyTotalsSchema(Schema):
    """What was filed of an area's groups, summed; groups nothing was filed of are counted and add nothing."""

    groups = fields.Integer(strict=True, metadata={"description": "Groups the month is to be reported of"})
    filed = fields.Integer(strict=True)
    late = fields.Integer(strict=True, metadata={"description": "Of these, filed after the day it was due"})
    members = fields.Integer(strict=True)
    joined = fields.Integer(strict=True)
    left = fields.Integer(strict=True)
    due_satang = fields.Integer(strict=True)
    received_satang = fields.Integer(strict=True)
    arrears_satang = fields.Integer(strict=True)
    savings_satang = fields.Integer(strict=True)
    cash_satang = fields.Integer(strict=True)
    bank_satang = fields.Integer(strict=True)
    meetings = fields.Integer(strict=True)
    visits = fields.Integer(strict=True)


class MonthlyGroupSchema(Schema):
    """One group as it was filed; figures are null while nothing was."""

    group_id = fields.String()
    group_name = fields.String()
    officer_id = fields.String()
    officer_name = fields.String(allow_none=True)
    filed_on = fields.String(allow_none=True, metadata={"description": "The day it was first filed"})
    is_late = fields.Boolean()
    members = fields.Integer(strict=True, allow_none=True)
    joined = fields.Integer(strict=True, allow_none=True)
    left = fields.Integer(strict=True, allow_none=True)
    due_satang = fields.Integer(strict=True, allow_none=True)
    received_satang = fields.Integer(strict=True, allow_none=True)
    arrears_satang = fields.Integer(strict=True, allow_none=True)
    savings_satang = fields.Integer(strict=True, allow_none=True)
    cash_satang = fields.Integer(strict=True, allow_none=True)
    bank_satang = fields.Integer(strict=True, allow_none=True)
    meetings = fields.Integer(strict=True, allow_none=True)
    visits = fields.Integer(strict=True, allow_none=True)
    problems = fields.String(allow_none=True)
    photo_sha256 = fields.String(allow_none=True)


class MonthlySchema(Schema):
    """The monthly reports of an area; `groups` is empty for whoever is told figures only."""

    as_of = fields.String()
    period = fields.String()
    due_on = fields.String()
    totals = fields.Nested(MonthlyTotalsSchema)
    groups = fields.List(fields.Nested(MonthlyGroupSchema))


class StepSchema(Schema):
    """A step of a group's formation that was told."""

    milestone = fields.String(metadata={"enum": list(MILESTONES)})
    state = fields.String(metadata={"enum": ["submitted", *VERDICTS]})
    done_on = fields.String(metadata={"description": "The day it was taken, ISO"})


class GroupSummarySchema(Schema):
    """One group in figures."""

    id = fields.String()
    name = fields.String()
    place_name = fields.String(allow_none=True)
    moo = fields.Integer(strict=True, allow_none=True)
    subdistrict_code = fields.String()
    subdistrict_th = fields.String()
    officer_id = fields.String()
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
    stage = fields.String(metadata={"enum": ["founding", "established", "dormant", "closed", "void"]})
    steps = fields.List(fields.Nested(StepSchema))


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


class AdviceSchema(Schema):
    """What a chief advised about a visit."""

    text = fields.String()
    author_name = fields.String(allow_none=True)
    civil_on = fields.String()


class VisitReportSchema(Schema):
    """A visit that was not taken back."""

    id = fields.String()
    visited_on = fields.String()
    purpose = fields.String(metadata={"enum": list(PURPOSES)})
    visitor = fields.String(metadata={"enum": list(VISITORS)})
    visitor_name = fields.String(allow_none=True)
    found = fields.String(allow_none=True)
    advice = fields.String(allow_none=True)
    photo_sha256 = fields.String(allow_none=True)
    author_name = fields.String(allow_none=True)
    advised = fields.List(fields.Nested(AdviceSchema))


class ShownSchema(Schema):
    """What the group's own books show of its formation."""

    members = fields.Integer(strict=True)
    posts = fields.Integer(strict=True, metadata={"description": "Committee posts that stand today"})
    bylaws_on = fields.String(allow_none=True, metadata={"description": "Since when its by-laws hold"})
    collected_on = fields.String(allow_none=True, metadata={"description": "Its first closed collection"})
    banked_on = fields.String(
        allow_none=True, metadata={"description": "The first money in its bank account"}
    )


class ReviewSchema(Schema):
    """What was said of a step, also of an earlier telling of it."""

    milestone_id = fields.String()
    verdict = fields.String(metadata={"enum": list(VERDICTS)})
    note = fields.String(allow_none=True)
    civil_on = fields.String()
    author_name = fields.String(allow_none=True)


class ToldStepSchema(StepSchema):
    """A step as it was told last, with everything that was said of it."""

    id = fields.String()
    told_on = fields.String(metadata={"description": "The day it was written down"})
    note = fields.String(allow_none=True)
    photo_sha256 = fields.String(allow_none=True)
    author_id = fields.String()
    author_name = fields.String(allow_none=True)
    said = fields.List(fields.Nested(ReviewSchema))


class GroupReportSchema(Schema):
    """One group down to its steps, months, collections and visits."""

    as_of = fields.String()
    group = fields.Nested(GroupSummarySchema)
    steps = fields.List(fields.Nested(ToldStepSchema))
    shown = fields.Nested(ShownSchema)
    visits = fields.List(fields.Nested(VisitReportSchema))
    months = fields.List(fields.Nested(GroupMonthSchema))
    collections = fields.List(fields.Nested(CollectionSummarySchema))


class MenteeTargetSchema(Schema):
    """What an officer promised in an open campaign, and what they founded since its signing."""

    name = fields.String()
    quantity = fields.Integer(strict=True)
    founded = fields.Integer(strict=True)
    target_on = fields.String()


class MenteeSchema(Schema):
    """An officer and their groups, as their mentor sees them."""

    mentorship_id = fields.String()
    person_id = fields.String()
    name = fields.String()
    groups = fields.List(fields.Nested(GroupSummarySchema))
    open_cases = fields.Integer(strict=True)
    waiting_operations = fields.Integer(strict=True)
    last_heard_at = fields.String(allow_none=True)
    targets = fields.List(fields.Nested(MenteeTargetSchema))


class MenteesReportSchema(Schema):
    """The officers somebody mentors today."""

    as_of = fields.String()
    mentees = fields.List(fields.Nested(MenteeSchema))


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


class WaitingStepSchema(Schema):
    """A step that waits for the district chief."""

    id = fields.String()
    group_id = fields.String()
    group_name = fields.String()
    officer_name = fields.String(allow_none=True)
    milestone = fields.String(metadata={"enum": list(MILESTONES)})
    done_on = fields.String()
    told_on = fields.String(metadata={"description": "The day it was written down"})
    received_at = fields.String()


class MilestonesReportSchema(Schema):
    """Steps of an area's groups that wait to be acknowledged, the oldest first."""

    as_of = fields.String()
    waiting = fields.List(fields.Nested(WaitingStepSchema))


class BackupReportSchema(Schema):
    """How the installation's backups stand; `made_at` is of the newest, `checked_at` of the last good restore check."""

    as_of = fields.String()
    state = fields.String(metadata={"enum": ["well", "none", "failed", "old"]})
    made_at = fields.String(allow_none=True)
    checked_at = fields.String(allow_none=True)
