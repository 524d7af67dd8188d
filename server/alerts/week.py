"""The savings week, told to everybody with a post: two questions."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from server.alerts.recipients import load_posts
from server.alerts.rule import Finding
from server.alerts.rules.savings_week import savings_week
from server.rulebook.lookup import load_settings, setting_in

_AHEAD = "savings_week_ahead_days"


def find_savings_week(connection: Connection, today: date) -> Iterator[Finding]:
    """A finding for everybody with a post in the days of the week, and those before it that their place has set."""
    posts, settings = load_posts(connection, today), load_settings(connection, _AHEAD)
    for person, area in posts.everybody().items():
        ahead_days = setting_in(_AHEAD, settings, area, today.isoformat())
        yield from savings_week(ahead_days, today, person)
