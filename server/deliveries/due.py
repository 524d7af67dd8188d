"""Which alerts are still to be told: alerts are facts and stay, what they are about is settled."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_

from server.alerts.models import Alert, AlertMark, StandingFinding
from server.alerts.rules import collection_tomorrow
from server.people.models import Person


def is_to_be_told(today: date) -> ColumnElement[bool]:
    """Whether the latest scan found an alert, its recipient has neither left nor answered it, and it does not come after its day.

    Every rule finds again what it told once for as long as that is due, so none is told of that the scan does not find.
    """
    is_standing = exists().where(StandingFinding.alert_id == Alert.id)
    is_here = exists().where(Alert.scope_id == "person:" + Person.id, Person.disabled_at.is_(None))
    is_answered = exists().where(AlertMark.scope_id == Alert.scope_id, AlertMark.alert_id == Alert.id)
    coming = (today.isoformat(), (today + timedelta(days=1)).isoformat())
    is_in_time = or_(Alert.rule != collection_tomorrow.RULE, Alert.due_on.in_(coming))
    return and_(is_standing, is_here, ~is_answered, is_in_time)
