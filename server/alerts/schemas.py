"""Alerts on the wire. Only the server pushes an alert; its recipient marks it, and chiefs pause what is told above an officer."""

from server.alerts.escalation import REASONS, check_pause
from server.alerts.models import Alert, AlertMark, EscalationPause
from server.concept import Concept, shape_of
from server.fields import Choice, Count, Day, Lines, RowId, StrictSchema, Text
from server.people.grants import holder_lookups
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


class EscalationPauseSchema(StrictSchema):
    """Nobody above the officer is told until a day; without a day they are told again."""

    group_id = RowId(allow_none=True, load_default=None)
    until_on = Day(allow_none=True, load_default=None)
    reason = Choice(REASONS, required=True)
    note = Lines(length_max=300, allow_none=True, load_default=None)


_alert, _mark, _pause = AlertSchema(), AlertMarkSchema(), EscalationPauseSchema()

CONCEPTS = (
    Concept("alert", Kind("alert", "append", IN_PERSON, shape_of(_alert)), Alert, _alert),
    Concept("alert_mark", Kind("alert_mark", "append", IN_PERSON, shape_of(_mark)), AlertMark, _mark),
    Concept(
        "escalation_pause",
        Kind(
            "escalation_pause",
            "append",
            IN_PERSON,
            shape_of(_pause),
            lookups=holder_lookups,
            check=check_pause,
        ),
        EscalationPause,
        _pause,
    ),
)
