"""Officers whose phones say nothing: facts in four questions, then the rule, officer by officer."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Connection, func, select

from server.alerts.escalation import Audience
from server.alerts.levels import OFFICER
from server.alerts.pauses import load_pauses
from server.alerts.recipients import load_posts
from server.alerts.rule import Finding
from server.alerts.rules.device_silent import RULE, SilenceFacts, device_silent
from server.clock import parse_instant
from server.people.models import Device
from server.rulebook.lookup import load_settings, setting_in
from server.values.thai_date import bangkok_date

_DAYS = "device_silent_days"


def find_silent(connection: Connection, today: date) -> Iterator[Finding]:
    """Findings for the officer and for the chiefs of their area. An officer who never logged in is not silent."""
    posts, settings = load_posts(connection, today), load_settings(connection, _DAYS)
    pauses = load_pauses(connection)
    heard = {
        person_id: bangkok_date(parse_instant(at)).isoformat()
        for person_id, at in connection.execute(
            select(Device.person_id, func.max(Device.last_heard_at)).group_by(Device.person_id)
        )
    }
    for officer, areas in posts.of(OFFICER):
        if officer not in heard:
            continue
        facts = SilenceFacts(officer_id=officer, last_heard_on=heard[officer])
        after_days = setting_in(_DAYS, settings, areas[0], today.isoformat())
        audience = Audience(posts.above(officer, areas), pauses.get(officer, ()), None, today)
        yield from _hear(audience, facts, after_days)


def _hear(audience: Audience, facts: SilenceFacts, after_days: int) -> Iterable[Finding]:
    return audience.hear(RULE, lambda _, who: device_silent(facts, after_days, audience.today, who))
