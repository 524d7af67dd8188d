"""What the calendar tells: everybody, and chiefs every Monday."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from server.alerts.levels import CHIEF, PROVINCE_CHIEF, STAFF
from server.alerts.recipients import load_posts
from server.alerts.rule import Finding
from server.alerts.rules.savings_week import savings_week
from server.alerts.rules.weekly_digest import weekly_digest
from server.places.places import NATION
from server.rulebook.lookup import load_settings, setting_in

_WEEK_DAYS = "savings_week_days"


def find_days_of_note(connection: Connection, today: date) -> Iterator[Finding]:
    """Findings for everybody with a post today, and on Mondays for chiefs. Two questions."""
    posts = load_posts(connection, today)
    settings = load_settings(connection, _WEEK_DAYS)
    for person, area in posts.everybody():
        days = setting_in(_WEEK_DAYS, settings, area or NATION, today.isoformat())
        yield from savings_week(days, today, person)
    for role in (CHIEF, STAFF, PROVINCE_CHIEF):
        for person, areas in posts.of(role):
            for area in areas:
                yield from weekly_digest(area or NATION, today, person)
