"""What the calendar tells everybody, whatever they do."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from server.alerts.recipients import load_posts
from server.alerts.rule import Finding
from server.alerts.rules.savings_week import savings_week


def find_days_of_note(connection: Connection, today: date) -> Iterator[Finding]:
    """Findings for everybody with a post today. One question."""
    for person in load_posts(connection, today).everybody():
        yield from savings_week(today, person)
