"""Reports of activities on the wire."""

from server.activities.models import ActivityReport
from server.activities.rules import EVENTS, PHOTOS_MAX, check_activity, replaced_reference
from server.concept import Concept, shape_of
from server.fields import Choice, Day, Lines, PhotoHashes, RowId, StrictSchema
from sync.kind import IN_AREA, IN_GROUP, Kind


class ActivityReportSchema(StrictSchema):
    """What is told the public of an event."""

    event = Choice(EVENTS, required=True)
    subject_id = RowId(allow_none=True, load_default=None)
    happened_on = Day(required=True)
    text = Lines(length_max=3000, required=True)
    photos = PhotoHashes(most=PHOTOS_MAX, load_default=list)
    replaces = RowId(allow_none=True, load_default=None)


_report = ActivityReportSchema()

CONCEPTS = (
    Concept(
        "activity_report",
        Kind(
            "activity_report",
            "append",
            IN_GROUP | IN_AREA,
            shape_of(_report),
            references=replaced_reference,
            check=check_activity,
        ),
        ActivityReport,
        _report,
    ),
)
