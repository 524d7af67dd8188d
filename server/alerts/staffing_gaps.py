"""Places whose last officer has gone: three questions about posts and campaigns, then the rule, place by place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import Connection, select

from server.alerts.escalation import Audience
from server.alerts.levels import OFFICER
from server.alerts.recipients import load_posts
from server.alerts.rule import Finding
from server.alerts.rules.assignment_gap import RULE, GapFacts, RunFact, assignment_gap
from server.campaigns.models import Campaign
from server.clock import parse_instant
from server.people.assignment import Assignment
from server.people.assignments import ever_holds
from server.people.models import Person
from server.places.places import contains
from server.rulebook.lookup import load_settings, setting_in
from server.values.thai_date import bangkok_date

_DAYS = "assignment_gap_days"


def find_gaps(connection: Connection, today: date) -> Iterator[Finding]:
    """Findings for the staff of the provinces where an officer is missing."""
    posts, settings = load_posts(connection, today), load_settings(connection, _DAYS)
    campaigns = connection.execute(
        select(Campaign.area_code, Campaign.state, Campaign.starts_on, Campaign.hard_on).where(
            Campaign.state == "open"
        )
    ).all()
    for area_code, until in _load_last_days(connection, today).items():
        if posts.reaching(area_code, OFFICER):
            continue
        facts = GapFacts(
            area_code=area_code,
            worked_until=until,
            campaigns=[
                RunFact(state=each.state, starts_on=each.starts_on, hard_on=each.hard_on)
                for each in campaigns
                if contains(each.area_code, area_code)
            ],
        )
        after_days = setting_in(_DAYS, settings, area_code, today.isoformat())
        yield from _hear(Audience(posts.above("", [area_code]), (), None, today), facts, after_days)


def _hear(audience: Audience, facts: GapFacts, after_days: int) -> Iterable[Finding]:
    return audience.hear(
        RULE, lambda _level, person: assignment_gap(facts, after_days, audience.today, person)
    )


def _load_last_days(connection: Connection, today: date) -> Mapping[str, str]:
    """By place where officers worked: the last day of the last of them; whose account ended worked until that day."""
    day = today.isoformat()
    last: dict[str, str] = defaultdict(str)
    for area_code, to_on, disabled_at in connection.execute(
        select(Assignment.area_code, Assignment.to_on, Person.disabled_at)
        .join(Person, Assignment.scope_id == "person:" + Person.id)
        .where(Assignment.role == OFFICER, Assignment.from_on <= day, ever_holds())
        .order_by(Assignment.area_code)
    ):
        ended = bangkok_date(parse_instant(disabled_at)).isoformat() if disabled_at else day
        last[area_code] = max(last[area_code], min(to_on or day, ended))
    return last
