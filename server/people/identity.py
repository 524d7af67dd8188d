"""Reads of who members are, by somebody other than their group's own officer: one line of the audit log a day and group."""

from collections.abc import Iterable
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from server.audit.log import note_each
from server.audit.models import AuditLine
from server.clock import format_instant
from server.database import reading, writing
from server.errors import Refusal
from server.people.current import CurrentPerson
from server.values.thai_date import BANGKOK, bangkok_date

_READ = "identity_read"

#: How long noting waits for another writer.
WAIT_SECONDS = 3.0


def note_identity_read(person: CurrentPerson, about: Iterable[str], now: datetime) -> None:
    """Note that the person is about to read who members of these groups are; what was noted today is not noted again.

    Three questions at most, before anything is told. Refuses with `busy` what cannot be noted now: it is not told either.
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
    if not news:
        return
    try:
        with writing(WAIT_SECONDS) as connection:
            note_each(connection, person.person_id, _READ, news, person.device.id)
    except OperationalError as error:
        raise Refusal("busy", retry_after_seconds=5) from error
