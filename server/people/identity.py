"""Reads of who members are, by somebody other than their group's own officer: one line of the audit log a day and group."""

from collections.abc import Iterable
from datetime import datetime, time

from sqlalchemy import select

from server.audit.log import note_each
from server.audit.models import AuditLine
from server.clock import format_instant
from server.database import reading, writing
from server.people.current import CurrentPerson
from server.values.thai_date import BANGKOK, bangkok_date

_READ = "identity_read"


def note_identity_read(person: CurrentPerson, about: Iterable[str], now: datetime) -> None:
    """Note that the person is about to read who members of these groups are; what was noted today is not noted again.

    Three questions at most, before anything is told: an answer that cannot be noted is not given.
    """
    wanted = set(about)
    if not wanted:
        return
    day_began_at = format_instant(datetime.combine(bangkok_date(now), time(), BANGKOK))
    with reading() as connection:
        known = connection.execute(
            select(AuditLine.about).where(
                AuditLine.who == person.person_id, AuditLine.what == _READ, AuditLine.at >= day_began_at
            )
        ).scalars()
        news = sorted(wanted - set(known))
    if news:
        with writing() as connection:
            note_each(connection, person.person_id, _READ, news, person.device.id)
