"""Somebody goes: every post, mentorship and session ends."""

from datetime import date, datetime

from sqlalchemy import update

from server.audit.log import note
from server.clock import format_instant
from server.database import reading, writing
from server.people.models import Person
from server.people.sessions import end_other_sessions
from server.staffing.mentors import ending_pairs
from server.staffing.posts import MACHINE, By, end_posts, push_drafts


def retire(person_id: str, on: date, now: datetime, *, by: By = MACHINE) -> None:
    """End every post and mentorship with a day, every session at once, and the right to log in.

    What their phones still hold is taken in.
    """
    end_posts(person_id, None, on, now, by=by)
    with reading() as connection:
        ending = ending_pairs(connection, person_id, on)
    push_drafts(ending, now)
    with writing() as connection:
        connection.execute(
            update(Person)
            .where(Person.id == person_id, Person.disabled_at.is_(None))
            .values(disabled_at=format_instant(now))
        )
        end_other_sessions(connection, person_id)
        note(connection, by.person_id, "user_retired", person_id, by.device_id)
