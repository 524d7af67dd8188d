"""Alerts on the wire. Only the server pushes an alert; its recipient marks it."""

from server.alerts.models import Alert, AlertMark
from server.concept import Concept, shape_of
from server.fields import Choice, Count, Day, RowId, StrictSchema, Text
from sync.kind import IN_PERSON, Kind

ANSWERS = ("done", "snooze")


class AlertSchema(StrictSchema):
    """A finding that was raised."""

    rule = Text(length_max=40, required=True)
    subject = Text(length_max=80, required=True)
    due_on = Day(required=True)
    step = Count(minimum=-3650, maximum=3650, required=True)


class AlertMarkSchema(StrictSchema):
    """What the recipient did about an alert."""

    alert_id = RowId(required=True)
    answer = Choice(ANSWERS, required=True)
    until_on = Day(allow_none=True, load_default=None)


_alert, _mark = AlertSchema(), AlertMarkSchema()

CONCEPTS = (
    Concept("alert", Kind("alert", "append", IN_PERSON, shape_of(_alert)), Alert, _alert),
    Concept("alert_mark", Kind("alert_mark", "append", IN_PERSON, shape_of(_mark)), AlertMark, _mark),
)
